"""Tags: rows of one or two files, search, and that they always belong to the radiograph on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication

from desktop import words
from desktop.core.errors import UnreadableFile
from desktop.core.tag_tree import Node, Tree
from desktop.papers.headers import Headers
from desktop.papers.search import as_text, found
from desktop.papers.sheet import sheet
from desktop.papers.view import TagsView
from desktop.ui.tags_window import TagsWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "does not support raise")  # said of every dialog
NAME = Node("(0010,0010)", "PatientName", "PN", "DOE^JANE")
ROWS = Node("(0028,0010)", "Rows", "US", "24")
ITEMS = Node(
    "(0008,2218)", "AnatomicRegionSequence", "SQ", "1 item",
    (Node("", "Item 1", "", "", (Node("(0008,0100)", "CodeValue", "SH", "T-D3000"),)),),
)  # fmt: skip


def made(first: Tree, second: Tree | None = None):
    return sheet("opened", "other" if second else None, first, second, "(hidden)")


def test_a_sequence_is_a_branch_and_the_patient_can_be_hidden():
    one = made(Tree((ITEMS, NAME, ROWS), ("A note.",)))
    assert [(row.parent, row.tag) for row in one.rows] == [
        (-1, "(0008,2218)"), (0, ""), (1, "(0008,0100)"), (-1, "(0010,0010)"), (-1, "(0028,0010)"),
    ]  # fmt: skip
    assert [row.value for row in one.rows][2:] == ["T-D3000", "DOE^JANE", "24"]
    assert [row.value for row in one.masked][2:] == ["T-D3000", "(hidden)", "24"]
    assert "doe" not in "".join(row.text for row in one.masked)
    assert one.notes == ("A note.",)
    assert {row.difference for row in one.rows} == {""}


def test_two_files_side_by_side():
    other = Node("(0008,2218)", "AnatomicRegionSequence", "SQ", "1 item",
                 (Node("", "Item 1", "", "", (Node("(0008,0100)", "CodeValue", "SH", "T-15460"),)),))  # fmt: skip
    binary = [Node("(7FE0,0010)", "PixelData", "OW", "8 bytes", digest=digest) for digest in "ab"]
    columns = Node("(0028,0011)", "Columns", "US", "24")
    pair = made(Tree((ITEMS, NAME, ROWS, binary[0])), Tree((other, ROWS, columns, binary[1])))
    assert [(row.keyword, row.difference) for row in pair.rows] == [
        ("AnatomicRegionSequence", "inside"), ("Item 1", "inside"), ("CodeValue", "differs"),
        ("PatientName", "missing"), ("Rows", ""), ("Columns", "added"), ("PixelData", "differs"),
    ]  # fmt: skip
    assert (pair.rows[2].value, pair.rows[2].other) == ("T-D3000", "T-15460")
    assert [row.difference for row in pair.masked] == [row.difference for row in pair.rows]


def test_the_search_knows_numbers_names_and_values_and_keeps_what_is_above():
    rows = made(Tree((ITEMS, NAME, ROWS))).rows
    for wanted in ("(0010,0010)", "0010,0010", "00100010", "patientn", "jane doe"):
        assert found(rows, wanted) == (3,), wanted
    assert found(rows, "d3000") == (0, 1, 2)
    assert found(rows, "anatomic") == (0, 1, 2)
    assert found(rows, "no such thing") == ()
    assert found(rows, " ") == (0, 1, 2, 3, 4)
    pair = made(Tree((ITEMS, NAME)), Tree((ITEMS, ROWS))).rows
    assert [pair[place].keyword for place in found(pair, "", different=True)] == ["PatientName", "Rows"]


def test_the_copy_is_a_table_with_its_depth():
    rows = made(Tree((ITEMS,))).rows
    assert as_text(rows, (0, 1, 2), False, str).splitlines() == [
        "(0008,2218)\tAnatomicRegionSequence\tSQ\t1 item",
        "  \tItem 1\t\t",
        "    (0008,0100)\tCodeValue\tSH\tT-D3000",
    ]


def test_tags_are_read_when_somebody_looks_and_follow_the_radiograph(presenter, view):
    presenter.open([Path("one.dcm"), Path("two.dcm")])
    assert not view.screen.papers.tags.on
    presenter.choose("tags")
    tags = view.screen.papers.tags
    assert tags.on
    assert [row.value for row in tags.rows] == ["DX", "DOE^ONE"]
    presenter.choose("next")
    assert [row.value for row in view.screen.papers.tags.rows] == ["DX", "DOE^TWO"]
    presenter.choose("identity")
    assert [row.value for row in view.screen.papers.tags.rows] == ["DX", "(hidden)"]
    presenter.choose("tags")
    assert not view.screen.papers.tags.on


def test_the_other_picture_goes_round_the_list(presenter, view):
    presenter.open([Path("one.dcm"), Path("two.dcm"), Path("three.dcm")])
    presenter.choose("tags_other")
    tags = view.screen.papers.tags
    assert (tags.on, tags.files, tags.other) == (True, ("two.dcm", "three.dcm"), 0)
    assert [(row.value, row.other, row.difference) for row in tags.rows] == [
        ("DX", "DX", ""), ("DOE^ONE", "DOE^TWO", "differs"),
    ]  # fmt: skip
    presenter.choose("tags_other")
    assert view.screen.papers.tags.rows[1].other == "DOE^THREE"
    presenter.choose("tags_other")
    assert view.screen.papers.tags.rows[1].other == "DOE^TWO"
    presenter.choose("next")
    tags = view.screen.papers.tags
    assert (tags.other, tags.rows[1].value, tags.rows[1].other) == (-1, "DOE^TWO", ""), "a file beside itself"


@pytest.fixture
def slow(presenter, make):
    """Headers that arrive when told to, over the presenter's own."""
    runner = make.later()

    def read(path: Path) -> Tree:
        if path.stem == "gone":
            raise UnreadableFile("gone.dcm cannot be opened: there is no such file.")
        return Tree((Node("(0010,0010)", "PatientName", "PN", path.stem),))

    return presenter.add(lambda desk: Headers(desk, runner, read)), runner


