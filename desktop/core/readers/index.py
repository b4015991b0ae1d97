"""DICOMDIR -> the files it names, none of them outside its folder (PS3.3 F.3, PS3.10 8)."""

from __future__ import annotations

from pathlib import Path

from pydicom.multival import MultiValue

from desktop.core.readers.archive import harmless
from desktop.core.readers.dataset import parse
from desktop.core.readers.header import Header
from desktop.core.readers.quiet import heard
from desktop.core.readers.source import Source

LARGEST = 1 << 26  # bytes


def referenced(source: Source) -> list[Path]:
    """The files that the records in use name, each once, in their order. Raises UnreadableFile."""
    if len(source.data) > LARGEST:
        raise source.unreadable(f"an index of more than {LARGEST >> 20} MB is not read: scan the folder it lies in")
    try:
        with heard():
            records = Header(parse(source)[0]).items("DirectoryRecordSequence")
            named = [_parts(record) for record in records if record.whole("RecordInUseFlag", 1) != 0]
    except Exception as error:  # pydicom raises dozens of types on damage
        why = f"its content is damaged ({type(error).__name__}): copy it again from where it came"
        raise source.unreadable(why) from error
    return list(dict.fromkeys(_target(source.path, parts) for parts in named if parts))


def _parts(record: Header) -> list[str]:
    found = record.value("ReferencedFileID")
    return [str(part) for part in found] if isinstance(found, MultiValue) else [str(found)] if found else []


def _target(index: Path, parts: list[str]) -> Path:
    """The file named; where it lies outside the index's folder, a path below the index, at which nothing ever is."""
    target = index.parent.joinpath(*parts)
    try:
        if target.resolve().is_relative_to(index.parent.resolve()):
            return target
    except (OSError, RuntimeError, ValueError):  # links in a circle, a NUL
        pass
    return index / harmless("/".join(parts))
