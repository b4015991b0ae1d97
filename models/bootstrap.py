"""95 % intervals that respect that a patient has several pictures: whole patients are drawn with replacement."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from models.weighted import Statistic

Values = NDArray[np.float64]
Key = TypeVar("Key", bound=Hashable)
ROUNDS, SEED = 2000, 1
AT_ONCE = 2_000_000  # weights in memory: 16 MB


def draws(groups: Sequence[str], rounds: int, seed: int = SEED) -> Iterator[NDArray[np.float64]]:
    """Weights (R, N) until there are `rounds` rows: how often each picture's patient was drawn (Efron 1979)."""
    names, owner = np.unique(np.asarray(groups), return_inverse=True)
    patients, draw = len(names), np.random.default_rng(seed)
    block = max(1, AT_ONCE // len(groups))
    for begin in range(0, rounds, block):
        size = min(block, rounds - begin)
        drawn = draw.integers(patients, size=(size, patients)) + np.arange(size)[:, None] * patients
        counts = np.bincount(drawn.ravel(), minlength=size * patients).reshape(size, patients)
        yield counts[:, owner].astype(np.float64)


def drawn(statistics: Mapping[Key, Statistic], groups: Sequence[str], rounds: int = ROUNDS) -> dict[Key, Values]:
    """float64 (rounds,) for every statistic; the same patients are drawn for all of them."""
    blocks: dict[Key, list[Values]] = {key: [] for key in statistics}
    for weights in draws(groups, rounds):
        for key, statistic in statistics.items():
            blocks[key].append(statistic(weights))
    return {key: np.concatenate(parts) for key, parts in blocks.items()}


def once(statistic: Statistic, count: int) -> float:
    """The figure of the pictures as they are, each counted once."""
    return float(statistic(np.ones((1, count)))[0])


def interval(values: Values) -> tuple[float, float]:
    """The 2.5th and 97.5th percentile; nan when no draw has a value."""
    known = values[~np.isnan(values)]
    if not known.size:
        return float("nan"), float("nan")
    low, high = np.percentile(known, (2.5, 97.5))
    return float(low), float(high)
