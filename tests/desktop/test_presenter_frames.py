"""Frames: the newest that was asked for, and never the findings of another one beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.core.errors import UnreadableFile
from desktop.presenter import Presenter
from desktop.settings import Settings

CINE = Path("cine.dcm")


class Reader:
    """Keeps what was read; one frame of the file is damaged."""

    def __init__(self, make) -> None:
        self.read: list[int] = []
        self._make = make

    def __call__(self, path: Path, frame: int):
        self.read.append(frame)
        if frame == 4:
            raise UnreadableFile("cine.dcm: frame 5 is damaged; copy it again.")
        return self._make.radiograph(path, frame)


@pytest.fixture
def reader(make):
    return Reader(make)


@pytest.fixture
def slow(make, view, model, reader):
    """The presenter with the first frame shown and answered, and its two runners."""
    reading, thinking = make.later(), make.later()
    presenter = Presenter(view, reading, thinking, reader, Settings())
    presenter.load_model(lambda: model)
    thinking.run()
    presenter.open([CINE])
    reading.run()
    thinking.run()
    return presenter, reading, thinking


def test_the_keys_step_through_the_frames_and_stop_at_the_ends(presenter, view, model):
    presenter.load_model(lambda: model)
    presenter.open([CINE])
    presenter.choose("frame_back")
    assert (view.screen.frames.frame, view.screen.frames.frames) == (0, 5)
    for _ in range(3):
        presenter.choose("frame_on")
    assert view.screen.frames.frame == 3
    assert "Frame 4 of 5" in view.screen.picture.bottom_left
    presenter.choose("frame_back")
    assert "Frame 3 of 5" in view.screen.picture.bottom_left
    assert [asked.frame for asked, _ in model.asked] == [0, 1, 2, 3, 2]


def test_a_file_of_one_frame_has_no_other(presenter, view, screen):
    presenter.pick_frame(1)
    presenter.pick_frame(-1)
    assert view.screen.picture.levels is screen.picture.levels


def test_while_a_frame_is_read_only_the_newest_asked_for_is_next(slow, view, reader):
    presenter, reading, _ = slow
    for frame in (1, 2, 3):
        presenter.pick_frame(frame)
    assert view.screen.frames.frame == 3
    assert view.screen.frames.waiting
    assert "Frame 1 of 5" in view.screen.picture.bottom_left
    reading.run()
    assert "Frame 2 of 5" in view.screen.picture.bottom_left
    reading.run()
    assert reader.read == [0, 1, 3]
    assert not view.screen.frames.waiting
    assert "Frame 4 of 5" in view.screen.picture.bottom_left


def test_no_frame_ever_stands_beside_findings_of_another(slow, view, model):
    presenter, reading, thinking = slow
    first = view.screen.picture.levels
    start = len(view.screens)
    for frame in (1, 2):
        presenter.pick_frame(frame)
    reading.run()
    reading.run()
    for screen in view.screens[start:]:
        own = screen.picture.levels is first
        assert bool(screen.findings.rows) == own
        assert (screen.picture.overlay is not None) == own
        assert bool(screen.overlay.labels) == own
    thinking.run()
    assert view.screen.findings.rows
    assert [asked.frame for asked, _ in model.asked] == [0, 2]


def test_an_answer_on_its_way_is_dropped_when_another_frame_comes(slow, make, view):
    presenter, reading, thinking = slow
    presenter.pick_frame(1)
    reading.run()
    presenter.pick_frame(2)
    presenter.pick_frame(3)
    reading.run()
    with pytest.raises(AssertionError, match="nothing was submitted"):
        thinking.run()
    assert not view.screen.findings.rows


def test_a_map_being_painted_is_dropped_with_its_frame(slow, view):
    presenter, reading, thinking = slow
    presenter.maps.pick_label(0)
    presenter.pick_frame(1)
    presenter.pick_frame(2)
    reading.run()
    with pytest.raises(AssertionError, match="nothing was submitted"):
        thinking.run()
    assert view.screen.picture.overlay is None


def test_a_model_being_loaded_is_not_dropped_by_frames(make, view, model, reader):
    reading, thinking = make.later(), make.later()
    presenter = Presenter(view, reading, thinking, reader, Settings())
    presenter.load_model(lambda: model)
    presenter.open([CINE])
    reading.run()
    for frame in (1, 2):
        presenter.pick_frame(frame)
    reading.run()
    reading.run()
    thinking.run()
    thinking.run()
    assert view.screen.findings.rows
    assert [asked.frame for asked, _ in model.asked] == [2]


def test_a_damaged_frame_leaves_the_last_good_one_and_its_findings(presenter, view, make, model, reader):
    presenter = Presenter(view, make.now(), make.now(), reader, Settings())
    presenter.load_model(lambda: model)
    presenter.open([CINE])
    good = view.screen
    presenter.pick_frame(4)
    assert view.screen.banner == "cine.dcm: frame 5 is damaged; copy it again."
    assert view.screen.picture.levels is good.picture.levels
    assert view.screen.findings == good.findings
    assert view.screen.frames == good.frames
    assert not view.screen.files[0].unreadable


def test_another_file_ends_the_wait_for_a_frame(slow, view):
    presenter, reading, thinking = slow
    presenter.pick_frame(2)
    presenter.open([Path("one.dcm")])
    reading.run()
    thinking.run()
    assert view.screen.frames.frames == 1
    assert view.screen.settled


def test_a_frame_is_seen_as_the_one_before(presenter, view):
    presenter.open([CINE])
    opened = view.screen.picture.opened
    presenter.greys.pick(1)
    presenter.choose("invert")
    presenter.choose("frame_on")
    assert view.screen.windows.current == 1
    assert view.screen.inverted
    presenter.greys.drag(30.0, 10.0)
    by_hand = view.screen.picture
    presenter.choose("frame_on")
    assert view.screen.picture.bottom_left == by_hand.bottom_left.replace("2 of 5", "3 of 5")
    assert (view.screen.picture.greys == by_hand.greys).all()
    assert view.screen.picture.opened is opened
    presenter.open([Path("one.dcm")])
    assert view.screen.picture.opened is not opened


def test_a_frame_that_was_passed_is_asked_about_where_the_next_cannot_be_read(slow, view, model):
    presenter, reading, thinking = slow
    presenter.pick_frame(1)
    presenter.pick_frame(4)  # damaged
    reading.run()
    reading.run()
    assert "frame 5 is damaged" in view.screen.banner
    thinking.run()
    assert "Frame 2 of 5" in view.screen.picture.bottom_left
    assert view.screen.findings.rows
    assert [asked.frame for asked, _ in model.asked] == [0, 1]


def test_a_frame_that_was_passed_is_asked_about_where_the_file_after_it_is_taken_away(slow, view, model):
    presenter, reading, thinking = slow
    presenter.open([CINE, Path("next.dcm")])
    reading.run()
    for frame in (1, 2):
        presenter.pick_frame(frame)
    reading.run()
    presenter.choose("next")
    presenter.removing.remove(1)
    thinking.run()
    assert "Frame 2 of 5" in view.screen.picture.bottom_left
    assert view.screen.findings.rows
    assert view.screen.settled
    assert [asked.frame for asked, _ in model.asked] == [0, 1]
