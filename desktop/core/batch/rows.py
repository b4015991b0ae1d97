"""What a batch remembers: one row per file, and what answered; small enough to keep thousands."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from desktop.core.card import ModelCard
from desktop.core.errors import AppError, FileError, NoPicture
from desktop.core.finding import Answer, Finding

Status = Literal["ok", "refused", "failed"]
STATUSES: tuple[Status, ...] = ("ok", "refused", "failed")


@dataclass(frozen=True, slots=True)
class Score:
    """A finding without its map. point, threshold: of the operating point that decided, None where none did."""

    label: str
    score: float
    logit: float
    positive: bool
    point: str | None
    threshold: float | None

    def __post_init__(self) -> None:
        if not (0.0 <= self.score <= 1.0 and math.isfinite(self.logit)):
            raise ValueError(f"score {self.score} or logit {self.logit} of {self.label!r} is no number to report")

    @classmethod
    def of(cls, finding: Finding) -> Score:
        point = finding.point
        decided = (point.name, point.threshold) if point else (None, None)
        return cls(finding.label.name, finding.score, finding.logit, finding.positive, *decided)


@dataclass(frozen=True, slots=True)
class Row:
    """What happened to one file.

    file: its path below the batch's folder, "/" between the parts. reason: empty when there is nothing to say.
    verdict: the gate's, empty for a file that never came so far. seconds: of work on this file alone.
    thumbnail, overlay: JPEG files of at most 20 KB, empty without a picture; overlay shows the map of overlay_label.
    """

    file: str
    status: Status
    reason: str = ""
    sha256: str = ""
    verdict: Literal["", "answered", "doubtful", "refused"] = ""
    distance: float | None = None
    findings: tuple[Score, ...] = ()
    provider: str = ""
    seconds: float = 0.0
    thumbnail: bytes = b""
    overlay: bytes = b""
    overlay_label: str = ""
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.distance is not None and not math.isfinite(self.distance):
            raise ValueError(f"distance {self.distance} is no number to report")

    @property
    def positive(self) -> bool:
        return any(finding.positive for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Batch:
    """One run over a folder. found: files in the folder; an interrupted batch has fewer rows.

    started, finished: with their time zone. program: version of Skiagraph. preprocessing: its version.
    """

    folder: str
    found: int
    rows: tuple[Row, ...]
    started: datetime
    finished: datetime
    card: ModelCard
    model_sha256: str
    provider: str
    provider_notes: tuple[str, ...]
    program: str
    preprocessing: int

    @property
    def interrupted(self) -> bool:
        return len(self.rows) < self.found

    @property
    def counts(self) -> dict[Status, int]:
        """Rows of each status, all three always present."""
        counted = Counter(row.status for row in self.rows)
        return {status: counted[status] for status in STATUSES}


def answered(file: str, sha256: str, notes: tuple[str, ...], answer: Answer, seconds: float = 0.0) -> Row:
    """The row of a radiograph the model or its gate answered for. Raises ValueError when a number is not finite.

    sha256, notes: the radiograph's. An answer forced against the gate's refusal keeps both status and findings.
    """
    return Row(
        file=file,
        status="refused" if answer.verdict.kind == "refused" else "ok",
        reason=" ".join(answer.verdict.reasons),
        sha256=sha256,
        verdict=answer.verdict.kind,
        distance=answer.distance,
        findings=tuple(Score.of(finding) for finding in answer.findings),
        provider=answer.provider,
        seconds=seconds,
        notes=notes,
    )


def unanswered(file: str, error: BaseException, seconds: float = 0.0) -> Row:
    """The row of a file that could not be read or answered for, whatever the reason."""
    if isinstance(error, AppError):
        status: Status = "refused" if isinstance(error, NoPicture) else "failed"
        sha256 = error.sha256 if isinstance(error, FileError) else ""
        return Row(file, status, str(error), sha256, seconds=seconds)
    if isinstance(error, MemoryError):
        why = "needs more memory than is free: close other programs and scan again"
        return Row(file, "failed", f"{file} {why}.", seconds=seconds)
    fault = f"internal error: {type(error).__name__}"
    why = f"{file} met a fault in this program ({fault}): please report it; other files are not affected."
    return Row(file, "failed", why, seconds=seconds)


def row_record(row: Row, card: ModelCard, model_sha256: str) -> dict[str, object]:
    """A row as JSON has it, in `read --json` and in results.json alike."""
    return {
        "file": row.file,
        "sha256": row.sha256,
        "status": row.status,
        "reason": row.reason,
        "model": {"name": card.name, "version": card.version, "sha256": model_sha256},
        "provider": row.provider,
        "verdict": row.verdict,
        "distance": row.distance,
        "findings": [finding_record(finding) for finding in row.findings],
        "notes": list(row.notes),
        "seconds": round(row.seconds, 4),
    }


def finding_record(finding: Score) -> dict[str, object]:
    """operating_point: name and threshold of the one that decided, or None."""
    decided = finding.point is not None
    return {
        "label": finding.label,
        "score": finding.score,
        "logit": finding.logit,
        "positive": finding.positive,
        "operating_point": {"name": finding.point, "threshold": finding.threshold} if decided else None,
    }
