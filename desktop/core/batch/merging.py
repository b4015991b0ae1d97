"""Journals of shards -> the one journal and batch that a single machine would have made."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path

from desktop.core.batch import database
from desktop.core.batch.journal import Journal, Signature
from desktop.core.batch.record import decoded
from desktop.core.batch.rows import Batch, Outcome, Pictures
from desktop.core.batch.shards import Part
from desktop.core.batch.walk import in_order
from desktop.core.errors import AppError, ModelError
from desktop.core.text import printable

AT_ONCE = 500  # rows written in one transaction
READ = (
    "FROM part CROSS JOIN rows ON rows.file = part.file JOIN settings ON settings.id = rows.setting "
    "LEFT JOIN pictures ON pictures.row = rows.id WHERE settings.identity = ?"
)
COUNTED = f"SELECT count(*), max(read_at) {READ}"
ROWS = f"SELECT size, mtime_ns, result, thumbnail, map, pictures.label {READ}"


class Unlike(AppError):
    """Journals that are not of one batch."""


@dataclass(frozen=True, slots=True)
class Source:
    """A shard's journal, closed again. files: that were to be read. finished: when its last row was made."""

    path: Path
    key: bytes
    part: Part
    files: tuple[str, ...]
    rows: int
    finished: datetime


def source(path: Path) -> Source:
    """Look into a shard's journal. Raises Unlike or OutputError."""
    with _opened(path) as connection:
        known = dict(connection.execute("SELECT name, value FROM meta"))
        if "part" not in known:
            raise Unlike(f"{_named(path)} is no shard's journal: make it with scan --shard, and merge those.")
        try:
            part = Part.decoded(known["part"])
        except (ValueError, TypeError, KeyError, ModelError) as error:
            raise Unlike(f"{_named(path)} cannot be understood: scan that shard again.") from error
        files = tuple(file for (file,) in connection.execute("SELECT file FROM part"))
        rows, finished = connection.execute(COUNTED, (part.setting.identity,)).fetchone()
    return Source(path, known["key"], part, files, rows, datetime.fromisoformat(finished) if finished else part.started)


def alike(sources: Sequence[Source]) -> None:
    """Raise Unlike unless they are shards of one batch."""
    first = sources[0]
    for other in sources[1:]:
        for what, of in (
            ("with another model", lambda part: part.setting.model_sha256),
            ("with other operating points", lambda part: part.setting.point),
            ("by another version of Skiagraph", lambda part: (part.setting.program, part.setting.preprocessing)),
            ("from another folder", lambda part: part.folder),
            ("as one of another number of shards", lambda part: part.shard.of),
        ):
            if of(first.part) != of(other.part):
                pair = f"{_named(other.path)} was made {what} than {_named(first.path)}"
                raise Unlike(f"{pair}: merge only shards of one scan.")
        if other.key != first.key and any(_pseudonymous(one.path, one.part) for one in (first, other)):
            pair = f"{_named(first.path)} and {_named(other.path)} call the same patient by different names"
            raise Unlike(f"{pair}: scan all shards into one folder, or with one --key.")


def merge(sources: Sequence[Source], journal: Journal) -> Batch:
    """Their rows in the one journal, in the order of a scan; of a file read twice, the row of the later run.

    sources: at least one, all `alike`. Raises OutputError.
    """
    sources = sorted(sources, key=lambda source: source.part.started)
    last = sources[-1].part
    files = sorted({file for source in sources for file in source.files}, key=in_order)
    session = journal.begin(last.setting, files)
    journal.belongs_to(last.folder)
    journal.answered_by(last.setting.model_sha256, last.card.task)
    for source in sources:
        outcomes = _outcomes(source.path, source.part)
        while some := list(islice(outcomes, AT_ONCE)):
            session.keep(some)
    notes = dict.fromkeys(note for source in sources for note in source.part.provider_notes)
    return Batch(
        folder=last.folder,
        found=max(len(files), *(source.part.total for source in sources)) if missing(sources) else len(files),
        fresh=0,
        rows=session,
        started=sources[0].part.started,
        finished=max(source.finished for source in sources),
        card=last.card,
        model_sha256=last.setting.model_sha256,
        provider=", ".join(dict.fromkeys(source.part.provider for source in sources)),
        provider_notes=tuple(notes),
        program=last.setting.program,
        preprocessing=last.setting.preprocessing,
    )


def missing(sources: Sequence[Source]) -> list[int]:
    """The numbers of the shards that nobody gave."""
    return sorted({*range(1, sources[0].part.shard.of + 1)} - {source.part.shard.number for source in sources})


def unfinished(sources: Sequence[Source]) -> list[Source]:
    return [source for source in sources if source.rows < len(source.files)]


def _outcomes(path: Path, part: Part) -> Iterator[tuple[Signature, Outcome]]:
    with _opened(path) as connection:
        for size, mtime_ns, result, *pictures in connection.execute(ROWS, (part.setting.identity,)):
            shown = Pictures() if pictures[0] is None else Pictures(*pictures)
            yield Signature(size, mtime_ns), Outcome(decoded(result), shown)


def _pseudonymous(path: Path, part: Part) -> bool:
    """Whether the key matters: a row names a patient or a series."""
    return any(outcome.row.about.patient or outcome.row.about.series for _, outcome in _outcomes(path, part))


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    with database.told(path), closing(database.existing(path)) as connection:
        yield connection


def _named(path: Path) -> str:
    return printable(f"{path.parent.name}/{path.name}")
