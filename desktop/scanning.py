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
from desktop.core.batch.journal import Journal
from desktop.core.batch.look import look
from desktop.core.batch.pipeline import DECODERS, Load, Stopped
from desktop.core.batch.rows import Batch, Status
from desktop.core.batch.scan import Choose, Step, scan
from desktop.core.batch.tuning import batch_size
from desktop.core.engine import Engine
from desktop.core.errors import UnreadableFile
from desktop.core.readers.isolate import Isolation
from desktop.core.report.content import content
from desktop.core.report.names import HTML, JOURNAL
from desktop.core.report.truth import Labels, labels_from
from desktop.core.report.write import ensure_writable, write_reports
from desktop.core.text import escaped

Explain = Callable[[tuple[str, ...]], None]
TIMINGS = "batch-sizes.json"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a scan or a watch is asked for. labels: where the truth is, empty without. patient: a pattern for names."""

    folder: Path
    out: Path
    model: Path
    provider: str
    labels: str = ""
    patient: re.Pattern[str] | None = None
    nameless: bool = False


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


@dataclass(frozen=True, eq=False, slots=True)
class Ready:
    """All that reading a folder needs, open."""

    wanted: Wanted
    engine: Engine
    journal: Journal
    labels: Labels | None
    load: Load

    def read(self, step: Step, stopped: Stopped, choose: Choose = list) -> Batch:
        """The folder as it is now; choose: which of its files count."""
        return scan(
            self.wanted.folder,
            self.engine,
            self.journal,
            program=version(),
            out=self.wanted.out,
            load=self.load,
            at_once=self._at_once,
            choose=choose,
            step=step,
            stopped=stopped,
        )

    def report(self, batch: Batch) -> Summary:
        """Write every file of the report."""
        made = content(batch, self.journal.key, self.labels, self.wanted.nameless)
        files = write_reports(made, self.wanted.out)
        return Summary(made.audit.counts, len(batch.rows), batch.found, batch.fresh, files[HTML])

    def _at_once(self, files: int) -> int:
        return batch_size(self.engine, files, paths.user_cache() / TIMINGS)


@contextmanager
def made_ready(wanted: Wanted, explain: Explain) -> Iterator[Ready]:
    """Open the model and the journal, and start the workers. explain: told what the user should know.

    Raises AppError before anything is read where there is no such folder, the folder for the report cannot be written
    or is in use by another scan, or model or labels cannot be used.
    """
    if not wanted.folder.is_dir():
        raise UnreadableFile(f"{escaped(str(wanted.folder))} is no folder: name the one that holds the radiographs.")
    ensure_writable(wanted.out)
    with Journal.open(wanted.out / JOURNAL) as journal, Isolation(DECODERS) as isolation:
        isolation.warm()  # they start while the model is loaded
        engine = Engine.load(wanted.model, wanted.provider, paths.timings())
        explain((*engine.provider_notes, *filter(None, [journal.note])))
        labels = labels_from(wanted.labels, engine.card, wanted.patient) if wanted.labels else None
        yield Ready(wanted, engine, journal, labels, partial(isolation.run, look))


def scan_folder(wanted: Wanted, explain: Explain, step: Step, stopped: Stopped) -> Summary:
    """Read a folder and write the reports. Raises AppError, as `made_ready` does or when a disk is full or gone."""
    with made_ready(wanted, explain) as ready:
        return ready.report(ready.read(step, stopped))
