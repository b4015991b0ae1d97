"""A worklist -> what its page shows, without a display."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import isnan
from typing import cast

from desktop.answers import Model
from desktop.core.report.audit import order as order_words
from desktop.core.report.causes import nameless
from desktop.core.text import printable
from desktop.naming import label_name
from desktop.screen import Decision, Tone
from desktop.words import counted, language, said, tr
from desktop.worklist.listed import Listed, Ordered, Said
from desktop.worklist.news import Item
from desktop.worklist.order import MINUTE, By, Wish
from desktop.worklist.view import Choice, Line, ScoreCell, WorklistView

FIRST: tuple[By | None, ...] = (None, "file", "patient", "status", "verdict")  # the columns before the scores
LAST: tuple[By, ...] = ("reader", "waiting")
STATUS: tuple[str | None, ...] = (None, "ok", "refused", "failed")
VERDICT: tuple[str | None, ...] = (None, "answered", "doubtful", "refused", "")
DECISION: tuple[str | None, ...] = (None, "positive", "unsure", "negative", "")
READ: tuple[bool | None, ...] = (None, False, True)


def worklist(listed: Listed, model: Model | None, hidden: bool) -> WorklistView:
    """model: whose labels have names. hidden: files are not named."""
    by, wish = listed.ordered, listed.wish
    return WorklistView(
        shown=listed.shown,
        activity=_activity(listed),
        rule=_rule(listed, model),
        note=listed.note,
        progress=listed.progress if listed.running else None,
        columns=_labels(listed, model),
        by=column_of(wish, len(listed.about.labels)),
        descending=wish.descending,
        lines=ShownLines(by, listed.about.labels, listed.pictures, listed.read, hidden, language()),
        current=by.position(listed.current),
        limit=wish.limit,
        filters=_filters(listed),
        search=wish.search,
        can_pause=listed.running,
        paused=listed.phase == "paused",
        can_cancel=listed.running,
        can_report=listed.can_report,
    )


def wish_of(column: int, labels: int) -> tuple[By, int]:
    """What a click on the header of a column orders by, and whose score; the picture's means urgency."""
    if column < len(FIRST):
        return FIRST[column] or "urgency", 0
    if column < len(FIRST) + labels:
        return "score", column - len(FIRST)
    return LAST[column - len(FIRST) - labels], 0


def column_of(wish: Wish, labels: int) -> int:
    """The other way round; -1 for urgency, which is no column's."""
    if wish.by == "score":
        return len(FIRST) + wish.label
    if wish.by in LAST:
        return len(FIRST) + labels + LAST.index(wish.by)
    return FIRST.index(wish.by) if wish.by in FIRST else -1


@dataclass(frozen=True, slots=True)
class ShownLines:
    """The `Lines` of a list; equal where nothing of them differs."""

    ordered: Ordered
    labels: tuple[str, ...]
    pictures: Mapping[str, bytes]
    read: Mapping[str, tuple[Said, ...]] | None
    hidden: bool
    language: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ShownLines) and (
            self.ordered is other.ordered
            and self.pictures is other.pictures
            and self.read is other.read
            and (self.hidden, self.language) == (other.hidden, other.language)
        )

    __hash__ = None  # type: ignore[assignment]

    def __len__(self) -> int:
        return len(self.ordered.order)

    def __getitem__(self, position: int) -> Line:
        item = self.ordered.table.items[int(self.ordered.order[position])]
        name = tr("File {number}", number=item.place) if self.hidden else printable(item.file, 200)
        verdict, tone = _verdict(item)
        return Line(
            key=item.file,
            file=name,
            patient=printable(item.patient.removeprefix("patient-"), 40),
            status=_status_name(item.status),
            tone=tone,
            verdict=verdict,
            why=printable(nameless(item.reason, item.file) if self.hidden else said(item.reason), 600),
            scores=tuple(map(_cell, item.scores, item.decisions)),
            reader=_decided((self.read or {}).get(item.sha256, ()), len(self.labels)),
            waiting=waiting(self.ordered.at - item.read_at),
            late=position < self.ordered.late,
            thumbnail=self.pictures.get(item.file),
        )


def _decided(said_of: tuple[Said, ...], labels: int) -> str:
    opinions = {"present": tr("Present"), "absent": tr("Absent"), "cannot_say": tr("Cannot say")}
    named = [(printable(one.label, 48), opinions[one.opinion]) for one in said_of]
    return "; ".join(opinion if labels == 1 else f"{label}: {opinion}" for label, opinion in named)


