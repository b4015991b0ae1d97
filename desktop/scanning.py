"""One folder scan as a person starts it: check the target, load the model, show progress, write the reports."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from desktop import paths
from desktop.cli import version
from desktop.core.batch.agreed import chosen
from desktop.core.batch.journal import Journal
from desktop.core.batch.keys import KEY, key_in
from desktop.core.batch.look import look
from desktop.core.batch.pipeline import DECODERS, Done, Model, Stopped, Task, read_files
from desktop.core.batch.rows import Batch, Status
from desktop.core.batch.scan import Begun, Choose, Step, scan_by
from desktop.core.batch.shards import Deal, Shard
from desktop.core.batch.tuning import batch_size, runs_of
from desktop.core.batch.walk import Entry, as_text, ensure_some, no_file
from desktop.core.engine import Engine
from desktop.core.errors import AppError, OutputError, UnreadableFile
from desktop.core.installed import inspected
from desktop.core.readers.isolate import Isolation
from desktop.core.report.content import content
from desktop.core.report.names import HTML, JOURNAL
from desktop.core.report.truth import Labels, labels_from, lasting
from desktop.core.report.write import ensure_apart, ensure_writable, write_reports
from desktop.core.text import escaped

Explain = Callable[[tuple[str, ...]], None]
Files = Callable[[list[Task], Stopped], Iterator[list[Done]]]
TIMINGS = "batch-sizes.json"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a scan or a watch is asked for. labels: where the truth is, empty without. patient: a pattern for names.

    key: the file of the pseudonyms' key, None for the journal's own. cluster: address of a scheduler, empty without.
    threads: cores to keep to, 0 for all.
    """

    folder: Path
    out: Path
    model: Path
    provider: str
    labels: str = ""
    patient: re.Pattern[str] | None = None
    nameless: bool = False
    key: Path | None = None
    shard: Shard | None = None
    cluster: str = ""
    threads: int = 0

    @property
    def target(self) -> Path:
        """The folder of report and journal: shards may share `out`."""
        return self.out / self.shard.folder if self.shard else self.out


@dataclass(frozen=True, slots=True)
class Summary:
    """What a report holds. counts: rows of each status. rows: all of them, fresh: made by this run. found: files.

    path: of the report for people.
    """

    counts: dict[Status, int]
    rows: int
    found: int
    fresh: int
    path: Path

    @property
    def interrupted(self) -> bool:
        return self.rows < self.found


@dataclass(eq=False, slots=True)
class Ready:
    """All that reading a folder needs, open. labels: held against the files of the folder once they are known."""

    wanted: Wanted
    engine: Model
    journal: Journal
    labels: Labels | None
    files: Files

    def read(self, step: Step, stopped: Stopped, choose: Choose = list, begun: Begun = lambda session: None) -> Batch:
        """The folder as it is now, or a shard's part of it.

        choose: which of its files count. begun: told once the journal knows them. Raises UnreadableFile where there is
        no file: a share that is gone leaves its empty mount point behind.
        """
        wanted = self.wanted
        deal = Deal(wanted.shard, as_text(wanted.folder.absolute()), self.engine) if wanted.shard else None

        def read(tasks: list[Task]) -> Iterator[list[Done]]:
            return self.files(tasks, stopped)

        def chosen_of(entries: list[Entry]) -> list[Entry]:
            if not entries:
                raise no_file(wanted.folder, wanted.out)
            if self.labels:
                self.labels = self.labels.among(entry.name for entry in entries)
            found = choose(entries)
            return deal.choose(found) if deal else found

        scan = partial(scan_by, read, wanted.folder, self.engine, self.journal, program=version(), out=wanted.out)
        return scan(choose=chosen_of, begun=deal.begun if deal else begun, step=step, stopped=stopped)

    @property
    def strays(self) -> tuple[str, ...]:
        """What of a table of labels matches no file."""
        return (self.labels.strays.sentence(),) if self.labels and self.labels.strays else ()

    def report(self, batch: Batch) -> Summary:
        """Write every file of the report."""
        made = content(batch, self.journal.key, self.labels, self.wanted.nameless)
        files = write_reports(made, self.wanted.target)
        self.journal.held_against(*lasting(self.wanted.labels, self.wanted.patient))
        return Summary(made.audit.counts, len(batch.rows), batch.found, batch.fresh, files[HTML])


