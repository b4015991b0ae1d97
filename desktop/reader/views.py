"""What the reader's tab and the window of the network's input show, ready-made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Side = Literal["open", "agrees", "disagrees"]


@dataclass(frozen=True, slots=True)
class ReaderRow:
    """A label: what the model says of it, what the reader said, and on which other answer that was said.

    decided: this reader said something, maybe only a comment, of this very answer.
    """

    name: str
    model: str
    reader: str
    note: str = ""
    side: Side = "open"
    decided: bool = False
    comment: str = ""


@dataclass(frozen=True, slots=True)
class ReaderView:
    """subject: what a comment is on, None where there is nothing to decide; goes back with the comment.

    hint: why there is nothing to decide. figures: of agreement, one sentence a label. note: what was done last.
    exporting: (done, total) files looked through.
    """

    rows: tuple[ReaderRow, ...] = ()
    selected: int = 0
    subject: object = None
    comment: str = ""
    hint: str = ""
    initials: str = ""
    figures: tuple[str, ...] = ()
    note: str = ""
    can_undo: bool = False
    can_export: bool = False
    exporting: tuple[int, int] | None = None

    @property
    def can_decide(self) -> bool:
        return self.subject is not None


@dataclass(frozen=True, eq=False, slots=True)
class InputView:
    """What the network was given. grey: uint8 (H, W) at the card's size, 0 black .. 255 white; None without an answer.

    text: its size, how it was made and its values, or why there is none.
    """

    grey: NDArray[np.uint8] | None = None
    text: str = ""
