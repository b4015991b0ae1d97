"""Files -> outcomes: decoders run ahead, the network answers in batches, rows are finished while it runs on.

Nothing here knows which files they are, where their rows go, or on which machine it runs.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from queue import Empty, SimpleQueue
from time import monotonic, perf_counter
from typing import Protocol

from desktop.core.batch.journal import Signature
from desktop.core.batch.look import Look, Origin
from desktop.core.batch.pseudonym import pseudonym
from desktop.core.batch.rows import About, Outcome, Pictures, answered, unanswered
from desktop.core.batch.thumbnails import jpeg, packed
from desktop.core.batch.walk import Entry
from desktop.core.card import ModelCard
from desktop.core.errors import ModelError, RunFailed, UnreadableFile
from desktop.core.finding import Answer
from desktop.core.prepared import Prepared, needed

AT_ONCE = 4  # pictures in one run of the network, where nothing was measured: more leave a core's cache
DECODERS = min(16, os.cpu_count() or 1)  # beside the runs of the network one more costs CPU and brings no time
SOME = 8  # rows that are finished between two looks at whether to stop
TICK = 0.05  # seconds between two looks at whether to stop
PATIENCE = 0.5  # seconds that a picture waits for others to fill its batch

Load = Callable[[Path, ModelCard], Look]
Stopped = Callable[[], bool]


class Model(Protocol):
    """What a batch says of what answered."""

    @property
    def card(self) -> ModelCard: ...
    @property
    def sha256(self) -> str: ...
    @property
    def provider(self) -> str: ...
    @property
    def provider_notes(self) -> tuple[str, ...]: ...


class Reader(Model, Protocol):
    """What a batch needs of an engine."""

    def answers(self, prepared: Sequence[Prepared]) -> list[Answer | ModelError]:
        """Called from as many threads at once as the batch has runs."""


@dataclass(frozen=True, slots=True)
class Task:
    """A file to read. signature: of the moment before; sha256: what it held when its row was made, else empty."""

    entry: Entry
    signature: Signature
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """outcome: None where the file still holds what it held."""

    task: Task
    outcome: Outcome | None


@dataclass(frozen=True, eq=False, slots=True)
class _Loaded:
    """A file waiting for its answer."""

    task: Task
    look: Look
    seconds: float


@dataclass(frozen=True, eq=False, slots=True)
class _Answered:
    """What came out of one run of the network. share: its seconds per picture."""

    chunk: list[_Loaded]
    answers: Sequence[Answer | Exception]
    share: float


def read_files(
    tasks: Iterable[Task], engine: Reader, load: Load, key: bytes, at_once: int = AT_ONCE, runs: int = 1,
    stopped: Stopped = lambda: False,
) -> Iterator[list[Done]]:  # fmt: skip
    """Read each file once, in any order; a bad file is an outcome like any other.

    load: `look`, called from DECODERS threads; files nobody trusts want it run by an Isolation. key: of pseudonyms.
    at_once: pictures in one run of the network. runs: of the network beside each other. stopped: asked every TICK; what
    is not finished then is dropped.
    """
    decoders = ThreadPoolExecutor(DECODERS, thread_name_prefix="decode")
    network = ThreadPoolExecutor(runs, thread_name_prefix="network")
    try:
        yield from _Flow(decoders, network, engine, load, key, at_once, runs).run(iter(tasks), stopped)
    finally:
        for pool in (decoders, network):  # a decoder at work keeps nobody waiting for the report
            pool.shutdown(wait=False, cancel_futures=True)


def read_in_turn(
    tasks: Iterable[Task], engine: Reader, load: Load, key: bytes, at_once: int = AT_ONCE
) -> Iterator[Done]:
    """As `read_files`, one step after the other in the caller's thread, so that it keeps one core busy and no more."""
    card, todo = needed(engine.card), iter(tasks)
    while some := [_loaded(task, card, load) for task in islice(todo, at_once)]:
        yield from (one for one in some if isinstance(one, Done))
        if chunk := [one for one in some if isinstance(one, _Loaded)]:
            found = _answered(chunk, engine)
            for one, answer in zip(chunk, found.answers, strict=True):
                yield Done(one.task, _outcome(one, answer, engine.card, one.seconds + found.share, key))


