"""A chunk of files on a worker of a Dask cluster: read as one machine alone reads them, on one core for each thread."""

from __future__ import annotations

import hashlib
import importlib.metadata
import multiprocessing
import threading
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from distributed import Worker, WorkerPlugin, get_worker

from desktop.core.batch.look import look
from desktop.core.batch.pipeline import Task, read_in_turn
from desktop.core.batch.prescan import signature
from desktop.core.batch.rows import Outcome
from desktop.core.batch.walk import as_text
from desktop.core.card import ModelCard
from desktop.core.engine import Engine
from desktop.core.errors import AppError, ModelError, SelfTestFailed
from desktop.core.finding import Answer
from desktop.core.model_file import is_int8
from desktop.core.prepared import Prepared
from desktop.core.preprocess import VERSION
from desktop.core.providers import CPU
from desktop.core.readers.isolate import Isolation

PLACE = "skiagraph"  # among a worker's plugins: Dask takes them down when the worker ends
PROGRAM = "skiagraph"


@dataclass(frozen=True, slots=True)
class Job:
    """What is the same for all chunks of a batch. probes: some of its files with their sizes. model: the file's name.

    Dask writes what it works on into its logs, so nothing of a patient's is in the text of this or of a chunk.
    """

    ticket: str
    folder: Path = field(repr=False)
    probes: tuple[tuple[Path, int], ...] = field(repr=False)
    model: str
    sha256: str
    provider: str
    program: str
    preprocessing: int
    key: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Chunk:
    """Files that are read together."""

    tasks: tuple[Task, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Found:
    """outcomes: one for each task, as in `Done`.

    unfit: why the worker cannot work for the batch, else empty. fault: the name of the exception that a bug raised.
    """

    outcomes: tuple[Outcome | None, ...] = field(default=(), repr=False)
    provider: str = ""
    provider_notes: tuple[str, ...] = ()
    unfit: str = field(default="", repr=False)
    fault: str = ""


def unfit(job: Job) -> str:
    """Why this worker would not give the rows that the client wants, as the end of a sentence; empty where it would."""
    own = importlib.metadata.version(PROGRAM)
    if (own, VERSION) != (job.program, job.preprocessing):
        return f"has Skiagraph {own}, not {job.program}: install the same version on both."
    if not job.folder.is_dir():
        return f"cannot see {as_text(job.folder)}: mount the folder there under the same path."
    if job.probes and not any(signature(path).size == size for path, size in job.probes):
        return f"sees other files in {as_text(job.folder)}: mount the same folder there under the same path."
    return ""


def handed(model: bytes) -> bytes:
    """The model as Dask keeps it: moved to each worker once, and made again where the only holder dies."""
    return model


def read_chunk(model: bytes, job: Job, chunk: Chunk) -> Found:
    """Runs in one of a worker's threads, and raises nothing: not every exception gets through Dask to the client.

    model: the bytes of its file.
    """
    desk = _desk()
    try:
        engine = desk.engine(model, job)
        load = partial(desk.isolation.run, look)
        outcomes = {done.task: done.outcome for done in read_in_turn(chunk.tasks, engine, load, job.key)}
        if not job.folder.is_dir():  # while they were read: what failed says nothing about the files
            return Found(unfit=unfit(job))
    except AppError as error:
        return Found(unfit=f"cannot work: {error}")
    except Exception as error:  # noqa: BLE001  a bug; the client finds out at which file
        return Found(fault=type(error).__name__)
    return Found(tuple(outcomes[task] for task in chunk.tasks), engine.provider, engine.provider_notes)


class Desk(WorkerPlugin):
    """What a worker keeps between two chunks: decoders for its threads, and the model that it answered with last."""

    def __init__(self, threads: int) -> None:
        # Dask's nanny starts a worker as a daemon, which multiprocessing allows no children. Ours never outlive it.
        multiprocessing.current_process()._config["daemon"] = False  # type: ignore[attr-defined]
        self.isolation = Isolation(threads)
        self._lock = threading.Lock()
        self._engine: SharedEngine | None = None
        self._ticket = ""

    def engine(self, model: bytes, job: Job) -> SharedEngine:
        """Raises AppError where this worker cannot work for the batch."""
        with self._lock:
            if self._ticket != job.ticket:
                if why := unfit(job):
                    raise AppError(f"it {why}")
                self._ticket = job.ticket
            if self._engine is None or self._engine.wanted != (job.sha256, job.provider):
                self._engine = SharedEngine(_loaded(model, job), job.provider)
            return self._engine

    def teardown(self, worker: Worker) -> None:
        self.isolation.close()


class SharedEngine:
    """An engine that many threads ask: each on its own core of a CPU, one at a time of anything else."""

    def __init__(self, engine: Engine, provider: str) -> None:
        self.wanted = (engine.sha256, provider)
        self.card: ModelCard = engine.card
        self.sha256 = engine.sha256
        self.provider = engine.provider
        self.provider_notes = engine.provider_notes
        self._engine = engine
        self._turn = nullcontext() if engine.provider == CPU else threading.Lock()

    def answers(self, prepared: Sequence[Prepared]) -> list[Answer | ModelError]:
        with self._turn:
            return self._engine.answers(prepared)


def _loaded(model: bytes, job: Job) -> Engine:
    if hashlib.sha256(model).hexdigest() != job.sha256:
        raise ModelError(f"{job.model} arrived damaged: start again.")
    with TemporaryDirectory(prefix="skiagraph-") as folder:
        path = Path(folder) / job.model  # sentences name the model by its file
        path.write_bytes(model)
        try:
            return Engine.load(path, job.provider, threads=1)
        except SelfTestFailed as error:
            if not is_int8(path):
                raise
            raise ModelError(
                f"it computes the scores of {job.model}'s golden pictures off by {error.apart:.2g}: scan with "
                "--provider cpu."
            ) from error


def _desk() -> Desk:
    worker = get_worker()
    desk = worker.plugins.get(PLACE)
    if desk is None:
        desk = worker.plugins.setdefault(PLACE, Desk(worker.state.nthreads))
    assert isinstance(desk, Desk)
    return desk
