"""Which of the installed models answers: one at a time, chosen by the reader."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from desktop.answers import Model
from desktop.asking import Asking
from desktop.choice import Choice
from desktop.desk import Desk

Load = Callable[[Path], Model]


class Choosing:
    def __init__(self, desk: Desk, asking: Asking) -> None:
        self._desk = desk
        self._asking = asking
        self._load: Load | None = None

    @property
    def commands(self) -> dict[str, Callable[[], None]]:
        return {"model_next": self._next}

    def start(self, path: Path, load: Load) -> None:
        """Load the first model. load: what reads a model file and proves it; slow, raises ModelError."""
        self._load = load
        self.open(path)

    def offer(self, found: Sequence[tuple[Path, str]]) -> None:
        """List installed models: file and title."""
        self._desk.set(choice=Choice(tuple(found), self._desk.session.choice.path))

    def pick(self, position: int) -> None:
        """position: in the list; the one that is there already is not loaded again, unless it failed."""
        choice = self._desk.session.choice
        if position < len(choice.offered):
            path = choice.offered[position][0]
            if path != choice.path or self._desk.session.model_failure:
                self.open(path)

    def open(self, path: Path) -> None:
        """Ask this model from now on; what an earlier one said goes at once."""
        if self._load is not None:
            self._desk.set(choice=Choice(self._desk.session.choice.offered, path))
            self._asking.load(partial(self._load, path))

    def _next(self) -> None:
        choice = self._desk.session.choice
        if choice.offered:
            paths = [path for path, _ in choice.offered]
            at = paths.index(choice.path) if choice.path in paths else -1
            self.pick((at + 1) % len(paths))
