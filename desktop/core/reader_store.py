"""What the reader says and draws, in one SQLite file of the user's own data: decisions on labels, and marks.

A file is known by the SHA-256 of its bytes. The database holds no path, no file name and nothing of the patient but a
pseudonym under a key of its own: an export finds the files again by their size and bytes (`reader_export`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Lock

from desktop.core.batch.database import transaction
from desktop.core.batch.pseudonym import new_key, pseudonym
from desktop.core.decisions import Decision, from_row, to_row
from desktop.core.errors import OutputError
from desktop.core.text import printable

APPLICATION = 0x536B5265  # "SkRe", in the file's header (PRAGMA application_id)
VERSION = 1  # PRAGMA user_version
PATIENCE = 3.0  # seconds to wait for another program that is just writing
TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB NOT NULL);
CREATE TABLE decisions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    withdrawn INTEGER NOT NULL DEFAULT 0,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    frame INTEGER NOT NULL,
    patient TEXT NOT NULL,
    label TEXT NOT NULL,
    opinion TEXT NOT NULL,
    comment TEXT NOT NULL,
    reader TEXT NOT NULL,
    positive INTEGER NOT NULL,
    score REAL NOT NULL,
    model TEXT NOT NULL,
    version TEXT NOT NULL,
    model_sha256 TEXT NOT NULL,
    verdict TEXT NOT NULL,
    forced INTEGER NOT NULL,
    at TEXT NOT NULL
);
CREATE INDEX of_a_file ON decisions (sha256, frame);
CREATE TABLE marks (sha256 TEXT, frame INTEGER, text TEXT NOT NULL, PRIMARY KEY (sha256, frame))
"""
COLUMNS = (
    "sha256, size, frame, patient, label, opinion, comment, reader, positive, score, model, version, model_sha256, "
    "verdict, forced, at"
)
# The newest that still counts of every reader on a label of a frame, per model.
CURRENT = f"""
SELECT {COLUMNS} FROM decisions WHERE id IN (
    SELECT max(id) FROM decisions WHERE NOT withdrawn GROUP BY sha256, frame, label, model_sha256, reader
)"""


class ReaderStore:
    """Opened at the first use; may be used from every thread. path: None keeps everything in memory.

    Every method raises OutputError where the database is in use, damaged, of a newer version, or cannot be written;
    what is in the file then stays as it is.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._lock = Lock()
        self._connection: sqlite3.Connection | None = None

    def decide(self, decision: Decision) -> int:
        """Keep a decision; the number it can be withdrawn by. Earlier ones stay, but no longer count."""
        places = ", ".join("?" * (COLUMNS.count(",") + 1))
        with self._used() as connection, transaction(connection):
            cursor = connection.execute(f"INSERT INTO decisions ({COLUMNS}) VALUES ({places})", to_row(decision))
            return int(cursor.lastrowid or 0)

    def withdraw(self, number: int) -> None:
        """As if the decision had not been made: the one before it counts again."""
        with self._used() as connection, transaction(connection):
            connection.execute("UPDATE decisions SET withdrawn = 1 WHERE id = ?", (number,))

    def decisions(self, sha256: str) -> tuple[Decision, ...]:
        """What counts of all that was decided on the frames of a file, the oldest first."""
        with self._used() as connection:
            found = connection.execute(f"{CURRENT} AND sha256 = ? ORDER BY id", (sha256,)).fetchall()
            return tuple(map(from_row, found))

    def all_decisions(self) -> tuple[Decision, ...]:
        """What counts of all that was decided on every file, the oldest first."""
        with self._used() as connection:
            found = connection.execute(f"{CURRENT} ORDER BY id").fetchall()
            return tuple(map(from_row, found))

    def marks(self, sha256: str, frame: int) -> str | None:
        """The text kept by `save_marks`, None where nothing was."""
        with self._used() as connection:
            query = "SELECT text FROM marks WHERE sha256 = ? AND frame = ?"
            found = connection.execute(query, (sha256, frame)).fetchone()
        return str(found[0]) if found else None

    def save_marks(self, sha256: str, frame: int, text: str) -> None:
        """Keep what was drawn on a frame, in place of what was kept before."""
        with self._used() as connection, transaction(connection):
            connection.execute("INSERT OR REPLACE INTO marks VALUES (?, ?, ?)", (sha256, frame, text))

    def pseudonym(self, patient_id: str) -> str:
        """What stands for a patient here and in no other database; empty for an empty id."""
        with self._used() as connection:
            (key,) = connection.execute("SELECT value FROM meta WHERE name = 'key'").fetchone()
        return pseudonym(key, "patient", patient_id)

    def close(self) -> None:
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    @contextmanager
    def _used(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            try:
                if self._connection is None:
                    self._connection = _opened(self._path)
                yield self._connection
            except (sqlite3.Error, OSError) as error:
                raise OutputError(_sentence(self._path, error)) from error
            except ValueError as error:  # a row that no Decision can be
                raise OutputError(_sentence(self._path, _Refused(DAMAGED))) from error


class _Refused(sqlite3.Error):
    """The message is the rest of the sentence."""


def _opened(path: Path | None) -> sqlite3.Connection:
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(
        path or ":memory:", timeout=PATIENCE, isolation_level=None, check_same_thread=False
    )  # fmt: skip
    try:
        _check(connection)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")  # a decision that was shown as saved survives a power cut
        with transaction(connection):
            if not _tables(connection):
                _make(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _check(connection: sqlite3.Connection) -> None:
    """Before anything is written. Raises _Refused."""
    if not _tables(connection):
        return
    application, version = (
        connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")
    )
    if application != APPLICATION:
        raise _Refused("is no file of Skiagraph's: move it away, a new one is then made")
    if version > VERSION:
        raise _Refused("is of a newer version of Skiagraph, nothing in it was changed: use that version")
    with closing(connection.execute("PRAGMA quick_check(1)")) as found:
        if found.fetchone()[0] != "ok":
            raise _Refused(DAMAGED)


def _tables(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0])


def _make(connection: sqlite3.Connection) -> None:
    for statement in TABLES.split(";"):
        connection.execute(statement)
    connection.execute("INSERT INTO meta VALUES ('key', ?)", (new_key(),))
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {VERSION}")


DAMAGED = "is damaged, nothing in it was changed: put a copy of yours in its place, or move it away to begin anew"


def _sentence(path: Path | None, error: Exception) -> str:
    where = f"The reader's database {printable(str(path or 'in memory'))}"
    if isinstance(error, _Refused):
        return f"{where} {error}."
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return f"{where} is in use by another program, nothing was saved: close that one and try again."
    if name.startswith(("SQLITE_FULL", "SQLITE_IOERR")):
        return f"{where} cannot grow, its disk is full or gone, nothing was saved: free some space and try again."
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return f"{where} {DAMAGED}."
    reason = getattr(error, "strerror", None) or name or str(error)
    return f"{where} cannot be used ({reason}), nothing was saved: check the rights of its folder."
