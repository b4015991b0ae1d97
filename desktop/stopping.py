"""Ctrl-C and SIGTERM as a question that long work asks, so that it ends between two steps and not within one."""

from __future__ import annotations

import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType

from desktop.core.errors import AppError

ENDINGS = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def asked_to_stop(heard: Callable[[], None] = lambda: None) -> Iterator[threading.Event]:
    """Set by the first signal; the second one interrupts at once, as Python does. For the main thread.

    heard: called in another thread at the first signal, however long the main thread is busy with one step.
    """
    asked, caught = threading.Event(), [0]

    def ask(number: int, frame: FrameType | None) -> None:
        caught[0] += 1
        asked.set()
        if caught[0] > 1:
            raise KeyboardInterrupt

    before: dict[signal.Signals, Callable[[int, FrameType | None], object] | int | None] = {}
    with _listening(asked, heard):
        for wanted in ENDINGS:
            before[wanted] = signal.signal(wanted, ask)
        try:
            yield asked
        finally:
            for wanted, handler in before.items():
                signal.signal(wanted, handler)


@contextmanager
def _listening(asked: threading.Event, heard: Callable[[], None]) -> Iterator[None]:
    """The system writes each signal's number into a socket at once; Python's own handlers wait for the main thread."""
    ours, theirs = socket.socketpair()
    theirs.setblocking(False)

    def listen() -> None:
        while number := ours.recv(1):
            if number[0] in ENDINGS:
                asked.set()
                with suppress(OSError, AppError):  # nobody reads what is said any more
                    heard()
                return

    listener = threading.Thread(target=listen, name="signals", daemon=True)
    listener.start()
    before = signal.set_wakeup_fd(theirs.fileno(), warn_on_full_buffer=False)
    try:
        yield
    finally:
        signal.set_wakeup_fd(before)
        theirs.close()
        listener.join()
        ours.close()
