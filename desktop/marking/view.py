"""A session's marks -> what the window shows of them."""

from __future__ import annotations

import math
from functools import lru_cache

from desktop.core.geometry import Point, Spacing
from desktop.core.text import printable
from desktop.marking.drawing import Drawing, Marking
from desktop.marking.mark import LONGEST, Kind, Mark, handles
from desktop.marking.screen import MarkItem, MarksView, Place
from desktop.marking.values import kind_name, table, value_text
from desktop.naming import unit_name
from desktop.words import tr

CORNERS = 72  # of the line that an ellipse is painted as


def marks_view(marking: Marking, drawing: Drawing, spacing: Spacing | None, subject: object = None) -> MarksView:
    """spacing: the radiograph's, by the file or by hand."""
    chosen = drawing.chosen
    initial = ""
    if chosen is not None and drawing.asked and not drawing.pending:
        initial = f"{chosen.known_mm:g}" if drawing.asked == "length" else printable(chosen.text, LONGEST)
    return MarksView(
        there=True,
        tool=marking.tool,
        hidden=marking.hidden,
        items=tuple(_item(mark, drawing, spacing) for mark in drawing.sheet),
        draft=_draft(marking, drawing, spacing),
        selected=drawing.selected if chosen is not None else -1,
        handle=drawing.handle,
        asked=drawing.asked,
        initial=initial,
        can_undo=bool(drawing.history.past),
        can_redo=bool(drawing.history.future),
        calibrated=calibration_text(drawing),
        table=table(drawing, spacing) if drawing.sheet else "",
        note=printable(drawing.note, 500),
        subject=subject,
    )


def marks_beside(marking: Marking, drawing: Drawing, spacing: Spacing | None) -> MarksView:
    """Of a radiograph that is not the active one: to be seen, and no more."""
    return MarksView(hidden=marking.hidden, items=tuple(_item(mark, drawing, spacing) for mark in drawing.sheet))


def calibration_text(drawing: Drawing) -> str:
    """Says that, and by what, the lengths were calibrated by hand; empty where they were not."""
    for mark in drawing.sheet:
        if mark.kind == "scale":
            return tr("Calibrated by hand: {millimetres} mm", millimetres=f"{mark.known_mm:g}")
    return ""


def _item(mark: Mark, drawing: Drawing, spacing: Spacing | None) -> MarkItem:
    found = drawing.regions.get((mark.kind, mark.points))
    lines, dotted = _shape(mark.kind, mark.points)
    return MarkItem(
        name=kind_name(mark.kind),
        value=value_text(mark, spacing, found, drawing.aspect),
        text=printable(mark.text, LONGEST),
        lines=lines,
        dotted=dotted,
        handles=handles(mark),
        anchor=_anchor(mark),
        pointed=mark.kind == "arrow",
    )


def _draft(marking: Marking, drawing: Drawing, spacing: Spacing | None) -> MarkItem | None:
    if not marking.tool or not drawing.draft or drawing.rubber is None:
        if len(drawing.pending) == 2:  # a known length that is being asked for
            return MarkItem(kind_name("scale"), "", "", (drawing.pending,), (), (), drawing.pending[-1])
        return None
    mark = drawing.candidate(marking.tool)
    if mark is not None:
        return _item(mark, drawing, spacing)
    points = (*drawing.draft, drawing.rubber)
    lines = (points[:2], points[2:]) if marking.tool == "cobb" else (points,)
    drawn = tuple(line for line in lines if len(line) > 1)
    unit = unit_name(spacing.label if spacing else "px")
    return MarkItem(kind_name(marking.tool), unit if marking.tool == "scale" else "", "", drawn, (), (), points[-1])


@lru_cache(maxsize=256)  # an unchanged ellipse is not worked out again at every move of the mouse
def _shape(
    kind: Kind, points: tuple[Point, ...]
) -> tuple[tuple[tuple[Place, ...], ...], tuple[tuple[Place, ...], ...]]:
    """Lines, and fainter lines."""
    if kind == "text":
        return (), ()
    if kind == "cobb":
        first, second = points[:2], points[2:]
        return (first, second), ((_middle(first), _middle(second)),)
    if kind not in ("rectangle", "ellipse"):
        return (points,), ()
    (top, left), (bottom, right) = points
    box = ((top, left), (top, right), (bottom, right), (bottom, left), (top, left))
    if kind == "rectangle":
        return (box,), ()
    turns = [2.0 * math.pi * step / CORNERS for step in range(CORNERS + 1)]
    (row, column), down, along = _middle(points), (bottom - top) / 2.0, (right - left) / 2.0
    return (tuple((row + down * math.sin(turn), column + along * math.cos(turn)) for turn in turns),), (box,)


def _middle(line: tuple[Point, ...]) -> Point:
    (row, column), (to_row, to_column) = line
    return (row + to_row) / 2.0, (column + to_column) / 2.0


def _anchor(mark: Mark) -> Place:
    if mark.kind == "cobb":
        first, second = mark.lines
        return _middle((_middle(first), _middle(second)))
    if mark.kind == "angle":
        return mark.points[1]
    if mark.kind == "arrow":
        return mark.points[0]
    if mark.kind in ("rectangle", "ellipse"):
        return _middle(mark.points)[0], max(column for _, column in mark.points)
    return mark.points[-1]
