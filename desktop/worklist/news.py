"""What a batch tells the window, and what the window asks of it; both cross between two processes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from math import nan
from typing import Literal, NamedTuple, Protocol

from desktop.core.batch.rows import Row
from desktop.core.report.audit import urgency

Ask = Literal["pause", "go on", "stop", "report", "nameless report", "pictures", "end"]


@dataclass(frozen=True, slots=True)
class About:
    """What a batch is of. folder: absolute, empty where nobody knows. labels: names, as in every row's scores.

    task: of the model's card, which the order of the list hangs on.
    """

    folder: str = ""
    labels: tuple[str, ...] = ()
    task: str = "multilabel"


class Item(NamedTuple):
    """A row as the list needs it; a tuple, as those are unpacked ten times as fast as data classes.

    place: among the batch's files, from 1. scores: for each label, 0..1, nan without one; decisions: empty without one.

    urgency: of `audit.urgency`. read_at: when the row was made, seconds since 1970.
    """

    file: str
    place: int
    status: str
    verdict: str
    reason: str
    sha256: str
    patient: str
    scores: tuple[float, ...]
    decisions: tuple[str, ...]
    urgency: tuple[int, float]
    read_at: float


@dataclass(frozen=True, slots=True)
class News:
    """All that changed since the last ones; None and empty stand for what did not.

    known: rows that earlier runs made. progress: done, found. rate: files per second. left: seconds that remain.
    pictures: JPEG files by file; empty for a file that has none. idle: nothing is being read or written any more.
    writable: False where the batch can have no report. report: where it was written; nameless: it is de-identified.
    error: a sentence; the batch has ended then.
    """

    about: About | None = None
    rows: tuple[Item, ...] = ()
    progress: tuple[int, int] | None = None
    rate: float = 0.0
    left: float | None = None
    pictures: tuple[tuple[str, bytes], ...] = ()
    notes: tuple[str, ...] = ()
    idle: bool | None = None
    writable: bool = True
    report: str = ""
    nameless: bool = False
    error: str = ""


class Feed(Protocol):
    """A batch at work somewhere."""

    def follow(self, tell: Callable[[News], None]) -> None:
        """Hand over news until the batch is closed; for a worker. Raises AppError when it breaks."""

    def ask(self, what: Ask, files: tuple[str, ...] = ()) -> None:
        """At once; what comes of it is in the news. files: whose pictures are asked for."""

    def close(self) -> None:
        """End it, at once; `follow` returns when it has."""


def item(row: Row, place: int, about: About, read_at: datetime) -> Item:
    found = {finding.label: finding for finding in row.findings}
    return Item(
        file=row.file,
        place=place,
        status=row.status,
        verdict=row.verdict,
        reason=row.reason,
        sha256=row.sha256,
        patient=row.about.patient,
        scores=tuple(found[label].score if label in found else nan for label in about.labels),
        decisions=tuple(found[label].decision if label in found else "" for label in about.labels),
        urgency=urgency(row, about.task),
        read_at=read_at.timestamp(),
    )
