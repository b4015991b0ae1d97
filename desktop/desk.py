"""The session that the presenter's parts share: changed in one line, shown in the next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Protocol, TypeVar

from desktop.about import about
from desktop.core.errors import AppError
from desktop.jobs import Job, Progress
from desktop.screen import CardPage, Screen
from desktop.session import Session
from desktop.state import present

T = TypeVar("T")


class View(Protocol):
    def show_screen(self, screen: Screen) -> None: ...

    def show_card(self, page: CardPage) -> None: ...


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


class Part(Protocol):
    """A part of the presenter. commands: what it carries out of the table of actions, by id."""

    @property
    def commands(self) -> dict[str, Callable[[], None]]: ...


class Desk:
    """session: what the user has now."""

    def __init__(self, view: View, session: Session) -> None:
        self._view = view
        self.session = session
        self._watchers: list[Callable[[], None]] = []

    def set(self, **changes: Any) -> None:
        self.session = replace(self.session, **changes)
        self._view.show_screen(present(self.session))
        for watcher in self._watchers:
            watcher()

    def show_in(self, view: View) -> None:
        """From now on in this one."""
        self._view = view
        view.show_screen(present(self.session))

    def watch(self, watcher: Callable[[], None]) -> None:
        """Call it whenever the session was changed; what it changes itself, too."""
        self._watchers.append(watcher)

    def set_shown(self, **changes: Any) -> None:
        """Change what belongs to the radiograph on the screen; there must be one."""
        assert self.session.shown is not None
        self.set(shown=replace(self.session.shown, **changes))

    def show_card(self) -> None:
        """Show what the model's card says, if there is a model."""
        if self.session.model is not None:
            self._view.show_card(about(self.session.model))

    def say_or_raise(self, error: Exception) -> None:
        """Show what the user can act on; anything else is a bug, for the crash log."""
        if not isinstance(error, AppError):
            raise error
        self.set(message=str(error))
