"""What the reader made of the model: own thresholds, where they read, who they are, and what they decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from desktop.core.agreement import Agreement
from desktop.core.decisions import Decision

Key = tuple[str, str]  # SHA-256 of a model, name of a label


@dataclass(frozen=True, slots=True)
class Subject:
    """A label of a frame as the model answered about it: what a decision is on. See `Decision`."""

    sha256: str
    frame: int
    path: Path
    patient_id: str
    label: str
    positive: bool
    score: float
    model: str
    version: str
    model_sha256: str
    verdict: str
    forced: bool

    def same(self, decision: Decision, reader: str) -> bool:
        """Whether this reader's decision is on this very answer."""
        theirs = (decision.sha256, decision.frame, decision.label, decision.model_sha256, decision.reader)
        return theirs == (self.sha256, self.frame, self.label, self.model_sha256, reader)


RARE = 0.1  # percent: the least prevalence that predictive values are told for; the greatest is as far from all


def prevalence(percent: float) -> float:
    """0..1, within what predictive values are told for."""
    return min(max(percent, RARE), 100.0 - RARE) / 100.0


@dataclass(frozen=True, slots=True)
class Reading:
    """initials: the reader's, may be empty. prevalence: 0..1, of what the labels say where the reader works.

    thresholds: the reader's own. said: by SHA-256 of a file, what was decided on it. figures: of agreement.
    made: numbers of the decisions made since the start, which can be taken back, the newest last. exporting: (done,
    total) files looked through. note: what was done last.
    """

    initials: str = ""
    prevalence: float = 0.1
    thresholds: Mapping[Key, float] = field(default_factory=lambda: MappingProxyType({}))
    said: Mapping[str, tuple[Decision, ...]] = field(default_factory=lambda: MappingProxyType({}))
    figures: tuple[Agreement, ...] = ()
    made: tuple[int, ...] = ()
    exporting: tuple[int, int] | None = None
    note: str = ""
