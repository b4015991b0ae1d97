"""Likeness to the average training picture: what it is, and what the gate makes of it."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from desktop.core.engine import Engine
from desktop.core.likeness import likeness, outline, typical
from desktop.core.radiograph import Radiograph
from tests.tiny_model import build, card

Y, X = np.mgrid[:64, :64]
HILL = (255 * np.exp(-(((X - 32) / 14.0) ** 2) - ((Y - 20) / 20.0) ** 2)).astype(np.uint8)


def shifted(by: int) -> np.ndarray:
    return np.roll(HILL, by, 1)


def test_an_outline_is_centred_and_of_length_one() -> None:
    values = outline(HILL)
    assert values.shape == (256,)
    assert float(values.sum()) == pytest.approx(0.0, abs=1e-4)
    assert float(np.linalg.norm(values)) == pytest.approx(1.0, abs=1e-5)
    assert not outline(np.full((30, 50), 80, np.uint8)).any()


def test_likeness_is_one_for_the_same_and_minus_one_for_its_inverse() -> None:
    average = typical([HILL])
    assert (min(average), max(average)) == (0, 255)
    assert likeness(HILL, average) > 0.999
    assert likeness((255 - HILL).astype(np.uint8), average) < -0.999
    assert likeness(HILL // 3 + 90, average) > 0.99, "brightness and contrast are not the picture"
    assert abs(likeness(np.rot90(HILL, 1), average)) < 0.8
    assert likeness(np.full((64, 64), 9, np.uint8), average) == 0.0


def test_the_average_is_of_all_pictures_whatever_their_contrast() -> None:
    average = typical([shifted(-6), shifted(6) // 4])
    assert likeness(shifted(-6), average) == pytest.approx(likeness(shifted(6), average), abs=0.02)


@pytest.mark.parametrize(
    ("pixels", "kind", "word"),
    [
        (HILL, "answered", ""),
        (255 - HILL, "refused", "seems inverted"),
        (np.roll(HILL, 32, 1), "refused", "do not lie as"),
    ],
)
def test_the_gate_refuses_what_is_unlike_and_says_how_much(
    pixels: np.ndarray, kind: str, word: str, tmp_path: Path
) -> None:
    expects = {**card()["expects"], "likeness": {"typical": typical([HILL]), "least": 0.3}}
    engine = Engine.load(build(tmp_path / "tiny.onnx", json.dumps(card(expects=expects))))
    picture = Radiograph(
        pixels=np.ascontiguousarray(pixels).astype(np.uint8), stored_range=(0, 255), source=Path("a.png"), kind="PNG"
    )
    answer = engine.answer(picture)
    assert answer.verdict.kind == kind
    assert word in " ".join(answer.verdict.reasons)
    assert bool(answer.findings) == (kind == "answered")
    if word:
        assert "at least 0.30" in answer.verdict.reasons[0]
