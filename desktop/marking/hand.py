"""What the mouse and the arrow keys do to a drawing: pure steps from one drawing to the next."""

from __future__ import annotations

from dataclasses import replace

from desktop.core.geometry import Point
from desktop.marking.drawing import Asked, Drawing, Grip, Tool
from desktop.marking.mark import Kind, Mark, Sheet, handles, inside, points_of, shifted, taken

Shape = tuple[int, int]  # the picture's (height, width)
NEW = 0.25  # of what is seen, from the middle to each side: a mark that a key makes


def pressed(drawing: Drawing, tool: Tool, at: Point, hit: tuple[int, int], shape: Shape) -> Drawing:
    """hit: (mark, handle) under the pointer, by position; mark -1 for none, handle -1 for the mark's own lines."""
    mark, handle = hit
    if 0 <= mark < len(drawing.history.now):
        return replace(released(drawing, tool, False), selected=mark, handle=handle, grip=Grip(mark, handle, at),
                       draft=(), rubber=None, going="")  # fmt: skip
    return _pinned(drawing, tool, inside(at, shape)) if tool else drawing


def moved(drawing: Drawing, to: Point, shape: Shape) -> Drawing:
    grip = drawing.grip
    if grip is not None:
        mark = drawing.history.now[grip.mark]
        if grip.handle >= 0:
            changed = taken(mark, grip.handle, to, shape)
        else:
            changed = shifted(mark, to[0] - grip.at[0], to[1] - grip.at[1], shape)
        return replace(drawing, live=exchanged(drawing.history.now, grip.mark, changed))
    return replace(drawing, rubber=inside(to, shape)) if drawing.draft else drawing


def released(drawing: Drawing, tool: Tool, dragged: bool) -> Drawing:
    """dragged: the pointer came away from where the button was pressed, so that one drag makes a line."""
    if drawing.grip is not None:
        done = replace(drawing, live=None, grip=None)
        if drawing.live is None:
            return done
        return replace(done, history=drawing.history.changed(drawing.live), going="")
    if dragged and drawing.draft and drawing.rubber is not None:
        return _pinned(drawing, tool, drawing.rubber)
    return drawing


def put(drawing: Drawing, tool: Tool, seen: tuple[Point, Point], shape: Shape) -> Drawing:
    """A whole mark in the middle of what is seen, to be moved by keys. seen: opposite corners."""
    if not tool:
        return drawing
    (top, left), (bottom, right) = (inside(corner, shape) for corner in seen)
    middle = (top + bottom) / 2.0, (left + right) / 2.0
    down, along = NEW * abs(bottom - top), NEW * abs(right - left)
    above, below, before, after = middle[0] - down, middle[0] + down, middle[1] - along, middle[1] + along
    places: dict[Tool, tuple[Point, ...]] = {
        "angle": ((above, middle[1]), (below, middle[1]), (below, after)),
        "cobb": ((above, before), (above, after), (below, before), (below, after)),
        "rectangle": ((above, before), (below, after)),
        "ellipse": ((above, before), (below, after)),
        "text": (middle,),
    }
    return finished(drawing, tool, places.get(tool, ((middle[0], before), (middle[0], after))))


def nudged(drawing: Drawing, down: float, along: float, shape: Shape) -> Drawing:
    """The selected mark, or its handle, moved by pixels; key after key is one step to take back."""
    mark = drawing.chosen
    if mark is None or drawing.grip is not None:
        return drawing
    if drawing.handle >= 0:
        row, column = handles(mark)[drawing.handle]
        changed = taken(mark, drawing.handle, (row + down, column + along), shape)
    else:
        changed = shifted(mark, down, along, shape)
    sheet, history = exchanged(drawing.sheet, drawing.selected, changed), drawing.history
    if sheet == drawing.sheet:
        return drawing
    goes_on = drawing.going == "nudge"
    return replace(drawing, history=history.amended(sheet) if goes_on else history.changed(sheet), going="nudge")


def next_handle(drawing: Drawing) -> Drawing:
    """The whole mark, then its handles in turn."""
    mark = drawing.chosen
    if mark is None:
        return drawing
    count = len(handles(mark)) if len(mark.points) > 1 else 0
    return replace(drawing, handle=(drawing.handle + 2) % (count + 1) - 1, going="")


def finished(drawing: Drawing, kind: Kind, points: tuple[Point, ...]) -> Drawing:
    """With a new mark, selected; a text and a known length are asked for first. As it was without a mark's extent."""
    if kind in ("text", "scale"):
        asked: Asked = "text" if kind == "text" else "length"
        return replace(drawing, draft=(), rubber=None, asked=asked, pending=points)
    try:
        mark = Mark(kind, points)
    except ValueError:
        return replace(drawing, draft=(), rubber=None)
    return drawing.with_sheet((*drawing.history.now, mark), len(drawing.history.now))


def exchanged(sheet: Sheet, position: int, mark: Mark) -> Sheet:
    """The sheet with another mark at a position."""
    return (*sheet[:position], mark, *sheet[position + 1 :])


def _pinned(drawing: Drawing, tool: Tool, at: Point) -> Drawing:
    """One more point of the draft; a second one at the same place, as of a double click, is none."""
    if not tool or (drawing.draft and drawing.draft[-1] == at):
        return drawing
    points = (*drawing.draft, at)
    if len(points) == points_of(tool):
        return finished(drawing, tool, points)
    return replace(drawing, draft=points, rubber=at, selected=-1, handle=-1, going="")
