"""Batch -> report.html: one file without a single outside address, in which every text of a file's is only text."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from desktop.core.batch.rows import Batch, Score
from desktop.core.card import Label, OperatingPoint
from desktop.core.report.json_report import RESEARCH_ONLY

HERE = Path(__file__).resolve().parent  # the template and its two companions lie beside this file, frozen or not
BINS = 20
# Control characters become the pictures of themselves (U+2400...), so that a name with a newline is seen as such.
VISIBLE = {code: 0x2400 + code for code in range(32)} | {0x7F: 0x2421}


@dataclass(frozen=True, slots=True)
class Histogram:
    """How the scores of a label are distributed. bars: pictures in each of BINS equal steps from 0 to 1."""

    label: Label
    bars: tuple[int, ...]
    points: tuple[OperatingPoint, ...]

    @property
    def highest(self) -> int:
        return max(1, *self.bars)


def html_chunks(batch: Batch) -> Iterator[str]:
    """The file in pieces; the browser may run and load only what is written in it (Content-Security-Policy)."""
    environment = Environment(
        loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {"visible": visible, "jpeg": jpeg_address}
    style, script = (HERE.joinpath(name).read_text(encoding="utf-8") for name in ("report.css", "report.js"))
    names = {label.name: label.display["en"] for label in batch.card.labels}
    return environment.get_template("report.html.j2").generate(
        batch=batch,
        card=batch.card,
        notice=RESEARCH_ONLY,
        names=names,
        points={name: batch.card.points(name) for name in names},
        histograms=[histogram(batch, label) for label in batch.card.labels],
        positives=sum(row.positive for row in batch.rows),
        doubtful=sum(row.verdict == "doubtful" for row in batch.rows),
        style=Markup(style),
        script=Markup(script),
        style_hash=_hash(style),
        script_hash=_hash(script),
    )


def histogram(batch: Batch, label: Label) -> Histogram:
    bars = [0] * BINS
    for score in _scores(batch, label.name):
        bars[min(int(score.score * BINS), BINS - 1)] += 1
    return Histogram(label, tuple(bars), batch.card.points(label.name))


def visible(text: str) -> str:
    return text.translate(VISIBLE)


def jpeg_address(data: bytes) -> str:
    return "data:image/jpeg;base64," + base64.b64encode(data).decode("ascii")


def _scores(batch: Batch, label: str) -> Iterator[Score]:
    return (finding for row in batch.rows for finding in row.findings if finding.label == label)


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
