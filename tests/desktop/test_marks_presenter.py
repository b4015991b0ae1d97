"""Marks through the presenter: drawn, asked for, taken back, kept, and never beside another radiograph."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from desktop.core.errors import OutputError
from desktop.core.reader_store import ReaderStore
from desktop.presenter import Presenter
from desktop.saving import Keeping
from desktop.settings import Settings
from desktop.ui.marks import CHANGES, TOOLS


@pytest.fixture
def store():
    return ReaderStore()


@pytest.fixture
def presenter(view, make, store):
    """one.dcm, two.dcm, cine.dcm: of other bytes each, 12 x 10, of 0.143 mm."""

    def read(path: Path, frame: int):
        found = make.radiograph(path, frame)
        return replace(found, sha256=path.stem.ljust(64, "0"))

    presenter = Presenter(view, make.now(), make.now(), read, Settings(), Keeping(store))
    presenter.open([Path("one.dcm"), Path("two.dcm"), Path("cine.dcm")])
    return presenter


def draw(presenter, tool: str, *points) -> None:
    presenter.marks.leave()
    presenter.choose("tool_none")
    presenter.choose(f"tool_{tool}")
    for point in points:
        presenter.marks.press(point, -1, -1)
        presenter.marks.release(False)


def line(presenter) -> None:
    draw(presenter, "length", (2.0, 1.0), (2.0, 8.0))


def test_a_length_is_drawn_and_measured(presenter, view):
    presenter.choose("tool_length")
    presenter.marks.press((2.0, 1.0), -1, -1)
    presenter.marks.move((2.0, 5.0))
    assert view.screen.marks.draft.value == "0.6 mm"
    assert view.screen.marks.items == ()
    presenter.marks.release(True)
    (item,) = view.screen.marks.items
    assert item.value == "0.6 mm"
    assert (view.screen.marks.selected, view.screen.marks.tool, view.screen.marks.draft) == (0, "length", None)
    presenter.choose("tool_length")
    assert view.screen.marks.tool == ""


def test_escape_leaves_step_by_step(presenter, view):
    line(presenter)
    presenter.marks.press((1.0, 1.0), -1, -1)
    seen = []
    for _ in range(3):
        presenter.marks.leave()
        marks = view.screen.marks
        seen.append((marks.draft is None, marks.tool, marks.selected))
    assert seen == [(True, "length", -1), (True, "", -1), (True, "", -1)]


def test_undo_redo_delete_and_hide(presenter, view):
    line(presenter)
    draw(presenter, "arrow", (1.0, 1.0), (9.0, 9.0))
    presenter.choose("delete_mark")
    assert [item.name for item in view.screen.marks.items] == ["Length"]
    presenter.choose("undo")
    assert [item.name for item in view.screen.marks.items] == ["Length", "Arrow"]
    presenter.choose("undo")
    presenter.choose("undo")
    assert (view.screen.marks.items, view.screen.marks.can_undo, view.screen.marks.can_redo) == ((), False, True)
    for _ in range(5):
        presenter.choose("redo")
    assert [item.name for item in view.screen.marks.items] == ["Length"]
    presenter.choose("hide_marks")
    assert view.screen.marks.hidden
    assert "Marks hidden" in view.screen.picture.bottom_left
    presenter.choose("tool_angle")
    assert not view.screen.marks.hidden, "what is drawn is seen"


def test_a_text_is_asked_for(presenter, view):
    draw(presenter, "text", (3.0, 3.0))
    assert view.screen.marks.asked == "text"
    presenter.marks.answer("  old fracture ")
    assert view.screen.marks.items[0].text == "old fracture"
    presenter.marks.rename("healed")
    presenter.marks.rename("   ")
    assert view.screen.marks.items[0].text == "healed", "a text mark keeps its text"
    presenter.marks.edit(0)
    assert (view.screen.marks.asked, view.screen.marks.initial) == ("text", "healed")
    presenter.marks.decline()
    assert view.screen.marks.asked == ""
    draw(presenter, "text", (5.0, 5.0))
    presenter.marks.answer(" ")
    assert len(view.screen.marks.items) == 1


def test_a_known_length_calibrates_everything_and_can_be_taken_back(presenter, view):
    line(presenter)
    draw(presenter, "rectangle", (0.0, 0.0), (4.0, 5.0))
    draw(presenter, "scale", (0.0, 0.0), (0.0, 10.0))
    assert view.screen.marks.asked == "length"
    presenter.marks.answer(20.0)
    items, picture = view.screen.marks.items, view.screen.picture
    assert items[0].value == "14.0 mm user-calibrated"
    assert "Area 80.0 mm² user-calibrated" in items[1].value
    assert (picture.pixel, picture.unit) == (pytest.approx(2.0), "mm user-calibrated")
    assert "Calibrated by hand: 20 mm" in picture.bottom_left
    assert "user-calibrated" in view.screen.facts
    presenter.marks.edit(2)
    assert view.screen.marks.initial == "20"
    presenter.marks.answer(10.0)
    assert view.screen.marks.items[0].value == "7.0 mm user-calibrated"
    presenter.choose("undo")
    presenter.choose("undo")
    assert view.screen.marks.items[0].value == "1.0 mm"
    assert (view.screen.picture.pixel, view.screen.picture.unit) == (0.143, "mm")
    assert "Calibrated" not in view.screen.picture.bottom_left
    presenter.choose("redo")
    presenter.choose("next")
    assert view.screen.picture.unit == "mm", "for its own radiograph only"


def test_there_is_one_scale_and_no_absurd_one(presenter, view):
    for millimetres in (20.0, 30.0):
        draw(presenter, "scale", (0.0, 0.0), (0.0, 10.0))
        presenter.marks.answer(millimetres)
    assert [item.value for item in view.screen.marks.items] == ["30 mm, as entered"]
    draw(presenter, "scale", (0.0, 0.0), (0.0, 0.5))
    presenter.marks.answer(10_000.0)
    assert "No radiograph has pixels of such a size" in view.screen.banner
    assert view.screen.picture.pixel == pytest.approx(3.0)


def test_keys_alone_make_and_move_a_mark(presenter, view):
    presenter.choose("tool_length")
    presenter.marks.put(((0.0, 0.0), (12.0, 10.0)))
    assert (view.screen.marks.tool, view.screen.marks.selected) == ("", 0)
    before = view.screen.marks.items[0].handles
    presenter.marks.next_handle()
    presenter.marks.nudge(1.0, 0.0)
    after = view.screen.marks.items[0].handles
    assert after == ((before[0][0] + 1.0, before[0][1]), before[1])
    presenter.choose("next_mark")
    assert (view.screen.marks.selected, view.screen.marks.handle) == (0, -1)


def test_a_drag_of_a_mark_is_kept_when_it_ends(presenter, view, store):
    line(presenter)
    kept = store.marks("one".ljust(64, "0"), 0)
    presenter.choose("tool_none")
    presenter.marks.press((2.0, 8.0), 0, 1)
    presenter.marks.move((2.0, 4.0))
    assert view.screen.marks.items[0].value == "0.4 mm"
    assert store.marks("one".ljust(64, "0"), 0) == kept
    presenter.marks.release(True)
    assert store.marks("one".ljust(64, "0"), 0) != kept


def test_marks_come_back_with_their_file_and_their_frame_only(presenter, view, make):
    line(presenter)
    presenter.choose("next")
    assert view.screen.marks.items == ()
    presenter.choose("next")
    line(presenter)
    presenter.choose("frame_on")
    assert view.screen.marks.items == ()
    presenter.choose("frame_back")
    assert len(view.screen.marks.items) == 1
    presenter.pick(0)
    assert [item.value for item in view.screen.marks.items] == ["1.0 mm"]
    assert not view.screen.marks.can_undo, "what was done in an earlier sitting is not taken back by accident"


@pytest.fixture
def copies(view, make, store):
    """Two files of the same bytes beside each other; the second is the active one."""
    read = lambda path, frame: replace(make.radiograph(path, frame), sha256="c" * 64)  # noqa: E731
    presenter = Presenter(view, make.now(), make.now(), read, Settings(), Keeping(store))
    presenter.open([Path("one.dcm"), Path("copy.dcm")])
    presenter.choose("compare")
    presenter.choose("next")
    return presenter


def test_what_is_drawn_on_a_copy_of_the_same_file_is_drawn_on_both(copies, view, store):
    line(copies)
    assert [item.name for item in view.screen.layout.cells[0].marks.items] == ["Length"]
    copies.choose("next_cell")
    draw(copies, "arrow", (2.0, 1.0), (6.0, 8.0))
    assert [item.name for item in view.screen.marks.items] == ["Length", "Arrow"]
    kept = store.marks("c" * 64, 0)
    assert ("length" in kept, "arrow" in kept) == (True, True)
    copies.choose("next_cell")
    copies.choose("undo")
    assert [item.name for item in view.screen.marks.items] == ["Length"]
    assert "arrow" not in store.marks("c" * 64, 0)


def test_a_copy_is_calibrated_with_its_twin(copies, view):
    draw(copies, "scale", (2.0, 1.0), (2.0, 8.0))
    copies.marks.answer(70.0)
    assert view.screen.layout.cells[0].picture.unit == "mm user-calibrated"
    copies.choose("next_cell")
    assert view.screen.picture.pixel == pytest.approx(10.0)


def test_nothing_begun_goes_over_to_another_radiograph(presenter, view):
    draw(presenter, "scale", (0.0, 0.0), (0.0, 10.0))
    presenter.choose("next")
    assert view.screen.marks.asked == ""
    presenter.marks.answer(20.0)
    presenter.marks.press((1.0, 1.0), 3, 0)
    presenter.marks.release(True)
    assert view.screen.marks.items == ()


def test_a_calibration_comes_back_with_its_file(presenter, view):
    draw(presenter, "scale", (0.0, 0.0), (0.0, 10.0))
    presenter.marks.answer(20.0)
    presenter.choose("next")
    presenter.choose("previous")
    assert view.screen.picture.pixel == pytest.approx(2.0)
    presenter.choose("next_mark")
    presenter.choose("delete_mark")
    assert (view.screen.picture.pixel, view.screen.picture.unit) == (0.143, "mm")


def test_a_store_that_fails_is_said_and_the_marks_stay(view, make):
    class Full(ReaderStore):
        def save_marks(self, sha256: str, frame: int, text: str) -> None:
            raise OutputError("The disk is full; free some space.")

    presenter = Presenter(
        view, make.now(), make.now(), lambda path, frame: replace(make.radiograph(path), sha256="ab" * 32), Settings(),
        Keeping(Full()),
    )  # fmt: skip
    presenter.open([Path("one.dcm")])
    line(presenter)
    assert "disk is full" in view.screen.banner
    assert len(view.screen.marks.items) == 1


def test_a_damaged_row_is_said_with_its_radiograph(presenter, view, store):
    store.save_marks("two".ljust(64, "0"), 0, "{")
    presenter.choose("next")
    assert "damaged" in view.screen.marks.note
    assert view.screen.marks.items == ()
    line(presenter)
    presenter.choose("previous")
    presenter.choose("next")
    assert (len(view.screen.marks.items), view.screen.marks.note) == (1, "")


def test_marks_without_a_radiograph_do_nothing(view, make):
    presenter = Presenter(view, make.now(), make.now(), lambda path, frame: None, Settings())
    for tool in TOOLS:
        presenter.choose(f"tool_{tool}")
    for name in set(CHANGES) - {"copy_marks"}:
        presenter.choose(name)
    presenter.marks.press((1.0, 1.0), -1, -1)
    presenter.marks.put(((0.0, 0.0), (1.0, 1.0)))
    presenter.marks.leave()
    assert not view.screen.marks.there


def test_lengths_without_spacing_are_in_pixels(view, make):
    presenter = Presenter(
        view, make.now(), make.now(), lambda path, frame: replace(make.radiograph(path), spacing=None), Settings()
    )
    presenter.open([Path("one.png")])
    line(presenter)
    assert view.screen.marks.items[0].value == "7.0 px"
    draw(presenter, "scale", (0.0, 0.0), (0.0, 10.0))
    presenter.marks.answer(20.0)
    assert view.screen.marks.items[0].value == "14.0 mm user-calibrated"


def test_regions_are_of_modality_values(presenter, view, make):
    draw(presenter, "rectangle", (2.0, 3.0), (4.0, 6.0))
    values = make.radiograph().pixels[2:4, 3:6]
    assert f"Mean {np.mean(values):.1f}" in view.screen.marks.items[0].value.replace(",", "")
