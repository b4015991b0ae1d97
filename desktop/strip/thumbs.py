"""The presenter's small pictures: made in the background, those that are seen first, and only so many kept."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from desktop.core.errors import FileError
from desktop.core.readers.source import unreadable
from desktop.core.thumbnail import Thumbnail
from desktop.desk import Desk
from desktop.jobs import Job
from desktop.strip.background import Background

KEPT = 400  # small pictures of at most 16 kB
AT_ONCE = 16  # files
SOON = 0.25  # seconds after which what is there is shown
Look = Callable[[Path], Thumbnail]
Found = dict[Path, Thumbnail | FileError]


class Thumbs:
    """background: its own runner, so that no file waits for it; without one nothing is made."""

    def __init__(self, desk: Desk, background: Background | None) -> None:
        self._desk = desk
        self._background = background
        self._seen = (0, -1)
        self._busy = False
        self._tried: frozenset[Path] = frozenset()

    def see(self, first: int, last: int) -> None:
        """The rows of the list that are on the screen; the next ones to be looked at are these."""
        self._seen = (first, last)
        self._go_on()

    @property
    def idle(self) -> bool:
        """Whether nobody is looking at files; after one batch of them the next begins at once."""
        return not self._busy

    def _go_on(self) -> None:
        wanted, ground = self._wanted(), self._background
        if ground is None or self._busy or not wanted:
            return
        self._busy = True
        ground.looking.submit(lambda job: _looked(ground.look, wanted, job), self._found, self._failed)

    def _near(self) -> list[Path]:
        """The files around what is seen, the nearest first, as many as are kept."""
        first, last = self._seen
        files = self._desk.session.files
        near = range(max(0, first - KEPT), min(len(files), last + 1 + KEPT))
        order = sorted(near, key=lambda index: max(first - index, index - last, 0))
        return [files[index] for index in order[:KEPT]]

    def _wanted(self) -> tuple[Path, ...]:
        if self._seen[1] < 0:
            return ()
        known = self._desk.session.strip.thumbnails
        return tuple(path for path in self._near() if path not in known and path not in self._tried)[:AT_ONCE]

    def _found(self, found: Found) -> None:
        self._busy = False
        session = self._desk.session
        files = frozenset(session.files)
        good = {path: one for path, one in found.items() if isinstance(one, Thumbnail)}
        bad = {path: str(one) for path, one in found.items() if not isinstance(one, Thumbnail) and path in files}
        self._tried = (self._tried | bad.keys()) & files
        near = frozenset(self._near())
        thumbnails = {path: one for path, one in {**session.strip.thumbnails, **good}.items() if path in near}
        strip = session.strip.knowing(thumbnails, {**session.strip.reasons, **bad})
        self._desk.set(strip=strip, unreadable=session.unreadable | bad.keys() if bad else session.unreadable)
        self._go_on()

    def _failed(self, error: Exception) -> None:
        self._busy = False
        self._desk.say_or_raise(error)


def _looked(look: Callable[[Path], Thumbnail], wanted: tuple[Path, ...], job: Job) -> Found:
    """On the worker: as many as can be had soon, at least one."""
    found: Found = {}
    start = time.monotonic()
    for path in wanted:
        job.step(len(found), len(wanted))
        try:
            found[path] = look(path)
        except FileError as error:
            found[path] = error
        except Exception as error:  # noqa: BLE001  a fault costs its own file, not the small pictures of the others
            found[path] = unreadable(path, f"Skiagraph has a fault ({type(error).__name__}): please report it")
        if time.monotonic() - start > SOON:
            break
    return found
