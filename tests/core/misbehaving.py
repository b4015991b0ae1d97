"""What worker processes are made to do in tests; a module of its own, since workers import it."""

from __future__ import annotations

import ctypes
import mmap
import os
import signal
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from desktop.core.errors import NoPicture, UnreadableFile

if TYPE_CHECKING:  # most workers of the tests start without it
    from desktop.core.batch.look import Look
    from desktop.core.card import ModelCard

SECRET = "Doe^Jane 4711"
KEPT: list[NDArray[np.uint8]] = []


def good(path: Path, card: ModelCard) -> Look:
    from desktop.core.batch.look import look

    return look(path, card)


def process(path: Path) -> int:
    return os.getpid()


def process_after(path: Path, barrier: int) -> int:
    """Its process, once `barrier` processes have come here: they must run at the same time."""
    (path / str(os.getpid())).touch()
    while len(list(path.iterdir())) < barrier:
        pass
    return os.getpid()


class Counted:
    """Counts how often one of its kind has arrived in this process."""

    arrived = 0

    def __init__(self, number: int) -> None:
        self.number = number

    def __setstate__(self, state: dict[str, int]) -> None:
        Counted.arrived += 1
        self.__dict__.update(state)


def arrived(path: Path, counted: Counted) -> tuple[int, int]:
    return counted.number, Counted.arrived


def doubled(path: Path, number: int) -> int:
    return 2 * number


def aborts_at_2(path: Path, card: ModelCard) -> Look:
    if path.name == "002.png":
        os.abort()
    return good(path, card)


def hangs_after_8(path: Path, card: ModelCard) -> Look:
    if int(path.stem) >= 8:
        hang(path)
    return good(path, card)


def pixels(path: Path, shape: tuple[int, int]) -> NDArray[np.uint16]:
    return np.arange(shape[0] * shape[1], dtype=np.uint16).reshape(shape)


def modules(path: Path, card: ModelCard) -> list[str]:
    """What is imported once a file was made ready."""
    good(path, card)
    return sorted(sys.modules)


def environment(path: Path, name: str) -> str | None:
    return os.environ.get(name)


def interrupt(path: Path) -> str:
    """What Ctrl-C on the terminal does to a worker: nothing."""
    os.kill(os.getpid(), signal.SIGINT)
    return "alive"


def abort(path: Path) -> None:
    os.abort()


def segmentation_fault(path: Path) -> None:
    ctypes.string_at(0)


def leave(path: Path) -> None:
    os._exit(0)


def killed_by_the_system(path: Path) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def hang(path: Path) -> None:
    threading.Event().wait()


def hang_with_the_lock(path: Path) -> None:
    """As a decoder written in C does: no other thread of the process runs any more."""
    ctypes.PyDLL(None).pause()


def announced_hang(path: Path) -> None:
    """Say the process's number to whoever listens at the pipe `path`."""
    path.write_text(str(os.getpid()))
    hang(path)


def announced_hang_with_the_lock(path: Path) -> None:
    path.write_text(str(os.getpid()))
    hang_with_the_lock(path)


def keep(path: Path, size: int) -> int:
    """A decoder that leaks; returns its process."""
    KEPT.append(np.ones(size, np.uint8))
    return os.getpid()


def eat(path: Path) -> None:
    kept = []
    while True:
        kept.append(bytearray(50_000_000))


def eat_shared(path: Path) -> None:
    """Memory that the limit of the system does not count."""
    kept = mmap.mmap(-1, 600_000_000)
    kept[::4096] = b"x" * (600_000_000 // 4096 + (600_000_000 % 4096 > 0))
    hang(path)


def unreadable(path: Path) -> None:
    raise UnreadableFile(f"{path.name} is damaged.", "ab" * 32)


def no_picture(path: Path) -> None:
    raise NoPicture(f"{path.name} is a report.")


def bug(path: Path) -> None:
    raise KeyError(SECRET)


def leaves_politely(path: Path) -> None:
    sys.exit(SECRET)


def cannot_be_sent(path: Path) -> object:
    return lambda: None


def talk(path: Path) -> None:
    os.write(1, b"noise of a decoder\n")
    os.write(2, b"noise of a decoder\n")
