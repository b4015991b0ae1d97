"""Worker processes for files nobody trusts: a crash, a hang or a bomb costs one file and gives a sentence.

This keeps faults of decoders away from the program; it is no sandbox against code that takes a decoder over.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import operator
import os
import pickle
import queue
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Self, TypeVar, cast

import psutil

from desktop.core.errors import AppError, UnreadableFile
from desktop.core.readers.source import unreadable
from desktop.core.readers.worker import imported, receive, serve

MEMORY = 1_500_000_000  # bytes a worker may take
SECONDS = 20.0  # that one file may take
START = 60.0  # seconds until a new worker must have imported what it needs, on a cold disk with a virus scanner
TICK = 0.05  # seconds between two looks at the memory of a worker that is slow to answer
CLOSING = 2.0  # seconds that `close` waits for whoever is still asking
LOOK_EVERY = 32  # answers between two looks at how much memory an ordinary worker has kept
KEPT = 500_000_000  # bytes; a worker that keeps more is replaced. After several hundred files one kept 80 MB.

T = TypeVar("T")
_ONE_AT_A_TIME = threading.Lock()  # multiprocessing's list of children is not made for threads


class WorkerFault(Exception):
    """A bug met in a worker: its subclass is called like the exception there, its text is the place in the code."""


class Isolation:
    """Up to `workers` processes that read files. Each starts when first needed; any thread may ask.

    memory: bytes a worker may take. seconds: that one call may take. A worker that dies is replaced at the next call.
    """

    def __init__(self, workers: int = 1, memory: int = MEMORY, seconds: float = SECONDS) -> None:
        self._workers = [_Worker(memory, seconds) for _ in range(workers)]
        self._packed: tuple[tuple[object, ...], bytes] = (), pickle.dumps(())  # the last arguments, and pickled
        self._idle: queue.LifoQueue[_Worker] = queue.LifoQueue()  # so that few calls keep to few workers
        for worker in reversed(self._workers):
            self._idle.put(worker)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def warm(self) -> None:
        """Start every worker now, without waiting for it."""
        for worker in self._workers:
            worker.start()

    def run(self, function: Callable[..., T], path: Path, *arguments: object) -> T:
        """function(path, *arguments), carried out in a worker; waits while all of them are busy.

        function: of a module, not a closure; it, the arguments and the value must pickle. Arrays arrive read-only.
        arguments: neither the caller nor the function changes them afterwards, as the same ones cross only once.
        Raises UnreadableFile where the worker crashed, hung or ran out of memory, or after `close`; the AppError that
        the function raised; a WorkerFault called like any other exception.
        """
        packed = self._pack(arguments)
        worker = self._idle.get()
        try:
            return cast(T, worker.ask(function, path, packed))
        finally:
            self._idle.put(worker)

    def _pack(self, arguments: tuple[object, ...]) -> bytes:
        """A card takes longer to pickle than all else that crosses, and all files of a batch have the same one."""
        last, packed = self._packed
        if len(last) != len(arguments) or not all(map(operator.is_, last, arguments)):
            packed = pickle.dumps(arguments)
            self._packed = arguments, packed
        return packed

    def close(self) -> None:
        """End every worker, also a busy one: who waits for it gets an UnreadableFile, and so does who asks later."""
        for worker in self._workers:
            worker.stop()
        deadline = time.monotonic() + CLOSING
        back: list[_Worker] = []
        with contextlib.suppress(queue.Empty):
            while len(back) < len(self._workers):
                back.append(self._idle.get(timeout=max(0.0, deadline - time.monotonic())))
        for worker in back:
            worker.discard()
            self._idle.put(worker)


class _Worker:
    """A place for one process at a time. One thread at a time may `ask`; any may `start` or `stop`."""

    def __init__(self, memory: int, seconds: float) -> None:
        self._memory = memory
        self._seconds = seconds
        self._lock = threading.Lock()
        self._stopped = False
        self._running: _Running | None = None

    def start(self) -> _Running | None:
        """The process, ready or not; None after `stop`."""
        with self._lock:
            if self._running is None and not self._stopped:
                self._running = _Running(self._memory, self._seconds)
            return self._running

    def stop(self) -> None:
        with self._lock:
            self._stopped = True
            if self._running is not None:
                self._running.kill()

    def discard(self) -> None:
        with self._lock:
            running, self._running = self._running, None
        if running is not None:
            running.end()

    def ask(self, function: Callable[..., object], path: Path, packed: bytes) -> object:
        """packed: the other arguments, pickled."""
        request = pickle.dumps((function, path, packed))
        running = self.start()
        if running is None:
            raise _stopped(path)
        try:
            running.introduce(function)
            kind, value = running.exchange(request)
        except Exception as error:
            self.discard()
            if self._stopped:
                raise _stopped(path) from None
            if isinstance(error, _Ended):
                raise unreadable(path, str(error)) from None
            raise
        except BaseException:  # Ctrl-C: the answer to this question must not be taken for the next one's
            self.discard()
            raise
        if kind == "memory" or running.bloated():
            self.discard()
        return self._value(kind, value, path)

    def _value(self, kind: str, value: object, path: Path) -> object:
        if kind == "error":
            raise cast(AppError, value)
        if kind == "memory":
            raise unreadable(path, _too_large(self._memory))
        if kind == "fault":
            raise _fault(value)
        return value


class _Ended(Exception):
    """A worker is no more; the text says why and what to do."""


class _Running:
    """One process with its pipe."""

    def __init__(self, memory: int, seconds: float) -> None:
        self._memory = memory
        self._seconds = seconds
        self._known: set[Callable[..., object]] = set()
        self._answered = 0
        context = multiprocessing.get_context("spawn")
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # read when numpy is imported, before `serve` begins
        with _ONE_AT_A_TIME, _deaf():
            self._pipe, theirs = context.Pipe()
            self._process: SpawnProcess = context.Process(target=serve, args=(theirs, memory, seconds), daemon=True)
            self._process.start()
            theirs.close()
        self._watched = psutil.Process(self._process.pid)

    def introduce(self, function: Callable[..., object]) -> None:
        """Let it start, and import what `function` needs: that is not the file's time. Raises RuntimeError."""
        if function in self._known:
            return
        try:
            self._pipe.send_bytes(pickle.dumps((imported, function, pickle.dumps(()))))
            if not self._pipe.poll(START):
                raise EOFError
            kind, value = receive(self._pipe)
        except (EOFError, OSError) as error:
            raise RuntimeError("a worker process does not start") from error
        if kind == "fault":
            raise _fault(value)
        self._known.add(function)

    def exchange(self, request: bytes) -> tuple[str, object]:
        """Ask and wait. Raises _Ended; the process is of no use after any exception."""
        try:
            self._pipe.send_bytes(request)
            self._await_answer()
            return receive(self._pipe)
        except (EOFError, OSError):
            raise _Ended(self._cause()) from None

    def bloated(self) -> bool:
        """Whether the process has kept much memory; looked at now and then."""
        self._answered += 1
        return self._answered % LOOK_EVERY == 0 and self._resident() > min(KEPT, self._memory // 2)

    def kill(self) -> None:
        self._process.kill()

    def end(self) -> None:
        with _ONE_AT_A_TIME:
            self._process.kill()
            self._process.join(CLOSING)
            if self._process.exitcode is not None:  # else it hangs inside the system, and dies with the program
                self._process.close()
        self._pipe.close()

    def _await_answer(self) -> None:
        deadline = time.monotonic() + self._seconds
        while not self._pipe.poll(min(TICK, self._seconds)):
            if self._resident() > self._memory:
                raise _Ended(_too_large(self._memory))
            if time.monotonic() > deadline:
                why = f"reading it takes longer than {self._seconds:g} seconds"
                raise _Ended(f"{why}: copy it again from where it came or export it uncompressed")

    def _resident(self) -> int:
        try:
            return int(self._watched.memory_info().rss)
        except psutil.Error:  # it has just died, which the pipe says too
            return 0

    def _cause(self) -> str:
        """Why the process died by itself."""
        with _ONE_AT_A_TIME:
            self._process.join(CLOSING)
            code = self._process.exitcode
        if sys.platform != "win32" and code == -signal.SIGKILL:  # nobody here sent it
            return "the system ran out of memory: close other programs and try again"
        return f"it crashed the decoder (exit code {code}), so it is damaged: copy it again from where it came"


def _fault(value: object) -> WorkerFault:
    name, place = cast(tuple[str, str], value)
    kind: type[WorkerFault] = type(name, (WorkerFault,), {})
    return kind(place)


def _too_large(memory: int) -> str:
    return f"it needs more than {memory / 1e9:.1f} GB of memory, which no radiograph does: choose another file"


def _stopped(path: Path) -> UnreadableFile:
    return unreadable(path, "reading was stopped before it: start again")


@contextlib.contextmanager
def _deaf() -> Iterator[None]:
    """A process started in the block never sees Ctrl-C, not even while it is being born."""
    if sys.platform == "win32":
        yield
        return
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # else starting the first process does, and unblocks the signal
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
