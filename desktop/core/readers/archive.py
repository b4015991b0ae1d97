"""ZIP archives of radiographs: what is inside, and the bytes of one member; nothing is unpacked to a disk.

A member's path is the archive's path with the member's name below it, `study.zip/IM1.dcm`: whatever takes the path of a
file takes a member's.
"""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from desktop.core.errors import UnreadableFile
from desktop.core.readers.source import Source, regular_file, unreadable

MAGIC = (b"PK\x03\x04", b"PK\x05\x06")  # a member; the end of an archive without any
MOST_MEMBERS = 50_000
DIRECTORY = 1 << 23  # bytes of the archive's own list of members
MOST_INFLATED = 1 << 28  # bytes of one member
MOST_TOGETHER = 1 << 36
HARMLESS, RATIO = 1 << 24, 100  # beyond so many bytes a member may unpack to so many times its size
LOCAL_HEADER = struct.Struct("<4s22xHH")  # signature, lengths of name and extra field (APPNOTE 4.3.7)
LOCKED = 0x41  # flags of encryption
LONGEST_NAME = 1024
# What operating systems scatter over folders and archives; compared in lower case.
SYSTEM_FILES = {".ds_store", "thumbs.db", "desktop.ini"}
SYSTEM_FOLDERS = {"$recycle.bin", "system volume information", ".spotlight-v100", ".trashes", ".fseventsd", "__macosx"}
COPY_AGAIN = "copy it again from where it came"
UNPACK = "unpack the archive first"


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive, as the archive describes it.

    name: printable, unlike any other in the archive, "/" between its parts, harmless as a path. size: bytes that it
    unpacks to, as stated: a member that gives any other number is refused.
    """

    name: str
    size: int
    packed: int
    offset: int
    crc: int
    method: int
    locked: bool


def members(path: Path) -> tuple[Member, ...]:
    """The files in an archive, in its order, without folders and what operating systems add to archives.

    Raises UnreadableFile where the list is damaged, or such as only harmful archives have.
    """
    try:
        status = path.stat()
        return _members(path, status.st_size, status.st_mtime_ns)
    except UnreadableFile:
        raise
    except Exception as error:  # zipfile raises many types on damage
        kind = type(error).__name__
        raise unreadable(path, f"its list of members is damaged ({kind}): {COPY_AGAIN}") from error


def member_bytes(path: Path, archive: Path) -> bytes:
    """The bytes of the member whose path is `path`. Raises UnreadableFile."""
    name = path.relative_to(archive).as_posix()
    member = next((member for member in members(archive) if member.name == name), None)
    why = f"there is nothing of that name in {archive.name}: check the name" if member is None else _refusal(member)
    if member is None or why:
        raise unreadable(path, why)
    try:
        with regular_file(archive) as file:
            return _inflated(file, member)
    except (OSError, ValueError, struct.error, zlib.error) as error:
        kind = type(error).__name__
        raise unreadable(path, f"its part of the archive is damaged ({kind}): {COPY_AGAIN}") from error


def refusal(source: Source) -> UnreadableFile:
    """Why an archive, itself, is no radiograph. Raises UnreadableFile where its list is damaged."""
    if not source.path.is_file():
        return source.unreadable(f"it is an archive inside an archive, which is not opened: {UNPACK}")
    if not members(source.path):
        return source.unreadable("it is an archive with no files inside: choose another file")
    return source.unreadable(f"it is an archive of several files: {UNPACK}, or name one as {source.path.name}/NAME")


@lru_cache(maxsize=2)  # a batch asks for one member after the other
def _members(path: Path, _size: int, _modified: int) -> tuple[Member, ...]:
    with regular_file(path) as file, ZipFile(_Thrifty(file)) as archive:
        listed = archive.infolist()
    ordered = sorted(listed, key=lambda info: info.header_offset)
    ends = (info.header_offset + LOCAL_HEADER.size + info.compress_size for info in ordered)
    if any(end > info.header_offset for end, info in zip(ends, ordered[1:], strict=False)):
        raise unreadable(path, "its members overlap, as only in archives made to do harm: choose another file")
    if len(listed) > MOST_MEMBERS or sum(info.file_size for info in listed) > MOST_TOGETHER:
        most = f"{MOST_MEMBERS} files or {MOST_TOGETHER >> 30} GB"
        raise unreadable(path, f"it holds more than {most}: unpack it and scan the folder")
    found: dict[str, Member] = {}
    for info in listed:
        name = harmless(info.orig_filename)
        if not (info.orig_filename.endswith(("/", "\\")) or _is_system(name.lower().split("/"))):
            name = _unlike(found, name)
            found[name] = _member(name, info)
    return tuple(found.values())


class _Thrifty:
    """A file that gives zipfile no more at once than an honest list of members has."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.seek, self.tell, self.seekable = file.seek, file.tell, file.seekable

    def read(self, size: int = -1) -> bytes:
        return self._file.read(min(size, DIRECTORY) if size >= 0 else DIRECTORY)


def _member(name: str, info: ZipInfo) -> Member:
    locked = bool(info.flag_bits & LOCKED)
    return Member(name, info.file_size, info.compress_size, info.header_offset, info.CRC, info.compress_type, locked)


def _refusal(member: Member) -> str:
    """Why a member is not unpacked, by what the archive says of it; empty where nothing speaks against it."""
    if member.locked:
        return f"it is locked with a password: {UNPACK}"
    if member.method not in (ZIP_STORED, ZIP_DEFLATED):
        return f"it is packed in a way that this program does not read (method {member.method}): {UNPACK}"
    if member.size > MOST_INFLATED:
        return f"it unpacks to more than {MOST_INFLATED >> 20} MB: {UNPACK}"
    if member.size > max(HARMLESS, RATIO * member.packed):
        return f"it unpacks to more than {RATIO} times its size, which no radiograph does: choose another file"
    return "it is empty (0 bytes): copy it again from where it came" if member.size == 0 else ""


def _inflated(file: BinaryIO, member: Member) -> bytes:
    """Raises ValueError where the member is not exactly what the archive says, zlib.error where it is damaged."""
    file.seek(member.offset)
    signature, *lengths = LOCAL_HEADER.unpack(file.read(LOCAL_HEADER.size))
    file.seek(sum(lengths), io.SEEK_CUR)
    data = file.read(member.packed)
    if member.method == ZIP_DEFLATED:
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        data = inflater.decompress(data, member.size + 1)
    if signature != MAGIC[0] or len(data) != member.size or zlib.crc32(data) != member.crc:
        raise ValueError("not the bytes that the archive describes")
    return data


def _is_system(parts: list[str]) -> bool:
    return bool(SYSTEM_FOLDERS.intersection(parts[:-1])) or parts[-1] in SYSTEM_FILES


def harmless(name: str) -> str:
    """A name with "/" between its parts, printable, of no drive and never upwards; the rest in the notation of URLs."""
    parts = ["%2E%2E" if part == ".." else part for part in name.replace("\\", "/").split("/")]
    shown = "/".join(part for part in parts if part not in ("", ".")) or "unnamed"
    return "".join(c if c.isprintable() and c != ":" else _escaped(c) for c in shown)


def _escaped(char: str) -> str:
    return "".join(f"%{byte:02X}" for byte in char.encode("utf-8", "surrogatepass"))


def _unlike(taken: dict[str, Member], name: str) -> str:
    if len(name) > LONGEST_NAME:
        name = f"{name[: LONGEST_NAME // 2]}…{name[-LONGEST_NAME // 2 :]}"
    other, count = name, 1
    while other in taken:
        count += 1
        other = f"{name} ({count})"
    return other
