"""What the user has of a worklist: the batch, its rows, how they are wanted, and where he is in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import numpy as np

from desktop.worklist.news import About
from desktop.worklist.order import Order, Wish
from desktop.worklist.table import Table

Phase = Literal["none", "reading", "paused", "ended"]


@dataclass(frozen=True, slots=True)
class Said:
    """What the reader decided on a label: present, absent or cannot_say."""

    label: str
    opinion: str


@dataclass(frozen=True, eq=False, slots=True)
class Ordered:
    """A table with the places in it of what is shown. late: so many of the first wait too long. at: when that was."""

    table: Table = field(default_factory=Table)
    order: Order = field(default_factory=lambda: np.zeros(0, np.intp))
    late: int = 0
    wish: Wish = field(default_factory=Wish)
    at: float = 0.0

    def position(self, file: str) -> int:
        """Where it stands, -1 where it is not shown."""
        row = self.table.find(file)
        found = np.flatnonzero(self.order == row) if row is not None else self.order[:0]
        return int(found[0]) if len(found) else -1


@dataclass(frozen=True, eq=False, slots=True)
class Listed:
    """shown: the worklist stands in place of the radiograph. idle: the batch reads and writes nothing any more.

    table: the newest; ordered: what is shown of it, which follows. rate, left: files per second, seconds.
    pictures: JPEG files by file name. read: what the reader decided, by sha256, None where nobody keeps it.
    current: the file that the user is at. files: the neighbours that the radiograph's list was given. note: what to
    know of the batch. writable: it can have reports. reporting: they are being written.
    """

    shown: bool = False
    phase: Phase = "none"
    idle: bool = True
    about: About = field(default_factory=About)
    table: Table = field(default_factory=Table)
    ordered: Ordered = field(default_factory=Ordered)
    wish: Wish = field(default_factory=Wish)
    progress: tuple[int, int] | None = None
    rate: float = 0.0
    left: float | None = None
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    read: Mapping[str, tuple[Said, ...]] | None = None
    current: str = ""
    files: tuple[Path, ...] | None = None
    note: str = ""
    writable: bool = True
    reporting: bool = False

    @property
    def running(self) -> bool:
        return self.phase in ("reading", "paused")

    @property
    def can_report(self) -> bool:
        return bool(self.table) and self.idle and self.writable and not self.reporting
