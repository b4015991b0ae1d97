"""Linked windows: what is done to the active radiograph's window is done to those beside it, each in its own terms."""

from __future__ import annotations

from dataclasses import replace

from desktop.cells.layout import Layout
from desktop.core.display import as_window, full_window, table
from desktop.core.radiograph import Lut, Window
from desktop.session import Shown


def followed(layout: Layout, old: Shown, new: Shown) -> Layout:
    """The layout with the cells beside the active one changed as it was from `old` to `new`, where they are linked."""
    if not layout.linked or (old.voi == new.voi and old.inverted == new.inverted):
        return layout
    cells = tuple(
        cell if cell.shown is None else replace(cell, shown=_follow(cell.shown, old, new)) for cell in layout.cells
    )
    return replace(layout, cells=cells)


def _follow(shown: Shown, old: Shown, new: Shown) -> Shown:
    inverted = shown.inverted != (old.inverted != new.inverted)
    if old.voi == new.voi:
        return replace(shown, inverted=inverted, greys=table(shown.radiograph, shown.voi, inverted))
    kept, voi = (shown.voi_kept or shown.voi) if new.voi_off else None, _same(shown, old, new)
    return replace(shown, voi=voi, voi_kept=kept, inverted=inverted, greys=table(shown.radiograph, voi, inverted))


def _same(shown: Shown, old: Shown, new: Shown) -> Window | Lut:
    """The choice of the same name; else its window as much wider and brighter as the active one became.

    Relative, because the grey values of two radiographs have no common unit.
    """
    if new.voi_off:
        return full_window(shown.radiograph)
    if old.voi_off and shown.voi_kept is not None:
        return shown.voi_kept
    named = next((one for one in shown.choices if one.name and one.name == new.voi.name), None)
    if named is not None:
        return named
    if new.voi in new.radiograph.voi:  # a window of its file: the other's is its own
        return shown.choices[0]
    before, after = as_window(old.radiograph, old.voi), as_window(new.radiograph, new.voi)
    own = as_window(shown.radiograph, shown.voi)
    turned = (new.radiograph.inverted != new.inverted) != (shown.radiograph.inverted != shown.inverted)
    shift = (after.center - before.center) / before.width * own.width
    center = own.center + (-shift if turned else shift)
    return Window(center, own.width * after.width / before.width, after.function, after.name)
