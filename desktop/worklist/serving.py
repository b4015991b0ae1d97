"""The process of a batch: reads the folder at a low priority, keeps the journal, and answers the window's questions.

A process of its own, so that neither its work in Python nor its codecs ever hold up the window's thread.
"""

from __future__ import annotations

import signal
import sys
import traceback
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path
from time import monotonic

import psutil

from desktop.core.batch.journal import Session
from desktop.core.batch.scan import Progress
from desktop.core.errors import AppError
from desktop.scanning import Ready, Wanted, made_ready
from desktop.worklist.news import About, Ask, Item, News, item
from desktop.worklist.reporting import Report, report
from desktop.worklist.stored import opened

AT_ONCE = 100  # rows in one message: larger ones hold the window's interpreter up while they are unpacked
OFTEN = 0.2  # seconds between two messages of a running batch
HELD = 0.2  # seconds between two looks at a paused one
POLITE = 10  # of 19: how far this process stands back
RECENT = 10.0  # seconds that the speed is taken over
BROKEN = "The batch broke off, so its reports are not written: read the folder again, it goes on where it was."


@dataclass(frozen=True, slots=True)
class Fault:
    """A bug: the type of the exception and its place in the code, without any value."""

    name: str
    place: str


def serve(pipe: Connection, wanted: Wanted, reading: bool) -> None:
    """Read wanted.folder, or open what was read into wanted.out; then answer until the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the program's business
    _stand_back()
    line = _Line(pipe)
    try:
        _read(line, wanted) if reading else _open(line, wanted)
    except AppError as error:
        line.tell(News(error=str(error), idle=True))
    except (EOFError, OSError):  # the window is gone, or wants no more
        return
    except Exception as error:  # noqa: BLE001  every bug crosses by name; its message may quote the patient's data
        frame = traceback.extract_tb(error.__traceback__)[-1]
        pipe.send(Fault(type(error).__name__, f"{Path(frame.filename).name}:{frame.lineno} in {frame.name}"))


def _stand_back() -> None:
    if sys.platform == "win32":
        psutil.Process().nice(psutil.BELOW_NORMAL_PRIORITY_CLASS)
    else:
        psutil.Process().nice(POLITE)


def _read(line: _Line, wanted: Wanted) -> None:
    with made_ready(wanted, lambda notes: line.tell(News(notes=notes))) as ready:
        reading = _Reading(line, ready)
        try:
            batch = ready.read(reading.step, reading.stopped, begun=reading.begun)
        except AppError as error:  # the rows so far stay, and their pictures can be had
            reading.flush()
            line.tell(News(error=str(error), idle=True))
            if reading.session is not None:
                line.answer(reading.session, BROKEN)
            return
        reading.flush()
        line.tell(News(idle=True))
        assert reading.session is not None
        line.answer(reading.session, partial(report, batch, ready.journal, wanted.target))


def _open(line: _Line, wanted: Wanted) -> None:
    with opened(wanted.out, wanted.model) as found:
        line.tell(News(about=found.about, notes=found.notes, writable=not isinstance(found.report, str)))
        line.list(found.session, found.about)
        line.tell(News(progress=(len(found.session), found.found), idle=True))
        line.answer(found.session, found.report)


class _Line:
    """This process's end of the pipe. Every method raises EOFError or OSError where there is nobody at the other."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe

    def tell(self, news: News) -> None:
        self._pipe.send(news)

    def asked(self, seconds: float | None) -> tuple[Ask, tuple[str, ...]] | None:
        """The next question, waited for that long, or for ever."""
        if not self._pipe.poll(seconds):
            return None
        what, files = self._pipe.recv()
        if what == "end":
            raise EOFError
        return what, files

    def list(self, session: Session, about: About) -> None:
        """All the rows there are."""
        times, places = session.read_at(), session.places()
        for rows in _chunks(item(row, places[row.file], about, times[row.file]) for row in session):
            self.tell(News(rows=rows))

    def show(self, session: Session, files: tuple[str, ...]) -> None:
        self.tell(News(pictures=tuple((file, session.pictures(file).thumbnail) for file in files)))

    def answer(self, session: Session, report: Report | str) -> None:
        """Until the window has enough. report: writes one, or why there can be none."""
        while True:
            asked = self.asked(None)
            if asked is not None and asked[0] == "pictures":
                self.show(session, asked[1])
            elif asked is not None and asked[0] in ("report", "nameless report"):
                self.tell(_reported(report, hidden=asked[0] == "nameless report"))


def _reported(report: Report | str, hidden: bool) -> News:
    if isinstance(report, str):
        return News(error=report, idle=True)
    try:
        written = report(hidden)
        return News(report=str(written.path), nameless=written.nameless, idle=True)
    except AppError as error:
        return News(error=str(error), idle=True)


class _Reading:
    """A batch under way: its rows are told in bundles, and it is asked now and then what the window wants."""

    def __init__(self, line: _Line, ready: Ready) -> None:
        self.session: Session | None = None
        self._line = line
        card = ready.engine.card
        folder = str(ready.wanted.folder.absolute())
        self._about = About(folder, tuple(label.name for label in card.labels), card.task)
        self._places: dict[str, int] = {}
        self._rows: list[Item] = []
        self._progress: Progress | None = None
        self._told = 0.0
        self._finished: deque[float] = deque()
        self._paused = self._stop = False

    def begun(self, session: Session) -> None:
        self.session, self._places = session, session.places()
        self._line.tell(News(about=self._about))
        self._line.list(session, self._about)
        self._finished.append(monotonic())

    def step(self, progress: Progress) -> None:
        self._progress = progress
        if progress.row is not None:
            row = progress.row
            self._rows.append(item(row, self._places[row.file], self._about, datetime.now(UTC)))
            self._finished.append(monotonic())
        self._flush_sometimes()

    def stopped(self) -> bool:
        """Also the moment to hear what the window wants; a paused batch stays in here."""
        self._flush_sometimes()
        try:
            self._heed(0.0)
            while self._paused and not self._stop:
                self._heed(HELD)
        except (EOFError, OSError):
            self._stop = True
        return self._stop

    def flush(self) -> None:
        if self._progress is None:
            return
        progress, rows, self._rows, self._told = self._progress, tuple(self._rows), [], monotonic()
        self._progress = None
        counted = (progress.done, progress.found)
        for some in _chunks(iter(rows)):
            self._line.tell(News(rows=some))
        self._line.tell(News(progress=counted, rate=self._rate(), left=progress.seconds_left))

    def _flush_sometimes(self) -> None:
        if monotonic() - self._told >= OFTEN:
            self.flush()

    def _heed(self, seconds: float) -> None:
        asked = self._line.asked(seconds)
        if asked is None:
            return
        what, files = asked
        if what == "pictures" and self.session is not None:
            self._line.show(self.session, files)
        elif what == "stop":
            self._stop = True
        elif what in ("pause", "go on"):
            self.flush()
            self._paused = what == "pause"
            self._finished.clear()  # a pause is no part of the speed
            self._finished.append(monotonic())

    def _rate(self) -> float:
        """Files per second, lately."""
        now, finished = monotonic(), self._finished
        while len(finished) > 1 and now - finished[0] > RECENT:
            finished.popleft()
        return (len(finished) - 1) / max(1e-3, now - finished[0]) if finished else 0.0


def _chunks(items: Iterator[Item] | Iterable[Item]) -> Iterator[tuple[Item, ...]]:
    rest = iter(items)
    while some := tuple(islice(rest, AT_ONCE)):
        yield some
