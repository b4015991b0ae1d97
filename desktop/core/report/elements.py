"""What the pages of every PDF are made of."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from reportlab.lib import colors
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, Table, TableStyle

from desktop.core.report.typeface import BOLD, REGULAR, shown

STYLES, BODY = getSampleStyleSheet(), "BodyText"
GRID = TableStyle(
    [
        ("FONTSIZE", (0, 0), (-1, -1), 8),
        ("LINEBELOW", (0, 0), (-1, -1), 0.25, colors.lightgrey),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
    ]
)


def paragraph(text: str, style: str = BODY, size: int = 0, weight: str = "") -> Paragraph:
    """The text as text: nothing in it is markup."""
    small = {"fontSize": size, "leading": size + 2, "spaceBefore": 0} if size else {}
    wanted = STYLES[style].clone("ours", fontName=weight or (REGULAR if style == BODY else BOLD), **small)
    return Paragraph(escape(shown(text.replace("\N{NO-BREAK SPACE}", " "))), wanted)


def table(lines: Sequence[tuple[str, ...]], widths: Sequence[float], head: bool = True) -> Table:
    """widths: in points. head: the first line is bold, and comes again on every page."""
    cells = [
        [paragraph(cell, BODY, 8, BOLD if head and not number else REGULAR) for cell in line]
        for number, line in enumerate(lines)
    ]
    return Table(cells, list(widths), style=GRID, repeatRows=int(head), hAlign="LEFT")
