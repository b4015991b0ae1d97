"""Which pictures were answered how: the listing per file, the confusion counts and the worst mistakes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.answered import Answered

# What makes a spreadsheet calculate, also in the full-width forms of East Asian keyboards; and the guard itself.
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "\uff1d", "\uff0b", "\uff0d", "\uff20", "'")
Cell = str | int | float


@dataclass(frozen=True, slots=True)
class Mistake:
    """row: number of the picture. score: of what was said, or of what was true and was not said."""

    row: int
    name: str
    true: str
    said: str
    score: float


@dataclass(frozen=True, eq=False, slots=True)
class Confusion:
    """counts: int64 (rows, columns). Rows are what is true, columns what was said; for several labels at once every
    label has a row and the columns are its four kinds of answers."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: NDArray[np.int64]


def confusion(answered: Answered) -> Confusion:
    names = tuple(label.display["en"] for label in answered.labels)
    said, truth, known = answered.said, answered.truth == 1.0, answered.known
    if answered.exclusive:
        counts = np.zeros((len(names), len(names)), np.int64)
        np.add.at(counts, (truth.argmax(1), said.argmax(1)), 1)
        return Confusion(names, names, counts)
    kinds = [truth & said, truth & ~said, ~truth & said & known, ~truth & ~said & known]
    quarters = np.stack([kind.sum(0) for kind in kinds], 1)
    if answered.task == "binary":
        hit, miss, alarm, clear = quarters[0]
        sides = (f"no {names[0]}", names[0])
        return Confusion(sides, sides, np.array([[clear, alarm], [miss, hit]]))
    return Confusion(names, ("found", "missed", "false alarm", "rightly absent"), quarters)


def worst_mistakes(answered: Answered, count: int = 24) -> list[Mistake]:
    """The mistakes with the least score for the truth, worst first, each picture once."""
    given = np.where(answered.truth == 1.0, answered.scores, 1.0 - answered.scores)
    loss = np.where(answered.mistakes, given, np.inf)
    if answered.exclusive:
        loss = np.where(answered.truth == 1.0, loss, np.inf)
    columns = loss.argmin(1)
    least = loss.min(1)
    order = np.argsort(least, kind="stable")[: min(count, int(np.isfinite(least).sum()))]
    return [_mistake(answered, int(row), int(columns[row])) for row in order]


def listing(answered: Answered) -> bytes:
    """CSV, one line per file: patient, true and predicted labels, correctness, every label's truth and score; cells of
    what is not known are empty."""
    names = [label.name for label in answered.labels]
    wrong = answered.mistakes.sum(1) > 0
    header = ["file", "patient", "true", "predicted", "correct", "distance"]
    header += [f"{what}_{name}" for name in names for what in ("true", "score", "positive")]
    said, truth, known = answered.said, answered.truth, answered.known

    def rows() -> Iterator[list[Cell]]:
        for row, name in enumerate(answered.names):
            cells: list[Cell] = [
                name,
                answered.groups[row],
                _joined(names, truth[row] == 1.0),
                _joined(names, said[row]),
            ]
            cells += [int(not wrong[row]) if known[row].any() else "", float(f"{answered.distance[row]:.6g}")]
            for c in range(len(names)):
                cells += [int(truth[row, c]) if known[row, c] else "", float(f"{answered.scores[row, c]:.6g}")]
                cells.append(int(said[row, c]))
            yield cells

    return table(header, rows())


def table(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """CSV (RFC 4180) in which no cell can be a formula (OWASP ASVS 1.2.10, CWE-1236)."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(header)
    writer.writerows([_neutral(cell) for cell in row] for row in rows)
    return text.getvalue().encode()


def _mistake(answered: Answered, row: int, column: int) -> Mistake:
    name, label = answered.names[row], answered.labels[column].display["en"]
    score = float(answered.scores[row, column])
    if answered.exclusive:
        highest = int(answered.scores[row].argmax())
        said = answered.labels[highest].display["en"]
        return Mistake(row, name, label, said, float(answered.scores[row, highest]))
    true = bool(answered.truth[row, column] == 1.0)
    return Mistake(row, name, label if true else f"no {label}", f"no {label}" if true else label, score)


def _joined(names: Sequence[str], chosen: NDArray[np.bool_]) -> str:
    return "|".join(name for name, one in zip(names, chosen, strict=True) if one)


def _neutral(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(DANGEROUS) else cell
