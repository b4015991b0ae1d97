"""What the window shows of the marks, ready-made."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.marking.drawing import Asked, Tool

Place = tuple[float, float]  # (row, column) of the radiograph


@dataclass(frozen=True, slots=True)
class MarkItem:
    """name: of its kind. value: of one or more lines, empty where there is nothing to measure. text: the user's own.

    lines: to be painted, each of two or more places. dotted: fainter. handles: in the order in which keys take them.
    anchor: where the words stand. pointed: the line ends in an arrow.
    """

    name: str
    value: str
    text: str
    lines: tuple[tuple[Place, ...], ...]
    dotted: tuple[tuple[Place, ...], ...]
    handles: tuple[Place, ...]
    anchor: Place
    pointed: bool = False

    @property
    def words(self) -> str:
        """What stands beside the mark."""
        return "\n".join(filter(None, (self.text, self.value)))


@dataclass(frozen=True, slots=True)
class MarksView:
    """items: all marks, the oldest first. draft: what is just being drawn. selected, handle: by position, -1 for none.

    asked: what the user is asked for, and initial: what is there so far. calibrated: how lengths were calibrated by
    hand, empty where they were not. table: the list with tabs between its columns. note: why saved marks are not here.
    subject: the radiograph that they are on; another one's is never equal.
    """

    there: bool = False
    tool: Tool = ""
    hidden: bool = False
    items: tuple[MarkItem, ...] = ()
    draft: MarkItem | None = None
    selected: int = -1
    handle: int = -1
    asked: Asked = ""
    initial: str = ""
    can_undo: bool = False
    can_redo: bool = False
    calibrated: str = ""
    table: str = ""
    note: str = ""
    subject: object = None
