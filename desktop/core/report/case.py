"""The report on one radiograph as a PDF: pictures beside each other, then what is said of them, in any language."""

from __future__ import annotations

import io
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image as Pixels
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Image, KeepTogether, SimpleDocTemplate, Spacer, Table

from desktop.core.report.elements import paragraph, table
from desktop.core.report.typeface import REGULAR, shown

MARGIN, WIDE, HIGH = 20 * mm, 170 * mm, 105 * mm
LONGEST = 1600  # pixels of a picture's longer side
GAP = 6 * mm
FEW = 8  # lines of a section that is not torn apart


@dataclass(frozen=True, slots=True)
class Section:
    """lines: paragraphs. rows: (name, value) and so on below them, all with as many cells; head: the first row is bold.
    shares: of the width, one for each cell of a row."""

    title: str
    lines: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    head: bool = False
    shares: tuple[float, ...] = (0.28, 0.72)


@dataclass(frozen=True, eq=False, slots=True)
class Case:
    """All texts as the reader reads them. notice: what the report must not be used for, on every page.

    pictures: (caption, uint8 (H, W, 3)), beside each other.
    """

    title: str
    notice: str
    pictures: tuple[tuple[str, NDArray[np.uint8]], ...]
    sections: tuple[Section, ...]


def case_pdf(case: Case) -> bytes:
    """The document's bytes; every text in it is text, whatever the file or the reader wrote."""
    made = io.BytesIO()
    document = SimpleDocTemplate(
        made, pagesize=A4, title=shown(case.title), author="Skiagraph", subject=shown(case.notice), invariant=1,
        leftMargin=MARGIN, rightMargin=MARGIN, topMargin=16 * mm, bottomMargin=18 * mm,
    )  # fmt: skip

    def foot(canvas: Canvas, page: SimpleDocTemplate) -> None:
        canvas.setFont(REGULAR, 8)
        canvas.drawString(MARGIN, 10 * mm, shown(case.notice))
        canvas.drawRightString(MARGIN + WIDE, 10 * mm, str(page.page))

    story: list[Flowable] = [paragraph(case.title, "Title"), paragraph(case.notice, "Heading4")]
    story += [_pictures(case), Spacer(1, 3 * mm)]
    for section in case.sections:
        story += _section(section)
    document.build(story, onFirstPage=foot, onLaterPages=foot)
    return made.getvalue()


def smaller(picture: NDArray[np.uint8], longest: int = LONGEST) -> NDArray[np.uint8]:
    """The picture with no side longer than that many pixels."""
    whole = Pixels.fromarray(picture)
    whole.thumbnail((longest, longest))
    return np.asarray(whole)


def _pictures(case: Case) -> Table:
    wide = (WIDE - GAP * (len(case.pictures) - 1)) / len(case.pictures)
    row = [[_fitted(picture, wide), paragraph(caption, size=8)] for caption, picture in case.pictures]
    place = Table([row], [WIDE / len(row)] * len(row), hAlign="LEFT")
    place.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0)])
    return place


def _fitted(picture: NDArray[np.uint8], wide: float) -> Image:
    held, less = io.BytesIO(), Pixels.fromarray(smaller(picture))
    less.save(held, "JPEG", quality=90)
    scale = min(wide / less.width, HIGH / less.height)
    return Image(held, less.width * scale, less.height * scale, hAlign="LEFT")


def _section(section: Section) -> list[Flowable]:
    parts: list[Flowable] = [paragraph(section.title, "Heading3"), *map(paragraph, section.lines)]
    if section.rows:
        parts.append(table(section.rows, [share * WIDE for share in section.shares], section.head))
    return [KeepTogether(parts)] if len(section.rows) <= FEW else parts
