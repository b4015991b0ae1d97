"""The program's own dialogs: settings, palette, keys, recent files. Each in both directions."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QCheckBox, QMessageBox

from desktop import standing as store
from desktop.program.program import Preferences, ProgramView
from desktop.standing import Standing
from desktop.ui.keys import KeysDialog
from desktop.ui.main_window import MainWindow
from desktop.ui.palette import ROW, Palette
from desktop.ui.settings_dialog import SettingsDialog
from desktop.ui.standing import stand, standing

# All that the offscreen platform says of dialogs and menus.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise\\(\\)", "grabbing the keyboard")
SIX = Preferences("pl", "dark", False, 35, True, 45, True, "ABC", 2.5, True, False)


@pytest.fixture
def window(qtbot, screen):
    window = MainWindow()
    qtbot.addWidget(window)
    window.show_screen(screen)
    window.show()
    return window


def test_settings_are_shown_without_being_wished(qtbot):
    dialog = SettingsDialog(Preferences())
    qtbot.addWidget(dialog)
    wished = []
    dialog.wished.connect(wished.append)
    dialog.show_preferences(SIX)
    assert wished == []
    dialog.notice.click()
    assert wished == [replace(SIX, notice=True)]


def test_each_setting_is_wished_at_once_and_cancel_puts_all_back(qtbot):
    dialog = SettingsDialog(SIX)
    qtbot.addWidget(dialog)
    wished = []

    def obey(wanted):
        wished.append(wanted)
        dialog.show_preferences(wanted)

    dialog.wished.connect(obey)
    for box, place in ((dialog.language, 2), (dialog.theme, 3)):
        box.setCurrentIndex(place)
        box.activated.emit(place)
    for switch in (dialog.overlay, dialog.contours, dialog.crisp, dialog.remember, dialog.notice):
        switch.click()
    for number, value in ((dialog.opacity, 80), (dialog.threshold, 20), (dialog.prevalence, 12.5)):
        number.setValue(value)
    dialog.initials.setFocus()
    dialog.initials.clear()
    qtbot.keyClicks(dialog.initials, "XY")
    qtbot.keyClick(dialog.initials, Qt.Key.Key_Tab)
    dialog.initials.editingFinished.emit()
    assert wished[-1] == Preferences("ru", "contrast", True, 80, False, 20, False, "XY", 12.5, False, True)
    assert len(wished) == 11
    dialog.reject()
    assert wished[-1] == SIX


def test_ok_keeps_what_was_typed_last(qtbot):
    dialog = SettingsDialog(SIX)
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.wished) as caught:
        dialog.initials.setText("Q")
        dialog.accept()
    assert caught.args == [replace(SIX, initials="Q")]


def answer(button: QMessageBox.StandardButton):
    """Press a button of the message box that comes."""
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    box.button(button).click()


def test_recent_files_are_forgotten_after_a_question(qtbot, later):
    dialog = SettingsDialog(SIX)
    qtbot.addWidget(dialog)
    seen = []
    dialog.forgotten.connect(lambda: seen.append(1))
    for button, count in ((QMessageBox.StandardButton.No, 0), (QMessageBox.StandardButton.Yes, 1)):
        later(lambda button=button: answer(button))
        dialog.forget.click()
        assert len(seen) == count


@pytest.fixture
def later(qtbot):
    """Run something as soon as a modal dialog is there."""
    from PySide6.QtCore import QTimer

    timers = []

    def run(act):
        timer = QTimer(interval=5)

        def look():
            if QApplication.activeModalWidget() is not None:
                timer.stop()
                act()

        timer.timeout.connect(look)
        timer.start()
        timers.append(timer)

    return run


def test_the_palette_runs_what_is_typed_and_can_be_done(qtbot, window):
    palette = Palette(window.actions_by_id, window)
    qtbot.addWidget(palette)
    palette.show()
    qtbot.keyClicks(palette.search, "invert")
    assert palette.list.currentItem().data(ROW).id == "invert"
    qtbot.keyClick(palette.search, Qt.Key.Key_Return)
    assert palette.chosen == "invert"
    assert not palette.isVisible()


def test_the_palette_is_used_with_keys_only(qtbot, window):
    palette = Palette(window.actions_by_id, window)
    qtbot.addWidget(palette)
    palette.show()
    qtbot.keyClicks(palette.search, "zoom")
    first = palette.list.currentRow()
    qtbot.keyClick(palette.search, Qt.Key.Key_Down)
    assert palette.list.currentRow() > first
    qtbot.keyClick(palette.search, Qt.Key.Key_Escape)
    assert palette.chosen == ""
    assert not palette.isVisible()


def test_the_palette_does_not_run_what_cannot_be_done(qtbot, window):
    assert not window.actions_by_id["previous"].isEnabled()
    palette = Palette(window.actions_by_id, window)
    qtbot.addWidget(palette)
    palette.show()
    palette.search.setText("Previous file")
    row = next(i for i in range(palette.list.count()) if palette.list.item(i).data(ROW).id == "previous")
    assert not palette.list.item(row).flags() & Qt.ItemFlag.ItemIsSelectable
    palette.list.setCurrentRow(row)
    palette.search.returnPressed.emit()
    assert palette.chosen == ""
    assert palette.isVisible()


def test_ctrl_k_finds_and_runs_a_command(qtbot, window, later):
    seen = []
    window.chosen.connect(seen.append)

    def type_it():
        palette = QApplication.activeModalWidget()
        qtbot.keyClicks(palette.search, "invert")
        qtbot.keyClick(palette.search, Qt.Key.Key_Return)

    later(type_it)
    window.actions_by_id["palette"].trigger()
    assert seen == ["invert"]


def row_of(dialog: KeysDialog, key: str) -> int:
    return next(i for i in range(dialog.table.rowCount()) if dialog.table.item(i, 0).text() == key)


def test_a_key_is_changed_named_when_taken_and_reset(qtbot):
    dialog = KeysDialog()
    qtbot.addWidget(dialog)
    wanted = []
    dialog.changed.connect(wanted.append)
    row = row_of(dialog, "I")
    dialog.table.setCurrentCell(row, 0)
    dialog.wanted.setKeySequence(QKeySequence("A"))
    assert "Auto window" in dialog.note
    assert not dialog.change.isEnabled()
    dialog.wanted.setKeySequence(QKeySequence("Space"))
    assert "lists" in dialog.note
    assert not dialog.change.isEnabled()
    dialog.wanted.setKeySequence(QKeySequence("Shift+F12"))
    dialog.change.click()
    assert wanted == [{"invert": "Shift+F12"}]
    assert dialog.table.item(row, 0).text() == "Shift+F12"
    dialog.reset.click()
    assert wanted[-1] == {}
    assert not dialog.reset.isEnabled()


def test_all_keys_are_reset_after_a_question_and_one_only_to_a_free_key(qtbot, later):
    dialog = KeysDialog({"invert": "F12", "auto": "I"})
    qtbot.addWidget(dialog)
    wanted = []
    dialog.changed.connect(wanted.append)
    dialog.table.setCurrentCell(row_of(dialog, "F12"), 0)
    dialog.reset.click()
    assert wanted == []
    assert "Auto window" in dialog.note
    later(lambda: answer(QMessageBox.StandardButton.Yes))
    dialog.reset_all.click()
    assert wanted == [{}]


def test_a_changed_key_works_and_the_tooltip_says_it(qtbot, window, screen):
    window.show_screen(replace(screen, program=ProgramView(keys={"invert": "F12", "overlay": "Shift+F12"})))
    assert "Where the model looked (Shift+F12)" in [box.text() for box in window.overlay.findChildren(QCheckBox)]
    action = window.actions_by_id["invert"]
    assert "(F12)" in action.toolTip()
    seen = []
    window.chosen.connect(seen.append)
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_I)
    qtbot.keyClick(window, Qt.Key.Key_F12)
    assert seen == ["invert"]
    window.show_screen(screen)
    assert "(I)" in action.toolTip()


def test_recent_files_are_a_menu_that_a_key_opens(qtbot, window, screen):
    window.show_screen(replace(screen, program=ProgramView(recent=("a/one & two.dcm", "b/x.dcm"))))
    seen = []
    window.program.reopened.connect(seen.append)
    window.actions_by_id["recent"].trigger()
    menu = window.program.recent
    assert menu.isVisible()
    assert menu.activeAction().text() == "&1  a/one && two.dcm"
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert seen == [1]
    assert not menu.isVisible()


def test_full_screen_and_back(window):
    window.actions_by_id["full_screen"].trigger()
    assert window.isFullScreen()
    window.actions_by_id["full_screen"].trigger()
    assert not window.isFullScreen()


def test_where_the_window_stood_is_kept(qtbot, window, tmp_path):
    window.resize(900, 650)  # what the offscreen screen has room for
    window.splitter.setSizes([0, 500, 400])
    file = tmp_path / "window.json"
    store.save(file, standing(window))
    other = MainWindow()
    qtbot.addWidget(other)
    stand(other, store.load(file))
    assert (other.width(), other.height()) == (900, 650)
    assert other.splitter.sizes()[2] == window.splitter.sizes()[2]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"geometry": "é", "sizes": []}', '{"geometry": "", "sizes": ["x"]}'])
def test_a_damaged_place_is_none(tmp_path, text):
    (tmp_path / "window.json").write_text(text)
    assert store.load(tmp_path / "window.json") == Standing()
