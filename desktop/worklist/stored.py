"""A batch that was read before, as its journal has it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from desktop import paths
from desktop.core.batch import database
from desktop.core.batch.journal import Journal, Session, Setting
from desktop.core.batch.rows import Batch, Score
from desktop.core.engine import Engine
from desktop.core.errors import ModelError, UnreadableFile
from desktop.core.installed import with_hash
from desktop.core.model_file import with_sha256
from desktop.core.report.names import JOURNAL
from desktop.core.text import printable
from desktop.worklist.news import About
from desktop.worklist.reporting import Report, report

OTHER_MODEL = (
    "This batch was read with another model than the one in use: its rows can be looked at, but its reports not be "
    "written anew; start Skiagraph with that model to do so."
)


@dataclass(frozen=True, eq=False, slots=True)
class Opened:
    """found: files of the batch; one that was stopped has fewer rows. report: writes the reports beside the journal, or
    why they cannot be."""

    about: About
    found: int
    session: Session
    notes: tuple[str, ...]
    report: Report | str


@contextmanager
def opened(out: Path, model: Path) -> Iterator[Opened]:
    """The last batch of the journal in `out`. model: the one in use.

    Raises UnreadableFile where there is none, or one that this version cannot read; OutputError where it is in use.
    """
    path, where = out / JOURNAL, printable(str(out))
    if not path.is_file():
        raise UnreadableFile(f"{where} holds no {JOURNAL}: choose the folder that a batch was read into.")
    why = database.why_not(path)
    if why:
        raise UnreadableFile(f"The journal in {where} {why}: read its folder again.")
    with Journal.open(path) as journal:
        newest = journal.newest()
        if newest is None:
            raise UnreadableFile(f"The journal in {where} holds no file yet: read its folder first.")
        setting, files = newest
        session = journal.begin(setting, files)
        if not len(session):
            raise UnreadableFile(f"The last batch in {where} was stopped before its first file: read its folder again.")
        engine = _engine(setting, model)
        about = _about(journal, session, engine)
        if engine is None:
            yield Opened(about, len(files), session, (OTHER_MODEL,), OTHER_MODEL)
        else:
            batch = _batch(journal.folder, len(files), session, engine)
            yield Opened(about, len(files), session, (), partial(report, batch, journal, out))


def _engine(setting: Setting, model: Path) -> Engine | None:
    """The model in use, or its int8 twin, where the rows come from it."""
    path = with_sha256(model, setting.model_sha256)
    try:
        return Engine.load(path, "cpu") if path else None  # for its card alone
    except ModelError:
        return None


def _about(journal: Journal, session: Session, engine: Engine | None) -> About:
    if engine is not None:
        return About(journal.folder, tuple(label.name for label in engine.card.labels), engine.card.task)
    findings = next((row.findings for row in session if row.findings), ())
    return About(journal.folder, tuple(finding.label for finding in findings), _task(journal, session, findings))


def _task(journal: Journal, session: Session, findings: tuple[Score, ...]) -> str:
    """Of a model that is not the one in use; journals of earlier versions do not know it."""
    sha256 = session.setting.model_sha256
    if task := journal.task(sha256):
        return task
    if found := with_hash(sha256, paths.default_model().parent):
        return found.card.task
    decided = not findings or any(finding.point is not None for finding in findings)
    return "multilabel" if decided else "multiclass"


def _batch(folder: str, found: int, session: Session, engine: Engine) -> Batch:
    times = session.read_at().values()
    return Batch(
        folder=folder,
        found=found,
        fresh=0,
        rows=session,
        started=min(times),
        finished=max(times),
        card=engine.card,
        model_sha256=engine.sha256,
        provider=next((row.provider for row in session if row.provider), ""),
        provider_notes=(),
        program=session.setting.program,
        preprocessing=session.setting.preprocessing,
    )
