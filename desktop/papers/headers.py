"""The presenter's tags: read in the background for the radiograph on the screen, as long as somebody looks at them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from desktop.core.errors import AppError
from desktop.core.tag_tree import Tree
from desktop.desk import Desk, Runner
from desktop.jobs import Job
from desktop.papers.present import comparable, current
from desktop.papers.sheet import Sheet, sheet
from desktop.words import tr


class Headers:
    """read: the tags of a file; raises AppError."""

    def __init__(self, desk: Desk, runner: Runner, read: Callable[[Path], Tree]) -> None:
        self._desk = desk
        self._runner = runner
        self._read = read
        self._asked: tuple[object, Path | None] | None = None
        desk.watch(self._follow)

    @property
    def commands(self) -> dict[str, Callable[[], None]]:
        return {"tags": lambda: self.show(not self._desk.session.papers.tags_on), "tags_other": self.compare_next}

    def show(self, on: bool) -> None:
        """Open or close the window of the tags."""
        self._set(tags_on=on)

    def compare(self, place: int) -> None:
        """place: of the other picture among those that are offered, -1 for none."""
        files = comparable(self._desk.session)
        if place < len(files):
            self._set(tags_on=True, other=files[place] if place >= 0 else None)

    def compare_next(self) -> None:
        """Compare with the next of the other pictures, the first after the last."""
        files, other = comparable(self._desk.session), self._desk.session.papers.other
        if files:
            self.compare((files.index(other) + 1) % len(files) if other in files else 0)

    def _set(self, **changes: Any) -> None:
        self._desk.set(papers=replace(self._desk.session.papers, **changes))

    def _follow(self) -> None:
        """Read what is on the screen now, unless that is there or on its way."""
        session = self._desk.session
        shown, papers = session.shown, session.papers
        if not papers.tags_on or shown is None:
            self._asked = None
            return
        if papers.other is not None and papers.other not in comparable(session):
            self._set(other=None)  # calls this again
            return
        wanted = shown.opened, papers.other
        if current(session) is not None or (self._asked and self._asked == wanted):
            return
        self._asked = wanted
        path, other, opened, instead = shown.path, papers.other, shown.opened, tr("(hidden)")

        def work(job: Job) -> Sheet:
            tree = self._read(path)
            job.step(1, 2)
            try:
                beside = None if other is None else self._read(other)
            except AppError as error:
                return replace(sheet(opened, other, tree, None, instead), notes=(*tree.notes, str(error)))
            return sheet(opened, other, tree, beside, instead)

        def failed(error: Exception) -> None:
            if not isinstance(error, AppError):
                raise error
            self._set(sheet=Sheet(opened, other, failure=str(error)))

        self._runner.submit(work, lambda made: self._set(sheet=made), failed)
