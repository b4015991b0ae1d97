"""Paints marks over a radiograph: lines and handles of one size at every zoom, with a dark edge, values beside them."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from desktop.marking.screen import MarkItem, MarksView
from desktop.ui.annotations import fitted, write
from desktop.ui.theme import CANVAS_SHADOW, MARK, MARK_SELECTED

Where = Callable[[float, float], QPointF]  # (row, column) of the radiograph -> point of what is painted on
SIDE = 4.0  # half of a handle's
HEAD, SPREAD = 14.0, math.radians(24.0)  # of an arrow: the length of its sides, and their angle to the shaft
GAP = 10  # between a mark and its words
EDGE = 1  # of the dark round letters


def paint_marks(painter: QPainter, box: QRect, view: MarksView, where: Where) -> list[QRect]:
    """Everything that is to be seen inside `box`; returns where the words of each item stand."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    places = []
    for position, item in enumerate(() if view.hidden else view.items):
        chosen = position == view.selected
        _paint_lines(painter, item, MARK_SELECTED if chosen else MARK, chosen, where)
        places.append(_paint_words(painter, box, item, MARK_SELECTED if chosen else MARK, where))
        if chosen:
            _paint_handles(painter, item, view.handle, where)
    if view.draft is not None:
        _paint_lines(painter, view.draft, MARK_SELECTED, False, where)
        _paint_words(painter, box, view.draft, MARK_SELECTED, where)
    painter.restore()
    return places


def line_of(places: tuple[tuple[float, float], ...], where: Where) -> list[QPointF]:
    return [where(row, column) for row, column in places]


def _paint_lines(painter: QPainter, item: MarkItem, colour: QColor, boxed: bool, where: Where) -> None:
    """boxed: a selected ellipse shows the box that its handles belong to."""
    lines = [line_of(line, where) for line in item.lines]
    if item.pointed:
        lines.append(_head(*lines[0]))
    faint = [line_of(line, where) for line in item.dotted if boxed or len(line) == 2]
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for pen_colour, extra in ((CANVAS_SHADOW, 2.0), (colour, 0.0)):
        for drawn, width, style in ((lines, 1.75, Qt.PenStyle.SolidLine), (faint, 1.0, Qt.PenStyle.DashLine)):
            painter.setPen(QPen(pen_colour, width + extra, style if not extra else Qt.PenStyle.SolidLine,
                                Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))  # fmt: skip
            for line in drawn:
                painter.drawPolyline(QPolygonF(line))


def _head(tail: QPointF, tip: QPointF) -> list[QPointF]:
    turn = math.atan2(tail.y() - tip.y(), tail.x() - tip.x())
    sides = [QPointF(HEAD * math.cos(turn + side), HEAD * math.sin(turn + side)) for side in (SPREAD, -SPREAD)]
    return [tip + sides[0], tip, tip + sides[1]]


def _paint_handles(painter: QPainter, item: MarkItem, handle: int, where: Where) -> None:
    """Squares; the one that the keys move is filled."""
    painter.setPen(QPen(CANVAS_SHADOW, 1.5))
    for position, place in enumerate(item.handles):
        painter.setBrush(QBrush(MARK_SELECTED if position == handle else CANVAS_SHADOW))
        middle = where(*place)
        square = QRectF(middle.x() - SIDE, middle.y() - SIDE, 2.0 * SIDE, 2.0 * SIDE)
        painter.drawRect(square.adjusted(-1.0, -1.0, 1.0, 1.0))
        painter.setPen(QPen(MARK_SELECTED, 1.5))
        painter.drawRect(square)
        painter.setPen(QPen(CANVAS_SHADOW, 1.5))


def _paint_words(painter: QPainter, box: QRect, item: MarkItem, colour: QColor, where: Where) -> QRect:
    """Beside the anchor, away from the mark; on its other side where there is no room; always whole inside the box, or
    not at all. No words, no place."""
    if not item.words:
        return QRect()
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
    anchor = where(*item.anchor).toPoint()
    words = fitted(painter, item.words, box.width() - 2 * EDGE)
    place = painter.fontMetrics().boundingRect(QRect(0, 0, box.width(), box.height()), flags, words)
    place.moveTopLeft(anchor)
    place.translate(GAP, -place.height() // 2)
    points = [where(*one).x() for one in item.handles or (item.anchor,)]
    before = sum(points) / len(points) > anchor.x() + 1
    if (before or place.right() > box.right()) and anchor.x() - GAP - place.width() >= box.left():
        place.moveRight(anchor.x() - GAP)
    if box.contains(anchor) or box.intersects(place):
        place.moveLeft(max(min(place.left(), box.right() - EDGE - place.width()), box.left() + EDGE))
        place.moveTop(max(min(place.top(), box.bottom() - place.height()), box.top()))
    write(painter, place, flags, words, colour)
    return place
