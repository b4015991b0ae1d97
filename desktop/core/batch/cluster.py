"""A batch read by the workers of a Dask cluster: chunks of files go out, outcomes come back, the journal stays here."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from time import monotonic, sleep
from typing import Any, cast

import dask
from distributed import Client, Future

from desktop.core.batch.chunk import Chunk, Job, handed, unfit
from desktop.core.batch.dispatch import ClusterError, Dispatch
from desktop.core.batch.pipeline import Done, Model, Stopped, Task
from desktop.core.text import printable

ANSWERS = 15.0  # seconds in which a scheduler must answer
ARRIVE = 30.0  # seconds to wait for the first worker
TICK = 0.1
LARGEST = 32  # files in a chunk: it costs Dask some milliseconds, and a worker's death costs no more than one
SHARES = 2  # chunks for each thread that the files left are always enough for, so that all end at about the same time
PROBES = 5
SAME = ("python", "dask", "distributed", "cloudpickle", "msgpack")  # what only talks to itself


@contextmanager
def connected(address: str) -> Iterator[Client]:
    """A client of the scheduler, with TLS as Dask's own configuration has it. Raises ClusterError."""
    with _quiet():
        client = _client(address)
        try:
            yield client
        finally:
            with suppress(Exception):  # the scheduler may be gone
                client.close(ANSWERS)


class _Closing(Client):
    """Closes itself where it cannot start.

    Dask leaves that to the garbage collector, and where that runs while the next client starts, a thread waits for
    ever for the lock that it holds itself.
    """

    def start(self, **kwargs: Any) -> None:
        try:
            super().start(**kwargs)  # type: ignore[no-untyped-call]
        except BaseException:
            with suppress(Exception):  # what is said is why it did not start
                self.close(ANSWERS)  # type: ignore[no-untyped-call]
            raise


class Cluster:
    """Reads files by the workers of a cluster; a `Model` for the batch, with the provider that the workers used.

    model: as loaded here. data: the bytes of its file. job: all but its probes. notes: why it is this file.
    """

    def __init__(self, client: Client, model: Model, data: bytes, job: Job, notes: tuple[str, ...] = ()) -> None:
        self.card = model.card
        self.sha256 = model.sha256
        self.provider = ""
        self.provider_notes = self._notes = notes
        self._client, self._data, self._job = client, data, job

    def read(self, tasks: Sequence[Task], stopped: Stopped) -> Iterator[list[Done]]:
        """As `read_files`. Raises ClusterError where the cluster cannot go on; the rows so far are good."""
        threads = self._threads(stopped) if tasks else 0
        if not threads:
            return
        job = replace(self._job, probes=_probes(tasks))
        self._check(job)
        dispatch = Dispatch(self._client, self._hand, job, stopped)
        try:
            yield from dispatch.run(_chunks(tasks, threads))
        finally:
            dispatch.close()
            self.provider, self.provider_notes = ", ".join(dispatch.providers), (*self._notes, *dispatch.provider_notes)

    def _threads(self, stopped: Stopped) -> int:
        """Of all workers; waits until there is one. 0 when stopped."""
        deadline = monotonic() + ARRIVE
        while not stopped():
            if threads := sum(self._client.nthreads().values()):
                return int(threads)
            if monotonic() > deadline:
                raise ClusterError("The scheduler has no workers: start some with dask worker, and scan again.")
            sleep(TICK)
        return 0

    def _check(self, job: Job) -> None:
        """Raise ClusterError unless every worker would give the rows of this machine."""
        if why := unlike(cast(Mapping[str, Any], self._client.get_versions())):
            raise ClusterError(why)
        for worker, found in self._client.run(unfit, job, on_error="return").items():
            if isinstance(found, Exception):
                raise ClusterError(f"The worker {worker} has no Skiagraph {job.program}: install it there.") from found
            if found:
                raise ClusterError(f"The worker {worker} {found}")

    def _hand(self) -> Future[Any]:
        """The model's bytes to the scheduler, and on to every worker."""
        with dask.config.set({"distributed.admin.large-graph-warning-threshold": "2 GiB"}):
            model = self._client.submit(handed, self._data, key=f"skiagraph_model-{self.sha256}")
        with suppress(Exception):  # a worker that died on the way gets it with its first chunk
            self._client.replicate([model])
        return model


def unlike(versions: Mapping[str, Any]) -> str:
    """A sentence where client, scheduler and workers would not understand each other. versions: Dask's own."""
    here = versions["client"]["packages"]
    others = {"The scheduler": versions["scheduler"]} | {
        f"The worker {name}": found for name, found in versions["workers"].items()
    }
    for who, found in others.items():
        for package in SAME:
            there, own = (_release(one[package]) for one in (found["packages"], here))
            if there != own:
                return f"{who} has {package} {there}, this machine {own}: install the same version on all of them."
    return ""


def _release(version: str | None) -> str:
    """Of Python, major and minor: 3.11.7.final.0 is 3.11."""
    said = str(version)
    return ".".join(said.split(".")[:2]) if ".final." in said else said


@contextmanager
def _quiet() -> Iterator[None]:
    """Without Dask's own messages: what matters is said in sentences."""
    names = [name for name in logging.root.manager.loggerDict if name.partition(".")[0] == "distributed"]
    before = {name: logging.getLogger(name).level for name in names}
    for name in names:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        for name, level in before.items():
            logging.getLogger(name).setLevel(level)


def _client(address: str) -> Client:
    where = printable(address)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of versions, which `unlike` tells in one sentence
            return _Closing(address, timeout=ANSWERS, set_as_default=False)  # type: ignore[no-untyped-call]
    except Exception as error:  # a wrong address, nobody there, no or other TLS: its kinds are many
        why = "start it with dask scheduler, or correct the address and, for tls://, Dask's TLS settings"
        raise ClusterError(f"No scheduler answers at {where}: {why}.") from error


def _chunks(tasks: Sequence[Task], threads: int) -> Iterator[Chunk]:
    """Large ones first; they shrink as the files run out."""
    done = 0
    while done < len(tasks):
        size = max(1, min(LARGEST, (len(tasks) - done) // (SHARES * threads)))
        yield Chunk(tuple(tasks[done : done + size]))
        done += size


def _probes(tasks: Sequence[Task]) -> tuple[tuple[Any, int], ...]:
    """Some of the files with their sizes, from all over the batch."""
    some = [task for task in tasks[:: max(1, len(tasks) // PROBES)] if task.signature.size >= 0]
    return tuple((task.entry.path.absolute(), task.signature.size) for task in some)
