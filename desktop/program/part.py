"""The presenter's program: settings, keys and recent files, changed at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from desktop.desk import Desk
from desktop.looking import Looking
from desktop.mapping import Mapping as Maps
from desktop.papers.view import Told
from desktop.program.keys import settled
from desktop.program.program import THEMES, Preferences, Program
from desktop.program.recent import Recent, added
from desktop.program.view import preferences
from desktop.reader.deciding import Deciding
from desktop.reader.thresholds import Thresholds
from desktop.words import LANGUAGES

Open = Callable[[Sequence[Path]], None]


class ProgramPart:
    """open: shows files.

    keep: stores the paths of the recent files between two starts; gets all that may be kept, at every change.
    appear: takes the language and the colours.
    """

    def __init__(
        self, desk: Desk, maps: Maps, looking: Looking, thresholds: Thresholds, deciding: Deciding, open: Open
    ) -> None:
        self._desk = desk
        self._maps = maps
        self._looking = looking
        self._thresholds = thresholds
        self._deciding = deciding
        self._open = open
        self._seen: object = None
        self.keep: Callable[[tuple[Path, ...]], None] = lambda paths: None
        self.appear: Callable[[Program], None] = lambda program: None
        desk.watch(self._look)

    @property
    def commands(self) -> dict[str, Callable[[], None]]:
        return {}

    def wish(self, wanted: Preferences) -> None:
        """Make the preferences these."""
        now = preferences(self._desk.session)
        language = wanted.language if wanted.language in LANGUAGES else ""
        theme = wanted.theme if wanted.theme in THEMES else "system"
        if wanted.threshold != now.threshold:
            self._maps.set_threshold(wanted.threshold)
        if wanted.contours != now.contours:
            self._maps.switch_contours()
        if wanted.opacity != now.opacity:
            self._maps.set_opacity(wanted.opacity)
        if wanted.crisp != now.crisp:
            self._looking.commands["crisp"]()
        if wanted.initials != now.initials:
            self._deciding.name(wanted.initials)
        if wanted.prevalence != now.prevalence:
            self._thresholds.set_prevalence(wanted.prevalence)
        self._desk.set(overlay_on=wanted.overlay_on)
        self._set(language=language, theme=theme, remember=wanted.remember, notice=wanted.notice)
        if wanted.remember != now.remember:
            self._keep()
        if (language, theme) != (now.language, now.theme):
            self._appear(language != now.language)

    def set_keys(self, keys: Mapping[str, str]) -> None:
        """The keys of the reader's own, by the command's id."""
        self._set(keys=settled(keys))

    def open_recent(self, position: int) -> None:
        recent = self._desk.session.program.recent
        if position < len(recent):
            self._open([recent[position].path])

    def forget(self) -> None:
        """The recent files, also those kept between two starts."""
        self._set(recent=())
        self._keep()

    def recall(self, paths: Sequence[Path]) -> None:
        """Recent files kept from an earlier start."""
        self._set(recent=tuple(Recent(path, nameless=True) for path in paths))

    def _appear(self, respoken: bool) -> None:
        """respoken: what was said in the former language, and is not said anew by showing it, goes or is redone."""
        session = self._desk.session
        if respoken:
            papers, reader = replace(session.papers, told=Told("")), replace(session.reader, note="")
            worklist = replace(session.worklist, note="")
            self._desk.set(message="", papers=papers, reader=reader, worklist=worklist)
        self.appear(self._desk.session.program)
        self._maps.catch_up()

    def _look(self) -> None:
        """Another file came to be shown."""
        shown = self._desk.session.shown
        if shown is not None and shown.opened is not self._seen:
            self._seen = shown.opened
            self._set(recent=added(self._desk.session.program.recent, shown.path.absolute(), shown.radiograph))
            self._keep()

    def _keep(self) -> None:
        program = self._desk.session.program
        self.keep(tuple(one.path for one in program.recent if one.nameless) if program.remember else ())

    def _set(self, **changes: Any) -> None:
        self._desk.set(program=replace(self._desk.session.program, **changes))
