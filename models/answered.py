"""What a network answered about a set of pictures, beside the truth: what figures, plots and listings are made of."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.core.card import Label, OperatingPoint
from models.settings.base import Task


@dataclass(frozen=True, eq=False, slots=True)
class Answered:
    """One network on one set.

    points: operating points; none for multiclass and ordinal tasks. deciding: name of the point that makes a score
    positive. scores: float64 (N, C), 0..1. truth: float32 (N, C), 0, 1 or nan for unknown. distance: float32 (N,), of
    the features from the training pictures'. groups, names: patient and file of every picture.
    """

    task: Task
    labels: tuple[Label, ...]
    points: tuple[OperatingPoint, ...]
    deciding: str
    scores: NDArray[np.float64]
    truth: NDArray[np.float32]
    distance: NDArray[np.float32]
    groups: tuple[str, ...]
    names: tuple[str, ...]

    @property
    def exclusive(self) -> bool:
        """Whether exactly one label is true of every picture."""
        return self.task in ("multiclass", "ordinal")

    @property
    def said(self) -> NDArray[np.bool_]:
        """(N, C): which labels are positive, as the viewer decides: by the deciding point, else the highest score."""
        if self.exclusive:
            highest: NDArray[np.bool_] = np.equal.outer(self.scores.argmax(1), np.arange(len(self.labels)))
            return highest
        decided: NDArray[np.bool_] = self.scores >= [self.threshold(label.name) for label in self.labels]
        return decided

    @property
    def known(self) -> NDArray[np.bool_]:
        """(N, C): where the truth is known."""
        return ~np.isnan(self.truth)

    @property
    def mistakes(self) -> NDArray[np.bool_]:
        """(N, C): where what was said is known to be wrong."""
        wrong: NDArray[np.bool_] = self.known & (self.said != (self.truth > 0.5))
        return wrong

    def of(self, label: str) -> tuple[OperatingPoint, ...]:
        """The operating points of one label."""
        return tuple(point for point in self.points if point.label == label)

    def threshold(self, label: str) -> float:
        """The threshold of a label's deciding point."""
        return next(point.threshold for point in self.of(label) if point.name == self.deciding)
