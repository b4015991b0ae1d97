"""The rows as a table for spreadsheets: the same cells in results.csv and results.xlsx, and none of them a formula."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.core.batch.rows import Row
from desktop.core.report.content import Content

# What makes a spreadsheet calculate, also in the full-width forms of East Asian keyboards; and the guard itself,
# so that one leading apostrophe is always ours and can be taken off again (OWASP ASVS 1.2.10, CWE-1236).
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "\uff1d", "\uff0b", "\uff0d", "\uff20", "'")

Cell = str | int | float


def header(content: Content) -> list[str]:
    """One name for each column. New ones come at the end, so that programs may count."""
    labels = [label.name for label in content.batch.card.labels]
    scores = [f"{what}_{label}" for label in labels for what in ("score", "positive")]
    points = [f"{what}_{label}" for label in labels for what in ("operating_point", "threshold", "logit")]
    peaks = [f"{what}_{label}" for label in labels for what in ("peak_row", "peak_column")]
    decisions = [f"decision_{label}" for label in labels]
    first = ["file", "status", "reason", "model", "model_sha256"]
    last = ["verdict", "distance", "sha256", "provider", "model_version", "seconds"]
    about = ["foremost", "worklist", "modality", "body_part", "view", "patient", "series", "truth"]
    return [*first, *scores, *last, *points, *about, *peaks, *decisions]


def lines(content: Content) -> Iterator[list[Cell]]:
    """The cells of every row, in the order of `header`."""
    for row in content.batch.rows:
        yield [neutral(cell) if isinstance(cell, str) else cell for cell in _cells(row, content)]


def neutral(text: str) -> str:
    """The text with an apostrophe in front where a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(DANGEROUS) else text


def _cells(row: Row, content: Content) -> list[Cell]:
    batch = content.batch
    found = {finding.label: finding for finding in row.findings}
    peaks = {heat.label: heat.peak for heat in row.maps}
    scores: list[Cell] = []
    points: list[Cell] = []
    places: list[Cell] = []
    decisions: list[Cell] = []
    for label in (label.name for label in batch.card.labels):
        one = found.get(label)
        scores += [_number(one.score), int(one.positive)] if one else ["", ""]
        points += [one.point or "", _number(one.threshold), _number(one.logit)] if one else ["", "", ""]
        places += peaks.get(label) or ("", "")
        decisions.append(one.decision if one else "")
    last = [row.verdict, _number(row.distance), row.sha256, row.provider, batch.card.version, round(row.seconds, 4)]
    first = [row.file, row.status, row.reason, batch.card.name, batch.model_sha256]
    return [*first, *scores, *last, *points, *_about(row, content), *places, *decisions]


def _about(row: Row, content: Content) -> list[Cell]:
    told = row.about
    foremost = row.foremost.label if row.foremost else ""
    truth = "" if row.truth is None else "|".join(row.truth) or "none"
    place = content.audit.worklist[row.file]
    return [foremost, place, told.modality, told.body_part, told.view, told.patient, told.series, truth]


def _number(value: float | None) -> Cell:
    """Six significant digits; empty where there is none."""
    return "" if value is None else float(f"{value:.6g}")
