"""Deletion and insertion, with networks whose answers are known."""

from __future__ import annotations

import numpy as np
import pytest

from desktop.core.faithfulness import BATCH, STEPS, faithfulness


def image() -> np.ndarray:
    """float32 (1, 32, 32): a bright quarter on grey."""
    made = np.full((1, 32, 32), 0.4, np.float32)
    made[0, :16, :16] = 1.0
    return made


def quarter(value: float) -> np.ndarray:
    map_ = np.zeros((8, 8), np.float32)
    map_[:4, :4] = value
    return map_


def bright_quarter(images: np.ndarray) -> np.ndarray:
    """What the score hangs on: how far the quarter is brighter than 0.7."""
    return np.clip((images[:, 0, :16, :16].mean((1, 2)) - 0.7) / 0.3, 0.0, 1.0)


def test_a_map_that_shows_what_the_score_hangs_on_is_better_than_one_that_does_not() -> None:
    right = faithfulness(image(), quarter(1.0), bright_quarter)
    wrong = faithfulness(image(), quarter(-1.0), bright_quarter)
    assert right.deletion < 0.2 < 0.8 < wrong.deletion
    assert right.insertion > wrong.insertion + 0.05  # both start from a blur that still shows the quarter
    assert right.emptied == 0.0
    assert "lower is better" in str(right)


def test_a_score_that_hangs_on_nothing_says_so() -> None:
    found = faithfulness(image(), quarter(1.0), lambda images: np.full(len(images), 0.9, np.float32))
    assert (found.deletion, found.insertion, found.emptied) == pytest.approx((0.9, 0.9, 0.9))


def test_the_first_picture_is_whole_the_last_is_empty_and_every_step_is_told() -> None:
    asked: list[np.ndarray] = []
    told: list[tuple[int, int]] = []

    def scores(images: np.ndarray) -> np.ndarray:
        assert images.dtype == np.float32
        assert len(images) <= BATCH
        asked.extend(images)
        return images.mean((1, 2, 3))

    faithfulness(image(), quarter(1.0), scores, lambda done, total: told.append((done, total)))
    total = 2 * (STEPS + 1)
    assert len(asked) == total
    np.testing.assert_array_equal(asked[0], image())
    assert np.ptp(asked[STEPS]) == 0.0
    np.testing.assert_array_equal(asked[-1], image())
    changed = [int((one != image()).sum()) for one in asked[: STEPS + 1]]
    assert changed == sorted(changed)
    assert told[-1] == (total, total)


def test_it_can_be_stopped() -> None:
    class Stopped(Exception):
        pass

    def step(done: int, total: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        faithfulness(image(), quarter(1.0), bright_quarter, step)
