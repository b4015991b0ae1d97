"""The reader's tab and the window of the network's input: what they show, and what a hand makes them say."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLabel

from desktop.presenter import Presenter
from desktop.reader.views import InputView, ReaderRow, ReaderView
from desktop.settings import Settings
from desktop.ui import reader_panel
from desktop.ui.comment import Comment
from desktop.ui.main_window import MainWindow
from desktop.ui.network_input import NetworkInput, Pixels
from desktop.ui.reader_panel import ReaderPanel
from desktop.wiring import connect_reader

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "does not support raise")  # said of every dialog
ROWS = (
    ReaderRow("Pneumonia", "positive, 0.71", "absent, disagree", side="disagrees"),
    ReaderRow("Effusion", "negative, 0.20", "earlier: present", note="Said of version 1."),
)
VIEW = ReaderView(ROWS, 0, "subject", "text", "", "JK", ("Figures.",), "", True, True)


@pytest.fixture
def panel(qtbot):
    panel = ReaderPanel()
    qtbot.addWidget(panel)
    panel.resize(340, 700)
    panel.show()
    return panel


def heard(panel: ReaderPanel) -> list[tuple[object, ...]]:
    seen: list[tuple[object, ...]] = []
    for name in ("picked", "commented", "named", "exported", "stopped"):
        getattr(panel, name).connect(lambda *values, name=name: seen.append((name, *values)))
    return seen


def said(panel: ReaderPanel) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]


def test_showing_says_nothing(panel):
    seen = heard(panel)
    panel.show_reader(VIEW)
    panel.show_reader(replace(VIEW, selected=1, comment="other", initials="AB"))
    panel.show_reader(ReaderView(hint="Open a radiograph."))
    assert seen == []


def test_the_readers_words_are_in_their_own_column(panel):
    panel.show_reader(VIEW)
    texts = [[panel.rows.item(row, column).text() for column in range(3)] for row in range(2)]
    assert texts == [
        ["Pneumonia", "positive, 0.71", "absent, disagree"],
        ["Effusion", "negative, 0.20", "earlier: present"],
    ]
    assert panel.rows.horizontalHeaderItem(2).text() == "You"
    assert "Said of version 1." not in said(panel)
    panel.show_reader(replace(VIEW, selected=1))
    assert "Said of version 1." in said(panel)


def test_without_an_answer_nothing_can_be_pressed(panel):
    panel.show_reader(ReaderView(hint="Open a radiograph."))
    assert not any(button.isEnabled() for button in panel.buttons.values())
    assert not panel.comment.isEnabled()
    assert "Open a radiograph." in said(panel)


def test_a_label_is_picked_with_the_arrow_keys(qtbot, panel):
    panel.show_reader(VIEW)
    seen = heard(panel)
    qtbot.keyClick(panel.rows, Qt.Key.Key_Down)
    assert seen == [("picked", 1)]


def test_initials(qtbot, panel):
    panel.show_reader(VIEW)
    seen = heard(panel)
    panel.initials.clear()
    qtbot.keyClicks(panel.initials, "AB")
    qtbot.keyClick(panel.initials, Qt.Key.Key_Return)
    assert seen == [("named", "A"), ("named", "AB")], "at every letter, so that the next decision is theirs"


def test_an_export_asks_where_to_and_can_be_stopped(panel, monkeypatch):
    answers = [None, Path("t.csv")]
    monkeypatch.setattr(reader_panel, "ask_table", lambda parent: answers.pop(0))
    panel.show_reader(VIEW)
    seen = heard(panel)
    panel.export_button.click()
    panel.export_button.click()
    panel.show_reader(replace(VIEW, exporting=(3, 9)))
    assert panel.export_button.text() == "Stop the export"
    assert any("3 of 9 files" in label.text() for label in panel.findChildren(QLabel))
    panel.export_button.click()
    assert seen == [("exported", Path("t.csv")), ("stopped",)]


@pytest.fixture
def comment(qtbot):
    comment = Comment()
    qtbot.addWidget(comment)
    comment.show_comment("one", "before")
    comment.show()
    return comment


def test_a_comment_saves_itself_when_the_hand_rests(qtbot, comment):
    with qtbot.waitSignal(comment.written, timeout=3000) as caught:
        qtbot.keyClicks(comment, "x")
    assert caught.args == ["one", "xbefore"]


def test_a_comment_is_saved_before_another_subject_comes(qtbot, comment):
    seen = []
    comment.written.connect(lambda *values: seen.append(values))
    qtbot.keyClicks(comment, "x")
    comment.show_comment("two", "theirs")
    assert seen == [("one", "xbefore")]
    assert comment.toPlainText() == "theirs"
    comment.save()
    assert len(seen) == 1


def test_what_is_being_typed_is_not_overwritten_by_what_was_saved(qtbot, comment):
    qtbot.keyClicks(comment, "x")
    comment.save()
    qtbot.keyClicks(comment, "y")
    comment.show_comment("one", "xbefore")
    assert comment.toPlainText() == "xybefore"
    comment.show_comment("one", "xbefore")
    comment.save()
    comment.show_comment("one", "taken back")
    assert comment.toPlainText() == "taken back"


def test_what_was_saved_comes_back_late_and_changes_nothing(qtbot, comment):
    """The store is slow: the screen is drawn with the old comment meanwhile, and then with each saved one in turn."""
    comment.moveCursor(QTextCursor.MoveOperation.End)
    for more in (" one", " two"):
        qtbot.keyClicks(comment, more)
        comment.save()
        comment.show_comment("one", "before")
    for late in ("before one", "before one two"):
        comment.show_comment("one", late)
        assert comment.toPlainText() == "before one two"
    assert comment.textCursor().position() == len("before one two")
    qtbot.keyClicks(comment, "!")
    assert comment.toPlainText() == "before one two!"
    comment.save()
    comment.show_comment("one", "before one two!")
    comment.show_comment("one", "before one two")
    assert comment.toPlainText() == "before one two", "taken back"


def test_a_comment_is_saved_with_a_window_that_goes(qtbot, comment):
    seen = []
    comment.written.connect(lambda *values: seen.append(values))
    qtbot.keyClicks(comment, "x")
    comment.hide()
    assert seen == [("one", "xbefore")]


@pytest.fixture
def both(qtbot, make, model):
    window = MainWindow()
    qtbot.addWidget(window)
    later = make.later()
    presenter = Presenter(window, make.now(), later, make.radiograph, Settings())
    window.chosen.connect(presenter.choose)
    connect_reader(window, presenter)
    presenter.load_model(lambda: model)
    later.run()
    presenter.open([Path("one.dcm")])
    window.show()
    return window, presenter, later


def test_keys_decide_and_show_what_was_noted(qtbot, both):
    window, _, later = both
    later.run()
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_F6)
    panel = window.reader.panel
    assert panel.isVisible()
    assert panel.rows.item(0, 2).text() == "absent, disagree"
    qtbot.keyClick(window, Qt.Key.Key_F8)
    assert panel.comment.hasFocus()
    panel.buttons["agree"].click()
    assert panel.rows.item(0, 2).text() == "present, agree"
    assert panel.buttons["agree"].text() == "Agree (F5)"


def test_the_networks_pixels_follow_the_radiograph_and_go_while_it_is_asked(qtbot, both, model, make):
    window, presenter, later = both
    dialog = window.reader.input
    window.actions_by_id["network_input"].trigger()
    assert dialog.isVisible()
    assert not dialog.isModal()
    assert dialog.pixels.image is None
    later.run()
    given = model.prepare(make.radiograph()).grey
    image = dialog.pixels.image
    assert (image.width(), image.height()) == (8, 8)
    assert [[image.pixelColor(x, y).red() for x in range(8)] for y in range(8)] == given.tolist()
    assert dialog.radiograph.picture is window.screen_shown.picture
    presenter.open([Path("two.dcm")])
    assert dialog.pixels.image is None
    assert dialog.radiograph.picture is None
    later.run()
    assert dialog.pixels.image is not None
    window.actions_by_id["network_input"].trigger()
    assert not dialog.isVisible()
    assert dialog.pixels.image is None


def test_each_pixel_is_a_square_of_one_grey(qtbot):
    pixels = Pixels()
    qtbot.addWidget(pixels)
    pixels.resize(400, 400)
    pixels.show_grey(np.array([[0, 255], [255, 0]], np.uint8))
    found = pixels.grab().toImage()
    assert {found.pixelColor(x, y).red() for x in range(0, 200, 7) for y in range(0, 200, 7)} == {0}
    assert {found.pixelColor(x, y).red() for x in range(201, 400, 7) for y in range(0, 200, 7)} == {255}


def test_a_hidden_dialog_draws_nothing(qtbot):
    dialog = NetworkInput()
    qtbot.addWidget(dialog)
    dialog.show_input(InputView(np.zeros((4, 4), np.uint8), "4 x 4"), None)
    assert dialog.pixels.image is None
