"""Marks in the window: painted where they belong, drawn by mouse and keys, listed, named, asked for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDoubleSpinBox, QLineEdit, QListWidget, QToolButton

from desktop.presenter import Presenter
from desktop.settings import Settings
from desktop.ui.main_window import MainWindow
from desktop.ui.marks_questions import LengthQuestion, TextQuestion
from desktop.ui.theme import MARK, MARK_SELECTED
from desktop.wiring import connect

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # all that the offscreen platform says of a dialog
LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
Key = Qt.Key


@pytest.fixture
def window(qtbot, make):
    """With its presenter, and a radiograph of 120 x 100 pixels."""

    def read(path: Path, frame: int):
        return replace(make.radiograph(path, frame, 120, 100), sha256=path.stem.ljust(64, "0"))

    window = MainWindow()
    qtbot.addWidget(window)
    presenter = Presenter(window, make.now(), make.now(), read, Settings())
    connect(window, presenter)
    presenter.open([Path("one.dcm"), Path("two.dcm")])
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


@pytest.fixture
def view(window):
    return lambda: window.screen_shown.marks


def at(window, row: float, column: float) -> QPoint:
    return window.canvas.point_of(row, column).toPoint()


def drag(window, start, end, button=LEFT) -> None:
    port = window.canvas.viewport()
    QTest.mousePress(port, button, pos=at(window, *start))
    end_point = at(window, *end)
    QTest.mouseMove(port, (at(window, *start) + end_point) / 2)
    QTest.mouseMove(port, end_point)
    QTest.mouseRelease(port, button, pos=end_point)


def click(window, row: float, column: float) -> None:
    QTest.mouseClick(window.canvas.viewport(), LEFT, pos=at(window, row, column))


def press(window, *keys) -> None:
    for key in keys:
        QTest.keyClick(window.canvas, *(key if isinstance(key, tuple) else (key,)))


def shift(key: Key) -> tuple[Key, Qt.KeyboardModifier]:
    return key, Qt.KeyboardModifier.ShiftModifier


def test_a_drag_with_a_tool_draws_and_without_one_pans(window, view):
    before = window.canvas.point_of(0, 0)
    press(window, shift(Key.Key_D))
    drag(window, (20, 10), (20, 80))
    ((start, end),) = view().items[0].lines
    assert (start, end) == (pytest.approx((20, 10), abs=0.2), pytest.approx((20, 80), abs=0.2))
    assert window.canvas.point_of(0, 0) == before
    press(window, shift(Key.Key_V))
    for _ in range(12):
        window.canvas.zoom_in()
    before = window.canvas.point_of(0, 0)
    drag(window, (60, 50), (63, 50))
    assert len(view().items) == 1
    assert window.canvas.point_of(0, 0) != before


def test_a_mark_is_painted_where_it_is_in_one_width_at_every_zoom(window, view):
    press(window, shift(Key.Key_D))
    drag(window, (60, 10), (60, 90))
    press(window, Key.Key_Escape, Key.Key_Escape)
    assert view().selected == -1
    for _ in range(2):
        image = window.canvas.viewport().grab().toImage()
        where = window.canvas.point_of(60, 30).toPoint()
        column = [image.pixelColor(where.x(), y) for y in range(where.y() - 12, where.y() + 13)]
        lit = [y for y, colour in enumerate(column) if colour.green() > colour.red() + 40]
        assert min(abs(y - 12) for y in lit) <= 1
        assert 1 <= len(lit) <= 4, f"{MARK.name()} in {[c.name() for c in column]}"
        for _ in range(3):
            window.canvas.zoom_in()


@pytest.mark.parametrize("turn", ["", "rotate", "flip"])
def test_a_click_on_a_mark_selects_it_and_a_drag_moves_it(window, view, turn):
    for name in (one for one in window.actions_by_id if turn and one.startswith(turn)):
        window.actions_by_id[name].trigger()
        break
    press(window, shift(Key.Key_D))
    drag(window, (20, 10), (20, 80))
    press(window, Key.Key_Escape, Key.Key_Escape)
    click(window, 20, 40)
    assert view().selected == 0
    drag(window, (20, 40), (50, 45))
    assert view().items[0].handles[0] == pytest.approx((50, 15), abs=0.5)
    drag(window, (50, 85), (90, 60))
    assert view().items[0].handles == (pytest.approx((50, 15), abs=0.5), pytest.approx((90, 60), abs=0.5))
    click(window, 110, 10)
    assert view().selected == -1


def test_clicks_draw_an_angle_and_the_line_follows(window, view):
    press(window, shift(Key.Key_A))
    click(window, 20, 20)
    QTest.mouseMove(window.canvas.viewport(), at(window, 80, 20))
    assert view().draft.lines == ((pytest.approx((20, 20), abs=0.2), pytest.approx((80, 20), abs=0.2)),)
    click(window, 80, 20)
    click(window, 80, 70)
    assert view().items[0].value == "90.0°"


def test_keys_alone_draw_and_move(window, view):
    press(window, shift(Key.Key_R), Key.Key_Return)
    before = view().items[0].handles
    press(window, Key.Key_Return, Key.Key_Down, shift(Key.Key_Right))
    assert view().items[0].handles[0] == (before[0][0] + 1.0, before[0][1] + 10.0)
    assert view().items[0].handles[2] == before[2]
    press(window, shift(Key.Key_N), Key.Key_Delete)
    assert view().items == ()
    QTest.keyClick(window.canvas, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(view().items) == 1


def test_space_and_the_middle_button_pan_while_a_tool_is_in_hand(window, view):
    window.canvas.actual_size()
    for _ in range(12):
        window.canvas.zoom_in()
    press(window, shift(Key.Key_D))
    before = window.canvas.point_of(60, 50)
    middle = window.canvas.viewport().rect().center()
    port = window.canvas.viewport()
    QTest.mousePress(port, MIDDLE, pos=middle)
    QTest.mouseMove(port, middle + QPoint(40, 25))
    QTest.mouseRelease(port, MIDDLE, pos=middle + QPoint(40, 25))
    assert (window.canvas.point_of(60, 50) - before - QPointF(40, 25)).manhattanLength() <= 2
    before = window.canvas.point_of(60, 50)
    QTest.keyPress(window.canvas, Key.Key_Space)
    QTest.mousePress(port, LEFT, pos=middle)
    QTest.mouseMove(port, middle + QPoint(30, 0))
    QTest.mouseRelease(port, LEFT, pos=middle + QPoint(30, 0))
    QTest.keyRelease(window.canvas, Key.Key_Space)
    assert (window.canvas.point_of(60, 50) - before - QPointF(30, 0)).manhattanLength() <= 2
    assert view().items == ()
    assert view().tool == "length"


def test_the_list_selects_names_and_copies(window, view, qtbot):
    panel = window.marks.panel
    window.side.setCurrentWidget(panel)
    press(window, shift(Key.Key_D))
    drag(window, (20, 10), (20, 80))
    press(window, shift(Key.Key_E))
    drag(window, (40, 20), (80, 70))
    rows = panel.findChild(QListWidget)
    assert [rows.item(row).text().split("\n")[0] for row in range(2)] == ["1  Length", "2  Ellipse"]
    assert rows.currentRow() == 1
    rows.setCurrentRow(0)
    assert view().selected == 0
    line = panel.findChild(QLineEdit)
    line.setFocus()
    QTest.keyClicks(line, "rib <b>")
    QTest.keyClick(line, Key.Key_Return)
    assert view().items[0].text == "rib <b>"
    assert "rib <b>" in rows.item(0).text()
    window.actions_by_id["copy_marks"].trigger()
    heading, first, second = QGuiApplication.clipboard().text().splitlines()
    assert first.split("\t")[1:4] == ["Length", "10.0064", "mm"] or first.startswith("1\tLength\t10.0")
    assert first.endswith("\trib <b>")
    assert len(heading.split("\t")) == len(second.split("\t"))


def typing(window, words: str) -> QLineEdit:
    panel = window.marks.panel
    window.side.setCurrentWidget(panel)
    line = panel.findChild(QLineEdit)
    line.setFocus()
    QTest.keyClicks(line, words)
    return line


def test_what_is_typed_stays_with_its_mark_when_another_radiograph_comes(window, view):
    press(window, shift(Key.Key_D))
    drag(window, (20, 10), (20, 80))
    window.chosen.emit("compare")
    window.chosen.emit("next")
    drag(window, (20, 10), (20, 80))
    line = typing(window, "nodule?")
    QTest.keyClick(line, Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert window.screen_shown.current == 0
    assert (view().items[0].text, line.text()) == ("", "")
    QTest.keyClick(line, Key.Key_Return)
    assert view().items[0].text == ""
    QTest.keyClick(line, Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert view().items[0].text == "nodule?"


def test_what_is_typed_is_kept_without_return(window, view):
    press(window, shift(Key.Key_D))
    drag(window, (20, 10), (20, 80))
    line = typing(window, "rib")
    QTest.keyClick(line, Key.Key_PageDown)
    assert window.screen_shown.current == 1
    QTest.keyClick(line, Key.Key_PageUp)
    assert view().items[0].text == "rib"


def test_the_cursor_stays_where_letters_are_put_in_and_they_are_one_step(window, view):
    press(window, shift(Key.Key_D))
    drag(window, (20, 10), (20, 80))
    line = typing(window, "old  rib")
    line.setCursorPosition(4)
    QTest.keyClicks(line, "7th ")
    assert (view().items[0].text, line.text(), line.cursorPosition()) == ("old 7th  rib", "old 7th  rib", 8)
    window.actions_by_id["undo"].trigger()
    assert (view().items[0].text, line.text()) == ("", "")
    assert len(view().items) == 1


def test_a_text_and_a_known_length_are_asked_for(window, view):
    press(window, shift(Key.Key_X))
    click(window, 30, 30)
    (dialog,) = window.findChildren(TextQuestion)
    dialog.findChild(QLineEdit).setText("clip")
    dialog.accept()
    assert view().items[0].text == "clip"
    press(window, shift(Key.Key_K))
    drag(window, (100, 10), (100, 60))
    (dialog,) = window.findChildren(LengthQuestion)
    dialog.findChild(QDoubleSpinBox).setValue(100.0)
    dialog.accept()
    assert window.screen_shown.picture.pixel == pytest.approx(2.0, rel=0.02)
    assert window.screen_shown.picture.unit == "mm user-calibrated"


def test_a_question_goes_with_its_radiograph_and_can_be_declined(window, view):
    press(window, shift(Key.Key_K))
    drag(window, (100, 10), (100, 60))
    (dialog,) = window.findChildren(LengthQuestion)
    window.chosen.emit("next")
    assert not dialog.isVisible()
    click(window, 30, 30)
    press(window, shift(Key.Key_X))
    click(window, 30, 30)
    (dialog,) = window.findChildren(TextQuestion)
    dialog.reject()
    assert (view().asked, view().items) == ("", ())


def test_the_buttons_follow_the_table_of_actions(window, view):
    buttons = {button.defaultAction().objectName(): button for button in window.marks.panel.findChildren(QToolButton)}
    assert buttons["tool_ellipse"].text() == "Ellipse"
    buttons["tool_ellipse"].click()
    assert view().tool == "ellipse"
    assert buttons["tool_ellipse"].isChecked()
    assert window.canvas.hasFocus(), "the keys that draw are the canvas's"
    assert not buttons["delete_mark"].isEnabled()


def test_handles_are_of_one_size_and_the_one_that_keys_move_is_filled(window):
    press(window, shift(Key.Key_R), Key.Key_Return, Key.Key_Return)
    item = window.screen_shown.marks.items[0]
    sizes = []
    for _ in range(2):
        image = window.canvas.viewport().grab().toImage()
        first, second = (window.canvas.point_of(*place).toPoint() for place in item.handles[:2])
        assert image.pixelColor(first) == MARK_SELECTED
        assert image.pixelColor(second) != MARK_SELECTED
        across = [image.pixelColor(first.x() + x, first.y()) == MARK_SELECTED for x in range(-9, 10)]
        sizes.append(sum(across))
        window.canvas.zoom_in()
    assert max(sizes) - min(sizes) <= 2
    assert np.mean(sizes) == pytest.approx(9, abs=2)
