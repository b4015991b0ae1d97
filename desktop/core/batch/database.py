"""The SQLite file under a journal: opened for one program at a time, and every failure a sentence."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from desktop.core.batch.pseudonym import new_key
from desktop.core.batch.record import SHAPE
from desktop.core.errors import OutputError
from desktop.core.report.names import numbered
from desktop.core.text import printable

APPLICATION = 0x536B6961  # "Skia", in the file's header (PRAGMA application_id)
PATIENCE = 2.0  # seconds to wait for another program that is just closing the journal
TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB NOT NULL);
CREATE TABLE settings (id INTEGER PRIMARY KEY, identity TEXT NOT NULL UNIQUE, begun TEXT NOT NULL);
CREATE TABLE rows (
    id INTEGER PRIMARY KEY,
    setting INTEGER NOT NULL REFERENCES settings(id),
    file TEXT NOT NULL,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    status TEXT NOT NULL,
    result TEXT NOT NULL,
    read_at TEXT NOT NULL,
    UNIQUE (setting, file)
);
CREATE TABLE part (file TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE pictures (row INTEGER PRIMARY KEY, thumbnail BLOB NOT NULL, map BLOB NOT NULL, label TEXT NOT NULL)
"""
SCHEMA = zlib.crc32(f"{TABLES}{SHAPE}".encode()) >> 1  # PRAGMA user_version; another one whenever a row changes


def opened(path: Path) -> tuple[sqlite3.Connection, str]:
    """The database of a journal, made where it is missing, and a sentence where an unusable one was set aside.

    Raises OutputError.
    """
    with told(path):
        connection = _connected(path)
        why = _unusable(connection)
        if not why:
            return _made(connection), ""
        key = _key(connection)
        connection.close()
        old = _set_aside(path)
        note = f"{path.name} {why}: it is kept as {old.name}, and every file is read again."
        return _made(_connected(path), key), note


def existing(path: Path) -> sqlite3.Connection:
    """The database of a journal that another program made. Raises OutputError where there is none to be used."""
    if not path.is_file():
        raise OutputError(f"{printable(str(path))} is no journal: there is no such file.")
    connection = _connected(path)
    why = _unusable(connection)
    if why or not connection.execute("PRAGMA application_id").fetchone()[0]:
        connection.close()
        raise OutputError(f"{printable(str(path))} {why or 'holds nothing yet'}: scan that shard again.")
    return connection


def why_not(path: Path) -> str:
    """Why the journal there cannot be opened as it is, empty for a good one; nothing is changed. Raises OutputError."""
    with told(path):
        connection = _connected(path)
        try:
            return _unusable(connection)
        finally:
            connection.close()


def in_memory() -> sqlite3.Connection:
    return _made(sqlite3.connect(":memory:", isolation_level=None))


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All that happens in the block, or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if connection.in_transaction:  # a full disk has rolled back by itself
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


@contextmanager
def told(path: Path) -> Iterator[None]:
    """SQLite's errors as sentences."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise OutputError(_sentence(path, getattr(error, "sqlite_errorname", "") or str(error))) from error


def _connected(path: Path) -> sqlite3.Connection:
    """Locked until closed: then SQLite needs no shared memory, which network shares lack (sqlite.org/wal.html 8)."""
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    return connection


def _unusable(connection: sqlite3.Connection) -> str:
    """Why the database cannot be used, empty for a good or a new one."""
    try:
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        if not tables:
            return ""
        found = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
        if found != [APPLICATION, SCHEMA]:
            return "is of another version of Skiagraph, or none of its files"
        return "" if connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok" else "is damaged"
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorname in ("SQLITE_NOTADB", "SQLITE_CORRUPT"):
            return "is damaged"
        raise


def _key(connection: sqlite3.Connection) -> bytes | None:
    """Of the pseudonyms in a journal that cannot be used: patients keep theirs where it can still be read."""
    try:
        if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
            return None
        found = connection.execute("SELECT value FROM meta WHERE name = 'key'").fetchone()
    except sqlite3.DatabaseError:
        return None
    return found[0] if found and isinstance(found[0], bytes) and len(found[0]) == len(new_key()) else None


def _made(connection: sqlite3.Connection, key: bytes | None = None) -> sqlite3.Connection:
    """With its tables; the lock is taken here. key: for a new one, in place of one of its own."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")  # a power cut may cost the last moments, never the rest
    with transaction(connection):
        if not connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
            for statement in TABLES.split(";"):
                connection.execute(statement)
            connection.execute("INSERT INTO meta VALUES ('key', ?)", (key or new_key(),))
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute(f"PRAGMA user_version = {SCHEMA}")
    return connection


def _set_aside(path: Path) -> Path:
    """Rename the database, with the log that belongs to it."""
    free = next(old for old in (numbered(path, number) for number in count(2)) if not old.exists())
    for suffix in ("-wal", "-shm", "-journal", ""):
        beside = path.with_name(path.name + suffix)
        if beside.exists():
            beside.rename(free.with_name(free.name + suffix))
    return free


def _sentence(path: Path, error: str) -> str:
    where = printable(str(path))
    if error.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return f"{where} is in use by another scan: wait for its end, or choose another folder for the report."
    if error.startswith(("SQLITE_FULL", "SQLITE_IOERR")):
        return f"{where} cannot grow, its disk is full or gone: free some space and start again; rows so far are kept."
    if error.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return f"{where} was damaged meanwhile: start again, it is then set aside and begun anew."
    return f"{where} cannot be written ({error}): choose another folder for the report."
