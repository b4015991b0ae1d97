"""The worklist's page and table, both directions."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QShortcut
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QMainWindow

from desktop.ui.folder_dialog import FolderDialog
from desktop.ui.theme import DECISIONS
from desktop.ui.worklist_page import WorklistPage
from desktop.worklist.view import Choice, Line, ScoreCell, WorklistView


def thumbnail() -> bytes:
    file = io.BytesIO()
    Image.fromarray(np.full((40, 40), 200, np.uint8)).save(file, "JPEG")
    return file.getvalue()


@dataclass(eq=False)
class Rows:
    """Counts how many lines were ever made."""

    count: int
    picture: bytes | None = None
    made: int = 0

    @property
    def ordered(self) -> object:
        return self

    def __len__(self) -> int:
        return self.count

    def __getitem__(self, row: int) -> Line:
        self.made += 1
        score = ScoreCell("0.91", "positive", "Positive")
        return Line(f"{row}.dcm", f"<b>{row}</b>.dcm", "0123", "Done", "good", "Answered", "why <i>not</i>", (score,),
                    "Present", "3 min", row == 0, self.picture)  # fmt: skip


def view_of(rows: Rows, **changes: object) -> WorklistView:
    choices = tuple(Choice(name, ("All", "Some")) for name in ("Status", "Gate", "Answer", "Reader"))
    return replace(
        WorklistView(shown=True, columns=("Pneumonia",), lines=rows, filters=choices, can_pause=True, can_cancel=True),
        **changes,
    )


@pytest.fixture
def page(qtbot):
    page = WorklistPage()
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setCentralWidget(page)
    window.setMinimumSize(900, 600)
    window.resize(1200, 700)
    window.show()
    yield page
    window.close()


def everything(page: WorklistPage) -> list[tuple[object, ...]]:
    seen: list[tuple[object, ...]] = []
    table = page.table
    of_page = (page.chosen, page.filtered, page.limited, page.searched, page.by_urgency)
    for signal in (*of_page, table.opened, table.pointed, table.ordered):
        signal.connect(lambda *values: seen.append(values))
    return seen


def test_showing_is_no_choice(page):
    seen = everything(page)
    page.show_worklist(view_of(Rows(50)))
    page.show_worklist(view_of(Rows(40), current=7, limit=5, search="x", by=1, descending=True))
    assert seen == []
    assert page.table.currentIndex().row() == 7
    assert page.search.text() == "x"
    assert page.limit.value() == 5


def test_of_many_rows_only_those_on_the_screen_are_made(page):
    rows = Rows(100_000)
    page.show_worklist(view_of(rows))
    page.table.grab()
    page.table.verticalScrollBar().setValue(3_000_000)
    page.table.grab()
    assert page.table.model().rowCount() == 100_000
    assert 0 < rows.made < 200


def test_pictures_of_visible_rows_are_asked_for(qtbot, page):
    seen = []
    page.table.seen.connect(seen.append)
    page.show_worklist(view_of(Rows(1000)))
    assert seen[-1][0] == "0.dcm"
    assert len(seen[-1]) < 30
    page.table.verticalScrollBar().setValue(60 * 500)
    assert seen[-1][0] == "500.dcm"
    seen.clear()
    page.show_worklist(view_of(Rows(1000, thumbnail())))
    assert seen == []


def test_a_file_that_has_no_picture_is_crossed_and_one_that_waits_is_not(page):
    drawn = []
    for picture in (None, b""):
        page.show_worklist(view_of(Rows(3, picture)))
        place = page.table.visualRect(page.table.model().index(1, 0))
        drawn.append(page.table.viewport().grab(place).toImage())
    assert drawn[0] != drawn[1]


def test_a_row_is_opened_by_return_and_by_a_double_click(qtbot, page):
    page.show_worklist(view_of(Rows(50)))
    seen = []
    page.table.opened.connect(seen.append)
    place = page.table.visualRect(page.table.model().index(3, 1)).center()
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert seen == [3, 4]


def test_a_row_that_moves_between_two_clicks_is_not_opened(qtbot, page):
    page.show_worklist(view_of(Rows(50)))
    seen = []
    page.table.opened.connect(seen.append)
    place = page.table.visualRect(page.table.model().index(3, 1)).center()
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    page.show_worklist(view_of(Rows(60), current=9))
    qtbot.mouseDClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert seen == []


def test_the_list_keeps_its_place_when_rows_come(page):
    page.show_worklist(view_of(Rows(500), current=100))
    page.table.verticalScrollBar().setValue(5000)
    page.show_worklist(view_of(Rows(501), current=101))
    assert page.table.verticalScrollBar().value() == 5000
    assert page.table.currentIndex().row() == 101


def test_keys_that_page_the_list_are_not_the_window_s(qtbot, page):
    page.show_worklist(view_of(Rows(500), current=0))
    stolen = []
    QShortcut(Qt.Key.Key_PageDown, page, lambda: stolen.append(1))
    with qtbot.waitActive(page.window()):
        page.window().activateWindow()
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_PageDown)
    assert not stolen
    assert page.table.currentIndex().row() > 3


def test_controls_say_what_is_wanted(qtbot, page):
    page.show_worklist(view_of(Rows(5), by=3))
    seen = everything(page)
    page.search.setText("abc")
    page.filters[1].activated.emit(1)
    page.limit.setValue(30)
    page.table.horizontalHeader().sectionClicked.emit(5)
    for name in ("pause", "cancel", "read_folder"):
        page.buttons[name].click()
    page.buttons["reports"].click()
    assert seen == [("abc",), (1, 1), (30,), (5,), ("pause",), ("cancel",), ("read_folder",)]


def test_texts_of_files_are_never_markup(page):
    page.show_worklist(view_of(Rows(5)))
    model = page.table.model()
    tip = model.data(model.index(0, 4), Qt.ItemDataRole.ToolTipRole)
    assert "&lt;i&gt;not&lt;/i&gt;" in tip
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in page.findChildren(QLabel))


def test_what_a_cell_says_aloud(page):
    page.show_worklist(view_of(Rows(5)))
    model = page.table.model()
    said = [model.data(model.index(0, column), Qt.ItemDataRole.AccessibleTextRole) for column in range(8)]
    assert said[1:] == ["<b>0</b>.dcm", "0123", "Done", "Answered", "0.91 Positive", "Present", "3 min"]


def test_a_decision_has_its_colour_and_a_row_its_picture(page):
    page.show_worklist(view_of(Rows(3, thumbnail())))
    image = page.table.viewport().grab().toImage()
    left = page.table.columnViewportPosition(5)
    colours = {image.pixelColor(x, 30).rgb() for x in range(left, left + 120)}
    assert DECISIONS["positive"].rgb() in colours
    assert image.pixelColor(QPoint(42, 30)) == QColor(200, 200, 200)


def test_the_question_for_a_folder(qtbot, tmp_path):
    dialog = FolderDialog()
    qtbot.addWidget(dialog)
    ok = dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert not ok.isEnabled()
    dialog.folder.setText(str(tmp_path))
    assert ok.isEnabled()
    assert dialog.wanted() == (tmp_path, None)
    dialog.elsewhere.setChecked(True)
    assert not ok.isEnabled()
    dialog.out.setText(str(tmp_path / "out"))
    assert dialog.wanted() == (tmp_path, tmp_path / "out")
