"""The rows of a list in columns, so that a hundred thousand of them are ordered in a moment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from desktop.worklist.news import Item

STATUSES = ("ok", "refused", "failed")
VERDICTS = ("answered", "doubtful", "refused", "")
DECISIONS = ("", "negative", "unsure", "positive")  # a row's is the last of them that one of its labels has
COLUMNS = ("place", "group", "rank", "status", "verdict", "decision", "patient", "read_at")
_STATUS, _VERDICT, _DECISION = (
    {name: float(code) for code, name in enumerate(names)} for names in (STATUSES, VERDICTS, DECISIONS)
)


@dataclass(frozen=True, eq=False, slots=True)
class Table:
    """items: in the order they came. where: each file's place in it; it may know later ones, too.

    numbers: float64 (rows, COLUMNS); group and rank are an item's urgency, names are numbered. scores: float32
    (rows, labels), nan where there is none. Nobody writes into either.
    """

    items: tuple[Item, ...] = ()
    where: Mapping[str, int] = field(default_factory=dict)
    numbers: NDArray[np.float64] = field(default_factory=lambda: np.zeros((0, len(COLUMNS))))
    scores: NDArray[np.float32] = field(default_factory=lambda: np.zeros((0, 0), np.float32))

    def __len__(self) -> int:
        return len(self.items)

    def column(self, name: str) -> NDArray[np.float64]:
        """float64 (rows,)."""
        return self.numbers[:, COLUMNS.index(name)]

    def find(self, file: str) -> int | None:
        """Where its row is."""
        found = self.where.get(file)
        return found if found is not None and found < len(self) else None


class Gathering:
    """Rows as they come: a file's newer row takes the place of its older one. For one thread."""

    def __init__(self) -> None:
        self._items: list[Item] = []
        self._where: dict[str, int] = {}
        self._patients: dict[str, int] = {}
        self._numbers = np.zeros((256, len(COLUMNS)))
        self._scores = np.zeros((256, 0), np.float32)

    def add(self, items: Sequence[Item]) -> None:
        places = [self._placed(item) for item in items]
        if not places:
            return
        self._make_room(max(places), max(len(item.scores) for item in items))
        self._numbers[places] = [self._coded(item) for item in items]
        self._scores[places, : len(items[0].scores)] = [item.scores for item in items]

    def table(self) -> Table:
        """As it is now; it does not change any more."""
        rows = len(self._items)
        return Table(tuple(self._items), self._where, self._numbers[:rows].copy(), self._scores[:rows].copy())

    def _placed(self, item: Item) -> int:
        place = self._where.setdefault(item.file, len(self._items))
        if place == len(self._items):
            self._items.append(item)
        self._items[place] = item
        return place

    def _make_room(self, place: int, labels: int) -> None:
        rows, before = self._scores.shape
        more = (1 + place) * 2 - rows if place >= rows else 0
        if more or labels > before:
            self._numbers = np.pad(self._numbers, ((0, more), (0, 0)))
            self._scores = np.pad(self._scores, ((0, more), (0, max(0, labels - before))), constant_values=np.nan)

    def _coded(self, item: Item) -> tuple[float, ...]:
        patient = self._patients.setdefault(item.patient, len(self._patients)) if item.patient else np.nan
        decision = max((_DECISION[one] for one in item.decisions), default=0.0)
        return (
            item.place, *item.urgency, _STATUS[item.status], _VERDICT[item.verdict], decision, patient, item.read_at
        )  # fmt: skip
