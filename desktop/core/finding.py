"""What a model says about one radiograph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from desktop.core.card import Label, OperatingPoint
from desktop.core.operating import Decision, decide, unsure_band


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the model may answer for the radiograph, and why not; reasons are sentences with the measured value."""

    kind: Literal["answered", "doubtful", "refused"]
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False, slots=True)
class Finding:
    """A label with its score, operating points and map for one radiograph.

    score: calibrated probability, 0..1. logit: before calibration.
    map: float32 (h, w), signed Grad-CAM of the label before upsampling.
    point: the operating point that decided `positive`; None for multiclass and ordinal models, where the
    label with the highest score is the positive one. points: all of the label's, lowest threshold first.
    """

    label: Label
    score: float
    logit: float
    positive: bool
    point: OperatingPoint | None
    points: tuple[OperatingPoint, ...]
    map: NDArray[np.float32]

    @property
    def band(self) -> tuple[float, float] | None:
        """The scores between which the label is neither clearly negative nor clearly positive; None without any."""
        return unsure_band(self.points, self.point)

    @property
    def decision(self) -> Decision:
        """As `positive`, but "unsure" inside the band."""
        if self.point is None:
            return "positive" if self.positive else "negative"
        return decide(self.score, self.points, self.point)


@dataclass(frozen=True, eq=False, slots=True)
class Answer:
    """One radiograph, one model. findings: in the card's order; empty when the verdict is refused.

    distance: of the picture's features from the training pictures'; None when a rule refused it beforehand.
    provider: the onnxruntime provider that really ran, for example "CPUExecutionProvider".
    """

    verdict: Verdict
    findings: tuple[Finding, ...]
    distance: float | None
    provider: str

    @property
    def foremost(self) -> int:
        """The place of the finding to show first: the highest score, positive ones before others; 0 without any."""
        order = [(finding.positive, finding.score) for finding in self.findings]
        return order.index(max(order)) if order else 0
