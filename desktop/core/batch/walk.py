"""Folder -> the files in it, sorted, each exactly once; nothing is opened here but the lists of ZIP archives."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop.core.errors import UnreadableFile
from desktop.core.readers.archive import SYSTEM_FILES, SYSTEM_FOLDERS
from desktop.core.readers.containers import expand
from desktop.core.report.names import is_ours

ESCAPED = re.compile(rb"\\x([89a-f][0-9a-f])")  # bytes below 0x80 are text by themselves


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing found in a folder. name: its relative path, "/" between the parts, printable as UTF-8.

    trouble: the sentence why it is not opened, empty for an ordinary file.
    """

    path: Path
    name: str
    trouble: str = ""


def walk(folder: Path, out: Path | None = None) -> list[Entry]:
    """Every file under `folder`, sub-folders included, sorted by path; links to folders are reported, not followed.

    A ZIP archive, here known by its name, stands for its members.

    Left out: what operating systems scatter, and the folder `out`; where `out` is `folder` itself, only its report
    files. A sub-folder that cannot be read is one entry. Raises UnreadableFile when `folder` cannot be read.
    """
    return sorted(_found(folder, out), key=lambda entry: in_order(entry.name))


def ensure_some(folder: Path, out: Path) -> None:
    """Raises UnreadableFile where `walk` would find nothing, as under the mount point of a share that is gone."""
    if next(_found(folder, out), None) is None:
        raise no_file(folder, out)


def no_file(folder: Path, out: Path) -> UnreadableFile:
    here, kept = as_text(folder), as_text(out)
    return UnreadableFile(
        f"There is no file in {here}: connect its drive or name another folder; the report in {kept} stays as it is."
    )


def _found(folder: Path, out: Path | None) -> Iterator[Entry]:
    ours = _status(out) if out else None
    waiting = [Path()]  # a list, not recursion: folders nest deeper than Python's stack
    while waiting:
        inner = waiting.pop()
        try:
            children = _children(folder / inner)
            is_out = ours is not None and os.path.samestat(ours, os.stat(folder / inner))
        except OSError as error:
            yield _unreadable(folder, inner, error)
            continue
        if is_out and inner != Path():
            continue
        for child in children:
            if child.is_dir(follow_symlinks=False):
                waiting.append(inner / child.name)
            elif not (is_out and is_ours(child.name)):
                yield from _entries(folder, inner / child.name, child)


def in_order(name: str) -> list[str]:
    """What the names of a folder's entries are sorted by: a folder's files stay together."""
    return name.split("/")


def as_text(path: Path) -> str:
    r"""The path with "/" between its parts, as valid UTF-8: an undecodable byte 0xFF becomes \xff."""
    text = "" if path == Path() else path.as_posix()
    return os.fsencode(text).decode("utf-8", "backslashreplace")


def as_path(text: str, folder: Path = Path()) -> Path:
    r"""The file that `as_text` made this text of: \xff is the byte 0xFF again, but where a name is spelled so."""
    if os.name == "nt":  # names are no bytes there, and "\\x" begins a folder
        return folder / text
    path = folder
    for part in Path(text).parts:
        plain, meant = path / part, path / os.fsdecode(ESCAPED.sub(_byte, os.fsencode(part)))
        path = meant if meant != plain and not os.path.lexists(plain) and os.path.lexists(meant) else plain
    return path


def _byte(escaped: re.Match[bytes]) -> bytes:
    return bytes.fromhex(escaped[1].decode())


def _entries(folder: Path, inner: Path, child: os.DirEntry[str]) -> list[Entry]:
    members = expand([folder / inner]) if inner.suffix.lower() == ".zip" else []
    if members in ([], [folder / inner]):
        return [_entry(folder, inner, child)]
    return [Entry(member, as_text(member.relative_to(folder))) for member in members]


def _entry(folder: Path, inner: Path, child: os.DirEntry[str]) -> Entry:
    name = as_text(inner)
    try:
        linked_folder = child.is_symlink() and child.is_dir()
    except OSError:  # a link to itself: the reader says so
        linked_folder = False
    trouble = f"{name} is a link to a folder, which is not followed: scan that folder itself." if linked_folder else ""
    return Entry(folder / inner, name, trouble)


def _unreadable(folder: Path, inner: Path, error: OSError) -> Entry:
    why = error.strerror or type(error).__name__
    if inner == Path():
        advice = "choose another one"
        raise UnreadableFile(f"The folder {as_text(folder)} cannot be read ({why}): {advice}.") from error
    advice = "ask for permission or copy it"
    return Entry(folder / inner, f"{as_text(inner)}/", f"The folder {as_text(inner)} cannot be read ({why}): {advice}.")


def _children(folder: Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as listing:
        children = list(listing)
    names = {child.name for child in children}
    return [child for child in children if not _is_system(child, names)]


def _is_system(child: os.DirEntry[str], siblings: set[str]) -> bool:
    name = child.name.lower()
    if child.is_dir(follow_symlinks=False):
        return name in SYSTEM_FOLDERS
    companion = name.startswith("._") and child.name[2:] in siblings  # macOS keeps x.png's attributes in ._x.png
    return name in SYSTEM_FILES or companion


def _status(folder: Path) -> os.stat_result | None:
    try:
        return folder.stat()
    except OSError:  # not made yet, so nothing is in it
        return None
