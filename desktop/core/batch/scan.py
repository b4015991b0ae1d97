"""Folder -> batch: what the journal knows already is not read again, the rest goes through the pipeline."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from time import perf_counter

from desktop.core.batch.journal import Journal, Session, Setting
from desktop.core.batch.look import look
from desktop.core.batch.pipeline import AT_ONCE, Done, Load, Model, Reader, Stopped, Task, read_files
from desktop.core.batch.prescan import unread
from desktop.core.batch.rows import Batch, Row
from desktop.core.batch.walk import Entry, as_text, walk
from desktop.core.errors import UnreadableFile
from desktop.core.preprocess import VERSION

OPENING = 100_000  # bytes that could be read in the time it takes to open a file: even small files take time


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a batch is. done: rows, of this run and earlier ones. row: the one just made, None before the first.

    seconds_left: by the bytes that remain; None while there is nothing to judge by.
    """

    done: int
    found: int
    seconds_left: float | None = None
    row: Row | None = None


Read = Callable[[list[Task]], Iterator[list[Done]]]
Step = Callable[[Progress], None]
AtOnce = Callable[[int], int]
Choose = Callable[[list[Entry]], list[Entry]]
Begun = Callable[[Session], None]


def scan(
    folder: Path, engine: Reader, journal: Journal, *, program: str, out: Path | None = None, load: Load = look,
    at_once: AtOnce = lambda files: AT_ONCE, runs: int = 1, choose: Choose = list,
    begun: Begun = lambda session: None, step: Step = lambda progress: None, stopped: Stopped = lambda: False,
) -> Batch:  # fmt: skip
    """Answer for every file under `folder`; a bad file is a row like any other, and each row is kept at once.

    program: version of Skiagraph. out: the report's folder, left out of the walk. load, runs: see `read_files`.
    at_once: how many pictures the network should take for so many files. choose: which of the files count, in the same
    order. begun: told once the journal knows the files. step: told how far it is, before the first file and after every
    row. stopped: asked all the time; it and Ctrl-C end the batch with the rows so far. The batch's rows lie in the
    journal and are good until its next batch.
    Raises UnreadableFile when the folder itself cannot be read, or is gone; OutputError when the journal cannot grow.
    """

    def read(tasks: list[Task]) -> Iterator[list[Done]]:
        return read_files(tasks, engine, load, journal.key, at_once(len(tasks)), runs, stopped)

    return scan_by(
        read, folder, engine, journal,
        program=program, out=out, choose=choose, begun=begun, step=step, stopped=stopped,
    )  # fmt: skip


def scan_by(
    read: Read, folder: Path, model: Model, journal: Journal, *, program: str, out: Path | None = None,
    choose: Choose = list, begun: Begun = lambda session: None, step: Step = lambda progress: None,
    stopped: Stopped = lambda: False,
) -> Batch:  # fmt: skip
    """As `scan`, with the files read by `read` and answered for by `model`, wherever that is."""
    started, fresh, entries = _now(), 0, choose(walk(folder, out))
    setting = Setting(model.sha256, VERSION, model.card.default_point, program)
    session = journal.begin(setting, (entry.name for entry in entries))
    journal.belongs_to(as_text(folder.absolute()))
    journal.answered_by(model.sha256, model.card.task)
    begun(session)
    counter = _Counter(len(entries), unread(entries, session, stopped), step)
    try:
        for chunk in read(counter.tasks):
            fresh += _keep(chunk, session)
            if any(_lost(done) for done in chunk) and not folder.is_dir():
                why = "is gone: connect its drive and start again; the rows read so far are kept."
                raise UnreadableFile(f"The folder {as_text(folder)} {why}")
            counter.count(chunk)
    except KeyboardInterrupt:
        pass  # fewer rows than files is what marks a batch as interrupted
    return Batch(
        folder=as_text(folder.absolute()),
        found=len(entries),
        fresh=fresh,
        rows=session,
        started=started,
        finished=_now(),
        card=model.card,
        model_sha256=model.sha256,
        provider=model.provider,
        provider_notes=model.provider_notes,
        program=program,
        preprocessing=VERSION,
    )


class _Counter:
    """Progress, told once for every row; time is foretold from bytes."""

    def __init__(self, found: int, tasks: list[Task], step: Step) -> None:
        self.tasks = tasks
        self._found, self._step = found, step
        self._done = found - len(tasks)
        self._left = self._all = sum(map(_weight, tasks))
        self._began = perf_counter()
        step(Progress(self._done, found))

    def count(self, chunk: Sequence[Done]) -> None:
        for done in chunk:
            self._done += 1
            self._left -= _weight(done.task)
            spent = (perf_counter() - self._began) / max(1, self._all - self._left)
            row = done.outcome.row if done.outcome else None
            self._step(Progress(self._done, self._found, spent * self._left, row))


def _weight(task: Task) -> int:
    return OPENING + max(0, task.signature.size)


def _keep(chunk: Sequence[Done], session: Session) -> int:
    """How many new rows it holds."""
    outcomes = [(done.task.signature, done.outcome) for done in chunk if done.outcome is not None]
    session.keep(outcomes)
    for done in chunk:
        if done.outcome is None:
            session.confirm(done.task.entry.name, done.task.signature)
    return len(outcomes)


def _lost(done: Done) -> bool:
    """Whether the file's bytes could not be had."""
    return done.outcome is not None and done.outcome.row.status == "failed" and not done.outcome.row.sha256


def _now() -> datetime:
    return datetime.now().astimezone()
