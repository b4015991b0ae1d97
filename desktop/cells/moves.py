"""What becomes of a session when radiographs are put beside each other: pure, each move as changes of the session."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from desktop.cells.layout import Cell, Layout
from desktop.session import Session, Shown

Changes = dict[str, Any]
SETTLED: Changes = {"opening": None, "frame": None, "pointer": None, "measuring": None}


def compared(session: Session) -> Changes:
    """Two beside each other, the right one yet to be chosen; from two that blink to two; from two to the active one."""
    layout = session.layout
    if session.shown is None:
        return {}
    if layout.kind == "two":
        return {"layout": replace(layout, alone=False) if layout.alone else alone(layout)}
    cells = (Cell(session.shown.path), Cell())
    return {"layout": Layout("two", cells, linked=layout.linked, blanked=layout.blanked)}


def alone(layout: Layout) -> Layout:
    """Only the active radiograph."""
    return Layout(linked=layout.linked, blanked=layout.blanked)


def activated(session: Session, cell: int) -> Changes:
    """Another cell, which has a radiograph, becomes the active one."""
    taken = session.layout.cells[cell]
    cells = list(_parked(session))
    cells[cell] = Cell(taken.path)
    return {"layout": replace(session.layout, cells=tuple(cells), active=cell), "shown": taken.shown, **SETTLED}


def placed(session: Session, shown: Shown) -> Layout:
    """The layout that a radiograph which was just opened comes into; it becomes the active one.

    It goes where it is already waited for, else where the next file is, else in the active cell's place; a study is
    left for a file that is not of its views.
    """
    layout = session.layout
    if layout.kind not in ("two", "study"):
        return layout
    cell = layout.cell_of(shown.path)
    if cell is None and layout.kind == "study":
        return alone(layout)
    if cell is None:
        cell = next((index for index, one in enumerate(layout.cells) if one.path is None), layout.active)
    cells = list(_parked(session))
    cells[cell] = Cell(shown.path)
    return replace(layout, cells=tuple(cells), active=cell)


def arranged(session: Session, paths: tuple[Path, ...]) -> Changes:
    """The views of a study, the radiograph on the screen among them; what stood beside it and is of them stays."""
    shown, layout = session.shown, session.layout
    assert shown is not None
    known = {cell.path: cell for cell in layout.cells if cell.shown is not None}
    cells = tuple(Cell(path) if path == shown.path else known.get(path, Cell(path)) for path in paths)
    active = paths.index(shown.path)
    return {"layout": Layout("study", cells, active, linked=layout.linked, blanked=layout.blanked)}


def without(session: Session, path: Path) -> Changes:
    """The cell of a file that goes is gone with everything in it; the next one becomes the active one."""
    layout, shown = session.layout, session.shown
    gone = shown is not None and shown.path == path
    if layout.kind not in ("two", "study"):
        return {"shown": None, **SETTLED} if gone else {}
    if not gone:
        kept = tuple(cell for cell in layout.cells if cell.path != path)
        return {"layout": _fewer(layout, kept, _active_of(layout, kept))}
    if layout.other is None:
        return {"layout": alone(layout), "shown": None, **SETTLED}
    taken = layout.cells[layout.other]
    rest = (cell for index, cell in enumerate(layout.cells) if index != layout.active)
    kept = tuple(Cell(cell.path) if cell is taken else cell for cell in rest)
    active = next(index for index, cell in enumerate(kept) if cell.path == taken.path)
    return {"layout": _fewer(layout, kept, active), "shown": taken.shown, **SETTLED}


def _active_of(layout: Layout, kept: tuple[Cell, ...]) -> int:
    return kept.index(layout.cells[layout.active])


def _fewer(layout: Layout, kept: tuple[Cell, ...], active: int) -> Layout:
    return replace(layout, cells=kept, active=active) if len(kept) > 1 else alone(layout)


def _parked(session: Session) -> tuple[Cell, ...]:
    """The cells with the session's radiograph put away in the active one."""
    layout, shown = session.layout, session.shown
    if shown is None:
        return layout.cells
    away = Cell(shown.path, replace(shown, asking=False), session.model)
    return tuple(away if index == layout.active else cell for index, cell in enumerate(layout.cells))
