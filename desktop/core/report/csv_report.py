"""Batch -> results.csv, one line per file (RFC 4180); no cell can be a formula (OWASP ASVS 1.2.10, CWE-1236)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from desktop.core.batch.rows import Batch, Row

# What makes a spreadsheet calculate, also in the full-width forms of East Asian keyboards; and the guard itself,
# so that one leading apostrophe is always ours and can be taken off again.
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "\uff1d", "\uff0b", "\uff0d", "\uff20", "'")

Cell = str | int | float


def csv_chunks(batch: Batch) -> Iterator[str]:
    """The file in pieces. Every text is quoted, so that no spreadsheet splits one at its own separator."""
    labels = [label.name for label in batch.card.labels]
    yield ",".join(_header(labels)) + "\r\n"
    for row in batch.rows:
        line = io.StringIO(newline="")
        csv.writer(line, quoting=csv.QUOTE_NONNUMERIC).writerow(_cells(row, batch, labels))
        yield line.getvalue()


def neutral(text: str) -> str:
    """The text with an apostrophe in front where a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(DANGEROUS) else text


def _header(labels: list[str]) -> list[str]:
    scores = [f"{what}_{label}" for label in labels for what in ("score", "positive")]
    points = [f"{what}_{label}" for label in labels for what in ("operating_point", "threshold", "logit")]
    first = ["file", "status", "reason", "model", "model_sha256"]
    return [*first, *scores, "verdict", "distance", "sha256", "provider", "model_version", "seconds", *points]


def _cells(row: Row, batch: Batch, labels: list[str]) -> list[Cell]:
    found = {finding.label: finding for finding in row.findings}
    scores: list[Cell] = []
    points: list[Cell] = []
    for label in labels:
        one = found.get(label)
        scores += [_number(one.score), int(one.positive)] if one else ["", ""]
        points += [one.point or "", _number(one.threshold), _number(one.logit)] if one else ["", "", ""]
    model, sha256 = batch.card.name, batch.model_sha256
    last = [row.verdict, _number(row.distance), row.sha256, row.provider, batch.card.version, round(row.seconds, 4)]
    cells = [row.file, row.status, row.reason, model, sha256, *scores, *last, *points]
    return [neutral(cell) if isinstance(cell, str) else cell for cell in cells]


def _number(value: float | None) -> Cell:
    """Six significant digits; empty where there is none."""
    return "" if value is None else float(f"{value:.6g}")