@contextmanager
def made_ready(wanted: Wanted, explain: Explain) -> Iterator[Ready]:
    """Open the model and the journal, and start the workers. explain: told what the user should know.

    Raises AppError before anything is read where there is no such folder, the folder for the report cannot be written
    or is in use by another scan, or model or labels cannot be used; labels are looked at before a folder is made.
    """
    _ensure_folder(wanted.folder)
    if wanted.shard and wanted.out.resolve() == wanted.folder.resolve():
        raise OutputError("The reports of shards cannot lie in the folder that they are about: name another --out.")
    ensure_apart(wanted.labels, wanted.target)
    labels = None
    if wanted.labels or wanted.patient:
        labels = labels_from(wanted.labels, inspected(wanted.model).card, wanted.patient)
    ensure_writable(wanted.target)
    key = key_in(wanted.key or wanted.out / KEY) if wanted.key or wanted.shard else None
    with Journal.open(wanted.target / JOURNAL, key) as journal, _reading(wanted, journal) as (model, files):
        explain((*model.provider_notes, *filter(None, [journal.note])))
        yield Ready(wanted, model, journal, labels, files)


@contextmanager
def _reading(wanted: Wanted, journal: Journal) -> Iterator[tuple[Model, Files]]:
    """What answers, and how files get to it; on this machine, or on the workers of a cluster."""
    if wanted.cluster:
        try:
            from desktop.clustering import workers
        except ModuleNotFoundError as error:
            how = "install them with pip install 'skiagraph[cluster]' and scan again"
            raise AppError(f"--cluster needs Dask and its part distributed: {how}.") from error
        engine = _engine(wanted, journal)  # one that cannot be trusted never leaves this machine
        with workers(wanted.cluster, wanted.folder.absolute(), engine, wanted.provider, journal.key) as found:
            yield found
        return
    with Isolation(min(DECODERS, wanted.threads or DECODERS)) as isolation:
        isolation.warm()  # they start while the model is loaded
        engine = _engine(wanted, journal)
        runs = runs_of(engine.provider, wanted.threads)

        def files(tasks: list[Task], stopped: Stopped) -> Iterator[list[Done]]:
            at_once = batch_size(engine, len(tasks), paths.user_cache() / TIMINGS, stopped)
            return read_files(tasks, engine, partial(isolation.run, look), journal.key, at_once, runs, stopped)

        yield engine, files


def _engine(wanted: Wanted, journal: Journal) -> Engine:
    """Of the file that is quickest here, or that the batch was begun with; of the one named for a named provider."""
    here = "cpu" if wanted.cluster and wanted.provider != "auto" else wanted.provider
    engine = Engine.load(wanted.model, here, paths.timings(), threads=1)
    if wanted.provider != "auto":
        return engine
    return chosen(engine, wanted.model, journal.model, wanted.out if wanted.shard else None)


def _ensure_folder(folder: Path) -> None:
    if not folder.is_dir():
        raise UnreadableFile(f"{escaped(str(folder))} is no folder: name the one that holds the radiographs.")


def scan_folder(wanted: Wanted, explain: Explain, step: Step, stopped: Stopped) -> Summary:
    """Read a folder and write the reports. Raises AppError, as `made_ready` does, where there is no file, or when a
    disk is full or gone."""
    _ensure_folder(wanted.folder)
    ensure_some(wanted.folder, wanted.out)
    with made_ready(wanted, explain) as ready:

        def all_met(entries: list[Entry]) -> list[Entry]:
            if ready.labels:
                ready.labels.ensure_met()
            return entries

        summary = ready.report(ready.read(step, stopped, all_met))
        explain(ready.strays)
    return summary
