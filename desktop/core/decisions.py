"""A reader's decision on one label of one radiograph, beside what the model had said of it."""

from __future__ import annotations

import math
from dataclasses import astuple, dataclass, fields
from datetime import UTC, datetime
from typing import Any, Literal, get_args

Opinion = Literal["present", "absent", "cannot_say", "none"]
MOST = 2000  # characters of a comment


def now() -> str:
    """UTC to the second, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")


@dataclass(frozen=True, slots=True)
class Decision:
    """sha256, size: of the file, size 0 where it is not known. frame: counted from 0. patient: a pseudonym or empty.

    opinion: the reader's, "none" where there is a comment only. reader: initials, empty where none were given.
    positive, score: the model's, at its deciding operating point (or of all labels the highest). model, version,
    model_sha256: which one that was. verdict: the gate's. forced: answered against it. at: UTC, ISO 8601.
    """

    sha256: str
    size: int
    frame: int
    patient: str
    label: str
    opinion: Opinion
    comment: str
    reader: str
    positive: bool
    score: float
    model: str
    version: str
    model_sha256: str
    verdict: str
    forced: bool
    at: str

    def __post_init__(self) -> None:
        if self.opinion not in get_args(Opinion):
            raise ValueError(f"no opinion: {self.opinion!r}")
        if not (isinstance(self.score, float) and math.isfinite(self.score) and 0.0 <= self.score <= 1.0):
            raise ValueError(f"a score is 0..1, got {self.score}")
        if self.frame < 0 or self.size < 0 or len(self.comment) > MOST:
            raise ValueError("frame and size must not be negative, nor the comment too long")

    @property
    def agrees(self) -> bool | None:
        """Whether the reader agrees with the model; None where the reader did not say."""
        return None if self.opinion in ("cannot_say", "none") else (self.opinion == "present") == self.positive


def to_row(decision: Decision) -> tuple[Any, ...]:
    return astuple(decision)


def from_row(row: tuple[Any, ...]) -> Decision:
    """Raises ValueError for one that no Decision can be."""
    found: dict[str, Any] = dict(zip((one.name for one in fields(Decision)), row, strict=True))
    return Decision(**found | {name: bool(found[name]) for name in ("positive", "forced")})
