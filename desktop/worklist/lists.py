"""The presenter's worklist: a batch is begun, followed and ordered; a row is opened; the radiograph goes on from it."""

from __future__ import annotations

import hashlib
import time
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from desktop.core.decisions import Decision
from desktop.core.text import printable
from desktop.desk import Desk, Runner
from desktop.jobs import Job
from desktop.words import said, tr
from desktop.worklist.leading import Leading
from desktop.worklist.listed import Listed, Ordered, Said
from desktop.worklist.news import Feed, News
from desktop.worklist.order import Wish, arranged
from desktop.worklist.pictures import Thumbnails
from desktop.worklist.receiving import Post, received
from desktop.worklist.showing import DECISION, READ, STATUS, VERDICT, wish_of
from desktop.worklist.table import Table

LONGEST = 7 * 24 * 60  # minutes


@dataclass(frozen=True, eq=False, slots=True)
class Sources:
    """following, ordering, deciding: runners, of the batch, of the order, and of the reader's decisions.

    begin: a batch of a folder, its journal in the second place, with this model; of None for what lies there already.
    home: for journals that nobody chose a place for. decisions: all that the reader decided, None where nobody keeps
    it.
    """

    following: Runner
    ordering: Runner
    deciding: Runner
    begin: Callable[[Path | None, Path, Path | None], Feed]
    home: Path
    decisions: Callable[[], Iterable[Decision]] | None = None
    clock: Callable[[], float] = time.time


