"""Intents in, jobs started, a new Session out. Decides everything, draws nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from desktop.answers import Model
from desktop.asking import Asking
from desktop.cells.cells import Cells
from desktop.choosing import Choosing
from desktop.core.display import choices, table
from desktop.core.radiograph import Radiograph
from desktop.desk import Desk, Part, Runner, View
from desktop.greys import Greys
from desktop.jobs import Job
from desktop.look import Look
from desktop.looking import Looking
from desktop.mapping import Mapping
from desktop.maps import MapStyle
from desktop.marking.keeper import Keeper
from desktop.marking.part import MarkingPart
from desktop.papers.choices import chosen
from desktop.papers.papers import Papers
from desktop.program.part import ProgramPart
from desktop.program.stored import program_of, stored
from desktop.reader.deciding import Deciding
from desktop.reader.reading import Reading, prevalence
from desktop.reader.thresholds import Thresholds
from desktop.saving import Keeping
from desktop.session import Session, Shown
from desktop.settings import Settings
from desktop.state import continued, present
from desktop.strip.background import Background
from desktop.strip.removing import Removing
from desktop.strip.thumbs import Thumbs
from desktop.viewing import levels, plane_levels

Read = Callable[[Path, int], Radiograph]
P = TypeVar("P", bound=Part)
STEADY = 0.2  # seconds that a frame stays before the model is asked about it


class Presenter:
    """reading and thinking: two runners, so that a picture can be looked at while the model is being loaded.

    greys, maps: what the window's and the overlay's controls ask for. read: the radiograph of a file's frame, counted
    from 0. Raises AppError. keeping: what the reader says and draws; without, it lasts as long as the window.
    background: what reads small pictures; without, there are none.
    """

    def __init__(
        self,
        view: View,
        reading: Runner,
        thinking: Runner,
        read: Read,
        settings: Settings,
        keeping: Keeping | None = None,
        background: Background | None = None,
    ) -> None:
        self._reading = reading
        self._read = read
        self._settings = settings
        self._keeping = keeping or Keeping()
        style = MapStyle(threshold=settings.threshold, contours=settings.contours, palette=settings.palette)
        look = Look(crisp=settings.crisp, screens=settings.screens)
        session = Session(overlay_on=settings.overlay_on, opacity=settings.opacity, style=style, look=look)
        session = replace(session, reader=Reading(settings.initials, prevalence(100.0 * settings.prevalence)))
        session = replace(session, papers=Papers(choices=chosen(settings.saving)), program=program_of(settings))
        self._desk = Desk(view, session)
        self.greys = Greys(self._desk)
        self.looking = Looking(self._desk, self.greys)
        self.maps = Mapping(self._desk, thinking)
        self._keeper = Keeper(self._keeping.store, self._keeping.runner)
        self.marks = MarkingPart(self._desk, self._keeper, self.maps.redraw)
        self._asking = Asking(self._desk, thinking, self.maps)
        self.choosing = Choosing(self._desk, self._asking)
        filling = background.filling if background else reading
        self.cells = Cells(
            self._desk, self._asking, self.maps, self.greys, reading, filling, lambda p, job: self._prepared(p, 0, job)
        )
        self.thresholds = Thresholds(self._desk)
        self.deciding = Deciding(self._desk, self._keeping)
        self._asking.then = self.deciding.load
        self.thumbs = Thumbs(self._desk, background)
        self.removing = Removing(self._desk, self._asking, self.cells, reading, self.pick)
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
        self.program = ProgramPart(self._desk, self.maps, self.looking, self.thresholds, self.deciding, self.open)
        parts: tuple[Part, ...] = (self.greys, self.looking, self.maps, self._asking, self.choosing)
        for part in (*parts, self.thresholds, self.deciding, self.marks, self.cells, self.removing):
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
            palette=style.palette,
            threshold=style.threshold,
            crisp=session.look.crisp,
            screens=session.look.screens,
            saving=str(session.papers.choices),
            initials=session.reader.initials,
            prevalence=session.reader.prevalence,
            **stored(session.program),
        )

    def show_in(self, view: View) -> None:
        """From now on in this window."""
        self._desk.show_in(view)

    def add(self, make: Callable[[Desk], P]) -> P:
        """A further part over the same session."""
        part = make(self._desk)
        self._commands |= part.commands
        return part

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
        self.marks.settle()
        path = self._session.files[position]
        if self.cells.take(path):
            return
        self._set(opening=path, step=(0, 2), frame=None, message="")
        self._ask_again()
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
        radiograph, drawing = self._keeper.restored(self._read(path, frame))
        job.step(1, 2)
        offered = tuple(dict.fromkeys(choices(radiograph)))
        greys = table(radiograph, offered[0])
        sizes, planes = levels(radiograph), plane_levels(radiograph)
        return Shown(path, radiograph, sizes, planes, offered, offered[0], greys, drawing=drawing)

    def _step(self, done: int, total: int) -> None:
        self._set(step=(done, total))

    def _opened(self, shown: Shown) -> None:
        self.marks.settle()
        self.cells.open(shown)

    def _read_frame(self, path: Path, frame: int) -> None:
        self._reading.submit(lambda job: self._prepared(path, frame, job), self._turned, self._not_turned)

    def _turned(self, new: Shown) -> None:
        self.marks.settle()
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
        self._ask_again()
        self.say_or_raise(error)

    def _unreadable(self, path: Path, error: Exception) -> None:
        strip = self._session.strip.refused(path, error)
        self._set(opening=None, unreadable=self._session.unreadable | {path}, strip=strip)
        self._ask_again()
        self.say_or_raise(error)

    def _ask_again(self) -> None:
        """A frame that was passed on the way to another one stays on the screen where that does not come."""
        shown = self._session.shown
        if shown is not None and not (shown.answer or shown.failure or shown.asking):
            self._asking.ask(shown, delay=STEADY)
