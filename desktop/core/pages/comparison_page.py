"""A comparison of two models -> compare.html and compare.csv."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from desktop.core.card import Label
from desktop.core.comparison import OUTCOMES, QUANTILES, LabelShift, Pair, gates, shift
from desktop.core.installed import Installed
from desktop.core.operating import Rates, measured, rates_at
from desktop.core.pages.page import page
from desktop.core.pages.plots import Plot, scatter
from desktop.core.report.table import neutral

HTML, CSV = "compare.html", "compare.csv"
MOST_FLIPPED = 500  # rows of a list in the page; the CSV has them all


@dataclass(frozen=True, slots=True)
class Comparison:
    """labels: the common ones. program: version of Skiagraph."""

    folder: str
    old: Installed
    new: Installed
    labels: tuple[Label, ...]
    pairs: tuple[Pair, ...]
    program: str


def html(comparison: Comparison) -> str:
    """The whole page."""
    shifts = [shift(comparison.pairs, label, comparison.old.card.points(label.name)) for label in comparison.labels]
    gated = [pair for pair in comparison.pairs if pair.old.outcome != pair.new.outcome]
    return page(
        "comparison.html.j2",
        one=comparison,
        shifts=[(found, _plot(comparison, found)) for found in shifts if found is not None],
        silent=[label for label, found in zip(comparison.labels, shifts, strict=True) if found is None],
        outcomes=OUTCOMES,
        claimed=partial(_claimed, comparison.new),
        counted=gates(comparison.pairs),
        gated=gated,
        most=MOST_FLIPPED,
        quantiles=QUANTILES,
    )


def csv_lines(comparison: Comparison) -> Iterator[str]:
    """One line per file (RFC 4180); no cell can be a formula, as in results.csv."""
    what = ("old_score", "new_score", "shift", "old_decision", "new_decision", "flipped", "truth")
    columns = [f"{one}_{label.name}" for label in comparison.labels for one in what]
    yield _line(["file", "sha256", "old_verdict", "new_verdict", *columns, "old_reason", "new_reason"])
    for pair in comparison.pairs:
        cells = [cell for label in comparison.labels for cell in _cells(pair, label.name)]
        verdicts = [pair.old.outcome, pair.new.outcome]
        yield _line([pair.file, pair.sha256, *verdicts, *cells, pair.old.reason, pair.new.reason])


def _claimed(model: Installed, label: str, threshold: float | None) -> Rates | None:
    """What the card's own validation pictures say of a threshold; None outside what was measured."""
    return None if threshold is None else rates_at(measured(model.card, label), threshold)


def _cells(pair: Pair, label: str) -> Sequence[str | int | float]:
    old, new = pair.old.scores.get(label), pair.new.scores.get(label)
    truth: str | int = "" if pair.truth is None else int(label in pair.truth)
    return (
        "" if old is None else _number(old.score),
        "" if new is None else _number(new.score),
        _number(new.score - old.score) if old is not None and new is not None else "",
        "" if old is None else old.decision,
        "" if new is None else new.decision,
        int(old.positive != new.positive) if old is not None and new is not None else "",
        truth,
    )


def _line(cells: Sequence[str | int | float]) -> str:
    line = io.StringIO(newline="")
    safe = [neutral(cell) if isinstance(cell, str) else cell for cell in cells]
    csv.writer(line, quoting=csv.QUOTE_NONNUMERIC).writerow(safe)
    return line.getvalue()


def _number(value: float) -> float:
    """Six significant digits."""
    return float(f"{value:.6g}")


def _plot(comparison: Comparison, found: LabelShift) -> Plot:
    name = found.label.name
    both = [pair for pair in comparison.pairs if name in pair.old.scores and name in pair.new.scores]
    pairs = [(pair.old.scores[name].score, pair.new.scores[name].score) for pair in both]
    points = [model.card.deciding_point(name) for model in (comparison.old, comparison.new)]
    old, new = (point.threshold if point else None for point in points)
    return scatter(f"Scores of {found.label.display['en']}", pairs, old, new)
