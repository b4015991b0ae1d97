"""The presenter's radiographs beside each other: which are shown where, and which one the model is asked about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from desktop.asking import Asking
from desktop.cells.layout import Cell
from desktop.cells.moves import Changes, activated, alone, arranged, compared, placed
from desktop.cells.view import study_views
from desktop.core.display import table
from desktop.core.errors import AppError
from desktop.desk import Desk, Runner
from desktop.greys import Greys
from desktop.jobs import Job
from desktop.mapping import Mapping
from desktop.session import Session, Shown
from desktop.viewing import dragged

STEADY = 0.2  # seconds that a radiograph stays the active one before the model is asked about it
Prepare = Callable[[Path, Job], Shown]


class Cells:
    """reading: whose work is dropped when another cell becomes the active one. filling: reads the other views of a
    study, prepared by `prepare` on the worker."""

    def __init__(
        self,
        desk: Desk,
        asking: Asking,
        maps: Mapping,
        greys: Greys,
        reading: Runner,
        filling: Runner,
        prepare: Prepare,
    ) -> None:
        self._desk = desk
        self._asking = asking
        self._maps = maps
        self._greys = greys
        self._reading = reading
        self._filling = filling
        self._prepare = prepare

    @property
    def commands(self) -> dict[str, Callable[[], None]]:
        return {
            "compare": lambda: self._change(compared(self._session)),
            "blink": self._blink,
            "link": lambda: self._lay(linked=not self._session.layout.linked),
            "plain": self._switch_plain,
            "blank": lambda: self._lay(blanked=not self._session.layout.blanked),
            "study": self._switch_study,
            "next_cell": self._next,
        }

    def activate(self, cell: int) -> None:
        """Make a cell that has a radiograph the active one; its answer comes with it."""
        layout = self._session.layout
        if cell == layout.active or not 0 <= cell < len(layout.cells) or layout.cells[cell].shown is None:
            return
        self._reading.drop()
        self.come(activated(self._session, cell), layout.cells[cell])

    def take(self, path: Path) -> bool:
        """Whether a file stands beside the active one; then it becomes the active one, as it is."""
        cell = self._session.layout.cell_of(path)
        if cell is None or self._session.layout.cells[cell].shown is None:
            return False
        self.activate(cell)
        return True

    def open(self, shown: Shown) -> None:
        """A radiograph that was just opened comes to its place."""
        session = self._session
        unreadable = session.unreadable - {shown.path}
        layout = placed(session, shown)
        self._asking.ask(shown, opening=None, unreadable=unreadable, pointer=None, layout=layout)
        self._fill()

    def come(self, changes: Changes, cell: Cell) -> None:
        """Show a radiograph that stood beside: `changes` make it the session's. The model is asked where it was not."""
        shown = cell.shown
        self._asking.drop()
        same = cell.model is self._session.model and shown is not None
        if shown is not None and (self._session.model is None or (same and (shown.answer or shown.failure))):
            self._desk.set(**changes)
            self._maps.catch_up()
            self._asking.then()
        else:
            rest = {name: value for name, value in changes.items() if name not in ("shown", "measuring")}
            self._asking.ask(shown, delay=STEADY, **rest)
        self._fill()

    def drag(self, cell: int, right: float, down: float) -> None:
        """The window of a radiograph beside the active one; of all of them where they are linked."""
        layout = self._session.layout
        shown = layout.cells[cell].shown if 0 <= cell < len(layout.cells) else None
        if layout.kind == "plain" or layout.linked:
            self._greys.drag(right, down)
        elif shown is not None:
            voi = dragged(shown.radiograph, shown.voi, right, down, shown.inverted)
            greys = table(shown.radiograph, voi, shown.inverted)
            self._put(cell, replace(layout.cells[cell], shown=replace(shown, voi=voi, voi_kept=None, greys=greys)))

    @property
    def _session(self) -> Session:
        return self._desk.session

    def _lay(self, **changes: Any) -> None:
        self._desk.set(layout=replace(self._session.layout, **changes))

    def _put(self, index: int, cell: Cell) -> None:
        layout = self._session.layout
        cells = tuple(cell if at == index else one for at, one in enumerate(layout.cells))
        self._desk.set(layout=replace(layout, cells=cells))

    def _change(self, changes: Changes) -> None:
        if changes:
            self._desk.set(**changes)

    def _blink(self) -> None:
        """Show the other radiograph, and only one at a time from now on."""
        layout = self._session.layout
        if layout.other is not None:
            if not layout.alone:
                self._lay(alone=True)
            self.activate(layout.other)

    def _next(self) -> None:
        other = self._session.layout.other
        if other is not None:
            self.activate(other)

    def _switch_plain(self) -> None:
        layout = self._session.layout
        if layout.kind == "plain":
            self._desk.set(layout=alone(layout))
        elif self._session.shown is not None:
            self._desk.set(layout=replace(alone(layout), kind="plain", blanked=False), overlay_on=True)

    def _switch_study(self) -> None:
        """The study's views; from one of them alone back to all of them; from all of them to the active one."""
        layout, paths = self._session.layout, study_views(self._session)
        if layout.kind == "study":
            self._desk.set(layout=replace(layout, alone=False) if layout.alone else alone(layout))
        elif len(paths) > 1:
            self._desk.set(**arranged(self._session, paths))
            self._fill()

    def _fill(self) -> None:
        """Read the next view that is still missing."""
        cells = self._session.layout.cells
        missing = next((cell.path for index, cell in enumerate(cells) if self._misses(index, cell)), None)
        if missing is None:
            return
        path = missing
        self._filling.submit(
            lambda job: self._prepare(path, job),
            lambda shown: self._filled(path, Cell(path, shown)),
            lambda error: self._unfilled(path, error),
        )

    def _misses(self, index: int, cell: Cell) -> bool:
        waits = cell.path is not None and cell.shown is None and not cell.failure
        return waits and index != self._session.layout.active

    def _filled(self, path: Path, cell: Cell) -> None:
        layout = self._session.layout
        index = layout.cell_of(path)
        if index is not None and self._misses(index, layout.cells[index]):
            self._put(index, cell)
        self._fill()

    def _unfilled(self, path: Path, error: Exception) -> None:
        self._filled(path, Cell(path, failure=str(error) if isinstance(error, AppError) else type(error).__name__))
        if not isinstance(error, AppError):
            raise error
