"""What the reader says and draws reaches the disk, in order, whatever comes after it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from PySide6.QtCore import Slot

from desktop.core.reader_store import ReaderStore
from desktop.desk import Runner
from desktop.jobs import Job, JobRunner, Progress

T = TypeVar("T")


class SavingRunner(JobRunner):
    """Runs every job, one after the other; a newer one drops none."""

    _closed = False

    def drop(self) -> None:
        """Nothing is dropped."""

    def close(self) -> None:
        """Wait for all that is still to be saved. Nothing is delivered afterwards."""
        self._pool.shutdown(wait=True)
        self._closed = True

    @Slot(object)
    def _run_posted(self, call: Callable[[], None]) -> None:
        if not self._closed:
            call()


class AtOnce:
    """A runner without a thread, for a store in memory: there is no disk to wait for."""

    def submit(
        self,
        work: Callable[[Job], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        progress: Progress = lambda done, total: None,
        delay: float = 0.0,
    ) -> Job:
        job = Job(progress)
        try:
            result = work(job)
        except Exception as error:  # noqa: BLE001  the same promise as JobRunner's
            failed(error)
        else:
            done(result)
        return job

    def drop(self) -> None:
        """Nothing waits."""


@dataclass(frozen=True, slots=True)
class Keeping:
    """Where the reader's decisions and marks are kept.

    runner: of every access to it. searching: of what takes longer than others should wait, and may be dropped.
    """

    store: ReaderStore = field(default_factory=ReaderStore)
    runner: Runner = field(default_factory=AtOnce)
    searching: Runner = field(default_factory=AtOnce)
