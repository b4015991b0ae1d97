"""Maps through the presenter: label, method, style, threshold, and how faithful they are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from desktop.core.errors import ModelError
from desktop.jobs import Cancelled
from desktop.presenter import Presenter
from desktop.settings import Settings

METHODS = ("Grad-CAM", "HiResCAM", "LayerCAM", "EigenCAM", "Sum of activations", "Single feature map")


@pytest.fixture
def two(make):
    return make.model((0.9, 0.2))


@pytest.fixture
def shown(presenter, view, two):
    presenter.load_model(lambda: two)
    presenter.open([Path("chest.dcm")])
    return presenter


def test_the_methods_of_the_model_are_offered_once_there_are_findings(presenter, view, two):
    assert view.screen.overlay.methods == ()
    presenter.load_model(lambda: two)
    presenter.open([Path("chest.dcm")])
    assert view.screen.overlay.methods == METHODS
    assert two.looked == 0


def test_feature_maps_are_computed_when_asked_for_and_once_per_radiograph(shown, view, two):
    shown.maps.pick_method(METHODS.index("EigenCAM"))
    shown.maps.pick_method(METHODS.index("LayerCAM"))
    shown.choose("method")
    assert view.screen.overlay.method == METHODS.index("EigenCAM")
    assert two.looked == 1
    shown.open([Path("other.dcm")])
    assert view.screen.overlay.method == METHODS.index("EigenCAM")
    assert two.looked == 2


def test_a_map_of_a_label_differs_by_label_and_a_plain_view_does_not(shown, view):
    shown.maps.pick_method(METHODS.index("LayerCAM"))
    shown.maps.set_threshold(50)
    upper = view.screen.picture.overlay[..., 3]
    assert upper[0].max() > 0
    assert upper[-1].max() == 0
    shown.maps.pick_label(1)
    lower = view.screen.picture.overlay[..., 3]
    assert lower[0].max() == 0
    assert lower[-1].max() > 0
    assert view.screen.explanation.title == "Where the model looked: LayerCAM of Effusion"
    shown.maps.pick_method(METHODS.index("Sum of activations"))
    plain = view.screen.picture.overlay
    assert view.screen.explanation.title == "Where the model looked: Sum of activations"
    shown.maps.pick_label(0)
    np.testing.assert_array_equal(view.screen.picture.overlay, plain)


def test_one_feature_map_and_its_brightness(shown, view):
    assert not view.screen.overlay.dimmable
    shown.maps.pick_method(METHODS.index("Single feature map"))
    assert (view.screen.overlay.channels, view.screen.overlay.channel) == (2, 0)
    assert view.screen.overlay.dimmable
    first = view.screen.picture.overlay
    shown.maps.pick_channel(1)
    assert view.screen.overlay.channel == 1
    assert not np.array_equal(view.screen.picture.overlay, first)
    before = view.screen.picture.overlay[..., 3].astype(int).sum()
    shown.maps.set_brightness(300)
    assert view.screen.overlay.brightness == 300
    assert view.screen.picture.overlay[..., 3].astype(int).sum() > before


def test_hirescam_of_a_pooling_head_says_what_it_is(shown, view):
    shown.maps.pick_method(METHODS.index("HiResCAM"))
    assert any("same as Grad-CAM" in sentence for sentence in view.screen.explanation.measured)


def test_contours_replace_colours(shown, view):
    shown.maps.pick_method(METHODS.index("LayerCAM"))
    assert view.screen.picture.contours == ()
    shown.choose("contours")
    assert view.screen.overlay.contours
    assert view.screen.picture.overlay is None
    (line,) = view.screen.picture.contours
    assert line[:, 0].min() == 0.0
    assert line[:, 0].max() == pytest.approx(6.0, abs=1.5)  # half of twelve rows
    shown.choose("overlay")
    assert view.screen.picture.contours == ()


def test_the_area_is_said_in_the_spacing_s_unit_and_shrinks_with_the_threshold(shown, view):
    shown.maps.pick_method(METHODS.index("LayerCAM"))
    shown.maps.set_threshold(20)
    (low,) = view.screen.explanation.measured
    assert "mm²" in low
    assert low.startswith("From 20 % of full strength on one place, ")
    for _ in range(12):
        shown.choose("higher")
    assert view.screen.overlay.threshold == 80
    (high,) = view.screen.explanation.measured
    share = [int(text.split("%")[1].split()[-1]) for text in (low, high)]
    assert share[1] < share[0]
    shown.choose("lower")
    assert view.screen.overlay.threshold == 75
    shown.maps.set_threshold(0)
    assert view.screen.overlay.threshold == 5


def test_a_map_that_says_nothing_says_so(shown, view):
    assert view.screen.explanation.measured == (
        "The map is faint: hardly anything speaks for the label.",
        "Nowhere does the map reach 30 % of full strength.",
    )


def test_the_stamp_belongs_to_grad_cam(shown, view):
    assert "not claimed" in view.screen.explanation.stamp
    shown.maps.pick_method(METHODS.index("EigenCAM"))
    assert view.screen.explanation.stamp == ""


def test_heat_on_the_border_is_warned_about(presenter, view, two):
    answer = two.answer
    edge = np.zeros((10, 10), np.float32)
    edge[0] = 1.0

    def answered(radiograph, force=False):
        found = answer(radiograph, force)
        return replace(found, findings=tuple(replace(one, map=edge) for one in found.findings))

    two.answer = answered
    presenter.load_model(lambda: two)
    presenter.open([Path("chest.dcm")])
    assert any("100 % of the map lies on the outer 10 %" in one for one in view.screen.explanation.warnings)
    presenter.maps.pick_method(METHODS.index("EigenCAM"))
    assert view.screen.explanation.warnings == (), "it says nothing of the map that is drawn now"
    presenter.maps.pick_method(METHODS.index("LayerCAM"))
    assert not any("100 %" in one for one in view.screen.explanation.warnings), "the layers' map lies elsewhere"


def test_faithfulness_is_measured_and_kept_while_the_map_is_the_same(shown, view):
    assert view.screen.explanation.faithfulness == ""
    shown.choose("faithfulness")
    assert any(screen.explanation.measuring for screen in view.screens)
    assert any(screen.activity == "Measuring faithfulness …" and screen.progress[0] for screen in view.screens)
    text = view.screen.explanation.faithfulness
    assert text.startswith("Deletion ")
    assert view.screen.settled
    shown.choose("contours")
    shown.maps.set_threshold(60)
    assert view.screen.explanation.faithfulness == text
    shown.choose("label_on")
    assert view.screen.explanation.faithfulness == ""


@pytest.fixture
def slow(make, view, two):
    thinking = make.later()
    presenter = Presenter(view, make.now(), thinking, make.radiograph, Settings())
    presenter.load_model(lambda: two)
    thinking.run()
    presenter.open([Path("chest.dcm")])
    return presenter, thinking


def test_measuring_can_be_stopped_by_the_same_command(slow, view):
    presenter, thinking = slow
    thinking.run()
    presenter.choose("faithfulness")
    assert view.screen.explanation.measuring
    assert not view.screen.settled
    presenter.choose("faithfulness")
    assert not view.screen.explanation.measuring
    assert view.screen.settled
    with pytest.raises(AssertionError, match="nothing was submitted"):
        thinking.run()


def test_another_wish_ends_the_measuring(slow, view):
    presenter, thinking = slow
    thinking.run()
    presenter.choose("faithfulness")
    presenter.maps.set_threshold(70)
    assert not view.screen.explanation.measuring
    thinking.run()
    assert view.screen.explanation.faithfulness == ""


def test_another_radiograph_ends_the_measuring(slow, view):
    presenter, thinking = slow
    thinking.run()
    presenter.choose("faithfulness")
    presenter.open([Path("other.dcm")])
    assert not view.screen.explanation.measuring
    thinking.run()
    assert view.screen.explanation.faithfulness == ""
    assert view.screen.settled


def test_a_style_chosen_while_the_model_is_asked_does_not_drop_the_question(slow, view):
    presenter, thinking = slow
    presenter.choose("contours")
    assert view.screen.overlay.contours
    thinking.run()
    assert view.screen.findings.rows
    thinking.run()
    assert view.screen.picture.overlay is None


def test_two_wishes_at_once_are_both_fulfilled(slow, view):
    presenter, thinking = slow
    thinking.run()
    presenter.maps.pick_label(1)
    presenter.maps.set_threshold(70)
    assert view.screen.overlay.label == 0
    thinking.run()
    assert view.screen.overlay.label == 1
    assert "70 %" in view.screen.explanation.measured[-1]


@pytest.mark.parametrize("wish", ["label", "threshold"])
def test_what_is_measured_is_the_map_that_was_wished_for(slow, view, wish):
    presenter, thinking = slow
    thinking.run()
    presenter.maps.pick_label(1) if wish == "label" else presenter.maps.set_threshold(70)
    presenter.choose("faithfulness")  # before that map is drawn
    thinking.run()
    assert view.screen.overlay.label == (1 if wish == "label" else 0)
    assert ("Effusion" in view.screen.explanation.title) == (wish == "label")
    assert ("70 %" in view.screen.explanation.measured[-1]) == (wish == "threshold")
    assert view.screen.explanation.faithfulness


def test_a_length_that_is_drawn_while_the_model_is_asked_counts_for_its_areas(slow, view):
    presenter, thinking = slow
    thinking.run()
    presenter.maps.pick_method(METHODS.index("LayerCAM"))
    presenter.maps.set_threshold(20)
    thinking.run()
    presenter.open([Path("other.dcm")])
    presenter.choose("tool_scale")
    for point in ((0.0, 0.0), (0.0, 10.0)):
        presenter.marks.press(point, -1, -1)
        presenter.marks.release(False)
    presenter.marks.answer(20.0)
    thinking.run()
    assert "user-calibrated" in view.screen.facts
    thinking.run()  # the map was drawn on the way, with the file's own spacing
    assert "user-calibrated" in view.screen.explanation.measured[-1]


def test_feature_maps_that_fail_leave_the_map_that_is_shown(shown, view, two):
    two.failure = ModelError("It could not be run.")
    before = view.screen.picture.overlay
    shown.maps.pick_method(METHODS.index("EigenCAM"))
    assert view.screen.banner == "It could not be run."
    assert view.screen.picture.overlay is before
    assert view.screen.explanation.title.startswith("Where the model looked: Grad-CAM")


def test_cancelling_crosses_the_measuring():
    """The step of a job raises Cancelled; nothing on the way may swallow it."""
    from desktop.core.faithfulness import faithfulness

    def step(done, total):
        raise Cancelled

    with pytest.raises(Cancelled):
        faithfulness(np.zeros((1, 8, 8), np.float32), np.ones((2, 2), np.float32), lambda i: i.mean((1, 2, 3)), step)


def test_another_palette_is_drawn_shown_and_kept(presenter, view, screen):
    before = view.screen.picture.overlay
    presenter.choose("colours")
    assert view.screen.overlay.palette == 1
    assert not np.array_equal(view.screen.picture.overlay, before)
    assert presenter.settings.palette == "viridis"
    assert len(set(view.screen.overlay.bar)) > 32
    presenter.choose("contours")
    assert view.screen.overlay.bar == (), "lines have one colour"
