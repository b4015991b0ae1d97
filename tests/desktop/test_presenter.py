"""The presenter as plain function calls: no display, no threads."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from desktop.core.display import auto_window
from desktop.core.errors import ModelError
from desktop.presenter import Presenter
from desktop.settings import Settings


def test_open_shows_the_radiograph_and_then_its_findings(presenter, view, model):
    presenter.load_model(lambda: model)
    presenter.open([Path("chest.dcm")])
    assert view.screen.picture is not None
    assert view.screen.findings.rows[0].score == 0.71
    assert view.screen.settled
    assert any(screen.activity.startswith("Opening chest.dcm") for screen in view.screens)


def test_the_picture_is_shown_before_the_model_is_ready(presenter, view, model):
    presenter.open([Path("chest.dcm")])
    assert view.screen.picture is not None
    assert view.screen.findings.rows == ()
    presenter.load_model(lambda: model)
    assert view.screen.findings.rows


def test_a_bad_file_leaves_the_last_good_radiograph_and_its_findings(presenter, view, screen):
    presenter.open([Path("bad.dcm")])
    assert view.screen.picture.levels is screen.picture.levels
    assert view.screen.findings == screen.findings
    assert view.screen.banner == "bad.dcm cannot be opened: it is damaged; copy it again."
    assert [row.unreadable for row in view.screen.files] == [False, False, True]
    assert view.screen.current == 0


def test_the_sentence_goes_when_dismissed_and_when_another_file_is_opened(presenter, view):
    presenter.open([Path("bad.dcm")])
    presenter.choose("dismiss")
    assert view.screen.banner == ""
    presenter.pick(0)
    assert view.screen.banner
    presenter.open([Path("good.dcm")])
    assert view.screen.banner == ""


def test_a_bug_while_opening_is_not_swallowed(presenter, view, screen):
    with pytest.raises(KeyError):
        presenter.open([Path("bug.dcm")])
    assert view.screen.picture.levels is screen.picture.levels
    assert view.screen.settled


def test_a_bug_while_asking_is_not_swallowed(presenter, view, model):
    presenter.load_model(lambda: model)
    model.failure = ZeroDivisionError()
    with pytest.raises(ZeroDivisionError):
        presenter.open([Path("chest.dcm")])
    assert view.screen.findings.headline == "The model gave no answer."
    assert view.screen.settled


def test_a_model_that_cannot_be_loaded_is_said_once_and_the_viewer_goes_on(presenter, view):
    def load():
        raise ModelError("x.onnx has no card; export it again.")

    presenter.load_model(load)
    assert view.screen.banner == "x.onnx has no card; export it again."
    presenter.open([Path("chest.dcm")])
    assert view.screen.picture is not None
    assert view.screen.settled


def test_an_answer_that_fails_is_one_sentence(presenter, view, model):
    model.failure = ModelError("It could not be run.")
    presenter.load_model(lambda: model)
    presenter.open([Path("chest.dcm")])
    assert view.screen.findings.reasons == ("It could not be run.",)
    assert view.screen.findings.rows == ()
    assert view.screen.overlay.labels == ()


def test_nothing_of_an_older_radiograph_stands_beside_a_newer_one(make, view, model):
    thinking = make.later()
    presenter = Presenter(view, make.now(), thinking, make.radiograph, Settings())
    presenter.load_model(lambda: model)
    thinking.run()
    presenter.open([Path("one.dcm")])
    thinking.run()
    assert view.screen.findings.rows
    assert view.screen.picture.overlay is not None
    start = len(view.screens)
    old = view.screen.picture.levels
    presenter.open([Path("two.dcm")])
    for screen in view.screens[start:]:
        assert (screen.picture.levels is old) == bool(screen.findings.rows)
        assert (screen.picture.levels is old) == (screen.picture.overlay is not None)
    thinking.run()
    assert view.screen.findings.rows
    assert [asked.source.name for asked, _ in model.asked] == ["one.dcm", "two.dcm"]


def test_the_older_radiograph_keeps_its_own_answer_while_a_newer_one_is_opened(make, view, model):
    reading, thinking = make.later(), make.later()
    presenter = Presenter(view, reading, thinking, make.radiograph, Settings())
    presenter.load_model(lambda: model)
    thinking.run()
    presenter.open([Path("one.dcm")])
    reading.run()
    presenter.open([Path("two.dcm")])
    thinking.run()
    assert view.screen.current == 0
    assert view.screen.findings.rows
    reading.run()
    assert view.screen.current == 1
    assert not view.screen.findings.rows


def test_previous_and_next(presenter, view, screen):
    assert view.screen.current == 0
    presenter.choose("next")
    assert view.screen.current == 1
    presenter.choose("next")
    assert view.screen.current == 1
    presenter.choose("previous")
    assert view.screen.current == 0


def test_a_file_is_listed_once(presenter, view, screen):
    presenter.open([Path("two.dcm"), Path("one.dcm")])
    assert len(view.screen.files) == 2
    assert view.screen.current == 1


def test_window_invert_and_reset(presenter, view, screen):
    greys = view.screen.picture.greys
    presenter.greys.drag(30.0, 0.0)
    assert "By hand" in view.screen.picture.bottom_left
    dragged = view.screen.picture.greys
    presenter.choose("invert")
    assert view.screen.inverted
    np.testing.assert_array_equal(view.screen.picture.greys, 255 - dragged)
    presenter.choose("reset")
    assert not view.screen.inverted
    np.testing.assert_array_equal(view.screen.picture.greys, greys)


def test_dragging_down_brightens_and_right_flattens(presenter, view, screen):
    middle = 480
    before = view.screen.picture.greys
    presenter.choose("brighter")
    assert view.screen.picture.greys[middle] > before[middle]
    presenter.choose("darker")
    presenter.choose("wider")
    after = view.screen.picture.greys
    assert int(after[700]) - int(after[200]) < int(before[700]) - int(before[200])


def test_dragging_down_brightens_an_inverted_radiograph_too(presenter, view, screen):
    presenter.choose("invert")
    before = view.screen.picture.greys[480]
    presenter.greys.drag(0.0, 40.0)
    assert view.screen.picture.greys[480] > before


def test_a_window_never_becomes_unusable(presenter, view, screen):
    for _ in range(200):
        presenter.greys.drag(-500.0, 500.0)
    for _ in range(200):
        presenter.greys.drag(500.0, -500.0)
    assert view.screen.picture.greys.shape == (65536,)


def test_commands_without_a_radiograph_do_nothing(presenter, view):
    for command in presenter.commands:
        presenter.choose(command)
    assert view.screen.picture is None


def test_refused_can_be_answered_anyway(presenter, view, make):
    model = make.model(kind="refused", reasons=("Not a chest.",))
    presenter.load_model(lambda: model)
    presenter.open([Path("knee.dcm")])
    assert view.screen.can_force
    presenter.choose("force")
    assert view.screen.findings.rows
    assert view.screen.findings.tone == "refused"
    assert [force for _, force in model.asked] == [False, True]


def test_the_overlay_of_the_label_with_the_highest_score_comes_first(presenter, view, make):
    presenter.load_model(lambda: make.model((0.1, 0.9, 0.2)))
    presenter.open([Path("chest.dcm")])
    assert view.screen.overlay.label == 1
    assert view.screen.explanation.title == "Where the model looked: Grad-CAM of Effusion"
    assert view.screen.picture.overlay[..., 3].min() == 255  # the fake's maps are 0, 1 and 2 everywhere
    presenter.maps.pick_label(0)
    assert view.screen.overlay.label == 0
    assert view.screen.picture.overlay[..., 3].max() == 0
    presenter.choose("label_on")
    presenter.choose("label_on")
    assert view.screen.overlay.label == 2
    presenter.choose("label_on")
    assert view.screen.overlay.label == 0


def test_a_map_is_painted_in_the_background(make, view):
    thinking = make.later()
    presenter = Presenter(view, make.now(), thinking, make.radiograph, Settings())
    presenter.load_model(lambda: make.model((0.1, 0.9)))
    thinking.run()
    presenter.open([Path("chest.dcm")])
    thinking.run()
    presenter.maps.pick_label(0)
    assert view.screen.overlay.label == 1
    assert view.screen.picture.overlay[..., 3].max() == 255
    thinking.run()
    assert view.screen.overlay.label == 0
    assert view.screen.picture.overlay[..., 3].max() == 0
    assert view.screen.findings.rows


def test_the_windows_of_the_list(presenter, view, screen):
    greys = screen.picture.greys
    assert screen.windows.names == ("File: chest", "Full range", "Auto", "Chest", "Soft tissue", "Bone")
    assert screen.windows.current == 0
    presenter.choose("window2")
    assert view.screen.windows.current == 1
    assert view.screen.windows.names[1] in view.screen.picture.bottom_left
    assert view.screen.picture.greys[4095] == 255
    assert view.screen.picture.greys[480] < greys[480]
    presenter.greys.drag(30.0, 0.0)
    assert view.screen.windows.current == -1
    presenter.choose("window9")
    assert "By hand" in view.screen.picture.bottom_left
    presenter.choose("auto")
    assert view.screen.windows.current == 2
    presenter.choose("reset")
    assert view.screen.windows.current == 0


def test_a_window_made_up_for_the_file_is_listed_once_and_not_as_the_file_s(make, view):
    def read(path, frame):
        radiograph = make.radiograph(path)
        return replace(radiograph, voi=(auto_window(radiograph),))

    presenter = Presenter(view, make.now(), make.now(), read, Settings())
    presenter.open([Path("chest.dcm")])
    assert view.screen.windows.names == ("Auto", "Full range", "Chest", "Soft tissue", "Bone")
    assert "(Auto)" in view.screen.picture.bottom_left


def test_what_is_remembered(presenter):
    presenter.maps.set_opacity(25)
    presenter.maps.set_threshold(45)
    presenter.choose("contours")
    presenter.choose("overlay")
    assert presenter.settings == Settings(overlay_on=False, opacity=0.25, contours=True, threshold=0.45)