def waiting(seconds: float) -> str:
    """In the largest unit that fits."""
    minutes = max(0, int(seconds // MINUTE))
    if minutes < 60:
        return tr("{minutes} min", minutes=minutes)
    if minutes < 48 * 60:
        return tr("{hours} h {minutes} min", hours=minutes // 60, minutes=minutes % 60)
    return counted("{count} day", "{count} days", minutes // (24 * 60))


def _activity(listed: Listed) -> str:
    done, found = listed.progress or (0, 0)
    if listed.reporting:
        return tr("Writing the reports …")
    if listed.phase == "none":
        return tr("Read a folder, or open a batch that was read before.")
    if listed.phase == "paused":
        return tr("Paused at {done} of {found} files", done=done, found=found)
    if listed.phase == "reading" and listed.progress is None:
        return tr("Starting …")
    if listed.phase == "reading":
        return "  ·  ".join(filter(None, (tr("{done} of {found} files", done=done, found=found), _speed(listed))))
    if done < found:
        return tr("Stopped at {done} of {found} files; reading the folder again goes on", done=done, found=found)
    return counted("{count} file", "{count} files", len(listed.table))


def _speed(listed: Listed) -> str:
    parts = [tr("{rate} files a second", rate=f"{listed.rate:.1f}")] if listed.rate > 0.0 else []
    if listed.left is not None:
        seconds = round(listed.left)
        left = (
            counted("{count} second left", "{count} seconds left", seconds)
            if seconds < 90
            else counted("{count} minute left", "{count} minutes left", round(seconds / MINUTE))
        )
        parts.append(left)
    return "  ·  ".join(parts)


def _rule(listed: Listed, model: Model | None) -> str:
    """How many are shown, and the order of them."""
    if not len(listed.table):
        return ""
    shown, wish = len(listed.ordered.order), listed.ordered.wish
    first = ""
    if wish.limited:
        first = counted(
            "Rows that wait longer than {count} minute come first, the longest wait before others ({late} now).",
            "Rows that wait longer than {count} minutes come first, the longest wait before others ({late} now).",
            wish.limit,
            late=listed.ordered.late,
        )
    count = tr("{shown} of {all} rows.", shown=shown, all=len(listed.table))
    return "  ".join(filter(None, (count, first, _order_words(listed, model))))


def _order_words(listed: Listed, model: Model | None) -> str:
    wish = listed.ordered.wish
    if wish.by == "urgency":
        return said(order_words(listed.about.task))
    labels = _labels(listed, model)
    column = labels[wish.label] if wish.by == "score" else column_name(wish.by)
    if wish.descending:
        return tr("Ordered by {column}, from the largest.", column=column)
    return tr("Ordered by {column}, from the smallest.", column=column)


def column_name(by: By | None) -> str:
    names = {
        "file": tr("File"),
        "patient": tr("Patient (pseudonym)"),
        "status": tr("Status"),
        "verdict": tr("Gate"),
        "reader": tr("Reader"),
        "waiting": tr("Waiting"),
    }
    return names.get(by or "", tr("Picture"))


def _labels(listed: Listed, model: Model | None) -> tuple[str, ...]:
    named = {label.name: label_name(label) for label in model.card.labels} if model else {}
    return tuple(named.get(name) or printable(name, 48) for name in listed.about.labels)


def _filters(listed: Listed) -> tuple[Choice, ...]:
    wish = listed.wish
    every = tr("All")
    found = (
        Choice(
            tr("Status"),
            (every, *(_status_name(one) for one in STATUS if one)),
            STATUS.index(wish.status),
        ),
        Choice(
            tr("Gate"),
            (every, tr("Answered"), tr("Doubtful"), tr("Refused"), tr("Not asked")),
            VERDICT.index(wish.verdict),
        ),
        Choice(
            tr("Answer"),
            (every, tr("Positive"), tr("Unsure"), tr("Negative"), tr("No answer")),
            DECISION.index(wish.decision),
        ),
    )
    if listed.read is None:
        return found
    return (*found, Choice(tr("Reader"), (every, tr("Not yet decided"), tr("Decided")), READ.index(wish.read)))


def _status_name(status: str) -> str:
    return {"ok": tr("Done"), "refused": tr("Refused"), "failed": tr("Failed")}[status]


def _verdict(item: Item) -> tuple[str, Tone]:
    known: dict[str, tuple[str, Tone]] = {
        "answered": (tr("Answered"), "good"),
        "doubtful": (tr("Doubtful"), "doubtful"),
        "refused": (tr("Refused"), "refused"),
    }
    return known.get(item.verdict, ("", "refused"))


def _cell(score: float, decision: str) -> ScoreCell:
    if isnan(score) or not decision:
        return ScoreCell()
    words = {"negative": tr("Negative"), "unsure": tr("Unsure"), "positive": tr("Positive")}
    return ScoreCell(f"{score:.2f}", cast(Decision, decision), words[decision])
