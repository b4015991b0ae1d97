"""How a batch tells how far it is: a bar for people, lines of JSON for programs, or nothing."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from time import monotonic
from typing import Literal, Protocol, Self

from tqdm import tqdm

from desktop.core.batch.scan import Progress
from desktop.core.text import escaped
from desktop.streams import say

Manner = Literal["bar", "lines", "json", "quiet"]
OFTEN = 0.5  # seconds between two lines for programs


class Teller(Protocol):
    def __enter__(self) -> Self: ...
    def __exit__(self, *error: object) -> None: ...
    def step(self, progress: Progress) -> None: ...
    def stopping(self) -> None: ...


def teller(manner: Manner) -> Teller:
    """bar: on stderr. lines: the bar, and a line for each file. json: lines on stdout. quiet: nothing."""
    makers: dict[Manner, Callable[[], Teller]] = {"bar": Bar, "lines": Lines, "json": Json, "quiet": Quiet}
    return makers[manner]()


def event(name: str, **facts: object) -> None:
    """One line of JSON on stdout."""
    say(json.dumps({"event": name, **facts}) + "\n")


class Quiet:
    """Says nothing."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        pass

    def step(self, progress: Progress) -> None:
        pass

    def stopping(self) -> None:
        """Called from any thread, once somebody asked for it."""


class Bar(Quiet):
    """A bar with the time left; what was read before counts as done, but not for the speed."""

    def __init__(self) -> None:
        self._bar: tqdm | None = None

    def __exit__(self, *error: object) -> None:
        if self._bar is not None:
            self._bar.close()

    def step(self, progress: Progress) -> None:
        if self._bar is None:
            self._bar = tqdm(
                unit="file", desc="Reading", dynamic_ncols=True, initial=progress.done, total=progress.found
            )
        self._bar.update(progress.done - self._bar.n)

    def stopping(self) -> None:
        tqdm.write("Stopping: the report of what was read follows; Ctrl-C once more ends at once.", file=sys.stderr)


class Lines(Bar):
    """And what became of each file."""

    def step(self, progress: Progress) -> None:
        row = progress.row
        if row is not None:
            best = f" {row.foremost.label} {row.foremost.score:.3f}" if row.foremost else ""
            tqdm.write(f"{escaped(row.file)}: {row.status}{best} {escaped(row.reason)}".rstrip(), file=sys.stderr)
        super().step(progress)


class Json(Quiet):
    """{"event": "progress", "done": 3, "found": 9, "seconds_left": 1.5}, twice a second at most, and at both ends;
    {"event": "stopping"}."""

    def __init__(self) -> None:
        self._last = 0.0

    def step(self, progress: Progress) -> None:
        if monotonic() - self._last >= OFTEN or progress.done == progress.found:
            self._last = monotonic()
            left = None if progress.seconds_left is None else round(progress.seconds_left, 1)
            event("progress", done=progress.done, found=progress.found, seconds_left=left)

    def stopping(self) -> None:
        event("stopping")
