"""The presenter's view of the radiograph: how it lies, how it is drawn, and what is written over it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from desktop.desk import Desk
from desktop.greys import Greys
from desktop.look import Look
from desktop.pose import Pose


class Looking:
    """greys: reset together with the pose."""

    def __init__(self, desk: Desk, greys: Greys) -> None:
        self._desk = desk
        self._greys = greys

    @property
    def commands(self) -> dict[str, Callable[[], None]]:
        return {
            "turn_right": lambda: self._lay(lambda pose: pose.turned(1)),
            "turn_left": lambda: self._lay(lambda pose: pose.turned(-1)),
            "flip": lambda: self._lay(Pose.flipped),
            "upend": lambda: self._lay(Pose.upended),
            "upright": self._reset,
            "magnifier": lambda: self._change(magnified=not self._look.magnified),
            "crisp": lambda: self._change(crisp=not self._look.crisp),
            "texts": lambda: self._change(texts=not self._look.texts),
        }

    @property
    def _look(self) -> Look:
        return self._desk.session.look

    def calibrate(self, screen: str, dots: float) -> None:
        """Keep that a screen has so many device pixels per mm."""
        self._change(screens={**self._look.screens, screen: dots})

    def _lay(self, pose: Callable[[Pose], Pose]) -> None:
        """The pixel under the pointer is another one then; the pointer's next move tells which."""
        shown = self._desk.session.shown
        if shown is not None:
            self._desk.set(shown=replace(shown, pose=pose(shown.pose)), pointer=None)

    def _reset(self) -> None:
        """Everything that could mislead about what the file holds; the canvas fits the radiograph."""
        if self._desk.session.shown is not None:
            self._change(magnified=False, texts=True)
            self._lay(lambda pose: Pose())
            self._greys.reset()

    def _change(self, **changes: Any) -> None:
        self._desk.set(look=replace(self._look, **changes))
