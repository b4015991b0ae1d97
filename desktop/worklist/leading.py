"""The radiograph goes on from the worklist: its list of files is the rows around the one that it shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from desktop.core.batch.walk import as_path
from desktop.desk import Desk

NEAR = 15  # rows before and after


class Leading:
    """Over when the files are changed by anybody else."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._rows: Mapping[Path, str] = {}  # what the radiograph's files are in the list
        self._at: tuple[Path | None, Path | None] = (None, None)
        desk.watch(self._watch)

    def lead(self, position: int) -> int:
        """Show the radiograph's page with the rows around this one; where it stands among the files."""
        self._list(position, shown=False)
        return list(self._rows.values()).index(self._desk.session.worklist.current)

    def _watch(self) -> None:
        session = self._desk.session
        listed = session.worklist
        at = (session.opening, session.shown.path if session.shown else None)
        if at == self._at:
            return
        opening, self._at = session.opening is not None and session.opening != self._at[0], at
        path = at[0] or at[1]
        if session.files is listed.files and path is not None and path in self._rows:
            position = listed.ordered.position(self._rows[path])
            if position >= 0:
                self._list(position, shown=listed.shown and not opening)
        elif listed.shown and opening:  # a file was opened otherwise
            self._desk.set(worklist=replace(listed, shown=False))

    def _list(self, position: int, shown: bool) -> None:
        session = self._desk.session
        ordered, folder = session.worklist.ordered, as_path(session.worklist.about.folder)
        rows = ordered.order[max(0, position - NEAR) : position + NEAR + 1]
        items = [ordered.table.items[int(row)] for row in rows]
        paths = [as_path(item.file, folder) for item in items]
        self._rows = {path: item.file for path, item in zip(paths, items, strict=True)}
        files = tuple(self._rows)
        failed = frozenset(path for path, item in zip(paths, items, strict=True) if item.status == "failed")
        current = ordered.table.items[int(ordered.order[position])].file
        self._desk.set(
            files=files,
            unreadable=(session.unreadable & frozenset(files)) | failed,
            worklist=replace(session.worklist, shown=shown, current=current, files=files),
        )
