"""The presenter's list of files: what is taken from it, and put back. The files themselves are not touched."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from desktop.asking import Asking
from desktop.cells.cells import Cells
from desktop.cells.layout import Cell
from desktop.cells.moves import SETTLED, alone, without
from desktop.desk import Desk, Runner
from desktop.program.program import Taken

MOST = 20  # removals that can be taken back


class Removing:
    """reading: whose work is dropped when its file goes. pick: shows the file at a position of the list."""

    def __init__(self, desk: Desk, asking: Asking, cells: Cells, reading: Runner, pick: Callable[[int], None]) -> None:
        self._desk = desk
        self._asking = asking
        self._cells = cells
        self._reading = reading
        self._pick = pick

    @property
    def commands(self) -> dict[str, Callable[[], None]]:
        return {"remove": self._remove_shown, "remove_all": self.clear, "put_back": self.put_back}

    def remove(self, position: int) -> None:
        """Take one file from the list; nothing of it stays on the screen, and the next file takes its place."""
        self._remember()
        session = self._desk.session
        path = session.files[position]
        files = (*session.files[:position], *session.files[position + 1 :])
        if session.opening == path or (session.frame is not None and session.shown and session.shown.path == path):
            self._reading.drop()
            self._desk.set(opening=None, frame=None)
        taken = self._beside(path)
        changes = without(self._desk.session, path)
        strip = session.strip.only(frozenset(files))
        left = {"files": files, "unreadable": session.unreadable - {path}, "strip": strip}
        if taken is not None:
            self._cells.come({**changes, **left}, taken)
            return
        if "shown" in changes:
            self._asking.drop()
        self._desk.set(**changes, **left)
        if "shown" in changes and files:
            self._pick(min(position, len(files) - 1))

    def clear(self) -> None:
        """Take all files from the list."""
        self._remember()
        self._reading.drop()
        self._asking.drop()
        session = self._desk.session
        self._desk.set(
            files=(), unreadable=frozenset(), strip=session.strip.only(frozenset()), shown=None, message="",
            layout=alone(session.layout), **SETTLED,
        )  # fmt: skip

    def put_back(self) -> None:
        """The list as it was before the last removal, with what was opened since; what was shown is shown again."""
        session = self._desk.session
        if not session.program.taken:
            return
        *before, last = session.program.taken
        files = tuple(dict.fromkeys((*last.files, *session.files)))
        missing = last.shown is not None and last.shown not in session.files
        self._desk.set(files=files, program=replace(session.program, taken=tuple(before)))
        if last.shown is not None and (missing or session.shown is None):
            self._pick(files.index(last.shown))

    def _remember(self) -> None:
        session = self._desk.session
        path = session.shown.path if session.shown else session.opening
        taken = Taken(session.files, path if path in session.files else None)
        self._desk.set(program=replace(session.program, taken=(*session.program.taken, taken)[-MOST:]))

    def _remove_shown(self) -> None:
        session = self._desk.session
        path: Path | None = session.shown.path if session.shown else session.opening
        if path in session.files:
            self.remove(session.files.index(path))

    def _beside(self, path: Path) -> Cell | None:
        """The cell that becomes the active one when the active file goes."""
        session = self._desk.session
        if session.shown is None or session.shown.path != path or session.layout.other is None:
            return None
        return session.layout.cells[session.layout.other]
