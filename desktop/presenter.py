"""Intents in, jobs started, a new Session out. Decides everything, draws nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from desktop.answers import Model
from desktop.asking import Asking
from desktop.choosing import Choosing
from desktop.core.display import choices, table
from desktop.core.radiograph import Radiograph
from desktop.desk import Desk, Part, Runner, View
from desktop.greys import Greys
from desktop.jobs import Job
from desktop.mapping import Mapping
from desktop.maps import MapStyle
from desktop.saving import Keeping
from desktop.session import Session, Shown
from desktop.settings import Settings
from desktop.state import continued, present
from desktop.viewing import levels, plane_levels

Read = Callable[[Path, int], Radiograph]
STEADY = 0.2  # seconds that a frame stays before the model is asked about it


class Presenter:
    """reading and thinking: two runners, so that a picture can be looked at while the model is being loaded.

    greys, maps: what the window's and the overlay's controls ask for. read: the radiograph of a file's frame, counted
    from 0. Raises AppError. keeping: what the reader says and draws; without, it lasts as long as the window.
    """

    def __init__(
        self,
        view: View,
        reading: Runner,
        thinking: Runner,
        read: Read,
        settings: Settings,
        keeping: Keeping | None = None,
    ) -> None:
        self._reading = reading
        self._read = read
        self._settings = settings
        self._keeping = keeping or Keeping()
        style = MapStyle(threshold=settings.threshold, contours=settings.contours)
        session = Session(overlay_on=settings.overlay_on, opacity=settings.opacity, style=style)
        self._desk = Desk(view, session)
        self.greys = Greys(self._desk)
        self.maps = Mapping(self._desk, thinking)
        self._asking = Asking(self._desk, thinking, self.maps)
        self.choosing = Choosing(self._desk, self._asking)
        self._commands: dict[str, Callable[[], None]] = {
            "previous": lambda: self._go(present(self._session).previous),
            "next": lambda: self._go(present(self._session).next),
            "frame_back": lambda: self._turn(-1),
            "frame_on": lambda: self._turn(1),
            "planes": lambda: self._set(planes_on=not self._session.planes_on),
            "identity": lambda: self._set(identity_hidden=not self._session.identity_hidden),
            "card": self._desk.show_card,
            "dismiss": lambda: self._set(message=""),
        }
        parts: tuple[Part, ...] = (self.greys, self.maps, self._asking, self.choosing)
        for part in parts:
            self._commands |= part.commands
        self._set()

    @property
    def commands(self) -> frozenset[str]:
        return frozenset(self._commands)

    @property
    def settings(self) -> Settings:
        """The settings as the user left them."""
        session, style = self._session, self._session.style
        return replace(
            self._settings,
            overlay_on=session.overlay_on,
            opacity=session.opacity,
            contours=style.contours,
            threshold=style.threshold,
        )

    def choose(self, command: str) -> None:
        self._commands[command]()

    def load_model(self, load: Callable[[], Model]) -> None:
        self._asking.load(load)

    def open(self, paths: Sequence[Path]) -> None:
        """Add files to the list and show the first of them."""
        if not paths:
            return
        files = tuple(dict.fromkeys((*self._session.files, *paths)))
        self._set(files=files)
        self.pick(files.index(paths[0]))

    def pick(self, position: int) -> None:
        """Show a file of the list; the radiograph on the screen stays until the new one is there."""
        path = self._session.files[position]
        self._set(opening=path, step=(0, 2), frame=None, message="")
        self._reading.submit(
            lambda job: self._prepared(path, 0, job),
            self._opened,
            lambda error: self._unreadable(path, error),
            self._step,
        )

    def pick_frame(self, frame: int) -> None:
        """Show another frame of the file; while one is being read, only the newest that was asked for is next."""
        shown, waiting = self._session.shown, self._session.frame
        if shown is None or not 0 <= frame < shown.radiograph.frames:
            return
        if frame != (shown.radiograph.frame if waiting is None else waiting):
            self._set(frame=frame, opening=None)
            if waiting is None:
                self._read_frame(shown.path, frame)

    def point(self, pointer: tuple[int, int] | None) -> None:
        if pointer != self._session.pointer:
            self._set(pointer=pointer)

    def say_or_raise(self, error: Exception) -> None:
        self._desk.say_or_raise(error)

    def say(self, sentence: str) -> None:
        self._set(message=sentence)

    def _set(self, **changes: Any) -> None:
        self._desk.set(**changes)

    @property
    def _session(self) -> Session:
        return self._desk.session

    def _go(self, position: int | None) -> None:
        if position is not None:
            self.pick(position)

    def _turn(self, step: int) -> None:
        frames = present(self._session).frames
        self.pick_frame(frames.frame + step)

    def _prepared(self, path: Path, frame: int, job: Job) -> Shown:
        """On the worker: everything slow between a path and the screen."""
        radiograph = self._read(path, frame)
        job.step(1, 2)
        offered = tuple(dict.fromkeys(choices(radiograph)))
        greys = table(radiograph, offered[0])
        return Shown(path, radiograph, levels(radiograph), plane_levels(radiograph), offered, offered[0], greys)

    def _step(self, done: int, total: int) -> None:
        self._set(step=(done, total))

    def _opened(self, shown: Shown) -> None:
        self._asking.ask(shown, opening=None, unreadable=self._session.unreadable - {shown.path}, pointer=None)

    def _read_frame(self, path: Path, frame: int) -> None:
        self._reading.submit(lambda job: self._prepared(path, frame, job), self._turned, self._not_turned)

    def _turned(self, new: Shown) -> None:
        old, wanted = self._session.shown, self._session.frame
        assert old is not None
        assert wanted is not None
        shown = continued(old, new)
        if wanted == shown.radiograph.frame:
            self._asking.ask(shown, delay=STEADY, frame=None)
            return
        self._asking.drop()
        self._set(shown=shown, measuring=None)
        self._read_frame(shown.path, wanted)

    def _not_turned(self, error: Exception) -> None:
        self._set(frame=None)
        self.say_or_raise(error)

    def _unreadable(self, path: Path, error: Exception) -> None:
        self._set(opening=None, unreadable=self._session.unreadable | {path})
        self.say_or_raise(error)
