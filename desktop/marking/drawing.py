"""The marks of the radiograph on the screen, and what the hand is just doing with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from desktop.core.geometry import Point, Spacing
from desktop.core.region import Statistics
from desktop.marking.history import History
from desktop.marking.mark import Kind, Mark, Sheet, points_of

Tool = Literal["", "length", "angle", "cobb", "rectangle", "ellipse", "arrow", "text", "scale"]
Region = tuple[Kind, tuple[Point, ...]]
Asked = Literal["", "text", "length"]
Going = Literal["", "nudge", "text"]


@dataclass(frozen=True, slots=True)
class Marking:
    """tool: what the left button draws, empty for none. hidden: no mark is painted."""

    tool: Tool = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Grip:
    """A mark that is held at a handle, -1 for the whole of it, since it was taken at a point."""

    mark: int
    handle: int
    at: Point


@dataclass(frozen=True, eq=False, slots=True)
class Drawing:
    """selected, handle: by position, -1 for none and for the whole mark. live: what a drag makes of the marks before it
    ends. draft: the points of a new mark that are fixed; rubber: the one that follows the pointer.

    asked: what the user is asked for, for the mark at `pending`, or for the selected one where that is empty. typed:
    the letters of the text that is asked for, so far.
    own: the file's spacing, which a scale replaces; aspect: the radiograph's. regions: statistics of every region in
    sight, None where no pixel lies inside. going: what the last step was, where the next key may go further with it.
    note: why saved marks are not here.
    """

    history: History = field(default_factory=History)
    live: Sheet | None = None
    selected: int = -1
    handle: int = -1
    grip: Grip | None = None
    draft: tuple[Point, ...] = ()
    rubber: Point | None = None
    asked: Asked = ""
    pending: tuple[Point, ...] = ()
    typed: str = ""
    regions: Mapping[Region, Statistics | None] = field(default_factory=dict)
    going: Going = ""
    own: Spacing | None = None
    aspect: float = 1.0
    note: str = ""

    @property
    def sheet(self) -> Sheet:
        """The marks as they are seen now."""
        return self.history.now if self.live is None else self.live

    @property
    def chosen(self) -> Mark | None:
        return self.sheet[self.selected] if 0 <= self.selected < len(self.sheet) else None

    def with_sheet(self, sheet: Sheet, selected: int) -> Drawing:
        """One step further."""
        return self.stepped(self.history.changed(sheet), selected)

    def stepped(self, history: History, selected: int) -> Drawing:
        """With nothing begun; selected: by position, none where it is gone."""
        there = selected if selected < len(history.now) else -1
        return replace(
            self, history=history, live=None, selected=there, handle=-1, grip=None, draft=(), rubber=None, asked="",
            pending=(), typed="", going="",
        )  # fmt: skip

    def candidate(self, tool: Tool) -> Mark | None:
        """The mark that a click would finish now."""
        if not tool or not self.draft or self.rubber is None or tool in ("text", "scale"):
            return None
        points = (*self.draft, self.rubber)
        try:
            return Mark(tool, points) if len(points) == points_of(tool) else None
        except ValueError:
            return None
