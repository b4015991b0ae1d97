"""Chunks out to Dask's workers, outcomes back: never more under way than keeps them busy, whoever dies meanwhile."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from queue import Empty, SimpleQueue
from time import monotonic
from typing import Any
from uuid import uuid4

from distributed import Client, Future, KilledWorker

from desktop.core.batch.chunk import Chunk, Found, Job, read_chunk
from desktop.core.batch.pipeline import Done, Stopped, Task
from desktop.core.batch.rows import Outcome, Row, unanswered
from desktop.core.errors import AppError

TICK = 0.05  # seconds between two looks at whether to stop
LOOK = 5.0  # seconds between two looks at how many workers there are
ALONE = 60.0  # seconds without any worker, after which nobody waits for one any more
AHEAD = 3  # chunks under way for each thread, so that none waits for the next
LOST = "The scheduler is gone: start it again, and then the same command; the rows so far are kept."
NOBODY = "No worker is left: start some and then the same command again; the rows so far are kept."
HOPELESS = "Every chunk ends the worker that reads it: give the workers more memory and start again."
BROKEN = "A worker could not take a chunk ({}): install the same Skiagraph and Dask on all of them and start again."
CULPRIT = "{} ended every worker that read it: take it out of the folder, or read it alone with skiagraph read."


class ClusterError(AppError):
    """The cluster cannot be used, or not any more."""


class Dispatch:
    """One pass over the chunks of a batch.

    hand: gives the model to the scheduler. A chunk whose workers die again and again, or that meets a bug, is read
    file by file after the others, with nothing else under way, so that only the culprit gets a row that says so.
    """

    def __init__(self, client: Client, hand: Callable[[], Future[Any]], job: Job, stopped: Stopped) -> None:
        self.providers: dict[str, None] = {}
        self.provider_notes: dict[str, None] = {}
        self._client, self._hand, self._job, self._stopped = client, hand, job, stopped
        self._model = hand()
        self._events: SimpleQueue[Future[Any]] = SimpleQueue()
        self._flying: dict[Future[Any], tuple[Task, ...]] = {}
        self._suspects: deque[Task] = deque()
        self._alone = False  # whether what is under way is one suspect
        self._succeeded = False
        self._room = self._looked = self._seen = 0.0

    def run(self, chunks: Iterator[Chunk]) -> Iterator[list[Done]]:
        """Raises ClusterError."""
        self._seen = monotonic()
        while not self._stopped():
            self._look()
            self._send_ahead(chunks)
            if not self._flying:
                return
            with suppress(Empty):
                yield from self._taken(self._events.get(timeout=TICK))

    def close(self) -> None:
        """What is still under way is dropped; a worker may end the chunk it is reading."""
        with suppress(Exception):  # the scheduler may be gone
            self._client.cancel([*self._flying, self._model])

    def _look(self) -> None:
        now = monotonic()
        if now - self._looked < LOOK and self._room:
            return
        try:
            threads = sum(self._client.nthreads().values())
        except Exception as error:  # its kinds are many
            raise ClusterError(LOST) from error
        self._looked, self._room = now, max(1, AHEAD * threads)
        self._seen = now if threads else self._seen
        if now - self._seen > ALONE:
            raise ClusterError(NOBODY)

    def _send_ahead(self, chunks: Iterator[Chunk]) -> None:
        while len(self._flying) < self._room and not self._alone:
            chunk = next(chunks, None)
            if chunk is None:
                break
            self._send(chunk.tasks)
        if not self._flying:
            self._alone = bool(self._suspects)
            if self._suspects:
                self._send((self._suspects.popleft(),))

    def _send(self, tasks: tuple[Task, ...]) -> None:
        if self._model.status in ("error", "cancelled", "lost"):
            self._model = self._hand()
        moved = tuple(replace(task, entry=replace(task.entry, path=task.entry.path.absolute())) for task in tasks)
        key = f"skiagraph_chunk-{uuid4().hex}"
        future = self._client.submit(read_chunk, self._model, self._job, Chunk(moved), key=key, pure=False)
        self._flying[future] = tasks
        future.add_done_callback(self._events.put)

    def _taken(self, future: Future[Any]) -> Iterator[list[Done]]:
        tasks = self._flying.pop(future)
        if future.status == "finished":
            found = self._result(future)
            if found is not None:
                yield self._done(tasks, found)
        elif future.status == "error":
            yield self._ended(tasks, future)
        else:
            raise ClusterError(LOST)

    def _result(self, future: Future[Any]) -> Found | None:
        """None when stopped while it was on its way. A worker that dies with it has it made again."""
        while not self._stopped():
            try:
                found = future.result(timeout=1.0)
            except TimeoutError:
                continue
            except Exception as error:
                raise ClusterError(LOST) from error
            assert isinstance(found, Found)
            return found
        return None

    def _done(self, tasks: tuple[Task, ...], found: Found) -> list[Done]:
        if found.unfit:
            raise ClusterError(f"A worker {found.unfit}")
        if found.fault:
            kind: type[Exception] = type(found.fault, (Exception,), {})
            return self._blamed(tasks, lambda name: unanswered(name, kind()))
        self._succeeded = True
        self.providers.setdefault(found.provider)
        self.provider_notes |= dict.fromkeys(found.provider_notes)
        return [Done(task, outcome) for task, outcome in zip(tasks, found.outcomes, strict=True)]

    def _ended(self, tasks: tuple[Task, ...], future: Future[Any]) -> list[Done]:
        """Of a chunk that Dask gave up."""
        error = future.exception()
        if not isinstance(error, KilledWorker):
            raise ClusterError(BROKEN.format(type(error).__name__)) from error
        if error.task != future.key:  # the model's task died with the workers: it is handed out again
            self._send(tasks)
            return []
        if self._alone and not self._succeeded:
            raise ClusterError(HOPELESS)
        return self._blamed(tasks, lambda name: Row(name, "failed", CULPRIT.format(name)))

    def _blamed(self, tasks: tuple[Task, ...], row: Callable[[str], Row]) -> list[Done]:
        """Nothing yet of a chunk; of a file that was read alone, its row."""
        if not self._alone:
            self._suspects.extend(tasks)
            return []
        return [Done(task, Outcome(row(task.entry.name))) for task in tasks]
