from __future__ import annotations

import numpy as np
import pytest

from models import bootstrap, weighted


def limits(scores: np.ndarray, truth: np.ndarray, groups: list[str], rounds: int = 1000) -> tuple[float, float]:
    values = bootstrap.drawn({"auroc": weighted.auroc(scores, truth)}, groups, rounds)["auroc"]
    assert values.shape == (rounds,)
    return bootstrap.interval(values)


def test_intervals_know_that_pictures_of_one_patient_are_alike() -> None:
    """Ten copies of every picture: drawing pictures would make the interval far too narrow."""
    draw = np.random.default_rng(1)
    scores, truth = draw.random(40), np.tile([0.0, 1.0], 20)
    names = [f"{i:02}" for i in range(40)]
    low, high = limits(scores, truth, names)
    many, also = np.repeat(scores, 10), np.repeat(truth, 10)
    assert limits(many, also, np.repeat(names, 10).tolist()) == pytest.approx((low, high))
    by_picture = limits(many, also, [str(i) for i in range(400)])
    assert by_picture[1] - by_picture[0] < 0.5 * (high - low)


def test_an_interval_of_a_share_is_as_wide_as_theory_says() -> None:
    hits = np.arange(400) < 120
    values = bootstrap.drawn({"share": weighted.rate(hits, np.ones(400, bool))}, [str(i) for i in range(400)])["share"]
    assert bootstrap.interval(values) == pytest.approx((0.3 - 1.96 * 0.0229, 0.3 + 1.96 * 0.0229), abs=0.006)


def test_every_draw_is_of_as_many_patients_as_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "AT_ONCE", 70)
    groups = [f"p{i % 7}" for i in range(21)]
    blocks = list(bootstrap.draws(groups, 10))
    assert [len(block) for block in blocks] == [3, 3, 3, 1]
    weights = np.concatenate(blocks)
    assert (weights.sum(1) == 21).all()
    assert (weights[:, :7] == weights[:, 7:14]).all()
    assert len(np.unique(weights, axis=0)) > 5


def test_intervals_survive_draws_of_one_kind_only() -> None:
    assert limits(np.array([0.1, 0.9]), np.array([0.0, 1.0]), ["a", "b"], 50) == (1.0, 1.0)
    assert np.isnan(bootstrap.interval(np.full(3, np.nan))).all()
