"""The small pictures: made in the background, the seen ones first, few kept; and the list that shows them."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from desktop.core.errors import UnreadableFile
from desktop.core.thumbnail import SIDE, Thumbnail, thumbnail
from desktop.presenter import Presenter
from desktop.screen import FileRow
from desktop.settings import Settings
from desktop.strip import thumbs
from desktop.strip.background import Background
from desktop.strip.strip import Strip
from desktop.ui.file_list import FileList
from tests.core.files import dicom, picture

FILES = [Path(f"{number:03d}.dcm") for number in range(500)]


class Looked:
    """Keeps what it was asked for."""

    def __init__(self) -> None:
        self.paths: list[Path] = []

    def __call__(self, path: Path) -> Thumbnail:
        self.paths.append(path)
        if path == FILES[2]:
            raise ValueError("a fault")
        if path == FILES[3]:
            raise UnreadableFile("003.dcm cannot be opened: it is damaged; copy it again.")
        return Thumbnail(np.full((4, 4), 9, np.uint8))


@pytest.fixture
def look():
    return Looked()


@pytest.fixture
def presenter(make, view, look):
    looking = make.later()
    made = Presenter(
        view, make.now(), make.now(), lambda path, frame: make.radiograph(path), Settings(),
        background=Background(make.later(), looking, look),
    )  # fmt: skip
    made.open(FILES)
    made.looking_later = looking
    return made


def run(presenter) -> None:
    while presenter.looking_later._newest is not None:
        presenter.looking_later.run()


def test_nothing_is_looked_at_before_the_list_is_seen(presenter, look):
    run(presenter)
    assert look.paths == []


def test_what_is_seen_comes_first(presenter, view, look):
    presenter.thumbs.see(100, 107)
    presenter.looking_later.run()
    assert look.paths[:8] == FILES[100:108]
    assert view.screen.files[100].small is not None
    assert view.screen.files[0].small is None
    presenter.thumbs.see(300, 305)
    presenter.looking_later.run()  # what was under way
    before = len(look.paths)
    presenter.looking_later.run()
    assert look.paths[before] == FILES[300]


def test_only_so_many_are_kept_and_none_is_looked_at_twice(presenter, view, look):
    presenter.thumbs.see(0, 9)
    run(presenter)
    assert len(presenter._session.strip.thumbnails) <= thumbs.KEPT
    assert len(look.paths) == len(set(look.paths))
    presenter.thumbs.see(490, 499)
    run(presenter)
    assert len(presenter._session.strip.thumbnails) <= thumbs.KEPT
    assert view.screen.files[499].small is not None
    assert view.screen.files[0].small is None


def test_an_unreadable_file_says_why_and_is_not_tried_again(presenter, view, look):
    presenter.thumbs.see(0, 9)
    run(presenter)
    row = view.screen.files[3]
    assert row.unreadable
    assert "damaged" in row.reason
    presenter.thumbs.see(0, 10)
    run(presenter)
    assert look.paths.count(FILES[3]) == 1
    assert view.screen.banner == "", "nobody chose it: no message"


def test_nothing_is_kept_of_files_that_were_removed(presenter):
    presenter.thumbs.see(0, 9)
    run(presenter)
    presenter.choose("remove_all")
    assert presenter._session.strip.thumbnails == {}
    assert presenter._session.strip.reasons == {}


def test_rows_are_made_once_for_many_movements_of_the_mouse(presenter, view):
    rows = view.screen.files
    presenter.point((3, 4))
    assert view.screen.files is rows


def test_a_small_picture_of_a_real_file(tmp_path):
    changes = {"StudyInstanceUID": "1.2.3", "ViewPosition": "PA", "ImageLaterality": "R"}
    made = thumbnail(dicom(tmp_path / "a.dcm", picture(4095, (400, 600)), **changes))
    assert (made.study, made.modality, made.view, made.laterality) == ("1.2.3", "CR", "PA", "R")
    assert made.pixels.shape == (85, 128)
    assert max(made.pixels.shape) == SIDE


def test_files_of_one_name_are_told_apart_by_their_folders_but_not_while_patients_are_hidden():
    files = tuple(map(Path, ("/cd/SER01/IM0", "/cd/SER02/IM0", "/cd/SER02/IM1", "IM0")))
    assert [row.name for row in Strip().rows(files, frozenset())] == ["SER01/IM0", "SER02/IM0", "IM1", "IM0"]
    assert not any("SER" in row.name for row in Strip().rows(files, frozenset(), hidden=True))


def rows(count: int) -> tuple[FileRow, ...]:
    return tuple(FileRow(f"{n}.dcm", n == 1, "it is damaged" if n == 1 else "") for n in range(count))


@pytest.fixture
def files(qtbot):
    files = FileList()
    qtbot.addWidget(files)
    files.resize(190, 400)
    files.show_files(rows(50), 0)
    return files


def test_the_list_says_what_is_seen(qtbot, files):
    with qtbot.waitSignal(files.seen) as caught:
        files.show()
    first, last = caught.args
    assert first == 0
    assert 3 <= last <= 8
    with qtbot.waitSignal(files.seen) as caught:
        files.scrollToBottom()
    assert caught.args[1] == 49


def test_showing_is_no_choice_and_a_choice_shows_with_the_radiograph(qtbot, files):
    seen = []
    files.picked.connect(seen.append)
    files.show()
    files.show_files(rows(50), 2)
    assert seen == []
    box = files.visualRect(files.model().index(4))
    qtbot.mouseClick(files.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert seen[0] == 4
    assert files.current == 2


def test_the_keys_of_the_list(qtbot, files):
    picked, removed = [], []
    files.picked.connect(picked.append)
    files.removed.connect(removed.append)
    files.show()
    files.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Delete):
        qtbot.keyClick(files, key)
    assert picked == [1]
    assert removed == [2]


def test_the_cursor_of_the_keys_is_seen_also_after_a_click(qtbot, files):
    option = QStyleOptionViewItem()
    option.initFrom(files)
    option.rect, option.widget = QRect(0, 0, 180, 60), files
    drawn = []
    for state in (QStyle.StateFlag.State_Enabled, QStyle.StateFlag.State_Enabled | QStyle.StateFlag.State_HasFocus):
        image = QImage(180, 60, QImage.Format.Format_RGB32)
        image.fill(0)
        option.state = state
        painter = QPainter(image)
        files.itemDelegate().paint(painter, option, files.model().index(2))
        painter.end()
        drawn.append(image)
    assert drawn[0] != drawn[1]


def test_an_unreadable_file_is_marked_with_its_reason(files):
    index = files.model().index(1)
    assert "it is damaged" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert "cannot be opened" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    evil = replace(rows(2)[1], name="<b>x</b>")
    files.show_files((evil,), 0)
    assert "<b>" not in files.model().index(0).data(Qt.ItemDataRole.ToolTipRole)


def test_a_small_picture_is_drawn(qtbot, files):
    files.show()
    shown = rows(50)
    files.show_files((replace(shown[0], small=np.full((40, 40), 200, np.uint8)), *shown[1:]), 5)
    image = files.viewport().grab().toImage()
    assert image.pixelColor(30, 30).red() == 200


def test_drawing_many_small_pictures_keeps_no_memory(qtbot, files):
    files.show()
    made = tuple(replace(row, small=np.full((128, 128), 200, np.uint8)) for row in rows(500))
    files.show_files(made, 0)
    files.viewport().grab()
    tracemalloc.start()
    for position in range(0, 500, 5):
        files.scrollTo(files.model().index(position))
        files.viewport().grab()
    kept = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert kept < 300_000
