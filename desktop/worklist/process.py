"""The window's end of a batch that runs in a process of its own."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from contextlib import suppress
from threading import Event
from time import monotonic

from desktop.core.errors import AppError
from desktop.scanning import Wanted
from desktop.worklist.news import Ask, News
from desktop.worklist.serving import Fault, serve

TICK = 0.2  # seconds between two looks at whether it is to end
ENDING = 6.0  # seconds that it is given to end by itself: its decoders take up to two


class BatchFault(Exception):
    """A bug met in the process of a batch."""


class BatchProcess:
    """A `Feed`. `ask` and `close` may be called before it is followed, and from any thread."""

    def __init__(self, wanted: Wanted, reading: bool) -> None:
        """reading: the folder of `wanted`; else what was read into its `out` before is opened."""
        context = multiprocessing.get_context("spawn")
        self._pipe, self._theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(self._theirs, wanted, reading), daemon=False)
        self._closed = Event()

    def follow(self, tell: Callable[[News], None]) -> None:
        if self._closed.is_set():
            self._pipe.close()
            self._theirs.close()
            return
        self._process.start()
        self._theirs.close()
        try:
            while True:
                if self._closed.is_set():
                    return
                if self._pipe.poll(TICK):
                    found = self._pipe.recv()
                    if isinstance(found, Fault):
                        raise BatchFault(f"{found.name} at {found.place}")
                    tell(found)
        except (EOFError, OSError):
            self._process.join(ENDING)
            if self._process.exitcode:
                why = "ended unexpectedly, perhaps the memory ran out: close other programs and read the folder again"
                raise AppError(f"The batch {why}; it goes on where it was.") from None
        finally:
            self._end()

    def ask(self, what: Ask, files: tuple[str, ...] = ()) -> None:
        with suppress(OSError):
            self._pipe.send((what, files))

    def close(self) -> None:
        self._closed.set()
        self.ask("end")

    def _end(self) -> None:
        """It ends by itself once the pipe is closed; its journal is whole even where it has to be killed."""
        deadline = monotonic() + ENDING
        self.ask("end")
        while self._process.is_alive() and monotonic() < deadline:
            with suppress(EOFError, OSError):
                while self._pipe.poll(0.05):  # it may be waiting for its last words to be heard
                    self._pipe.recv()
            self._process.join(0.05)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._process.close()
        self._pipe.close()
