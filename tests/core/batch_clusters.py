"""What tests of the cluster share: a batch by its workers, and a scheduler that only pretends."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

from desktop.core.batch.chunk import Chunk, Found, Job
from desktop.core.batch.cluster import Cluster
from desktop.core.batch.journal import Journal
from desktop.core.batch.pipeline import Done, Task
from desktop.core.batch.rows import Batch
from desktop.core.batch.scan import scan_by
from desktop.core.engine import Engine
from desktop.core.preprocess import VERSION
from tests.core.batch_fixtures import KEY

PROGRAM = importlib.metadata.version("skiagraph")


def job_of(folder: Path, engine: Engine, /, **changes: Any) -> Job:
    facts = {
        "ticket": uuid4().hex,
        "folder": folder,
        "probes": (),
        "model": engine.path.name,
        "sha256": engine.sha256,
        "provider": "cpu",
        "program": PROGRAM,
        "preprocessing": VERSION,
        "key": KEY,
    }
    return Job(**facts | changes)


def clustered(client: Any, folder: Path, engine: Engine, /, journal: Journal | None = None,
              stopped: Callable[[], bool] = lambda: False, step: Callable[[Any], None] = lambda progress: None,
              **changes: Any) -> Batch:  # fmt: skip
    """A scan by the workers of a cluster."""
    cluster = Cluster(client, engine, engine.path.read_bytes(), job_of(folder, engine, **changes))

    def read(tasks: list[Task]) -> Iterator[list[Done]]:
        return cluster.read(tasks, stopped)

    return scan_by(read, folder, cluster, journal or Journal.in_memory(), program=PROGRAM, step=step, stopped=stopped)


class Pretended:
    """A future that is done at once; answer: what comes back, or the exception it ended with."""

    def __init__(self, key: str, answer: Found | Exception | None) -> None:
        self.key, self._answer = key, answer
        self.status = "cancelled" if answer is None else "error" if isinstance(answer, Exception) else "finished"

    def add_done_callback(self, told: Callable[[Pretended], None]) -> None:
        told(self)

    def result(self, timeout: float) -> Found:
        assert isinstance(self._answer, Found)
        return self._answer

    def exception(self) -> Exception:
        assert isinstance(self._answer, Exception)
        return self._answer


class Scheduler:
    """Stands in for a Dask client. read: what becomes of the files of a chunk, which is submitted under `key`."""

    def __init__(self, read: Callable[[list[str], str], Found | Exception | None]) -> None:
        self._read = read
        self.sent: list[list[str]] = []
        self.threads = 2

    def nthreads(self) -> dict[str, int]:
        return {"worker": self.threads}

    def submit(self, function: object, model: object, job: Job, chunk: Chunk, key: str, pure: bool) -> Pretended:
        self.sent.append([task.entry.name for task in chunk.tasks])
        return Pretended(key, self._read(self.sent[-1], key))

    def cancel(self, futures: list[object]) -> None:
        pass
