"""Bugs: written down with no patient data, said once, and the program goes on. AppErrors never come here."""

from __future__ import annotations

import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

LARGEST = 1_000_000  # bytes; a log beyond this starts anew
SENTENCE = "Something went wrong inside Skiagraph. What you see may be incomplete: restart it. A note is in"


class CrashLog:
    """Writes the kind of error and where in the program; no message and no value, since both may name a patient."""

    def __init__(self, path: Path, tell: Callable[[str], None]) -> None:
        """path: the log. tell: shows a sentence to the user; called for the first bug only, on the GUI thread."""
        self._path = path
        self._tell: Callable[[str], None] | None = tell

    def install(self) -> None:
        sys.excepthook = self.handle
        threading.excepthook = lambda args: self.write(args.exc_type, args.exc_value, args.exc_traceback)

    def handle(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.write(kind, error, trace)
        tell, self._tell = self._tell, None
        if tell is not None:
            tell(f"{SENTENCE} {self._path}.")

    def write(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        lines = [f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC", *_lines(kind, error, trace)]
        try:
            full = self._path.exists() and self._path.stat().st_size > LARGEST
            with self._path.open("w" if full else "a", encoding="utf-8") as file:
                file.write("\n".join(lines) + "\n\n")
        except OSError:
            sys.stderr.write("crash.log cannot be written\n")


def _lines(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> Iterator[str]:
    cause = None if error is None else error.__cause__ or error.__context__
    if cause is not None:
        yield from _lines(type(cause), cause, cause.__traceback__)
        yield "then"
    yield f"{kind.__module__}.{kind.__qualname__}"
    for frame in traceback.StackSummary.extract(traceback.walk_tb(trace), lookup_lines=False):
        place = "/".join(Path(frame.filename).parts[-3:])
        yield f"  {place}:{frame.lineno} in {frame.name}"
