"""Histogram equalisation: flat histograms, order kept, and only where the card asks for it."""

from __future__ import annotations

import numpy as np
import pytest

from desktop.core.card import Input
from desktop.core.equalise import equalised


def test_frequencies_become_even_and_the_range_full() -> None:
    draw = np.random.default_rng(1)
    dark = draw.normal(90, 14, (200, 200)).clip(0, 255).astype(np.uint8)
    even = equalised(dark)
    assert (int(even.min()), int(even.max())) == (0, 255)
    assert np.abs(np.percentile(even, (25, 50, 75)) - (64, 128, 191)).max() < 8


def test_a_brighter_pixel_never_becomes_the_darker_one() -> None:
    ramp = np.sort(np.random.default_rng(2).integers(0, 256, 4096)).astype(np.uint8).reshape(64, 64)
    assert (np.diff(equalised(ramp).ravel().astype(int)) >= 0).all()


@pytest.mark.parametrize("value", [0, 7, 255])
def test_a_flat_picture_stays_as_it_is(value: int) -> None:
    flat = np.full((9, 5), value, np.uint8)
    assert (equalised(flat) == flat).all()


def test_any_monotone_change_of_tone_gives_the_same_picture() -> None:
    picture = np.random.default_rng(3).integers(0, 120, (64, 64)).astype(np.uint8)
    assert (equalised(picture) == equalised((picture * 2 + 5).astype(np.uint8))).all()


def test_a_card_asks_for_none_unless_it_says_so() -> None:
    assert Input(height=8, width=8).equalisation == "none"
