"""Background work: one worker thread, one bridge to the GUI thread, one place where late answers are dropped."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

T = TypeVar("T")
Progress = Callable[[int, int], None]


class Cancelled(Exception):
    """Raised inside the work of a job that nobody waits for any more."""


class Job:
    """What the work sees of itself, and what its owner cancels it by."""

    def __init__(self, progress: Progress) -> None:
        self._cancelled = threading.Event()
        self._progress = progress

    def step(self, done: int, total: int) -> None:
        """Say how far the work is. Raises Cancelled when a newer job replaced this one."""
        if self._cancelled.is_set():
            raise Cancelled
        self._progress(done, total)

    def cancel(self) -> None:
        self._cancelled.set()

    def overtaken(self, seconds: float) -> bool:
        """Whether the job is, or within these seconds becomes, one that nobody waits for."""
        return self._cancelled.wait(seconds)

    @property
    def cancelled(self) -> bool:
        return self._cancelled.is_set()


class JobRunner(QObject):
    """Runs the newest job only: submitting one drops the job before it, and whatever that may still answer."""

    _posted = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._newest: Job | None = None
        self._posted.connect(self._run_posted, Qt.ConnectionType.QueuedConnection)

    def submit(
        self,
        work: Callable[[Job], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        progress: Progress = lambda done, total: None,
        delay: float = 0.0,
    ) -> Job:
        """Run work(job) on the worker; exactly one of done / failed follows on the GUI thread, unless cancelled.

        delay: seconds that the work waits for a newer job to make it needless.
        """
        self.drop()
        job = Job(lambda done, total: self._posted.emit(partial(self._deliver, job, progress, done, total)))
        self._newest = job
        self._pool.submit(self._run, job, work, done, failed, delay)
        return job

    def drop(self) -> None:
        """Nobody waits for the newest job any more."""
        if self._newest is not None:
            self._newest.cancel()

    def close(self) -> None:
        """Drop what is queued, wait for what runs. Nothing is delivered afterwards."""
        self.drop()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _run(
        self,
        job: Job,
        work: Callable[[Job], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        delay: float,
    ) -> None:
        if job.overtaken(delay):
            return
        try:
            result = work(job)
        except Cancelled:
            return
        except Exception as error:  # noqa: BLE001  every exception crosses as data; the presenter tells bugs from the rest
            self._posted.emit(partial(self._deliver, job, failed, error))
        else:
            self._posted.emit(partial(self._deliver, job, done, result))

    @Slot(object)
    def _run_posted(self, call: Callable[[], None]) -> None:
        call()

    @staticmethod
    def _deliver(job: Job, callback: Callable[..., None], *values: object) -> None:
        if not job.cancelled:
            callback(*values)
