"""Pictures of an evaluation as PNG: curves, reliability, confusion, worst mistakes. Needs matplotlib, and only here.

Drawn without pyplot: no window, no display and nothing global.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from desktop.core.errors import AppError
from models.answered import Answered
from models.figures import too_few
from models.listing import Mistake, confusion
from models.metrics import auroc, reliability
from models.weighted import Floats

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

SIDE, DPI = 5.0, 110  # inches, dots per inch
ACROSS = 6  # pictures in a row of the sheet
LONGEST = 34  # characters of a caption


def roc(answered: Answered) -> bytes:
    """Sensitivity against 1 - specificity for every label that has enough pictures."""
    figure, axes = _square("1 - specificity", "sensitivity")
    axes.plot([0, 1], [0, 1], color="0.8", linewidth=1)
    for name, scores, truth in _drawable(answered):
        hits, alarms = _running(scores, truth)
        label = f"{name}: AUROC {auroc(scores, truth):.3f}"
        axes.plot(alarms / max(1.0, alarms[-1]), hits / max(1.0, hits[-1]), label=label, linewidth=1.4)
    return _finished(figure, axes)


def precision_recall(answered: Answered) -> bytes:
    """Precision against sensitivity for every label that has enough pictures; the share of positives is dotted."""
    figure, axes = _square("sensitivity", "precision")
    for name, scores, truth in _drawable(answered):
        hits, alarms = _running(scores, truth)
        (line,) = axes.plot(hits[1:] / max(1.0, hits[-1]), hits[1:] / (hits + alarms)[1:], label=name, linewidth=1.4)
        axes.axhline(float(truth.mean()), color=line.get_color(), linestyle=":", linewidth=1)
    return _finished(figure, axes)


def calibration(answered: Answered) -> bytes:
    """Observed frequency against score: of every label, or of the highest score where only one label is true."""
    figure, axes = _square("mean score", "observed frequency")
    axes.plot([0, 1], [0, 1], color="0.8", linewidth=1)
    if answered.exclusive:
        right = (answered.scores.argmax(1) == answered.truth.argmax(1)).astype(np.float64)
        lines = [("highest score", answered.scores.max(1), right)]
    else:
        lines = _drawable(answered)
    for name, scores, truth in lines:
        bins = reliability(scores, truth)
        axes.plot([one.score for one in bins], [one.frequency for one in bins], marker="o", markersize=3, label=name)
    return _finished(figure, axes)


def confusion_matrix(answered: Answered) -> bytes:
    """What is true (rows) against what was said (columns), coloured by the share of the row."""
    table = confusion(answered)
    shares = table.counts / np.maximum(1, table.counts.sum(1, keepdims=True))
    width, height = (2.2 + 0.7 * len(names) for names in (table.columns, table.rows))
    figure, axes = _figure(max(SIDE, width), max(3.0, height))
    axes.imshow(shares, cmap="Blues", vmin=0.0, vmax=1.0, aspect="auto")
    for (row, column), count in np.ndenumerate(table.counts):
        axes.text(column, row, str(count), ha="center", va="center", color="w" if shares[row, column] > 0.5 else "k")
    axes.set_xticks(range(len(table.columns)), [_plain(name) for name in table.columns], rotation=30, ha="right")
    axes.set_yticks(range(len(table.rows)), [_plain(name) for name in table.rows])
    return _png(figure)


def sheet(worst: Sequence[Mistake], pixels: NDArray[np.uint8]) -> bytes:
    """The worst mistakes, worst first, with file, truth and answer. pixels: uint8 (N, H, W) of the whole set."""
    down = max(1, -(-len(worst) // ACROSS))
    figure, _ = _figure(2.3 * ACROSS, 2.9 * down)
    figure.clear()
    for place, mistake in enumerate(worst):
        axes = figure.add_subplot(down, ACROSS, place + 1)
        axes.imshow(pixels[mistake.row], cmap="gray", vmin=0, vmax=255)
        axes.set_axis_off()
        lines = (mistake.name[-LONGEST:], f"true: {mistake.true}", f"said: {mistake.said} ({mistake.score:.2f})")
        axes.set_title("\n".join(_plain(line[:LONGEST]) for line in lines), fontsize=6)
    if not worst:
        figure.text(0.5, 0.5, "no mistakes", ha="center")
    return _png(figure)


def _drawable(answered: Answered) -> list[tuple[str, Floats, Floats]]:
    """Name, scores and truth of the labels that have enough pictures of both kinds."""
    found: list[tuple[str, Floats, Floats]] = []
    for c, label in enumerate(answered.labels):
        known = answered.known[:, c]
        if not too_few(answered.truth[:, c]):
            found.append((label.display["en"], answered.scores[known, c], answered.truth[known, c]))
    return found


def _running(scores: Floats, truth: Floats) -> tuple[Floats, Floats]:
    """True and false positives at every threshold, highest first, from none on; equal scores make one step."""
    order = np.argsort(-scores, kind="stable")
    last = np.flatnonzero(np.append(np.diff(scores[order]) != 0.0, True))
    hits = np.cumsum(truth[order] > 0.5)[last]
    return np.append(0.0, hits), np.append(0.0, last + 1 - hits)


def _square(across: str, up: str) -> tuple[Figure, Axes]:
    figure, axes = _figure(SIDE, SIDE)
    axes.set(xlabel=across, ylabel=up, xlim=(-0.01, 1.01), ylim=(-0.01, 1.01))
    axes.grid(alpha=0.2)
    return figure, axes


def _figure(width: float, height: float) -> tuple[Figure, Axes]:
    try:
        from matplotlib.figure import Figure
    except ImportError as error:
        raise AppError("Plots need matplotlib; install it with: pip install matplotlib.") from error
    figure = Figure(figsize=(width, height), dpi=DPI, layout="constrained")
    return figure, figure.add_subplot()


def _finished(figure: Figure, axes: Axes) -> bytes:
    if axes.get_legend_handles_labels()[1]:
        axes.legend(fontsize=7, loc="best")
    else:
        axes.text(0.5, 0.5, "no label has enough pictures", ha="center")
    return _png(figure)


def _plain(text: str) -> str:
    """Text of a file's name that matplotlib shall not read as a formula, and that its font has letters for."""
    return "".join(letter if letter.isprintable() and ord(letter) < 0x500 else "?" for letter in text).replace(
        "$", r"\$"
    )


def _png(figure: Figure) -> bytes:
    data = io.BytesIO()
    figure.savefig(data, format="png")
    return data.getvalue()