class _Flow:
    """One pass. Some batches are read ahead; at most `runs` are in the network; none waits behind a slow file."""

    def __init__(self, decoders: ThreadPoolExecutor, network: ThreadPoolExecutor, engine: Reader, load: Load,
                 key: bytes, at_once: int, runs: int) -> None:  # fmt: skip
        self._decoders, self._network = decoders, network
        self._engine, self._load, self._key, self._at_once, self._runs = engine, load, key, at_once, runs
        self._ahead = DECODERS + (2 + runs) * at_once
        self._card = needed(engine.card)
        self._events: SimpleQueue[Future[_Loaded | Done] | Future[_Answered]] = SimpleQueue()
        self._flying = 0  # files with the decoders
        self._ready: list[_Loaded] = []
        self._oldest = 0.0  # when the first of the ready ones came
        self._running = 0  # runs of the network

    def run(self, todo: Iterator[Task], stopped: Stopped) -> Iterator[list[Done]]:
        while not stopped():
            self._decode_ahead(todo)
            if not (self._flying or self._ready or self._running):
                return
            found = self._next()
            while self._running < self._runs and self._due():
                self._answer()
            if isinstance(found, _Answered):  # the network is at work on the next ones meanwhile
                pairs = zip(found.chunk, found.answers, strict=True)
                while not stopped() and (some := [self._finished(*pair, found.share) for pair in islice(pairs, SOME)]):
                    yield some
            elif found is not None:
                yield [found]

    def _decode_ahead(self, todo: Iterator[Task]) -> None:
        for task in islice(todo, max(0, self._ahead - self._flying - len(self._ready))):
            self._decoders.submit(_loaded, task, self._card, self._load).add_done_callback(self._events.put)
            self._flying += 1

    def _next(self) -> _Answered | Done | None:
        """Wait a moment for something to happen."""
        try:
            found = self._events.get(timeout=TICK).result()
        except Empty:
            return None
        if isinstance(found, _Answered):
            self._running -= 1
            return found
        self._flying -= 1
        if isinstance(found, Done):
            return found
        self._oldest = self._oldest if self._ready else monotonic()
        self._ready.append(found)
        return None

    def _due(self) -> bool:
        """Whether the network should start: full batches where files come quickly, small ones where they do not."""
        if not self._ready:
            return False
        return len(self._ready) >= self._at_once or not self._flying or monotonic() - self._oldest > PATIENCE

    def _answer(self) -> None:
        chunk, self._ready = self._ready[: self._at_once], self._ready[self._at_once :]
        self._oldest, self._running = monotonic(), self._running + 1
        self._network.submit(_answered, chunk, self._engine).add_done_callback(self._events.put)

    def _finished(self, loaded: _Loaded, answer: Answer | Exception, share: float) -> Done:
        outcome = _outcome(loaded, answer, self._engine.card, loaded.seconds + share, self._key)
        return Done(loaded.task, outcome)


def _loaded(task: Task, card: ModelCard, load: Load) -> _Loaded | Done:
    started, entry = perf_counter(), task.entry
    try:
        if entry.trouble:
            raise UnreadableFile(entry.trouble)
        if task.sha256 and _digest(entry.path) == task.sha256:
            return Done(task, None)
        return _Loaded(task, load(entry.path, card), perf_counter() - started)
    except BaseException as error:  # noqa: BLE001  Ctrl-C never arrives in a thread; a codec's panic does
        return Done(task, Outcome(unanswered(entry.name, error, perf_counter() - started)))


def _digest(path: Path) -> str:
    """Empty where the file cannot be had that simply."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _answered(chunk: list[_Loaded], engine: Reader) -> _Answered:
    """Runs in one of the network's threads."""
    started = perf_counter()
    answers = _answers(engine, [one.look.ready.prepared for one in chunk])
    return _Answered(chunk, answers, (perf_counter() - started) / len(chunk))


def _answers(engine: Reader, prepared: list[Prepared]) -> Sequence[Answer | Exception]:
    """The engine's answers; where it breaks, each picture is tried alone, so that only the culprit fails."""
    try:
        return engine.answers(prepared)
    except Exception as error:  # noqa: BLE001  a fault costs its own file, never the batch
        return [error] if len(prepared) == 1 else [answer for one in prepared for answer in _answers(engine, [one])]


def _outcome(loaded: _Loaded, answer: Answer | Exception, card: ModelCard, seconds: float, key: bytes) -> Outcome:
    name, ready = loaded.task.entry.name, loaded.look.ready
    about, plain = _about(loaded.look.origin, key), Pictures(jpeg(ready.thumbnail))
    try:
        if isinstance(answer, Exception):
            raise answer
        row = replace(answered(name, ready.sha256, ready.notes, answer, seconds), about=about)
        if not answer.findings:
            return Outcome(row, plain)
        shown = answer.findings[answer.foremost]
        return Outcome(row, Pictures(plain.thumbnail, packed(shown.map), shown.label.name))
    except Exception as error:  # noqa: BLE001  numbers that are not finite, a map of the wrong shape
        lasting = isinstance(error, ModelError) and not isinstance(error, RunFailed)  # else the file is read again
        row = replace(unanswered(name, error, seconds), sha256=ready.sha256 if lasting else "", about=about)
        return Outcome(row, plain)


def _about(origin: Origin, key: bytes) -> About:
    patient = pseudonym(key, "patient", origin.patient)
    return About(origin.modality, origin.body_part, origin.view, patient, pseudonym(key, "series", origin.series))
