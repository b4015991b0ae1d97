"""The int8 file beside a model: taken where it is proven quicker, never silently."""

from __future__ import annotations

import json
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np
import pytest

from desktop.core.card import ModelCard
from desktop.core.engine import Engine
from desktop.core.installed import Installed, installed
from desktop.core.int8 import FASTER, preferred
from desktop.core.model_file import int8_of, is_int8
from tests.tiny_model import build, card


@pytest.fixture
def model(tmp_path: Path) -> Path:
    path = build(tmp_path / "tiny.onnx", json.dumps(card()))
    build(int8_of(path), json.dumps(card(architecture="tiny, 8-bit whole numbers")))
    return path


def loaded(model: Path, gain: float, provider: str = "auto") -> Engine:
    """As if this machine had been timed before."""
    remembered = model.parent / "cache" / "int8.json"
    Engine.load(model, "auto", remembered)
    (key,) = json.loads(remembered.read_text())
    remembered.write_text(json.dumps({key: gain}))
    return Engine.load(model, provider, remembered)


def test_names() -> None:
    assert int8_of(Path("a/tiny.onnx")) == Path("a/tiny.int8.onnx")
    assert is_int8(Path("a/tiny.int8.onnx"))
    assert not is_int8(Path("a/tiny.onnx"))


def test_the_quicker_file_answers_and_says_so(model: Path) -> None:
    engine = loaded(model, 1.9)
    assert engine.path == int8_of(model)
    assert engine.sha256 != Engine.load(model).sha256
    assert "tiny.int8.onnx answers in place of tiny.onnx: it is 1.9 times as fast here." in engine.provider_notes


def test_a_file_that_is_not_quicker_is_left(model: Path) -> None:
    engine = loaded(model, 1.2)
    assert engine.path == model
    assert engine.provider_notes[-1].startswith("tiny.int8.onnx is not used: it is 1.2 times as fast here")


def test_a_named_provider_gets_the_file_as_named(model: Path) -> None:
    assert loaded(model, 1.9, "cpu").path == model
    assert Engine.load(model).path == model


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {"golden": [{**card()["golden"][0], "scores": [0.5]}]},
            "tiny.int8.onnx is not used: this machine computes its golden pictures' scores off by 0.2",
        ),
        ({"version": "9.9.9"}, "another version of tiny.onnx"),
        ({"expects": {**card()["expects"], "age_years": [1, 5]}}, "another version of tiny.onnx"),
        ({"limits": "Knows much."}, "another version of tiny.onnx"),
        (
            {
                "operating_points": [
                    *card()["operating_points"][:2],
                    {**card()["operating_points"][2], "threshold": 0.9},
                ]
            },
            "another version of tiny.onnx",
        ),
    ],
)
def test_a_file_that_cannot_be_trusted_is_left(model: Path, changes: dict[str, Any], said: str) -> None:
    build(int8_of(model), json.dumps(card(**changes)))
    engine = Engine.load(model, "auto", model.parent / "int8.json")
    assert engine.path == model
    assert said in engine.provider_notes[-1]


def test_a_file_may_have_rates_of_its_own(model: Path) -> None:
    """Its own network was measured at the model's thresholds."""
    points = [{**point, "sensitivity": 0.123} for point in card()["operating_points"]]
    limits = {**card()["expects"], "distance_doubtful": 5.1, "distance_refused": 10.1}
    build(int8_of(model), json.dumps(card(operating_points=points, expects=limits)))
    engine = loaded(model, 1.9)
    assert engine.path == int8_of(model)
    assert {point.sensitivity for point in engine.card.operating_points} == {0.123}


def test_a_list_of_models_leaves_variants_out_unless_they_are_wanted(model: Path) -> None:
    assert [one.path for one in installed(model.parent) if isinstance(one, Installed)] == [model]
    both = [one.path for one in installed(model.parent, variants=True) if isinstance(one, Installed)]
    assert both == [model, int8_of(model)]


class Busy:
    """An engine that works for some milliseconds for every picture."""

    def __init__(self, path: Path, milliseconds: float) -> None:
        self.path, self.sha256, self.card = path, path.name * 4, ModelCard.model_validate(card())
        self.milliseconds, self.asked = milliseconds, 0

    def scores(self, images: np.ndarray) -> np.ndarray:
        self.asked += 1
        end = perf_counter() + self.milliseconds / 1000.0
        while perf_counter() < end:
            pass
        return np.zeros((len(images), 1), np.float32)


def test_the_timing_is_measured_once(model: Path, tmp_path: Path) -> None:
    whole, small, remembered = Busy(model, 4.0), Busy(int8_of(model), 0.4), tmp_path / "new" / "int8.json"
    assert preferred(whole, lambda path: small, remembered)[0] is small
    (gain,) = json.loads(remembered.read_text()).values()
    assert gain > FASTER
    asked = whole.asked
    assert preferred(whole, lambda path: small, remembered)[0] is small
    assert whole.asked == asked
    remembered.write_text("{")  # damaged: timed again
    assert preferred(whole, lambda path: small, remembered)[0] is small
    assert whole.asked > asked
