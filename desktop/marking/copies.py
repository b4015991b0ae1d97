"""Copies of one file beside each other: what is drawn on one is drawn on all, as they are kept under one key."""

from __future__ import annotations

from dataclasses import replace

from desktop.cells.layout import Cell, Layout
from desktop.marking.regions import calibrated, measured
from desktop.session import Shown


def with_copies(layout: Layout, shown: Shown) -> Layout:
    """The layout with the marks of the active radiograph on every copy that stands beside it."""
    if not any(_copy(cell, shown) for cell in layout.cells):
        return layout
    return replace(layout, cells=tuple(_drawn(cell, shown) if _copy(cell, shown) else cell for cell in layout.cells))


def _copy(cell: Cell, shown: Shown) -> bool:
    """A radiograph without a SHA-256 is of no file."""
    if cell.shown is None or not shown.radiograph.sha256:
        return False
    one, other = cell.shown.radiograph, shown.radiograph
    return (one.sha256, one.frame) == (other.sha256, other.frame)


def _drawn(cell: Cell, shown: Shown) -> Cell:
    assert cell.shown is not None
    drawing = cell.shown.drawing.stepped(shown.drawing.history, -1)
    radiograph = calibrated(drawing, cell.shown.radiograph)
    return replace(cell, shown=replace(cell.shown, radiograph=radiograph, drawing=measured(drawing, radiograph, "")))
