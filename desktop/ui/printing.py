"""Asks for a printer, and puts a report on its paper."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from desktop.papers.view import Block, PaperPage
from desktop.ui.open_dialog import forgotten
from desktop.ui.picture_outlet import as_image

DOTS = 96  # to an inch, the unit of everything below
MARGIN = 15.0  # mm
GAP, INDENT = 4.0, 10.0
SIZES = {"title": 20, "heading": 14, "pictures": 11, "text": 13, "row": 12, "head": 12}
ABOVE = {"title": 0.0, "heading": 10.0}
FOOT = 24.0
HIGH = 0.42  # of the page, that pictures take at most
INK = QColor("black")
WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


def ask_printer(parent: QWidget) -> QPrinter | None:
    """None where the user does not want to print."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    with forgotten():  # it may ask for a file to print into
        return printer if dialog.exec() == QDialog.DialogCode.Accepted else None


def put_on_paper(printer: QPrinter, page: PaperPage) -> bool:
    """Whether the printer took it. On any thread: Qt paints on printers and images outside the window's, too."""
    printer.setDocName("Skiagraph")  # everybody sees it in a print queue
    printer.setPageMargins(QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN), QPageLayout.Unit.Millimeter)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    paper = _Paper(painter, printer, page.notice)
    for block in page.blocks:
        if block.kind == "pictures":
            paper.put_pictures(block, [as_image(picture) for picture in page.pictures])
        else:
            paper.put(block)
    paper.end_page()
    return painter.end() and paper.whole and printer.printerState() != QPrinter.PrinterState.Error


class _Paper:
    """Fills pages from above."""

    def __init__(self, painter: QPainter, printer: QPrinter, notice: str) -> None:
        self._painter = painter
        self._printer = printer
        self._notice = notice
        self.whole = True  # no page was refused
        self._page = 1
        self._y = 0.0
        scale = printer.resolution() / DOTS
        painter.scale(scale, scale)
        painter.setPen(INK)
        inside = printer.pageLayout().paintRectPixels(DOTS)
        self._width, self._height = float(inside.width()), inside.height() - FOOT

    def put(self, block: Block) -> None:
        """Texts beside each other, on the next page where there is no room for the whole of them."""
        self._painter.setFont(_font(block.kind))
        places = self._columns(block)
        high = max(self._bounds(text, x, width).height() for text, (x, width) in zip(block.cells, places, strict=True))
        self._make_room(high + (60.0 if block.kind == "heading" else 0.0))  # no heading without what it is over
        self._y += ABOVE.get(block.kind, 0.0) if self._y else 0.0
        for text, (x, width) in zip(block.cells, places, strict=True):
            self._painter.drawText(QRectF(x, self._y, width, high), WRAPPED, text)
        self._y += high + GAP

    def put_pictures(self, block: Block, images: list[QImage]) -> None:
        """Beside each other, each with its text below."""
        wide = (self._width - INDENT * (len(images) - 1)) / len(images)
        high = min(HIGH * self._height, max(wide * image.height() / image.width() for image in images))
        self._make_room(high)
        for number, image in enumerate(images):
            scale = min(wide / image.width(), high / image.height())
            place = QRectF(number * (wide + INDENT), self._y, image.width() * scale, image.height() * scale)
            self._painter.drawImage(place, image)
        self._y += high + GAP
        self.put(block)

    def end_page(self) -> None:
        self._painter.setFont(_font("pictures"))
        foot = QRectF(0.0, self._height, self._width, FOOT)
        self._painter.drawText(foot, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, self._notice)
        self._painter.drawText(foot, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, str(self._page))

    def _make_room(self, high: float) -> None:
        if self._y and self._y + high > self._height:
            font = self._painter.font()
            self.end_page()
            self.whole = self._printer.newPage() and self.whole
            self._painter.setFont(font)
            self._page += 1
            self._y = 0.0

    def _columns(self, block: Block) -> list[tuple[float, float]]:
        """(x, width) of each cell."""
        shares = block.shares or (1.0 / len(block.cells),) * len(block.cells)
        starts = [sum(shares[:number]) * self._width for number in range(len(shares))]
        return [(x, share * self._width - INDENT) for x, share in zip(starts, shares, strict=True)]

    def _bounds(self, text: str, x: float, width: float) -> QRectF:
        return self._painter.boundingRect(QRectF(x, 0.0, width, 1e6), WRAPPED, text)


def _font(kind: str) -> QFont:
    font = QFont()
    font.setPixelSize(SIZES[kind])
    font.setBold(kind in ("title", "heading", "head"))
    return font
