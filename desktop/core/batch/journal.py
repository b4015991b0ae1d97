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
from desktop.core.errors import OutputError
from desktop.core.text import printable

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

    @property
    def identity(self) -> str:
        return json.dumps(asdict(self), sort_keys=True)


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
    def open(cls, path: Path, key: bytes | None = None) -> Self:
        """Open or make one. One that is damaged or of another version is kept under another name.

        key: of pseudonyms, where they must be those of other journals. Raises OutputError where another scan is using
        it, its folder cannot be written, or it has pseudonyms of another key already.
        """
        journal = cls(path, *database.opened(path))
        if key is not None:
            journal._take(key)
        return journal

    @classmethod
    def in_memory(cls) -> Self:
        """One that ends with the program."""
        return cls(Path("memory"), database.in_memory())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._connection.close()

    @property
    def folder(self) -> str:
        """The folder that was read last, absolute; empty before the first batch."""
        return self._noted("folder")

    def belongs_to(self, folder: str) -> None:
        """Remember which folder is read."""
        self._note("folder", folder)

    def task(self, model_sha256: str) -> str:
        """Of a model that read something here; empty where it was not remembered."""
        return self._noted(f"task {model_sha256}")

    def answered_by(self, model_sha256: str, task: str) -> None:
        """Remember a model's task, for the time when it is not at hand."""
        self._note(f"task {model_sha256}", task)

    @property
    def truth(self) -> tuple[str, str]:
        """Where the labels of the last report were, and the pattern of its patients' names; empty for none."""
        labels, patient = json.loads(self._noted("truth") or '["", ""]')
        return labels, patient

    def held_against(self, labels: str, patient: str) -> None:
        """Remember what was said of the truth when the report was written."""
        self._note("truth", json.dumps([labels, patient]))

    def newest(self) -> tuple[Setting, list[str]] | None:
        """The setting and the files of the last batch that had any, also of those without a row; None before the first.

        A journal that never remembered them gives the setting of its newest row, and all files that have one of it.
        """
        if last := self._noted("batch"):
            number, files = json.loads(last)
            query = "SELECT identity FROM settings WHERE id = ?"
            with database.told(self._path):
                (identity,) = self._connection.execute(query, (number,)).fetchone()
            return Setting(**json.loads(identity)), files
        query = (
            "SELECT setting, identity FROM rows JOIN settings ON settings.id = setting ORDER BY read_at DESC LIMIT 1"
        )
        with database.told(self._path):
            found = self._connection.execute(query).fetchone()
            if found is None:
                return None
            files = [file for (file,) in self._connection.execute("SELECT file FROM rows WHERE setting = ?", found[:1])]
        return Setting(**json.loads(found[1])), sorted(files, key=lambda file: file.split("/"))

    @property
    def model(self) -> str:
        """SHA-256 of the model file that made the row which was added last; empty without any row."""
        query = "SELECT identity FROM rows JOIN settings ON settings.id = setting ORDER BY rows.id DESC LIMIT 1"
        with database.told(self._path):
            found = self._connection.execute(query).fetchone()
        return Setting(**json.loads(found[0])).model_sha256 if found else ""

    def begin(self, setting: Setting, files: Iterable[str]) -> Session:
        """Work on a folder as it is now; an earlier session ends. files: its names, in the order of the report.

        They are what `newest` gives from now on, but where there are none: a watch that waits for files reports none.
        """
        identity, connection, files = setting.identity, self._connection, list(files)
        with database.told(self._path), database.transaction(connection):
            connection.execute("INSERT OR IGNORE INTO settings (identity, begun) VALUES (?, ?)", (identity, _now()))
            (number,) = connection.execute("SELECT id FROM settings WHERE identity = ?", (identity,)).fetchone()
            connection.execute("DELETE FROM present")
            connection.executemany("INSERT OR IGNORE INTO present (file) VALUES (?)", ((file,) for file in files))
            last = json.dumps([number, files])
            if files and last != self._noted("batch"):  # a watch begins often
                self._note("batch", last)
        return Session(self._path, connection, number, setting)

    def _noted(self, name: str) -> str:
        with database.told(self._path):
            found = self._connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return str(found[0]) if found else ""

    def _note(self, name: str, value: str) -> None:
        with database.told(self._path):
            self._connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    def _take(self, key: bytes) -> None:
        if key == self.key:
            return
        with database.told(self._path):
            used = self._connection.execute("SELECT 1 FROM rows").fetchone()
            if not used:
                self._connection.execute("UPDATE meta SET value = ? WHERE name = 'key'", (key,))
        if used:
            self._connection.close()
            where = printable(str(self._path))
            raise OutputError(f"{where} has pseudonyms of another key: choose another folder for the report.")
        self.key = key


class Session:
    """The rows of one setting for the files that `begin` was given: the `Rows` of a batch."""

    def __init__(self, path: Path, connection: sqlite3.Connection, number: int, setting: Setting) -> None:
        self.setting = setting
        self._path = path
        self._connection = connection
        self._setting = number

    def declare(self, part: str) -> None:
        """Remember that these files are a part of a larger batch, and which."""
        with database.told(self._path), database.transaction(self._connection):
            self._connection.execute("INSERT OR REPLACE INTO meta VALUES ('part', ?)", (part,))
            self._connection.execute("DELETE FROM part")
            self._connection.execute("INSERT INTO part SELECT file FROM present")

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

    def places(self) -> dict[str, int]:
        """Where each of the files is among them, from 1, also of those without a row yet."""
        with database.told(self._path):
            return dict(self._connection.execute("SELECT file, place FROM present"))

    def read_at(self) -> dict[str, datetime]:
        """When each file's row was made."""
        with database.told(self._path):
            return {file: datetime.fromisoformat(at) for file, at in self._select("rows.file, read_at", "")}

    def pictures(self, file: str) -> Pictures:
        query = (
            "SELECT thumbnail, map, label FROM pictures JOIN rows ON rows.id = pictures.row "
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
            (number, pictures.thumbnail, pictures.map, pictures.label),
        )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
