"""Which rows of a list are shown, and in which order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from desktop.worklist.table import DECISIONS, STATUSES, VERDICTS, Table

By = Literal["urgency", "file", "patient", "status", "verdict", "score", "reader", "waiting"]
Order = NDArray[np.intp]
MINUTE = 60.0


@dataclass(frozen=True, slots=True)
class Wish:
    """How a list is wanted. label: whose score it is ordered by. limit: minutes that a row may wait, 0 for no limit.

    status, verdict, decision: the only ones shown, None for all; decision "" is no answer. read: whether the reader
    has decided. search: in the file's name.
    """

    by: By = "urgency"
    label: int = 0
    descending: bool = False
    limit: int = 60
    status: str | None = None
    verdict: str | None = None
    decision: str | None = None
    read: bool | None = None
    search: str = ""

    @property
    def limited(self) -> bool:
        """Whether rows that wait too long come first: only where the order is one of urgency."""
        return self.limit > 0 and self.by in ("urgency", "score")


def arranged(table: Table, wish: Wish, read: Mapping[str, object], now: float) -> tuple[Order, int]:
    """The places in the table of what is shown, in order, and how many of them wait too long and come first.

    read: what the reader has decided on, by sha256; it waits no more. now: seconds since 1970.
    """
    done = _done(table, read)
    shown = np.flatnonzero(_wanted(table, wish, done))
    keys = [key[shown] for key in _keys(table, wish, done)]
    order = shown[np.lexsort((table.column("place")[shown], *reversed(keys)))]
    if not wish.limited:
        return order, 0
    read_at = table.column("read_at")[order]
    late = (now - read_at > wish.limit * MINUTE) & ~done[order]
    first = np.argsort(read_at[late], kind="stable")  # the longest wait before others
    return np.concatenate((order[late][first], order[~late])), int(late.sum())


def _keys(table: Table, wish: Wish, done: NDArray[np.bool_]) -> list[NDArray[np.float64]]:
    """float64 (rows,) each: the first decides; nan, for what has none, comes last both ways."""
    sign = -1.0 if wish.descending else 1.0
    if wish.by == "urgency":
        return [sign * table.column(name) for name in ("group", "rank")]
    if wish.by == "score":
        scores: NDArray[np.float64] = np.full(len(table), np.nan)
        if wish.label < table.scores.shape[1]:
            scores[:] = table.scores[:, wish.label]
        return [sign * scores]
    if wish.by == "reader":
        return [sign * done.astype(np.float64)]
    if wish.by == "waiting":
        return [-sign * table.column("read_at")]  # who came last waits shortest
    return [sign * table.column("place" if wish.by == "file" else wish.by)]


def _done(table: Table, read: Mapping[str, object]) -> NDArray[np.bool_]:
    if not read:
        return np.zeros(len(table), bool)
    return np.fromiter((item.sha256 in read for item in table.items), bool, len(table))


def _wanted(table: Table, wish: Wish, done: NDArray[np.bool_]) -> NDArray[np.bool_]:
    wanted = np.ones(len(table), bool)
    for name, value, values in (
        ("status", wish.status, STATUSES),
        ("verdict", wish.verdict, VERDICTS),
        ("decision", wish.decision, DECISIONS),
    ):
        if value is not None:
            wanted &= table.column(name) == values.index(value)
    if wish.read is not None:
        wanted &= done == wish.read
    if wish.search:
        needle = wish.search.casefold()
        wanted &= np.fromiter((needle in item.file.casefold() for item in table.items), bool, len(table))
    return wanted
