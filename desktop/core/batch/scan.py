"""Folder -> batch: threads decode ahead, the network runs over eight radiographs at a time, no file stops it."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import Generic, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from desktop.core.batch.rows import Batch, Row, answered, unanswered
from desktop.core.batch.thumbnails import jpeg, painted, small
from desktop.core.batch.walk import Entry, as_text, walk
from desktop.core.card import ModelCard
from desktop.core.errors import ModelError, UnreadableFile
from desktop.core.finding import Answer, Finding
from desktop.core.preprocess import VERSION
from desktop.core.radiograph import Radiograph
from desktop.core.readers import read as read_file

AT_ONCE = 8  # past eight pictures a CPU gets slower: the activations leave its cache
AHEAD = 3 * AT_ONCE  # files decoded, or being decoded, before the network asks for them
DECODERS = min(8, os.cpu_count() or 1)

Ready = TypeVar("Ready")


class Reader(Protocol[Ready]):
    """What a batch needs of an engine. Ready: a radiograph made ready for its network, small and self-contained."""

    @property
    def card(self) -> ModelCard: ...
    @property
    def sha256(self) -> str: ...
    @property
    def provider(self) -> str: ...
    @property
    def provider_notes(self) -> tuple[str, ...]: ...

    def prepare(self, radiograph: Radiograph) -> Ready:
        """Called from many threads at once."""

    def answers(self, prepared: Sequence[Ready]) -> list[Answer | ModelError]:
        """Called from one thread at a time."""


@dataclass(frozen=True, eq=False, slots=True)
class _Loaded(Generic[Ready]):
    """A file waiting for its answer; the radiograph itself is gone. grey: uint8 (h, w), its thumbnail."""

    name: str
    sha256: str
    notes: tuple[str, ...]
    ready: Ready
    grey: NDArray[np.uint8]
    seconds: float


def scan(
    folder: Path,
    engine: Reader[Ready],
    *,
    program: str,
    out: Path | None = None,
    read: Callable[[Path], Radiograph] = read_file,
    step: Callable[[int, int], None] = lambda done, total: None,
    stopped: Callable[[], bool] = lambda: False,
) -> Batch:
    """Answer for every file under `folder`, in the order of `walk`; a bad file is a row like any other.

    program: version of Skiagraph. out: the report's folder, left out of the walk. step: told (done, total) per row.
    stopped: asked after every row; it and Ctrl-C end the batch with the rows so far.
    Raises UnreadableFile when the folder itself cannot be read.
    """
    started = _now()
    entries = walk(folder, out)
    rows: list[Row] = []
    pool = ThreadPoolExecutor(DECODERS, thread_name_prefix="decode")
    try:
        step(0, len(entries))
        for row in _rows(entries, engine, pool, read):
            rows.append(row)
            step(len(rows), len(entries))
            if stopped():
                break
    except KeyboardInterrupt:
        pass  # fewer rows than files is what marks a batch as interrupted
    finally:
        pool.shutdown(wait=False, cancel_futures=True)  # a decoder at work keeps nobody waiting for the report
    return Batch(
        folder=as_text(folder.absolute()),
        found=len(entries),
        rows=tuple(rows),
        started=started,
        finished=_now(),
        card=engine.card,
        model_sha256=engine.sha256,
        provider=engine.provider,
        provider_notes=engine.provider_notes,
        program=program,
        preprocessing=VERSION,
    )


def _rows(
    entries: list[Entry], engine: Reader[Ready], pool: ThreadPoolExecutor, read: Callable[[Path], Radiograph]
) -> Iterator[Row]:
    todo = iter(entries)
    waiting: deque[Future[_Loaded[Ready] | Row]] = deque()

    def decode_ahead(count: int) -> None:
        waiting.extend(pool.submit(_load, entry, engine, read) for entry in islice(todo, count))

    decode_ahead(AHEAD)
    while waiting:
        chunk = [waiting.popleft().result() for _ in range(min(AT_ONCE, len(waiting)))]
        decode_ahead(AT_ONCE)  # before the network runs, so that the decoders never idle
        yield from _answer(chunk, engine)


def _load(entry: Entry, engine: Reader[Ready], read: Callable[[Path], Radiograph]) -> _Loaded[Ready] | Row:
    started = perf_counter()
    try:
        if entry.trouble:
            raise UnreadableFile(entry.trouble)
        radiograph = read(entry.path)
        ready, grey = engine.prepare(radiograph), small(radiograph)
        return _Loaded(entry.name, radiograph.sha256, radiograph.notes, ready, grey, perf_counter() - started)
    except BaseException as error:  # noqa: BLE001  Ctrl-C never arrives in a thread; a codec's panic does
        return unanswered(entry.name, error, perf_counter() - started)


def _answer(chunk: list[_Loaded[Ready] | Row], engine: Reader[Ready]) -> Iterator[Row]:
    """The chunk's rows, in its order."""
    started = perf_counter()
    answers = iter(_answers(engine, [one.ready for one in chunk if isinstance(one, _Loaded)]))
    share = (perf_counter() - started) / len(chunk)
    for one in chunk:
        yield one if isinstance(one, Row) else _row(one, next(answers), engine.card, share)


def _answers(engine: Reader[Ready], ready: list[Ready]) -> Sequence[Answer | Exception]:
    """The engine's answers; where it breaks, each picture is tried alone, so that only the culprit fails."""
    if not ready:
        return []
    try:
        return engine.answers(ready)
    except Exception as error:  # noqa: BLE001  a fault costs its own file, never the batch
        return [error] if len(ready) == 1 else [answer for one in ready for answer in _answers(engine, [one])]


def _row(loaded: _Loaded[Ready], answer: Answer | Exception, card: ModelCard, share: float) -> Row:
    seconds = loaded.seconds + share
    try:
        if isinstance(answer, Exception):
            raise answer
        row = answered(loaded.name, loaded.sha256, loaded.notes, answer, seconds)
        shown = _foremost(answer.findings)
        return replace(
            row,
            thumbnail=jpeg(loaded.grey),
            overlay=jpeg(painted(loaded.grey, shown, card.input)) if shown else b"",
            overlay_label=shown.label.name if shown else "",
        )
    except Exception as error:  # noqa: BLE001  numbers that are not finite, a map of the wrong shape
        return replace(unanswered(loaded.name, error, seconds), sha256=loaded.sha256, thumbnail=jpeg(loaded.grey))


def _foremost(findings: tuple[Finding, ...]) -> Finding | None:
    """The finding whose map the report shows: the highest score, positive ones first."""
    return max(findings, key=lambda finding: (finding.positive, finding.score), default=None)


def _now() -> datetime:
    return datetime.now().astimezone()
