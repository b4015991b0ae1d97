"""How a radiograph lies, is drawn and is written over: from the key to the picture that the canvas gets."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from desktop.commands import COMMANDS
from desktop.core.display import full_window
from desktop.core.geometry import Spacing
from desktop.core.radiograph import Facts
from desktop.picture_view import picture, probe
from desktop.pose import Pose
from desktop.presenter import Presenter
from desktop.settings import Settings

FRONTAL = ("L", "F")  # of a chest: rows lead to the patient's left, columns to the feet
GRID = np.arange(6).reshape(2, 3)
POSES = [Pose(turns, mirrored) for turns in range(4) for mirrored in (False, True)]


def posed(pose: Pose, pixels: np.ndarray = GRID) -> np.ndarray:
    """The reference: what a pose does to pixels."""
    return np.rot90(np.fliplr(pixels) if pose.mirrored else pixels, -pose.turns)


@pytest.mark.parametrize("pose", POSES)
def test_turns_and_flips_are_those_of_the_screen(pose):
    np.testing.assert_array_equal(posed(pose.turned(1)), np.rot90(posed(pose), -1))
    np.testing.assert_array_equal(posed(pose.turned(-1)), np.rot90(posed(pose)))
    np.testing.assert_array_equal(posed(pose.flipped()), np.fliplr(posed(pose)))
    np.testing.assert_array_equal(posed(pose.upended()), np.flipud(posed(pose)))


@pytest.mark.parametrize("pose", POSES)
def test_the_letters_turn_with_the_radiograph(pose):
    edges = np.array([["", "H", ""], ["R", "", "L"], ["", "F", ""]])
    lies = posed(pose, edges)
    assert pose.edges(*FRONTAL) == (lies[0, 1], lies[1, 2], lies[2, 1], lies[1, 0])


def test_oblique_letters_and_none():
    assert Pose().edges("AL", "F") == ("H", "AL", "F", "PR")
    assert Pose(1, True).edges("", "") == ("", "", "", "")


def test_only_a_radiograph_as_in_its_file_has_no_warning():
    said = [pose.warning for pose in POSES]
    assert said[0] == ""
    assert len(set(said)) == 8
    assert (Pose(1).warning, Pose(0, True).warning) == ("Rotated 90°", "Flipped")


def test_a_pose_has_no_fifth_quarter():
    with pytest.raises(ValueError, match="0 to 3"):
        Pose(4)


@pytest.fixture
def opened(presenter):
    presenter.open([Path("cine.dcm"), Path("two.dcm")])
    return presenter


def test_the_probe_waits_for_the_pointer_where_the_radiograph_turned_under_it(opened, view):
    opened.point((3, 4))
    assert view.screen.probe.startswith("Row 3  Column 4")
    opened.choose("turn_right")
    assert view.screen.probe == ""


def test_the_keys_turn_and_flip(opened, view):
    for command, pose in (
        ("turn_right", Pose(1)), ("turn_right", Pose(2)), ("turn_left", Pose(1)), ("flip", Pose(3, True)),
        ("upend", Pose(3)), ("upright", Pose()),
    ):  # fmt: skip
        opened.choose(command)
        assert view.screen.picture.pose == pose, command
        assert view.screen.picture.warning == pose.warning


def test_another_frame_keeps_the_pose_and_another_file_does_not(opened, view):
    for command in ("flip", "crisp", "voi"):
        opened.choose(command)
    opened.choose("frame_on")
    assert view.screen.picture.pose == Pose(0, True)
    assert view.screen.windows.off
    opened.choose("next")
    assert view.screen.picture.pose == Pose()
    assert not view.screen.windows.off
    assert view.screen.picture.crisp, "a taste, not a fact of a picture"


def test_voi_off_is_the_stored_range_and_comes_back(opened, view):
    before = view.screen.picture
    opened.choose("voi")
    radiograph = opened._session.shown.radiograph
    assert opened._session.shown.voi == full_window(radiograph)
    assert "VOI off" in view.screen.picture.bottom_left
    greys = view.screen.picture.greys
    assert [greys[stored] for stored in (0, 2048, 4095)] == pytest.approx([0, 128, 255], abs=1)
    opened.choose("invert")
    assert view.screen.windows.off
    opened.choose("invert")
    opened.choose("voi")
    np.testing.assert_array_equal(view.screen.picture.greys, before.greys)
    assert view.screen.picture.bottom_left == before.bottom_left


def test_a_window_by_hand_ends_voi_off(opened, view):
    opened.choose("voi")
    opened.greys.drag(10.0, 0.0)
    assert not view.screen.windows.off


def test_everything_is_reset(opened, view):
    before = view.screen.picture
    for command in ("turn_left", "flip", "invert", "voi", "magnifier", "texts"):
        opened.choose(command)
    opened.choose("upright")
    after = view.screen.picture
    assert (after.pose, after.magnified, after.texts, view.screen.inverted) == (Pose(), False, True, False)
    assert not view.screen.windows.off
    np.testing.assert_array_equal(after.greys, before.greys)


def test_the_switches_are_shown_in_the_menu(opened, view):
    checked = {command.id: command.checked for command in COMMANDS if command.checked}
    for switch in ("magnifier", "crisp", "texts", "voi"):
        before = checked[switch](view.screen)
        opened.choose(switch)
        assert checked[switch](view.screen) != before, switch


def test_nothing_can_be_turned_before_there_is_a_radiograph(presenter, view):
    for command in ("turn_right", "turn_left", "flip", "upend", "upright", "voi"):
        presenter.choose(command)
    assert view.screen.picture is None


def test_what_the_reader_likes_is_remembered(opened, view, make):
    opened.choose("crisp")
    opened.looking.calibrate("Maker Model HDMI-1 1920x1080", 3.7)
    kept = opened.settings
    assert (kept.crisp, dict(kept.screens)) == (True, {"Maker Model HDMI-1 1920x1080": 3.7})
    again = Presenter(view, make.now(), make.now(), lambda path, frame: make.radiograph(path, frame), kept)
    assert again.settings == kept
    assert dict(view.screen.look.screens) == {"Maker Model HDMI-1 1920x1080": 3.7}


def shown_as(opened, **changes):
    shown = opened._session.shown
    return opened._session, replace(shown, radiograph=replace(shown.radiograph, **changes))


def test_the_corner_says_side_and_spacing_with_its_origin(opened):
    facts = Facts(modality="DX", body_part="KNEE", view="AP", laterality="R", study_date="2020-01-02",
                  orientation=FRONTAL)  # fmt: skip
    session, shown = shown_as(opened, facts=facts, spacing=Spacing(0.2, 0.2, "detector"))
    made = picture(session, shown)
    assert made.top_right == "DX KNEE AP\nRight side\n2020-01-02\n0.2 mm at detector"
    assert made.edges == ("H", "L", "F", "R")
    assert made.metric
    hidden = picture(replace(session, identity_hidden=True), shown)
    assert hidden.top_left == "Anonymised"
    assert hidden.top_right == "DX KNEE AP\nRight side\n0.2 mm at detector"
    session, plain = shown_as(opened, facts=Facts(), spacing=None)
    made = picture(session, plain)
    assert (made.top_right, made.edges, made.metric) == ("no pixel spacing", ("",) * 4, False)


def test_the_probe_says_millimetres_where_there_is_a_spacing(opened):
    session, shown = shown_as(opened, spacing=Spacing(2.0, 0.5, "magnified"))
    session = replace(session, pointer=(3, 4))
    assert probe(session, shown.radiograph).endswith("  2.2 to the right, 7.0 down, in mm magnified")
    session, plain = shown_as(opened, spacing=None)
    assert "mm" not in probe(replace(session, pointer=(3, 4)), plain.radiograph)


@pytest.mark.parametrize(
    "screens", [{"a": 0.5}, {"a": 101.0}, {"a": 3}, {"a": "3.0"}, [["a", 3.0]], {"a": float("nan")}]
)
def test_a_screen_that_cannot_be_is_refused(screens):
    with pytest.raises(ValueError, match="screens"):
        Settings(screens=screens)
