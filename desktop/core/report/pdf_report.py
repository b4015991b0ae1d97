"""report.pdf: the summary on a few pages, for a file or a meeting; the rows themselves are in the other files."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, SimpleDocTemplate, Spacer, Table

from desktop.core.measures import Interval
from desktop.core.report.audit import Histogram, order
from desktop.core.report.content import NOTHING_NAMED, RESEARCH_ONLY, Content
from desktop.core.report.elements import paragraph, table
from desktop.core.report.evaluation import Evaluation
from desktop.core.report.typeface import REGULAR, shown
from desktop.core.text import printable

WORKLIST, CAUSES = 40, 25  # lines
WIDTH, HEIGHT = 170 * mm, 28 * mm


def write_pdf(content: Content, path: Path) -> None:
    """Write the document. Raises OSError."""
    batch = content.batch
    title = f"Skiagraph report: {batch.card.title}"
    document = SimpleDocTemplate(
        str(path), pagesize=A4, title=shown(title), author="Skiagraph", subject=RESEARCH_ONLY, invariant=1,
        leftMargin=20 * mm, rightMargin=20 * mm, topMargin=18 * mm, bottomMargin=18 * mm,
    )  # fmt: skip
    story = [paragraph(title, "Title"), paragraph(RESEARCH_ONLY, "Heading3")]
    story += [paragraph(NOTHING_NAMED)] if content.nameless else [paragraph(f"Folder: {batch.folder}")]
    if batch.interrupted:
        story.append(paragraph(f"Interrupted: {len(batch.rows)} of {batch.found} files were read.", "Heading4"))
    story += [*_summary(content), *map(_histogram, content.audit.histograms)]
    story += _evaluation(content.evaluation) if content.evaluation else []
    story += [*_worklist(content), *_provenance(content)]
    document.build(story, onFirstPage=_foot, onLaterPages=_foot)


def _summary(content: Content) -> list[Flowable]:
    audit = content.audit
    counts = [(status, str(count)) for status, count in audit.counts.items()]
    lines = [("status", "files"), *counts, ("of ok: doubtful", str(audit.verdicts["doubtful"]))]
    lines += [("with a positive finding", str(audit.positives))] if audit.positives else []
    if content.batch.card.exclusive:  # else the foremost label may be a negative one
        lines += [(f"foremost: {label}", str(count)) for label, count in audit.leading]
    lines += [(name, ", ".join(f"{word} {count}" for word, count in counted[:8])) for name, counted in (
        ("modality", audit.modalities), ("body part", audit.body_parts), ("view", audit.views))]  # fmt: skip
    lines += [("patients named", f"{audit.known_patients}, {len(audit.patients)} with several files")]
    lines += [("series", str(audit.series)), ("groups of duplicates", str(len(audit.duplicates)))]
    found: list[Flowable] = [_table(lines, (50, 120))]
    if audit.causes:
        causes = [(one.status, str(one.count), one.text) for one in audit.causes[:CAUSES]]
        found += [paragraph("Why files were refused, failed or doubtful", "Heading3")]
        found += [_table([("status", "files", "cause"), *causes], (20, 15, 135))]
    return found


def _histogram(one: Histogram) -> Drawing:
    """Bars from 0 to 1, with the operating points as lines."""
    drawing = Drawing(WIDTH, HEIGHT + 22)
    step = WIDTH / len(one.bars)
    for number, bar in enumerate(one.bars):
        height = HEIGHT * bar / one.highest
        drawing.add(Rect(number * step + 1, 8, step - 2, height, fillColor=colors.steelblue, strokeColor=None))
    for point in one.points:
        x = WIDTH * point.threshold
        drawing.add(Line(x, 8, x, 8 + HEIGHT, strokeColor=colors.black, strokeDashArray=[2, 2]))
    drawing.add(Line(0, 8, WIDTH, 8, strokeColor=colors.grey))
    said = f"Scores of {one.label.display['en']}, 0 to 1; highest bar {one.highest}; lines: operating points"
    drawing.add(String(0, HEIGHT + 11, shown(said), fontName=REGULAR, fontSize=8))
    return drawing


def _evaluation(found: Evaluation) -> list[Flowable]:
    said = f"Truth from {found.source}, known for {found.labelled} files; {found.scored} have an answer."
    story = [
        paragraph("Held against the truth", "Heading2"),
        paragraph(f"{said} Right in everything: {_interval(found.accuracy)}."),
    ]
    lines = [("label", "positives", "AUROC", "calibration error")]
    lines += [
        (one.label.display["en"], str(one.positives), _interval(one.auroc), _number(one.ece)) for one in found.labels
    ]
    story.append(_table(lines, (60, 25, 55, 30)))
    for one in found.labels:
        points = [
            (at.name.replace("_", " "), _number(at.threshold), *map(_interval, (at.sensitivity, at.specificity)))
            for at in one.points
            if at.sensitivity and at.specificity
        ]
        if points:
            head = (f"{one.label.display['en']} at", "score", "sensitivity", "specificity")
            story += [Spacer(1, 6), _table([head, *points], (50, 20, 50, 50))]
    return story


def _worklist(content: Content) -> list[Flowable]:
    places = content.audit.worklist
    rows = sorted((row for row in content.batch.rows if places[row.file] <= WORKLIST), key=lambda row: places[row.file])
    lines = [("", "file", "status", "foremost", "score")]
    for row in rows:
        best = row.foremost
        decided = f", {best.decision}" if best and best.point is not None else ""
        said = (best.label + decided, _number(best.score)) if best else ("", "")
        status = "ok, doubtful" if row.verdict == "doubtful" else row.status
        lines.append((str(places[row.file]), printable(row.file, 80), status, *said))
    title = f"Worklist: the first {len(rows)} of {len(places)}"
    return [
        paragraph(title, "Heading2"),
        paragraph(order(content.batch.card.task)),
        _table(lines, (12, 68, 25, 50, 15)),
    ]


def _provenance(content: Content) -> list[Flowable]:
    batch, card = content.batch, content.batch.card
    points = "; ".join(f"{point.label} {point.name} {point.threshold:.3f}" for point in card.operating_points)
    lines = [
        ("what", "value"),
        ("model", f"{card.title}, {card.name} {card.version}, sha256 {batch.model_sha256}"),
        ("made for", card.intended_use),
        ("limits", card.limits),
        ("operating points", points or "none: the label with the highest score is taken"),
        ("ran on", " ".join((batch.provider, *batch.provider_notes))),
        ("program", f"Skiagraph {batch.program}, preprocessing {batch.preprocessing}"),
        ("time", f"{batch.started.isoformat(' ', 'seconds')} to {batch.finished.isoformat(' ', 'seconds')}"),
    ]
    return [paragraph("Where these answers come from", "Heading2"), _table(lines, (35, 135))]


def _foot(canvas: Canvas, document: SimpleDocTemplate) -> None:
    canvas.setFont(REGULAR, 8)
    canvas.drawString(20 * mm, 10 * mm, RESEARCH_ONLY)
    canvas.drawRightString(190 * mm, 10 * mm, str(document.page))


def _table(lines: Sequence[tuple[str, ...]], widths: tuple[float, ...]) -> Table:
    return table(lines, [width * mm for width in widths])


def _interval(one: Interval | None) -> str:
    if one is None or math.isnan(one.value):
        return "-"
    return f"{one.value:.3f}" + ("" if math.isnan(one.low) else f" [{one.low:.3f}, {one.high:.3f}]")


def _number(value: float) -> str:
    return "-" if math.isnan(value) else f"{value:.3f}"
