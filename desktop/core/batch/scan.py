"""Folder -> batch: files are made ready ahead, the network runs over eight at a time, no file stops it."""

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
from typing import Protocol

from desktop.core.batch.rows import Batch, Row, answered, unanswered
from desktop.core.batch.thumbnails import jpeg, painted
from desktop.core.batch.walk import Entry, as_text, walk
from desktop.core.card import ModelCard
from desktop.core.errors import ModelError, UnreadableFile
from desktop.core.finding import Answer, Finding
from desktop.core.prepared import Prepared, Ready, needed, ready
from desktop.core.preprocess import VERSION

AT_ONCE = 8  # past eight pictures a CPU gets slower: the activations leave its cache
AHEAD = 3 * AT_ONCE  # files made ready, or being made ready, before the network asks for them
DECODERS = min(8, os.cpu_count() or 1)

Load = Callable[[Path, ModelCard], Ready]


class Reader(Protocol):
    """What a batch needs of an engine."""

    @property
    def card(self) -> ModelCard: ...
    @property
    def sha256(self) -> str: ...
    @property
    def provider(self) -> str: ...
    @property
    def provider_notes(self) -> tuple[str, ...]: ...

    def answers(self, prepared: Sequence[Prepared]) -> list[Answer | ModelError]:
        """Called from one thread at a time."""


@dataclass(frozen=True, eq=False, slots=True)
class _Loaded:
    """A file waiting for its answer."""

    name: str
    ready: Ready
    seconds: float


def scan(
    folder: Path,
    engine: Reader,
    *,
    program: str,
    out: Path | None = None,
    load: Load = ready,
    step: Callable[[int, int], None] = lambda done, total: None,
    stopped: Callable[[], bool] = lambda: False,
) -> Batch:
    """Answer for every file under `folder`, in the order of `walk`; a bad file is a row like any other.

    program: version of Skiagraph. out: the report's folder, left out of the walk. step: told (done, total) per row.
    load: `prepared.ready`, called from DECODERS threads; files nobody trusts want it run by an Isolation.
    stopped: asked after every row; it and Ctrl-C end the batch with the rows so far.
    Raises UnreadableFile when the folder itself cannot be read.
    """
    started = _now()
    entries = walk(folder, out)
    rows: list[Row] = []
    pool = ThreadPoolExecutor(DECODERS, thread_name_prefix="decode")
    try:
        step(0, len(entries))
        for row in _rows(entries, engine, pool, load):
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


def _rows(entries: list[Entry], engine: Reader, pool: ThreadPoolExecutor, load: Load) -> Iterator[Row]:
    todo, card = iter(entries), needed(engine.card)
    waiting: deque[Future[_Loaded | Row]] = deque()

    def decode_ahead(count: int) -> None:
        waiting.extend(pool.submit(_load, entry, card, load) for entry in islice(todo, count))

    decode_ahead(AHEAD)
    while waiting:
        chunk = [waiting.popleft().result() for _ in range(min(AT_ONCE, len(waiting)))]
        decode_ahead(AT_ONCE)  # before the network runs, so that the decoders never idle
        yield from _answer(chunk, engine)


def _load(entry: Entry, card: ModelCard, load: Load) -> _Loaded | Row:
    started = perf_counter()
    try:
        if entry.trouble:
            raise UnreadableFile(entry.trouble)
        loaded = load(entry.path, card)
        return _Loaded(entry.name, loaded, perf_counter() - started)
    except BaseException as error:  # noqa: BLE001  Ctrl-C never arrives in a thread; a codec's panic does
        return unanswered(entry.name, error, perf_counter() - started)


def _answer(chunk: list[_Loaded | Row], engine: Reader) -> Iterator[Row]:
    """The chunk's rows, in its order."""
    started = perf_counter()
    answers = iter(_answers(engine, [one.ready.prepared for one in chunk if isinstance(one, _Loaded)]))
    share = (perf_counter() - started) / len(chunk)
    for one in chunk:
        yield one if isinstance(one, Row) else _row(one, next(answers), engine.card, share)


def _answers(engine: Reader, prepared: list[Prepared]) -> Sequence[Answer | Exception]:
    """The engine's answers; where it breaks, each picture is tried alone, so that only the culprit fails."""
    if not prepared:
        return []
    try:
        return engine.answers(prepared)
    except Exception as error:  # noqa: BLE001  a fault costs its own file, never the batch
        return [error] if len(prepared) == 1 else [answer for one in prepared for answer in _answers(engine, [one])]


def _row(loaded: _Loaded, answer: Answer | Exception, card: ModelCard, share: float) -> Row:
    seconds, sha256, grey = loaded.seconds + share, loaded.ready.sha256, loaded.ready.thumbnail
    try:
        if isinstance(answer, Exception):
            raise answer
        row = answered(loaded.name, sha256, loaded.ready.notes, answer, seconds)
        shown = _foremost(answer.findings)
        return replace(
            row,
            thumbnail=jpeg(grey),
            overlay=jpeg(painted(grey, shown, card.input)) if shown else b"",
            overlay_label=shown.label.name if shown else "",
        )
    except Exception as error:  # noqa: BLE001  numbers that are not finite, a map of the wrong shape
        return replace(unanswered(loaded.name, error, seconds), sha256=sha256, thumbnail=jpeg(grey))


def _foremost(findings: tuple[Finding, ...]) -> Finding | None:
    """The finding whose map the report shows: the highest score, positive ones first."""
    return max(findings, key=lambda finding: (finding.positive, finding.score), default=None)


def _now() -> datetime:
    return datetime.now().astimezone()
