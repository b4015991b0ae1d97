"""report.html: one file without a single outside address, in which every text of a file's is only text."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from desktop.core.batch.rows import Pictures, Row, Score
from desktop.core.batch.thumbnails import overlaid
from desktop.core.card import ModelCard
from desktop.core.figure_names import figure_name
from desktop.core.report.audit import ORDERS, order
from desktop.core.report.content import NOTHING_NAMED, RESEARCH_ONLY, Content

HERE = Path(__file__).resolve().parent  # the templates and their companions lie beside this file, frozen or not
PICTURED = 1500  # files that come with their pictures, some 12 KB each
MOST = 200  # causes or groups in one list
# Control characters become the pictures of themselves (U+2400...), so that a name with a newline is seen as such.
VISIBLE = {code: 0x2400 + code for code in range(32)} | {0x7F: 0x2421}
# Within a script element nothing may look like its end (HTML 4.12.1.3).
HARMLESS = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def html_chunks(content: Content) -> Iterator[str]:
    """The file in pieces; the browser may run and load only what is written in it (Content-Security-Policy)."""
    environment = Environment(
        loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {"visible": visible}
    style, script = (HERE.joinpath(name).read_text(encoding="utf-8") for name in ("report.css", "report.js"))
    batch, card = content.batch, content.batch.card
    names = {label.name: label.display["en"] for label in card.labels}
    total = len(batch.rows)
    return environment.get_template("report.html.j2").generate(
        content=content,
        batch=batch,
        audit=content.audit,
        card=card,
        notice=RESEARCH_ONLY,
        nothing_named=NOTHING_NAMED,
        order=order(card.task),
        names=names,
        figure_name=figure_name,
        points={name: card.points(name) for name in names},
        competing=card.task in ORDERS,
        total=total,
        pictured=0 if content.nameless else min(total, PICTURED),
        most=MOST,
        facts=_facts(card, names),
        lines=_lines(content),
        style=Markup(style),
        script=Markup(script),
        style_hash=_hash(style),
        script_hash=_hash(script),
    )


def visible(text: str) -> str:
    return text.translate(VISIBLE)


def _facts(card: ModelCard, names: dict[str, str]) -> Markup:
    """The beginning of the table's JSON, up to where its rows come."""
    points = {name: [[visible(point.name), point.threshold] for point in card.points(name)] for name in names}
    return _json({"names": names, "points": points})[:-1] + Markup(', "rows": [')


def _lines(content: Content) -> Iterator[Markup]:
    for number, row in enumerate(content.batch.rows):
        place = content.audit.worklist[row.file]
        pictures = content.batch.rows.pictures(row.file) if place <= PICTURED else Pictures()
        overlay = overlaid(pictures.thumbnail, pictures.map, content.batch.card.input) if pictures.map else b""
        yield Markup("," if number else "") + _json(_record(row, pictures, overlay, place))


def _record(row: Row, pictures: Pictures, overlay: bytes, place: int) -> dict[str, object]:
    """A row for report.js; short names, as there are many. overlay: a JPEG file."""
    return {
        "file": visible(row.file),
        "sha": row.sha256,
        "is": _kinds(row),
        "status": "ok, doubtful" if row.verdict == "doubtful" else row.status,
        "why": [visible(text) for text in (row.reason, *row.notes) if text],
        "found": [_finding(finding) for finding in row.findings],
        "score": row.foremost.score if row.foremost else -1,
        "truth": None if row.truth is None else ", ".join(row.truth) or "none",
        "place": place,
        "pictures": [base64.b64encode(data).decode("ascii") for data in (pictures.thumbnail, overlay)],
        "shows": pictures.label,
    }


def _kinds(row: Row) -> list[str]:
    """What the row can be filtered by."""
    kinds: list[str] = [row.status]
    kinds += ["doubtful"] if row.verdict == "doubtful" else []
    kinds += ["positive"] if row.positive else []
    kinds += ["unsure"] if any(finding.decision == "unsure" for finding in row.findings) else []
    wrong = row.truth is not None and any(one.positive != (one.label in row.truth) for one in row.findings)
    return kinds + (["wrong"] if wrong else [])


def _finding(finding: Score) -> list[object]:
    """label, score, whether positive, decision, deciding point or None."""
    return [finding.label, round(finding.score, 4), finding.positive, finding.decision, finding.point]


def _json(value: object) -> Markup:
    return Markup(json.dumps(value, ensure_ascii=False, allow_nan=False).translate(HARMLESS))


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
