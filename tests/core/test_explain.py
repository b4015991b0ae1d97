"""How far a map may be believed: the stamp, the shares on the border and outside the body, and their limits."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from desktop.core.body import SIDE, body
from desktop.core.card import ModelCard
from desktop.core.engine import Engine
from desktop.core.errors import ModelError
from desktop.core.explain import BORDER_LIMIT, OUTSIDE_LIMIT, Stamp, border_share, outside_share, stamp, warnings
from desktop.core.radiograph import Radiograph
from desktop.core.text import percent
from tests.tiny_model import build, card


def picture(pixels: np.ndarray) -> Radiograph:
    return Radiograph(pixels=pixels, stored_range=(0, 255), source=Path("made.png"), kind="PNG")


def half() -> np.ndarray:
    """Bright on the left."""
    pixels = np.full((64, 64), 60, dtype=np.uint8)
    pixels[:, :32] = 200
    return pixels


def chest() -> np.ndarray:
    """uint8 (200, 200): a body 140 wide between air, with two black lungs and a marker in the air."""
    draw = np.random.default_rng(4)
    made = draw.integers(0, 10, (200, 200))
    made[:, 30:170] = draw.integers(120, 200, (200, 140))
    made[60:140, 50:90] = made[60:140, 110:150] = 10
    made[20:26, 8:12] = 255
    return made.astype(np.uint8)


def test_the_map_of_the_tiny_model_is_exact_and_a_wrong_offset_is_seen(tmp_path: Path) -> None:
    engine = Engine.load(build(tmp_path / "tiny.onnx", json.dumps(card(map_offset=[-4.0]))))
    (finding,) = engine.answer(picture(half())).findings
    found = stamp(finding, engine.card)
    assert found.exact
    assert str(found).startswith("Exact: the map adds up to the logit (difference ")
    wrong = stamp(replace(finding, logit=finding.logit + 0.5), engine.card)
    assert not wrong.exact
    assert str(wrong) == "Not exact: the map misses the logit by 0.5."


def test_without_an_offset_nothing_is_claimed(tmp_path: Path) -> None:
    engine = Engine.load(build(tmp_path / "tiny.onnx", json.dumps(card())))
    (finding,) = engine.answer(picture(half())).findings
    assert stamp(finding, engine.card) == Stamp(None)
    assert "not claimed" in str(Stamp(None))
    assert not Stamp(float("nan")).exact


def test_an_offset_for_every_label_or_none() -> None:
    with pytest.raises(ModelError, match="map_offset needs 1 numbers or none, not 2"):
        ModelCard.from_json(json.dumps(card(map_offset=[1.0, 2.0])))


@pytest.mark.parametrize("cells", [5, 7, 8, 20])
def test_heat_that_is_everywhere_lies_on_the_border_as_far_as_the_border_reaches(cells: int) -> None:
    assert border_share(np.ones((cells, cells), np.float32)) == pytest.approx(0.36)


def test_the_share_on_the_border_leaves_out_what_speaks_against() -> None:
    map_ = np.zeros((10, 10), np.float32)
    map_[5, 5], map_[0, 3], map_[9, 9], map_[2, 2] = 3.0, 0.5, 0.5, -7.0
    assert border_share(map_) == pytest.approx(0.25)
    assert border_share(-np.ones((4, 4), np.float32)) == 0.0


def test_the_body_is_neither_the_air_nor_the_marker_in_it() -> None:
    mask = body(chest())
    wanted = np.zeros((SIDE, SIDE), bool)
    wanted[:, round(30 / 200 * SIDE) : round(170 / 200 * SIDE)] = True
    assert (mask == wanted).mean() > 0.98  # the lungs are inside
    assert mask[SIDE // 2, round(70 / 200 * SIDE)]
    assert not mask[round(23 / 200 * SIDE), round(10 / 200 * SIDE)]


def test_a_collimator_s_border_is_outside_and_a_full_picture_has_no_outside() -> None:
    draw = np.random.default_rng(2).integers(60, 220, (200, 200)).astype(np.uint8)
    assert body(draw).all()
    framed = draw.copy()
    framed[:40] = framed[-20:] = 255
    mask = body(framed)
    assert not mask[: 40 * SIDE // 200 - 1].any()
    assert not mask[-(20 * SIDE // 200) + 1 :].any()
    assert mask[SIDE // 2].all()


def test_the_share_outside_the_body() -> None:
    mask = body(chest())
    left = np.zeros((10, 10), np.float32)
    left[5, 0] = 1.0
    middle = np.zeros((10, 10), np.float32)
    middle[5, 5] = 1.0
    assert outside_share(left, mask) > 0.9
    assert outside_share(middle, mask) < 0.01
    assert outside_share(-middle, mask) == 0.0


def test_a_warning_says_the_share_and_comes_only_over_the_limit() -> None:
    inside = np.ones((SIDE, SIDE), bool)
    outside = inside.copy()
    outside[:, : SIDE // 2] = False
    for share, count in ((BORDER_LIMIT - 0.02, 0), (BORDER_LIMIT + 0.02, 1)):
        map_ = np.zeros((10, 10), np.float32)
        map_[0, 5], map_[5, 5] = share, 1.0 - share
        found = warnings(map_, inside)
        assert len(found) == count
        assert all(percent(share) in sentence for sentence in found)
    for share, count in ((OUTSIDE_LIMIT - 0.1, 0), (OUTSIDE_LIMIT + 0.1, 1)):
        map_ = np.zeros((10, 10), np.float32)
        map_[5, 2], map_[5, 7] = share, 1.0 - share
        found = warnings(map_, outside)
        assert len(found) == count
        assert all("outside the body" in sentence for sentence in found)


def test_a_faint_map_is_not_warned_about() -> None:
    map_ = np.zeros((10, 10), np.float32)
    map_[0, 0] = 0.001
    assert warnings(map_, np.ones((SIDE, SIDE), bool)) == ()
