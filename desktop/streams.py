"""Standard output and error: there may be none, whoever reads them may leave, and their device may be full."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, TextIO, cast

from desktop.core.errors import OutputError


def open_missing() -> None:
    """Give the program the streams that it was started without; else the next file it opens would get their number."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            stream = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115  for as long as the program runs
            os.set_inheritable(stream.fileno(), True)
            setattr(sys, name, stream)


def say(text: str = "") -> None:
    """Write to standard output at once. Raises BrokenPipeError where its reader has left, OutputError for the rest."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        if _is_gone(error):
            raise BrokenPipeError from error
        hush(sys.stdout)
        why = error.strerror or type(error).__name__
        raise OutputError(
            f"Standard output cannot be written ({why}): free some space or send it elsewhere."
        ) from error


def complain(text: str) -> None:
    """Write to standard error, where anybody can."""
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except OSError:
        hush(sys.stderr)


def hush(stream: TextIO) -> None:
    """What is written from now on goes nowhere, also what Python still holds of it when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


@contextmanager
def unheard() -> Iterator[None]:
    """Within, nothing ends because the reader of standard output has left, as `head` does, or for standard error."""
    forgiving = cast("TextIO", _Forgiving(sys.stdout, _is_gone)), cast("TextIO", _Forgiving(sys.stderr, lambda _: True))
    with redirect_stdout(forgiving[0]), redirect_stderr(forgiving[1]):
        yield


class _Forgiving:
    """A stream that goes nowhere after the first error that is forgiven."""

    def __init__(self, stream: TextIO, forgiven: Callable[[OSError], bool]) -> None:
        self._stream = stream
        self._forgiven = forgiven

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        try:
            return self._stream.write(text)
        except OSError as error:
            self._forgive(error)
            return len(text)

    def flush(self) -> None:
        try:
            self._stream.flush()
        except OSError as error:
            self._forgive(error)

    def _forgive(self, error: OSError) -> None:
        if not self._forgiven(error):
            raise error
        hush(self._stream)


def _is_gone(error: OSError) -> bool:
    return isinstance(error, BrokenPipeError) or (sys.platform == "win32" and error.errno == errno.EINVAL)