def test_no_tags_of_an_older_picture_stand_beside_a_newer_one(presenter, view, slow):
    part, runner = slow
    presenter._desk._watchers = [part._follow]
    presenter.open([Path("one.dcm"), Path("two.dcm")])
    presenter.choose("tags")
    assert view.screen.papers.tags.waiting
    runner.run()
    assert [row.value for row in view.screen.papers.tags.rows] == ["one"]
    presenter.choose("next")
    tags = view.screen.papers.tags
    assert (tags.waiting, tags.rows, tags.name) == (True, (), "two.dcm")
    runner.run()
    assert [row.value for row in view.screen.papers.tags.rows] == ["two"]
    with pytest.raises(AssertionError, match="nothing was submitted"):
        runner.run()


def test_a_header_that_cannot_be_read_is_a_sentence(presenter, view, slow):
    part, runner = slow
    presenter._desk._watchers = [part._follow]
    presenter.open([Path("gone.dcm"), Path("two.dcm")])
    presenter.choose("tags")
    runner.run()
    assert view.screen.papers.tags.failure == "gone.dcm cannot be opened: there is no such file."
    presenter.choose("next")
    part.compare(0)
    runner.run()
    tags = view.screen.papers.tags
    assert [row.value for row in tags.rows] == ["two"]
    assert "gone.dcm cannot be opened" in tags.notes[0]


@pytest.fixture
def window(qtbot):
    window = TagsWindow()
    qtbot.addWidget(window)
    pair = made(Tree((ITEMS, NAME, ROWS)), Tree((ITEMS, ROWS)))
    window.show_tags(TagsView(on=True, rows=pair.rows, files=("b.dcm",), other=0, name="a.dcm"))
    return window


def shown(window: TagsWindow, parent: QModelIndex | None = None) -> list[str]:
    model, parent = window.model, parent or QModelIndex()
    found: list[str] = []
    for row in range(model.rowCount(parent)):
        index = model.index(row, 1, parent)
        found += [index.data(), *shown(window, model.index(row, 0, parent))]
    return found


def test_typing_filters(window):
    assert shown(window) == ["AnatomicRegionSequence", "Item 1", "CodeValue", "PatientName", "Rows"]
    window.search.setText("t-d3000")
    assert shown(window) == ["AnatomicRegionSequence", "Item 1", "CodeValue"]
    assert window.tree.isExpanded(window.model.index(0, 0, QModelIndex()))
    window.search.clear()
    window.different.setChecked(True)
    assert shown(window) == ["PatientName"]


def test_a_difference_is_a_word_and_a_colour(window):
    model = window.model
    patient, rows = model.index(1, 5, QModelIndex()), model.index(2, 5, QModelIndex())
    assert (patient.data(), rows.data()) == ("only here", "")
    role = Qt.ItemDataRole.BackgroundRole
    assert patient.data(role) is not None
    assert rows.data(role) is None
    assert "only here" in patient.data(Qt.ItemDataRole.AccessibleTextRole)


def test_values_rows_and_all_are_copied(window):
    clipboard = QGuiApplication.clipboard()
    window.tree.setCurrentIndex(window.model.index(1, 3, QModelIndex()))
    window.copy_value()
    assert clipboard.text() == "DOE^JANE"
    window.copy_row()
    assert clipboard.text() == "(0010,0010)\tPatientName\tPN\tDOE^JANE\t\tonly here"
    window.copy_all()
    assert len(clipboard.text().splitlines()) == 5


def test_the_window_says_what_the_user_does_and_nothing_else(qtbot, window):
    seen: list[object] = []
    window.compared.connect(seen.append)
    window.closed.connect(lambda: seen.append("closed"))
    pair = made(Tree((NAME,)), Tree((ROWS,)))
    window.show_tags(TagsView(on=True, rows=pair.rows, files=("b.dcm", "c.dcm"), other=1))
    assert seen == []
    assert window.others.currentText() == "c.dcm"
    window.others.activated.emit(0)
    window.close()
    assert seen == [-1, "closed"]
    window.show_tags(TagsView())
    assert seen == [-1, "closed"]


def test_waiting_shows_no_rows(window):
    window.show_tags(TagsView(on=True, waiting=True))
    assert shown(window) == []
    assert window._note.text() == "Reading the header …"


def test_what_stands_for_a_value_is_said_in_the_language_in_use():
    tree = Tree((
        Node("(0042,0011)", "EncapsulatedDocument", "OB", "2 bytes", digest="a"),
        Node("(0008,2218)", "AnatomicRegionSequence", "SQ", "5 items"),
        Node("(0008,103E)", "SeriesDescription", "LO", "2 bytes"),
    ))  # fmt: skip
    words.use("ru")
    try:
        rows = sheet(object(), None, tree, None, "").rows
    finally:
        words.use("en")
    assert [row.value for row in rows] == ["2 байта", "5 элементов", "2 bytes"]
