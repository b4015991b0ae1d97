"""What a batch says of each file, and what answered."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from desktop.core.batch.heat import Heat, heat_of
from desktop.core.card import ModelCard
from desktop.core.errors import AppError, FileError, NoPicture
from desktop.core.finding import Answer, Finding
from desktop.core.operating import Decision

Status = Literal["ok", "refused", "failed"]
STATUSES: tuple[Status, ...] = ("ok", "refused", "failed")


@dataclass(frozen=True, slots=True)
class Score:
    """A finding without its map. point, threshold: of the operating point that decided, None where none did.

    decision: as `positive`, but "unsure" between the two outer operating points.
    """

    label: str
    score: float
    logit: float
    positive: bool
    point: str | None
    threshold: float | None
    decision: Decision

    def __post_init__(self) -> None:
        if not (0.0 <= self.score <= 1.0 and math.isfinite(self.logit)):
            raise ValueError(f"score {self.score} or logit {self.logit} of {self.label!r} is no number to report")

    @classmethod
    def of(cls, finding: Finding) -> Score:
        point = finding.point
        return cls(
            label=finding.label.name,
            score=finding.score,
            logit=finding.logit,
            positive=finding.positive,
            point=point.name if point else None,
            threshold=point.threshold if point else None,
            decision=finding.decision,
        )


@dataclass(frozen=True, slots=True)
class About:
    """What a DICOM header says that reports group by; empty where it is silent, and for other files.

    patient, series: pseudonyms under the journal's key, never the header's own words.
    """

    modality: str = ""
    body_part: str = ""
    view: str = ""
    patient: str = ""
    series: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """What happened to one file.

    file: its path below the batch's folder, "/" between the parts. reason: empty when there is nothing to say.
    verdict: the gate's, empty for a file that never came so far. seconds: of work on this file alone.
    findings, maps: in the card's order; maps say where each label's map is hot. truth: the labels that are known to
    be right, None where nobody knows; the journal never has it.
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
    notes: tuple[str, ...] = ()
    maps: tuple[Heat, ...] = ()
    about: About = About()
    truth: tuple[str, ...] | None = None

    def __post_init__(self) -> None:
        if self.distance is not None and not math.isfinite(self.distance):
            raise ValueError(f"distance {self.distance} is no number to report")

    @property
    def positive(self) -> bool:
        """Whether a label reached its operating point; never where labels compete, and one always wins."""
        return any(finding.positive for finding in self.findings if finding.point is not None)

    @property
    def foremost(self) -> Score | None:
        """The finding to name first: the highest score, positive ones before others."""
        return max(self.findings, key=lambda finding: (finding.positive, finding.score), default=None)


@dataclass(frozen=True, slots=True)
class Pictures:
    """What the report shows of a file, empty where there is nothing.

    thumbnail: a JPEG file of at most 20 KB. map: that of `label`, as `thumbnails.packed` has it; the report paints it.
    """

    thumbnail: bytes = b""
    map: bytes = b""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that reading one file gives."""

    row: Row
    pictures: Pictures = Pictures()


class Rows(Protocol):
    """The rows of a batch in the order of `walk`; they may be gone through again and again, and lie on the disk."""

    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[Row]: ...
    def pictures(self, file: str) -> Pictures: ...


@dataclass(frozen=True, slots=True)
class Batch:
    """One run over a folder. found: files in the folder; an interrupted batch has fewer rows.

    fresh: rows that this run made; an earlier one made the others. started, finished: with their time zone.
    program: version of Skiagraph. preprocessing: its version.
    """

    folder: str
    found: int
    fresh: int
    rows: Rows
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
        maps=tuple(heat_of(finding.label.name, finding.map) for finding in answer.findings),
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
