"""The presenter's windows: what grey values the radiograph on the screen is shown through."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from desktop.cells.following import followed
from desktop.commands import WINDOWS
from desktop.core.display import auto_window, full_window, table
from desktop.core.radiograph import Lut, Window
from desktop.desk import Desk
from desktop.session import Shown
from desktop.viewing import dragged

KEY_DRAG = 15.0  # screen pixels of dragging that one key press stands for


class Greys:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @property
    def commands(self) -> dict[str, Callable[[], None]]:
        return {
            **{command.id: partial(self.pick, index) for index, command in enumerate(WINDOWS)},
            "reset": self.reset,
            "voi": self._switch,
            "auto": self._auto,
            "invert": self._invert,
            "wider": lambda: self.drag(KEY_DRAG, 0.0),
            "narrower": lambda: self.drag(-KEY_DRAG, 0.0),
            "brighter": lambda: self.drag(0.0, KEY_DRAG),
            "darker": lambda: self.drag(0.0, -KEY_DRAG),
        }

    def pick(self, index: int) -> None:
        """Show the radiograph through one of the choices of its list."""
        shown = self._desk.session.shown
        if shown is not None and index < len(shown.choices):
            self._window(shown, shown.choices[index])

    def drag(self, right: float, down: float) -> None:
        shown = self._desk.session.shown
        if shown is not None:
            self._window(shown, dragged(shown.radiograph, shown.voi, right, down, shown.inverted))

    def reset(self) -> None:
        """The file's own window, not inverted."""
        shown = self._desk.session.shown
        if shown is not None:
            self._window(replace(shown, inverted=False), shown.choices[0])

    def _auto(self) -> None:
        shown = self._desk.session.shown
        if shown is not None:
            self._window(shown, auto_window(shown.radiograph))

    def _invert(self) -> None:
        shown = self._desk.session.shown
        if shown is not None:
            self._window(replace(shown, inverted=not shown.inverted), shown.voi, shown.voi_kept)

    def _switch(self) -> None:
        """Between the window and none: the stored values from the lowest to the highest that the file allows."""
        shown = self._desk.session.shown
        if shown is None:
            return
        if shown.voi_kept is not None:
            self._window(shown, shown.voi_kept)
        else:
            self._window(shown, full_window(shown.radiograph), shown.voi)

    def _window(self, shown: Shown, voi: Window | Lut, kept: Window | Lut | None = None) -> None:
        greys = table(shown.radiograph, voi, shown.inverted)
        session, new = self._desk.session, replace(shown, voi=voi, voi_kept=kept, greys=greys)
        assert session.shown is not None
        self._desk.set(shown=new, layout=followed(session.layout, session.shown, new))
