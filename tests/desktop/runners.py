"""Runners without a thread: they keep what the window's own promise."""

from __future__ import annotations

from collections.abc import Callable


class FakeJob:
    def __init__(self, progress: Callable[[int, int], None]) -> None:
        self.step = progress


class NowRunner:
    """Same promise as JobRunner, without a thread."""

    def submit(self, work, done, failed, progress=lambda done, total: None, delay=0.0):
        try:
            result = work(FakeJob(progress))
        except Exception as error:  # noqa: BLE001  the same promise as JobRunner
            failed(error)
        else:
            done(result)

    def drop(self):
        pass


class WaitingRunner(NowRunner):
    """Runs all its jobs, in order, when told to; as in SavingRunner, none is dropped."""

    def __init__(self) -> None:
        self._jobs = []

    def submit(self, *job, **more):
        self._jobs.append((job, more))

    def run(self) -> None:
        while self._jobs:
            job, more = self._jobs.pop(0)
            super().submit(*job, **more)


class LaterRunner(NowRunner):
    """Runs its newest job when told to; as in JobRunner, an older one is dropped."""

    def __init__(self) -> None:
        self._newest = None

    def submit(self, *job, **more):
        self._newest = job, more

    def drop(self):
        self._newest = None

    def run(self) -> None:
        newest, self._newest = self._newest, None
        assert newest is not None, "nothing was submitted"
        super().submit(*newest[0], **newest[1])
