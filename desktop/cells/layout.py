"""How many radiographs stand beside each other, and which one the model is asked about."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from desktop.answers import Model
    from desktop.session import Shown

Kind = Literal["one", "two", "plain", "study"]
MOST = 4  # cells


@dataclass(frozen=True, eq=False, slots=True)
class Cell:
    """A place for one radiograph, with everything that belongs to it.

    path: None where the next file that is chosen goes. shown: None in the active cell, whose radiograph is the
    session's, and where it is still being read. model: whom its answer is of. failure: why it cannot be shown.
    """

    path: Path | None = None
    shown: Shown | None = None
    model: Model | None = None
    failure: str = ""


@dataclass(frozen=True, eq=False, slots=True)
class Layout:
    """kind: "plain" is one radiograph twice, without its overlay and with it. cells: of "two" and "study" only.

    active: the cell whose radiograph is the session's. alone: the active cell fills the window, so that two radiographs
    can be seen in turn. linked: zoom, place and window of one go for all. blanked: the overlay is hidden for a look.
    """

    kind: Kind = "one"
    cells: tuple[Cell, ...] = ()
    active: int = 0
    alone: bool = False
    linked: bool = True
    blanked: bool = False

    def __post_init__(self) -> None:
        if len(self.cells) > MOST or not 0 <= self.active < max(1, len(self.cells)):
            raise ValueError(f"there is no cell {self.active} of {len(self.cells)}")

    def cell_of(self, path: Path) -> int | None:
        return next((index for index, cell in enumerate(self.cells) if cell.path == path), None)

    @property
    def other(self) -> int | None:
        """The next cell after the active one that has a radiograph, going round."""
        count = len(self.cells)
        places = ((self.active + step) % count for step in range(1, count))
        return next((index for index in places if self.cells[index].shown is not None), None)
