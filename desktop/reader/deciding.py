"""The presenter's reader: decisions on the model's answers, kept at once, counted, taken back and exported."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from desktop.core.agreement import Agreement, agreements
from desktop.core.decisions import MOST, Decision, Opinion, now
from desktop.core.reader_export import Exported, export
from desktop.core.reader_store import ReaderStore
from desktop.desk import Desk
from desktop.jobs import Job
from desktop.reader.panel import asked, current
from desktop.reader.reading import Subject
from desktop.saving import Keeping
from desktop.words import counted, tr

INITIALS = 8  # characters
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Kept:
    """said: what counts of all that was decided on the file. number: of a decision just made."""

    sha256: str
    said: tuple[Decision, ...]
    figures: tuple[Agreement, ...]
    number: int | None = None


class Deciding:
    def __init__(self, desk: Desk, keeping: Keeping) -> None:
        self._desk = desk
        self._store = keeping.store
        self._keeping = keeping
        self._newest: list[tuple[int, Subject]] = []  # made since the start, only touched on the worker, in its order

    @property
    def commands(self) -> dict[str, Callable[[], None]]:
        return {
            "agree": lambda: self._judge(True),
            "disagree": lambda: self._judge(False),
            "cannot_say": lambda: self._decide("cannot_say"),
            "undo_decision": self._undo,
        }

    def load(self) -> None:
        """Fetch what was decided on the radiograph on the screen."""
        shown = self._desk.session.shown
        if shown is not None:
            sha256 = shown.radiograph.sha256
            self._submit(lambda job: _kept(self._store, sha256), self._show)

    def comment(self, subject: object, text: str) -> None:
        """Keep the text on what it was written about, whatever is on the screen by now."""
        if isinstance(subject, Subject):
            self._keep(subject, None, text[:MOST])

    def name(self, initials: str) -> None:
        self._set(initials=initials.strip()[:INITIALS])

    def export(self, path: Path) -> None:
        """Write the decisions on the model's labels as a table, with paths below its folder."""
        model = self._desk.session.model
        if model is None:
            return
        card, labels = model.card, tuple(label.name for label in model.card.labels)
        exclusive = card.exclusive
        self._set(exporting=(0, 0), note="")

        def work(job: Job) -> Exported:
            decisions = [one for one in self._store.all_decisions() if one.model == card.name]
            return export(path, decisions, labels, exclusive, job.step)

        self._keeping.searching.submit(
            work,
            lambda made: self._set(exporting=None, note=_told(made)),
            self._not_exported,
            lambda done, total: self._set(exporting=(done, total)),
        )

    def stop_export(self) -> None:
        """An unfinished table is not written."""
        self._keeping.searching.drop()
        self._set(exporting=None, note=tr("The export was stopped; nothing was written."))

    def _judge(self, agrees: bool) -> None:
        shown = self._desk.session.shown
        subject = asked(self._desk.session, shown.label) if shown else None
        if subject is not None:
            self._decide("present" if subject.positive == agrees else "absent")

    def _decide(self, opinion: Opinion) -> None:
        shown = self._desk.session.shown
        subject = asked(self._desk.session, shown.label) if shown else None
        if subject is not None:
            self._keep(subject, opinion, None)

    def _keep(self, subject: Subject, opinion: Opinion | None, comment: str | None) -> None:
        reader = self._desk.session.reader.initials

        def work(job: Job) -> _Kept:
            kept = _keep(self._store, subject, reader, opinion, comment)
            if kept.number is not None:
                self._newest.append((kept.number, subject))
            return kept

        self._submit(work, self._made)

    def _made(self, kept: _Kept) -> None:
        if kept.number is None:
            self._show(kept)
        else:
            self._show(kept, made=(*self._desk.session.reader.made, kept.number), note="")

    def _undo(self) -> None:
        """Whichever decision is the newest by the time that the worker comes to it: some may be on their way there."""
        if self._desk.session.reader.made:
            self._submit(self._withdrawn, self._undone)

    def _withdrawn(self, job: Job) -> tuple[_Kept, Subject] | None:
        if not self._newest:
            return None
        number, subject = self._newest[-1]
        self._store.withdraw(number)
        self._newest.pop()
        return _kept(self._store, subject.sha256, number), subject

    def _undone(self, withdrawn: tuple[_Kept, Subject] | None) -> None:
        if withdrawn is None:
            return
        (kept, subject), shown = withdrawn, self._desk.session.shown
        here = shown is not None and shown.radiograph.sha256 == subject.sha256
        elsewhere = tr(
            "The last decision, on {name}, was taken back.", name=self._desk.session.called(subject.path, 60)
        )
        made = tuple(number for number in self._desk.session.reader.made if number != kept.number)
        self._show(kept, made=made, note=tr("The last decision was taken back.") if here else elsewhere)

    def _show(self, kept: _Kept, **changes: Any) -> None:
        """By the file that it is about, whatever is on the screen by now."""
        said = MappingProxyType({**self._desk.session.reader.said, kept.sha256: kept.said})
        self._set(said=said, figures=kept.figures, **changes)

    def _submit(self, work: Callable[[Job], T], done: Callable[[T], None]) -> None:
        self._keeping.runner.submit(work, done, self._desk.say_or_raise)

    def _not_exported(self, error: Exception) -> None:
        self._set(exporting=None)
        self._desk.say_or_raise(error)

    def _set(self, **changes: Any) -> None:
        self._desk.set(reader=replace(self._desk.session.reader, **changes))


def _kept(store: ReaderStore, sha256: str, number: int | None = None) -> _Kept:
    return _Kept(sha256, store.decisions(sha256), agreements(store.all_decisions()), number)


def _keep(store: ReaderStore, subject: Subject, reader: str, opinion: Opinion | None, comment: str | None) -> _Kept:
    """On the worker: what is None stays as it was decided before; a comment alone leaves also when that was."""
    before = current(store.decisions(subject.sha256), subject, reader)
    was: tuple[Opinion, str] = (before.opinion, before.comment) if before else ("none", "")
    wanted = (opinion or was[0], was[1] if comment is None else comment)
    if wanted == was:
        return _kept(store, subject.sha256)
    decision = Decision(
        sha256=subject.sha256,
        size=_size(subject.path),
        frame=subject.frame,
        patient=store.pseudonym(subject.patient_id),
        label=subject.label,
        opinion=wanted[0],
        comment=wanted[1],
        reader=reader,
        positive=subject.positive,
        score=subject.score,
        model=subject.model,
        version=subject.version,
        model_sha256=subject.model_sha256,
        verdict=subject.verdict,
        forced=subject.forced,
        at=before.at if before and opinion is None else now(),
    )
    return _kept(store, subject.sha256, store.decide(decision))


def _size(path: Path) -> int:
    """Bytes of the file; 0 for one inside an archive, or gone."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _told(made: Exported) -> str:
    lines = [counted("{count} radiograph was written to the table.", "{count} radiographs were written to the table.",
                     made.lines)]  # fmt: skip
    if made.missing:
        lines.append(
            counted(
                "{count} that was decided is not below the table's folder: save it in the folder that holds them.",
                "{count} that were decided are not below the table's folder: save it in the folder that holds them.",
                made.missing,
            )
        )
    if made.open:
        lines.append(
            counted("{count} without a label to learn was left out.", "{count} without a label to learn were left out.",
                    made.open)
        )  # fmt: skip
    if made.frames:
        lines.append(
            counted(
                "{count} was left out: training reads the first frame of a file, and another one was decided.",
                "{count} were left out: training reads the first frame of a file, and another one was decided.",
                made.frames,
            )
        )
    return " ".join(lines)
