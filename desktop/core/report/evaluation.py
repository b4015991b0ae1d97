"""Answers against the truth: how good the model is on this folder, and where it is most wrong."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.core.batch.rows import Batch, Row
from desktop.core.card import Label, ModelCard
from desktop.core.measures import (
    Bin,
    Bools,
    Confusion,
    Floats,
    Interval,
    auroc_interval,
    confusion,
    ece,
    rate_interval,
    reliability,
    resampled,
    roc,
)

CURVE = 100  # points of a ROC curve at most
SWEEP = tuple(round(0.05 * step, 2) for step in range(1, 20))
MISTAKES = 100
MOST_DRAWN = 20_000_000  # numbers of the bootstrap held at once; fewer rounds for larger folders
ROUNDS = 1000


@dataclass(frozen=True, slots=True)
class AtPoint:
    """A label at one threshold. name: of the operating point, empty in a sweep."""

    name: str
    threshold: float
    confusion: Confusion
    sensitivity: Interval | None = None
    specificity: Interval | None = None


@dataclass(frozen=True, slots=True)
class LabelFigures:
    """roc: (false positive rate, true positive rate), from (0, 0)."""

    label: Label
    positives: int
    auroc: Interval
    roc: tuple[tuple[float, float], ...]
    points: tuple[AtPoint, ...]
    sweep: tuple[AtPoint, ...]
    bins: tuple[Bin, ...]
    ece: float


@dataclass(frozen=True, slots=True)
class Mistake:
    """wrong: 0..1, how much score lies on the wrong side."""

    file: str
    truth: str
    said: str
    score: float
    wrong: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Of the rows that have both an answer and a known truth.

    labelled: rows with a known truth; scored: those of them with an answer. patients: as far as they are known, each
    other file counts as one. table: rows of a label's truth, columns of what was said, in the card's order; only for
    labels that compete. accuracy: of the label said, or of every label at its deciding point.
    """

    source: str
    labelled: int
    scored: int
    patients: int
    labels: tuple[LabelFigures, ...]
    table: tuple[tuple[int, ...], ...]
    accuracy: Interval
    mistakes: tuple[Mistake, ...]


def evaluate(batch: Batch, source: str) -> Evaluation:
    """source: where the truth comes from, in a word or two."""
    found = _Collected(batch.card)
    for row in batch.rows:
        found.add(row)
    return found.evaluation(source)


class _Collected:
    def __init__(self, card: ModelCard) -> None:
        self._card = card
        self._competing = card.exclusive
        self._labelled = 0
        self._scores: list[list[float]] = []
        self._truth: list[list[bool]] = []
        self._patients: list[str] = []
        self._mistakes: list[Mistake] = []

    def add(self, row: Row) -> None:
        if row.truth is None:
            return
        self._labelled += 1
        if not row.findings:
            return
        self._scores.append([finding.score for finding in row.findings])
        self._truth.append([finding.label in row.truth for finding in row.findings])
        self._patients.append(row.about.patient or row.sha256 or row.file)
        if any(finding.positive != (finding.label in row.truth) for finding in row.findings):
            self._mistakes.append(_mistake(row, row.truth))

    def evaluation(self, source: str) -> Evaluation:
        count = len(self._card.labels)
        scores = np.array(self._scores, dtype=np.float64).reshape(-1, count)
        truth = np.array(self._truth, dtype=np.bool_).reshape(-1, count)
        numbers = {name: number for number, name in enumerate(dict.fromkeys(self._patients))}  # whatever the key is
        groups = np.array([numbers[name] for name in self._patients], dtype=np.int64)
        rounds = max(100, min(ROUNDS, MOST_DRAWN // max(1, len(scores))))
        draws = resampled(groups, rounds)
        right = self._right(scores, truth)
        return Evaluation(
            source=source,
            labelled=self._labelled,
            scored=len(scores),
            patients=len(numbers),
            labels=tuple(
                self._figures(label, scores[:, number], truth[:, number], draws)
                for number, label in enumerate(self._card.labels)
            ),
            table=_table(scores, truth) if self._competing else (),
            accuracy=rate_interval(right, np.ones_like(right), draws),
            mistakes=tuple(sorted(self._mistakes, key=lambda one: (-one.wrong, one.file))[:MISTAKES]),
        )

    def _right(self, scores: Floats, truth: Bools) -> Bools:
        if self._competing:
            right: Bools = truth[np.arange(len(truth)), scores.argmax(1)] if len(truth) else np.zeros(0, np.bool_)
            return right
        points = [self._card.deciding_point(label.name) for label in self._card.labels]
        thresholds = np.array([point.threshold if point else 1.0 for point in points])
        every: Bools = ((scores >= thresholds) == truth).all(1)
        return every

    def _figures(self, label: Label, scores: Floats, truth: Bools, draws: Floats) -> LabelFigures:
        bins = reliability(scores, truth)
        return LabelFigures(
            label=label,
            positives=int(truth.sum()),
            auroc=auroc_interval(scores, truth, draws),
            roc=_curve(scores, truth),
            points=tuple(
                AtPoint(
                    point.name,
                    point.threshold,
                    confusion(scores, truth, point.threshold),
                    rate_interval(scores >= point.threshold, truth, draws),
                    rate_interval(scores < point.threshold, ~truth, draws),
                )
                for point in self._card.points(label.name)
            ),
            sweep=tuple(AtPoint("", level, confusion(scores, truth, level)) for level in SWEEP),
            bins=bins,
            ece=ece(bins),
        )


def _mistake(row: Row, truth: tuple[str, ...]) -> Mistake:
    """The label of the row that is furthest from the truth."""
    wrong, said = 0.0, row.findings[0]
    for finding in row.findings:
        apart = 1.0 - finding.score if finding.label in truth else finding.score
        if finding.positive != (finding.label in truth) and apart >= wrong:
            wrong, said = apart, finding
    positive = ", ".join(finding.label for finding in row.findings if finding.positive)
    return Mistake(row.file, ", ".join(truth) or "none", positive or "none", said.score, wrong)


def _table(scores: Floats, truth: Bools) -> tuple[tuple[int, ...], ...]:
    count = truth.shape[1]
    counted: NDArray[np.int64] = np.zeros((count, count), dtype=np.int64)
    if len(truth):
        np.add.at(counted, (truth.argmax(1), scores.argmax(1)), 1)
    return tuple(tuple(map(int, line)) for line in counted)


def _curve(scores: Floats, truth: Bools) -> tuple[tuple[float, float], ...]:
    if not truth.any() or truth.all():
        return ()
    _, false_rate, true_rate = roc(scores, truth)
    picked = np.unique(np.linspace(0, len(false_rate) - 1, CURVE).round().astype(int))
    return ((0.0, 0.0), *((float(false_rate[i]), float(true_rate[i])) for i in picked))
