"""The journal: one SQLite file beside the reports that remembers every row, so that no file is read twice.

It is written in small transactions to a write-ahead log: a killed program loses no row that it counted as done, a power
cut at most the last moments'. It holds file names and the key of all pseudonyms, so it is not for passing on.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from desktop.core.batch import database
from desktop.core.batch.record import decoded, encoded
from desktop.core.batch.rows import Outcome, Pictures, Row

PRESENT = "CREATE TEMP TABLE present (place INTEGER PRIMARY KEY, file TEXT NOT NULL UNIQUE)"


@dataclass(frozen=True, slots=True)
class Setting:
    """What must be the same for a row to stand; any other value gives other rows of the same file.

    point: the operating point that decides. program: version of Skiagraph, and so of its readers and gate.
    """

    model_sha256: str
    preprocessing: int
    point: str
    program: str


@dataclass(frozen=True, slots=True)
class Signature:
    """What tells an unchanged file without reading it."""

    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Known:
    """What a file was when it was read."""

    signature: Signature
    sha256: str


class Journal:
    """An open journal; for one program at a time, and in it for one thread. key: of all pseudonyms, made with it.

    note: a sentence where an unusable one had to be set aside. Methods raise OutputError when the disk lets them down.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, note: str = "") -> None:
        self.note = note
        self._path = path
        self._connection = connection
        with database.told(path):
            self.key: bytes = connection.execute("SELECT value FROM meta WHERE name = 'key'").fetchone()[0]
            connection.execute(PRESENT)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open or make one. One that is damaged or of another version is kept under another name.

        Raises OutputError where another scan is using it, or its folder cannot be written.
        """
        return cls(path, *database.opened(path))

    @classmethod
    def in_memory(cls) -> Self:
        """One that ends with the program."""
        return cls(Path("memory"), database.in_memory())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._connection.close()

    def begin(self, setting: Setting, files: Iterable[str]) -> Session:
        """Work on a folder as it is now; an earlier session ends. files: its names, in the order of the report."""
        identity = json.dumps(asdict(setting), sort_keys=True)
        connection = self._connection
        with database.told(self._path), database.transaction(connection):
            connection.execute("INSERT OR IGNORE INTO settings (identity, begun) VALUES (?, ?)", (identity, _now()))
            (number,) = connection.execute("SELECT id FROM settings WHERE identity = ?", (identity,)).fetchone()
            connection.execute("DELETE FROM present")
            connection.executemany("INSERT OR IGNORE INTO present (file) VALUES (?)", ((file,) for file in files))
        return Session(self._path, connection, number)


class Session:
    """The rows of one setting for the files that `begin` was given: the `Rows` of a batch."""

    def __init__(self, path: Path, connection: sqlite3.Connection, setting: int) -> None:
        self._path = path
        self._connection = connection
        self._setting = setting

    def known(self, file: str) -> Known | None:
        """None for a file that is new, or whose bytes could not be had."""
        query = "SELECT size, mtime_ns, sha256 FROM rows WHERE setting = ? AND file = ? AND sha256 != ''"
        with database.told(self._path):
            found = self._connection.execute(query, (self._setting, file)).fetchone()
        return Known(Signature(*found[:2]), found[2]) if found else None

    def keep(self, outcomes: Sequence[tuple[Signature, Outcome]]) -> None:
        """Remember all of them, or none."""
        with database.told(self._path), database.transaction(self._connection):
            for signature, outcome in outcomes:
                self._keep(signature, outcome)

    def confirm(self, file: str, signature: Signature) -> None:
        """The file looks new but holds the same bytes."""
        changed = (signature.size, signature.mtime_ns, self._setting, file)
        with database.told(self._path):
            self._connection.execute("UPDATE rows SET size = ?, mtime_ns = ? WHERE setting = ? AND file = ?", changed)

    def __len__(self) -> int:
        with database.told(self._path):
            return int(self._select("count(*)", "").fetchone()[0])

    def __iter__(self) -> Iterator[Row]:
        with database.told(self._path):
            for (result,) in self._select("result", "ORDER BY place"):
                yield decoded(result)

    def pictures(self, file: str) -> Pictures:
        query = (
            "SELECT thumbnail, overlay, label FROM pictures JOIN rows ON rows.id = pictures.row "
            "WHERE setting = ? AND file = ?"
        )
        with database.told(self._path):
            found = self._connection.execute(query, (self._setting, file)).fetchone()
        return Pictures(*found) if found else Pictures()

    def _select(self, what: str, order: str) -> sqlite3.Cursor:
        """Of the files that are there now."""
        joined = "present CROSS JOIN rows ON rows.file = present.file AND setting = ?"
        return self._connection.execute(f"SELECT {what} FROM {joined} {order}", (self._setting,))

    def _keep(self, signature: Signature, outcome: Outcome) -> None:
        row, pictures = outcome.row, outcome.pictures
        values = (signature.size, signature.mtime_ns, row.sha256, row.status, encoded(row), _now())
        (number,) = self._connection.execute(
            "INSERT INTO rows (setting, file, size, mtime_ns, sha256, status, result, read_at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (setting, file) DO UPDATE SET size = excluded.size, "
            "mtime_ns = excluded.mtime_ns, sha256 = excluded.sha256, status = excluded.status, "
            "result = excluded.result, read_at = excluded.read_at RETURNING id",
            (self._setting, row.file, *values),
        ).fetchone()
        self._connection.execute(
            "INSERT OR REPLACE INTO pictures VALUES (?, ?, ?, ?)",
            (number, pictures.thumbnail, pictures.overlay, pictures.label),
        )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
