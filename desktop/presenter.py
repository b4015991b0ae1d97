"""Intents in, jobs started, a new Session out. Decides everything, draws nothing."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from desktop.answers import Model
from desktop.commands import WINDOWS
from desktop.core.card import Input
from desktop.core.display import auto_window, choices, table
from desktop.core.errors import AppError
from desktop.core.finding import Answer
from desktop.core.radiograph import Lut, Radiograph, Window
from desktop.jobs import Job, Progress
from desktop.screen import Rgba, Screen
from desktop.settings import Settings
from desktop.state import Session, Shown, continued, present
from desktop.viewing import dragged, levels, plane_levels

T = TypeVar("T")
Read = Callable[[Path, int], Radiograph]
Paint = Callable[[NDArray[np.float32], tuple[int, int], Input], Rgba]
OVERLAY_SIDE = 512  # pixels of the painted overlay's longer side; the canvas stretches it over the radiograph
KEY_DRAG = 15.0  # screen pixels of dragging that one key press stands for
STEADY = 0.2  # seconds that a frame stays before the model is asked about it


class View(Protocol):
    def show_screen(self, screen: Screen) -> None: ...


class Runner(Protocol):
    """What the presenter needs of `jobs.JobRunner`: the newest job only, and none after `drop`."""

    def submit(
        self,
        work: Callable[[Job], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        progress: Progress = ...,
        delay: float = ...,
    ) -> Job: ...

    def drop(self) -> None: ...


class Presenter:
    """reading and thinking: two runners, so that a picture can be looked at while the model is being loaded.

    read: the radiograph of a file's frame, counted from 0. Raises AppError.
    """

    def __init__(
        self,
        view: View,
        reading: Runner,
        thinking: Runner,
        read: Read,
        paint: Paint,
        settings: Settings,
    ) -> None:
        self._view = view
        self._reading = reading
        self._thinking = thinking
        self._read = read
        self._paint = paint
        self._settings = settings
        self._session = Session(overlay_on=settings.overlay_on, opacity=settings.opacity)
        self._commands: dict[str, Callable[[], None]] = {
            "previous": lambda: self._go(present(self._session).previous),
            "next": lambda: self._go(present(self._session).next),
            "frame_back": lambda: self._turn(-1),
            "frame_on": lambda: self._turn(1),
            **{command.id: partial(self.pick_window, index) for index, command in enumerate(WINDOWS)},
            "reset": self._reset,
            "auto": self._auto,
            "invert": self._invert,
            "wider": lambda: self.drag_window(KEY_DRAG, 0.0),
            "narrower": lambda: self.drag_window(-KEY_DRAG, 0.0),
            "brighter": lambda: self.drag_window(0.0, KEY_DRAG),
            "darker": lambda: self.drag_window(0.0, -KEY_DRAG),
            "overlay": lambda: self._set(overlay_on=not self._session.overlay_on),
            "planes": lambda: self._set(planes_on=not self._session.planes_on),
            "identity": lambda: self._set(identity_hidden=not self._session.identity_hidden),
            "force": lambda: self._ask(self._session.shown, force=True),
            "dismiss": lambda: self._set(message=""),
        }
        self._set()

    @property
    def commands(self) -> frozenset[str]:
        return frozenset(self._commands)

    @property
    def settings(self) -> Settings:
        """The settings as the user left them."""
        return replace(self._settings, overlay_on=self._session.overlay_on, opacity=self._session.opacity)

    def choose(self, command: str) -> None:
        self._commands[command]()

    def load_model(self, load: Callable[[], Model]) -> None:
        self._thinking.submit(lambda job: load(), self._loaded, self._model_failed)

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

    def pick_window(self, index: int) -> None:
        """Show the radiograph through one of the choices of its list."""
        shown = self._session.shown
        if shown is not None and index < len(shown.choices):
            self._window(shown, shown.choices[index])

    def drag_window(self, right: float, down: float) -> None:
        shown = self._session.shown
        if shown is not None:
            self._window(shown, dragged(shown.radiograph, shown.voi, right, down, shown.inverted))

    def point(self, pointer: tuple[int, int] | None) -> None:
        if pointer != self._session.pointer:
            self._set(pointer=pointer)

    def set_opacity(self, percent: int) -> None:
        self._set(opacity=min(max(percent, 0), 100) / 100.0)

    def pick_label(self, label: int) -> None:
        shown, model = self._session.shown, self._session.model
        if model is None or shown is None or shown.answer is None:
            return
        radiograph, answer = shown.radiograph, shown.answer

        def work(job: Job) -> dict[str, object]:
            return {"label": label, "painted": self._painted(model, radiograph, answer, label)}

        self._thinking.submit(work, self._answered, self.say_or_raise)

    def say(self, sentence: str) -> None:
        self._set(message=sentence)

    def _set(self, **changes: Any) -> None:
        self._session = replace(self._session, **changes)
        self._view.show_screen(present(self._session))

    def _set_shown(self, shown: Shown, **changes: Any) -> None:
        self._set(shown=replace(shown, **changes))

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
        self._ask(shown, opening=None, unreadable=self._session.unreadable - {shown.path}, pointer=None)

    def _read_frame(self, path: Path, frame: int) -> None:
        self._reading.submit(lambda job: self._prepared(path, frame, job), self._turned, self._not_turned)

    def _turned(self, new: Shown) -> None:
        old, wanted = self._session.shown, self._session.frame
        assert old is not None
        assert wanted is not None
        shown = continued(old, new)
        if wanted == shown.radiograph.frame:
            self._ask(shown, delay=STEADY, frame=None)
            return
        if self._session.model is not None:
            self._thinking.drop()  # its answer would come to stand beside another frame
        self._set(shown=shown)
        self._read_frame(shown.path, wanted)

    def _not_turned(self, error: Exception) -> None:
        self._set(frame=None)
        self.say_or_raise(error)

    def _unreadable(self, path: Path, error: Exception) -> None:
        self._set(opening=None, unreadable=self._session.unreadable | {path})
        self.say_or_raise(error)

    def _loaded(self, model: Model) -> None:
        self._ask(self._session.shown, model=model)

    def _model_failed(self, error: Exception) -> None:
        self._set(model_failure=str(error) if isinstance(error, AppError) else "The model could not be loaded.")
        self.say_or_raise(error)

    def _ask(self, shown: Shown | None, force: bool = False, delay: float = 0.0, **changes: Any) -> None:
        """Show a radiograph and ask the model about it; a newer question drops the older one's answer."""
        model: Model | None = changes.get("model", self._session.model)
        if shown is None or model is None:
            self._set(shown=shown, **changes)
            return
        self._set(shown=replace(shown, asking=True, answer=None, painted=None, failure=""), **changes)

        def work(job: Job) -> dict[str, object]:
            start = time.perf_counter()
            answer = model.answer(shown.radiograph, force)
            seconds = time.perf_counter() - start
            label = max(range(len(answer.findings)), key=lambda i: answer.findings[i].score, default=0)
            painted = self._painted(model, shown.radiograph, answer, label)
            return {"asking": False, "answer": answer, "seconds": seconds, "label": label, "painted": painted}

        self._thinking.submit(work, self._answered, self._unanswered, delay=delay)

    def _answered(self, changes: dict[str, object]) -> None:
        assert self._session.shown is not None
        self._set_shown(self._session.shown, **changes)

    def _unanswered(self, error: Exception) -> None:
        assert self._session.shown is not None
        failure = str(error) if isinstance(error, AppError) else "The program failed while asking the model."
        self._set_shown(self._session.shown, asking=False, failure=failure)
        self.say_or_raise(error)

    def _painted(self, model: Model, radiograph: Radiograph, answer: Answer, label: int) -> Rgba | None:
        if not answer.findings:
            return None
        scale = min(1.0, OVERLAY_SIDE / max(radiograph.height, radiograph.width))
        shape = (max(1, round(radiograph.height * scale)), max(1, round(radiograph.width * scale)))
        return self._paint(answer.findings[label].map, shape, model.card.input)

    def say_or_raise(self, error: Exception) -> None:
        """Show what the user can act on; anything else is a bug, for the crash log."""
        if not isinstance(error, AppError):
            raise error
        self._set(message=str(error))

    def _reset(self) -> None:
        shown = self._session.shown
        if shown is not None:
            self._window(replace(shown, inverted=False), shown.choices[0])

    def _auto(self) -> None:
        if self._session.shown is not None:
            self._window(self._session.shown, auto_window(self._session.shown.radiograph))

    def _invert(self) -> None:
        shown = self._session.shown
        if shown is not None:
            self._window(replace(shown, inverted=not shown.inverted), shown.voi)

    def _window(self, shown: Shown, voi: Window | Lut) -> None:
        self._set_shown(shown, voi=voi, greys=table(shown.radiograph, voi, shown.inverted))
