"""compare: two networks on one set: differences of every figure, paired by patient, and the answers that flipped."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np

from desktop.core.errors import AppError
from models import bootstrap
from models.answered import Answered
from models.contender import Contender
from models.datasets import Pictures
from models.figures import statistics
from models.listing import table
from models.pages import page, write_folder


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure of both networks and second minus first with its 95 % interval.

    p: share of draws on the other side of no difference, doubled, at least one over the number of draws.
    """

    name: str
    label: str
    first: float
    second: float
    difference: float
    low: float
    high: float
    p: float


@dataclass(frozen=True, slots=True)
class Flip:
    """One answer that the networks do not share. right: which of them has it right."""

    name: str
    label: str
    true: str
    first: str
    first_score: float
    second: str
    second_score: float
    right: str


@dataclass(frozen=True, slots=True)
class Comparison:
    labels: tuple[str, ...]
    pictures: int
    patients: int
    differences: tuple[Difference, ...]
    flips: tuple[Flip, ...]


def compared(first: Answered, second: Answered, rounds: int = bootstrap.ROUNDS) -> Comparison:
    """Both must have answered about the same pictures; labels that only one has are left out. Raises AppError."""
    first, second = _matched(first, second)
    ours, theirs = statistics(first), statistics(second)
    keys = [key for key in ours if not isinstance(ours[key], str) and not isinstance(theirs.get(key, ""), str)]
    both = {(side, key): one for side, part in enumerate((ours, theirs)) for key, one in part.items() if key in keys}
    usable = {place: one for place, one in both.items() if not isinstance(one, str)}
    values = bootstrap.drawn(usable, first.groups, rounds)
    rows = []
    for key in keys:
        one, other = (bootstrap.once(usable[side, key], len(first.names)) for side in (0, 1))
        apart = values[1, key] - values[0, key]
        low, high = bootstrap.interval(apart)
        if np.isfinite((one, other, low, high)).all():
            rows.append(Difference(*key, one, other, other - one, low, high, _p(apart)))
    labels = tuple(label.name for label in first.labels)
    return Comparison(labels, len(first.names), len(set(first.groups)), tuple(rows), tuple(_flips(first, second)))


def compare(
    contenders: tuple[Contender, Contender],
    pictures: tuple[Pictures, Pictures],
    labels: Sequence[str],
    split: str,
    out: Path,
) -> Comparison:
    """Leave index.html, comparison.json, differences.csv and flipped.csv in `out`. Raises AppError.

    pictures: the same ones twice, at the input size of each network. labels: what the columns of their targets are.
    """
    first, second = contenders
    found = compared(
        first.answer(_asked(pictures[0], labels, first)), second.answer(_asked(pictures[1], labels, second))
    )
    where = f"{found.patients} {split} patients, {found.pictures} pictures"
    sides = [{"file": one.name, "model": one.version, "sha256": one.sha256} for one in (first, second)]
    content = {"schema": 1, "measured_on": where, "networks": sides, **asdict(found)}
    html = page(
        "comparison.html.j2", title="Comparison", sides=sides, where=where, found=found, shown=found.flips[:200]
    )
    text = json.dumps(content, indent=2, ensure_ascii=False, allow_nan=False)
    files = {
        "index.html": html,
        "comparison.json": f"{text}\n".encode(),
        "differences.csv": table(list(Difference.__slots__), (list(asdict(row).values()) for row in found.differences)),
        "flipped.csv": table(list(Flip.__slots__), (list(asdict(row).values()) for row in found.flips)),
    }
    write_folder(out, files)
    return found


def _asked(pictures: Pictures, labels: Sequence[str], contender: Contender) -> Pictures:
    """The pictures with targets in the order of the network's labels; what the data do not know is unknown."""
    names = [label.name for label in contender.labels]
    if contender.task in ("multiclass", "ordinal") and set(names) != set(labels):
        raise AppError(f"{contender.name} answers {', '.join(names)}, but the data say {', '.join(labels)}.")
    columns = np.concatenate((pictures.targets, np.full((len(pictures.targets), 1), np.nan, np.float32)), 1)
    return replace(pictures, targets=columns[:, [labels.index(name) if name in labels else -1 for name in names]])


def _matched(first: Answered, second: Answered) -> tuple[Answered, Answered]:
    """Both with the labels that they share, in the first one's order."""
    if first.names != second.names:
        raise AppError(
            "The two networks were not shown the same pictures; compare them on one split of one data folder."
        )
    if first.exclusive != second.exclusive:
        raise AppError(
            f"A {first.task} network cannot be compared with a {second.task} one: their scores mean other things."
        )
    names = {label.name for label in second.labels}
    shared = [label.name for label in first.labels if label.name in names]
    if not shared or (first.exclusive and len(shared) != max(len(first.labels), len(second.labels))):
        raise AppError("The two networks do not answer about the same labels; compare networks with labels in common.")
    first, second = _only(first, shared), _only(second, shared)
    if not np.array_equal(first.truth, second.truth, equal_nan=True):
        raise AppError(
            "The two networks were given different truths for the same pictures; use one recipe's data for both."
        )
    return first, second


def _only(answered: Answered, names: Sequence[str]) -> Answered:
    order = [label.name for label in answered.labels]
    columns = [order.index(name) for name in names]
    labels = tuple(answered.labels[column] for column in columns)
    return replace(answered, labels=labels, scores=answered.scores[:, columns], truth=answered.truth[:, columns])


def _p(apart: bootstrap.Values) -> float:
    known = apart[~np.isnan(apart)]
    tail = min(int((known <= 0.0).sum()), int((known >= 0.0).sum()))
    return min(1.0, 2.0 * (tail + 1) / (known.size + 1))


def _flips(first: Answered, second: Answered) -> list[Flip]:
    """Every answer that differs, the largest change of score first."""
    rows = _flipped_classes(first, second) if first.exclusive else _flipped_labels(first, second)
    return sorted(rows, key=lambda flip: -abs(flip.second_score - flip.first_score))


def _flipped_labels(first: Answered, second: Answered) -> list[Flip]:
    said = (first.said, second.said)
    rows = []
    for row, column in np.argwhere(said[0] != said[1]):
        one, other = (("yes" if part[row, column] else "no") for part in said)
        truth = first.truth[row, column]
        true = "" if np.isnan(truth) else ("yes" if truth > 0.5 else "no")
        scores = (float(part.scores[row, column]) for part in (first, second))
        rows.append(_flip(first.names[row], first.labels[column].name, true, one, other, *scores))
    return rows


def _flipped_classes(first: Answered, second: Answered) -> list[Flip]:
    names = [label.name for label in first.labels]
    said = [part.scores.argmax(1) for part in (first, second)]
    rows = []
    for row in np.flatnonzero(said[0] != said[1]):
        true = int(first.truth[row].argmax())
        scores = (float(part.scores[row, true]) for part in (first, second))
        rows.append(_flip(first.names[row], "", names[true], names[said[0][row]], names[said[1][row]], *scores))
    return rows


def _flip(name: str, label: str, true: str, one: str, other: str, first_score: float, second_score: float) -> Flip:
    right = "first" if one == true else ("second" if other == true else ("neither" if true else ""))
    return Flip(name, label, true, one, first_score, other, second_score, right)
