"""`skiagraph watch`: read what arrives in a folder, once it is whole, and keep the report up to date."""

from __future__ import annotations

import threading
from time import monotonic

from desktop.core.batch.journal import Signature
from desktop.core.batch.prescan import signatures
from desktop.core.batch.scan import Step
from desktop.core.batch.walk import Entry, walk
from desktop.core.errors import UnreadableFile
from desktop.scanning import Explain, Ready, Summary, Wanted, made_ready

CALM = 10.0  # times what a report took to write, until it is written again: most of the time is for reading


class Arrivals:
    """Which files are whole: those of the same size and time as when they were last looked at.

    Looking is all that network shares can be relied on for; they tell nobody what changes on them.
    """

    def __init__(self) -> None:
        self._seen: dict[str, Signature] = {}

    def settled(self, entries: list[Entry]) -> list[Entry]:
        now = {entry.name: found for entry, found in zip(entries, signatures(entries), strict=True)}
        before, self._seen = self._seen, now
        return [entry for entry in entries if before.get(entry.name) == now[entry.name]]


def watch(wanted: Wanted, every: float, explain: Explain, step: Step, stop: threading.Event) -> Summary | None:
    """Look every `every` seconds until stopped; the summary of the last report, None where none was written.

    A folder that is gone or empty for a while is waited for. Raises AppError as `made_ready`, or when a disk is full.
    """
    with made_ready(wanted, explain) as ready:
        return _Watch(ready, explain).run(every, step, stop)


class _Watch:
    def __init__(self, ready: Ready, explain: Explain) -> None:
        self._ready = ready
        self._explain = explain
        self._arrivals = Arrivals()
        self._summary: Summary | None = None
        self._pending = False  # rows that the report does not hold yet
        self._next_report = 0.0
        self._gone = False

    def run(self, every: float, step: Step, stop: threading.Event) -> Summary | None:
        wanted = self._ready.wanted
        self._arrivals.settled(walk(wanted.folder, wanted.out))  # nothing is settled at the first look
        while not stop.wait(every):
            self._look(step, stop)
        if self._pending:
            self._look(step, stop)  # nothing is read any more, but what was gets into the report
        if self._summary is not None:
            self._explain(self._ready.strays)
        return self._summary

    def _look(self, step: Step, stop: threading.Event) -> None:
        try:
            batch = self._ready.read(step, stop.is_set, self._arrivals.settled)
        except UnreadableFile as error:
            if not self._gone:
                self._explain((f"{error} Waiting for it.",))
            self._gone = True
            return
        self._gone = False
        if not batch.found:
            return  # nothing is whole yet, and an earlier report may hold rows
        changed = self._summary is None or batch.fresh > 0 or batch.found != self._summary.found
        self._pending = self._pending or changed
        if self._pending and (stop.is_set() or monotonic() >= self._next_report):
            began = monotonic()
            self._summary, self._pending = self._ready.report(batch), False
            self._next_report = monotonic() + CALM * (monotonic() - began)