class Lists:
    """pick: shows the file at a position of the session's files."""

    def __init__(self, desk: Desk, sources: Sources, pick: Callable[[int], None]) -> None:
        self._desk = desk
        self._sources = sources
        self._pick = pick
        self._feed: Feed | None = None
        self._thumbnails = Thumbnails()
        self._arranging = self._again = False
        self._leading = Leading(desk)

    @property
    def commands(self) -> dict[str, Callable[[], None]]:
        return {
            "worklist": self.switch,
            "pause": self.pause,
            "cancel": self.cancel,
            "reports": self.report,
        }

    def switch(self) -> None:
        """The worklist in place of the radiograph, or the other way round."""
        self._set(shown=not self._listed.shown)
        if self._listed.shown:
            self._read_decisions()
            self.tick()

    def read_folder(self, folder: Path, out: Path | None) -> None:
        """Read a folder in the background. out: for journal and reports; None for a place of the program's own."""
        own = self._sources.home / hashlib.sha256(str(folder.absolute()).encode(errors="replace")).hexdigest()[:16]
        self._begin(folder, out or own, Wish())

    def open_batch(self, out: Path) -> None:
        """Show what was read into that place before; nobody waits for it as for a new one."""
        self._begin(None, out, Wish(limit=0))

    def pause(self) -> None:
        """Pause, or go on."""
        phase = self._listed.phase
        if self._feed is not None and self._listed.running:
            self._feed.ask("go on" if phase == "paused" else "pause")
            self._set(phase="reading" if phase == "paused" else "paused")

    def cancel(self) -> None:
        """At once; what is being read ends behind."""
        if self._feed is not None and self._listed.running:
            self._feed.ask("stop")
            self._set(phase="ended")

    def report(self) -> None:
        if self._feed is not None and self._listed.can_report:
            self._feed.ask("nameless report" if self._desk.session.identity_hidden else "report")
            self._set(reporting=True, note="")

    def order(self, column: int) -> None:
        """By a column, or the other way round where it is already."""
        by, label = wish_of(column, len(self._listed.about.labels))
        old = self._listed.wish
        again = (by, label) == (old.by, old.label)
        self._wish(by=by, label=label, descending=not old.descending if again and by != "urgency" else by == "score")

    def filter(self, which: int, position: int) -> None:
        """which: of the page's filters; position: of its choices."""
        names = ("status", "verdict", "decision", "read")
        self._wish(**{names[which]: (STATUS, VERDICT, DECISION, READ)[which][position]})

    def search(self, text: str) -> None:
        self._wish(search=text)

    def limit(self, minutes: int) -> None:
        self._wish(limit=min(max(minutes, 0), LONGEST))

    def tick(self) -> None:
        """Time went by."""
        if self._listed.shown and len(self._listed.table):
            self._arrange()

    def see(self, files: tuple[str, ...]) -> None:
        """The rows that are on the screen: their pictures are fetched."""
        self._thumbnails.want(files, self._listed.pictures, self._feed)

    def point(self, file: str) -> None:
        """The row that the user is at."""
        if file != self._listed.current:
            self._set(current=file)

    def open(self, position: int) -> None:
        """Show the row's radiograph; its neighbours become the list of files."""
        ordered = self._listed.ordered
        if not 0 <= position < len(ordered.order):
            return
        if not self._listed.about.folder:
            self._desk.set(message=tr("The journal does not say which folder it is of: read the folder again."))
            return
        self._pick(self._leading.lead(position))

    def close(self) -> None:
        """End the batch; for the window's end."""
        if self._feed is not None:
            self._feed.close()

    @property
    def _listed(self) -> Listed:
        return self._desk.session.worklist

    def _set(self, **changes: Any) -> None:
        self._desk.set(worklist=replace(self._listed, **changes))

    def _begin(self, folder: Path | None, out: Path, wish: Wish) -> None:
        self.close()
        feed = self._feed = self._sources.begin(folder, out, self._desk.session.choice.path)
        self._thumbnails = Thumbnails()
        post: Post = deque()
        fresh = Listed(shown=True, phase="reading", idle=False, wish=wish, read=self._listed.read)
        self._desk.set(worklist=fresh, message="")
        self._read_decisions()
        self._sources.following.submit(
            lambda job: received(feed, post, job.step), self._ended, self._broke, lambda done, total: self._hear(post)
        )

    def _hear(self, post: Post) -> None:
        changes: dict[str, Any] = {}
        message = ""
        while post:
            one = post.popleft()
            if isinstance(one, Table):
                changes["table"] = one
                continue
            changes |= self._heard(one)
            message = said(one.error) or message
        if changes or message:
            self._desk.set(worklist=replace(self._listed, **changes), **({"message": message} if message else {}))
        if "table" in changes or "about" in changes:
            self._arrange_soon()
        self._thumbnails.go_on(self._listed.pictures, self._feed)

    def _heard(self, news: News) -> dict[str, Any]:
        changes: dict[str, Any] = {}
        if news.about is not None:
            changes["about"] = news.about
        if news.progress is not None:
            changes |= {"progress": news.progress, "rate": news.rate, "left": news.left}
        if news.pictures:
            changes["pictures"] = self._thumbnails.came(news.pictures, self._listed.pictures)
        if any(news.notes):
            changes["note"] = " ".join(printable(said(note), 300) for note in news.notes)
        if not news.writable:
            changes["writable"] = False
        if news.report:
            folder = printable(str(Path(news.report).parent), 300)
            changes["note"] = tr("The reports are in {folder}.", folder=folder)
            if news.nameless:
                changes["note"] = tr("The reports are in {folder}. They are de-identified; the journal there is not.",
                                     folder=folder)  # fmt: skip
        if news.idle:
            changes |= {"idle": True, "phase": "ended", "reporting": False}
        return changes

    def _ended(self, nothing: None) -> None:
        self._set(phase="ended" if self._listed.phase != "none" else "none", idle=False, reporting=False)

    def _broke(self, error: Exception) -> None:
        self._ended(None)
        self._desk.say_or_raise(error)

    def _wish(self, **changes: Any) -> None:
        wish = replace(self._listed.wish, **changes)
        if wish != self._listed.wish:
            self._set(wish=wish)
            self._arrange()

    def _arrange_soon(self) -> None:
        """One after the other: rows that come quickly must not keep dropping the order of those before."""
        self._again = self._arranging
        if not self._arranging:
            self._arrange()

    def _arrange(self) -> None:
        table, wish, read, now = self._listed.table, self._listed.wish, self._listed.read or {}, self._sources.clock()
        self._arranging = True

        def work(job: Job) -> Ordered:
            order, late = arranged(table, wish, read, now)
            return Ordered(table, order, late, wish, now)

        self._sources.ordering.submit(work, self._arranged, self._not_arranged)

    def _arranged(self, ordered: Ordered) -> None:
        self._arranging = False
        self._set(ordered=ordered)
        if self._again:
            self._arrange_soon()

    def _not_arranged(self, error: Exception) -> None:
        self._arranging = False
        self._desk.say_or_raise(error)

    def _read_decisions(self) -> None:
        decisions = self._sources.decisions
        if decisions is not None:
            self._sources.deciding.submit(lambda job: _by_file(decisions()), self._decided, self._desk.say_or_raise)

    def _decided(self, read: Mapping[str, tuple[Said, ...]]) -> None:
        if read != self._listed.read:
            self._set(read=read)
            self._arrange_soon()


def _by_file(decisions: Iterable[Decision]) -> dict[str, tuple[Said, ...]]:
    """By sha256; a comment alone decides nothing."""
    found: dict[str, tuple[Said, ...]] = {}
    for one in decisions:
        if one.opinion != "none":
            found[one.sha256] = (*found.get(one.sha256, ()), Said(one.label, one.opinion))
    return found
