"""Files that stand for several: a ZIP archive for its members, a DICOMDIR for the files it names (PS3.10 section 8)."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from desktop.core.errors import AppError
from desktop.core.readers.archive import MAGIC, member_bytes, members
from desktop.core.readers.source import PREAMBLE, load, regular_file, unreadable

HEAD = 1024  # bytes that show what a file is
INDEX_NAME = "DICOMDIR"  # the only one that the standard allows (PS3.10 8.6)
INDEX = b"\x02\0\x02\0UI\x14\x001.2.840.10008.1.3.10"  # Media Storage Directory as the meta header's SOP class


def expand(paths: Iterable[Path]) -> list[Path]:
    """The files to read for the files that a user names, in order; never raises."""
    return [found for path in paths for found in opened_up(path)]


def opened_up(path: Path) -> list[Path]:
    """The members of an archive, the files that an index names, or else the file itself; never raises.

    An archive or an index that cannot be opened up stands for itself: reading it says why.
    """
    return _inside(path) or [path]


def is_index(head: bytes) -> bool:
    """Whether a file that begins so is a DICOMDIR."""
    return INDEX in head[PREAMBLE:HEAD]


def is_index_file(path: Path) -> bool:
    """Whether a file, or a member of an archive, is a DICOMDIR; one that cannot be read is none."""
    try:
        return is_index(load(path).data)
    except AppError:
        return False


def bytes_inside(path: Path, container: Path) -> bytes:
    """The bytes of `path`, which lies below the regular file `container`. Raises UnreadableFile."""
    head = _head(container)
    if head.startswith(MAGIC):
        return member_bytes(path, container)
    if is_index(head):
        why = "its index names it outside the index's own folder, where nothing is opened: open it by itself"
    else:
        why = f"{container.name} is no archive, so nothing is inside: check the name"
    raise unreadable(path, why)


def _inside(path: Path) -> list[Path]:
    try:
        head = _head(path)
        if head.startswith(MAGIC):
            return [path / member.name for member in members(path)]
        if is_index(head):
            from desktop.core.readers.index import referenced  # pydicom costs a quarter second that others save

            return referenced(load(path))
    except (AppError, OSError, ValueError):
        pass
    return []


def _head(path: Path) -> bytes:
    with regular_file(path) as file:
        return file.read(HEAD)
