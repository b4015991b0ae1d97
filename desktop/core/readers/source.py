"""The file itself: only a regular file of a sane size is opened, and its bytes are read once."""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from desktop.core.errors import NoPicture, UnreadableFile
from desktop.core.text import printable

MAX_BYTES = 1 << 30
PREAMBLE = 128  # bytes before "DICM" (PS3.10 7.1)
MAX_PIXELS = 80_000_000  # below Pillow's own limit, so its bomb warning never decides; the largest detectors have 40 M
OTHER_KINDS = (
    (stat.S_ISDIR, "it is a folder: use `skiagraph scan` to read the files inside"),
    (stat.S_ISFIFO, "it is a pipe, not a file: save the picture to a file first"),
    (stat.S_ISSOCK, "it is a socket, not a file: choose a picture file"),
    (stat.S_ISCHR, "it is a device, not a file: choose a picture file"),
    (stat.S_ISBLK, "it is a device, not a file: choose a picture file"),
)


@dataclass(frozen=True, slots=True)
class Source:
    """A file's bytes with its path. sha256: hex digest of `data`."""

    path: Path
    data: bytes
    sha256: str

    def unreadable(self, why: str) -> UnreadableFile:
        return UnreadableFile(sentence(self.path, why), self.sha256)

    def no_picture(self, why: str) -> NoPicture:
        return NoPicture(sentence(self.path, why), self.sha256)


def load(path: Path) -> Source:
    """Read a regular file, or a member of a ZIP archive (`study.zip/IM1.dcm`), whole.

    Raises UnreadableFile, saying why this one cannot be read and what to do.
    """
    try:
        data = _bytes(path)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        container = next((parent for parent in path.parents if os.path.isfile(parent)), None)
        if container is None:
            raise unreadable(path, _why(path, error)) from error
        from desktop.core.readers.containers import bytes_inside  # few need it, and it needs this file

        data = bytes_inside(path, container)
    return Source(path, data, hashlib.sha256(data).hexdigest())


def regular_file(path: Path) -> BinaryIO:
    """Open a file to read it; raises UnreadableFile for what is no regular file, or empty."""
    _check(path, path.stat())  # before opening: opening a pipe waits for ever
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
    file = os.fdopen(os.open(path, flags), "rb")
    try:
        _check(path, os.fstat(file.fileno()))
    except UnreadableFile:
        file.close()
        raise
    return file


def unreadable(path: Path, why: str) -> UnreadableFile:
    """The error for a file whose bytes were not read."""
    return UnreadableFile(sentence(path, why))


def sentence(path: Path, why: str) -> str:
    """What the user reads of a file that cannot be opened. why: what is wrong, a colon, what to do."""
    return f"{printable(path.name or str(path))} cannot be opened: {why}."


def has_preamble(data: bytes) -> bool:
    """Whether the bytes say that they are a DICOM file (PS3.10 7.1)."""
    return data[PREAMBLE : PREAMBLE + 4] == b"DICM"


def _bytes(path: Path) -> bytes:
    with regular_file(path) as file:
        size = os.fstat(file.fileno()).st_size
        data = file.read(size + 1) if size <= MAX_BYTES else b""  # asking for more would reserve it first
    if max(size, len(data)) > MAX_BYTES:
        raise unreadable(path, _too_big(max(size, len(data))))
    return data


def _why(path: Path, error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        why = "the file its link points to is gone" if path.is_symlink() else "there is no such file"
        return f"{why}: check the name and whether its drive is connected"
    if isinstance(error, PermissionError):
        return "you may not read it: ask for permission or copy it elsewhere"
    reason = getattr(error, "strerror", None) or str(error)
    return f"the system refuses ({reason}): copy it elsewhere"


def _check(path: Path, status: os.stat_result) -> None:
    why = next((words for kind, words in OTHER_KINDS if kind(status.st_mode)), None)
    if why is None and status.st_size == 0:
        why = "it is empty (0 bytes): copy it again from where it came"
    if why is not None:
        raise unreadable(path, why)


def _too_big(size: int) -> str:
    return f"it has {size / 1e9:.1f} GB, more than the {MAX_BYTES / 1e9:.1f} GB of any radiograph: choose another file"
