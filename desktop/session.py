"""What the user has: the files, the radiograph on the screen, the model and its answer, and how they are looked at."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from desktop.answers import Model
from desktop.cells.layout import Layout
from desktop.choice import Choice
from desktop.core.finding import Answer
from desktop.core.radiograph import Lut, Radiograph, Window
from desktop.core.text import printable
from desktop.look import Look
from desktop.maps import Drawn, MapStyle
from desktop.marking.drawing import Drawing, Marking
from desktop.papers.papers import Papers
from desktop.pose import Pose
from desktop.program.program import Program
from desktop.reader.reading import Reading
from desktop.screen import Index, Mask
from desktop.strip.strip import Strip
from desktop.words import tr
from desktop.worklist.listed import Listed


@dataclass(frozen=True, eq=False, slots=True)
class Shown:
    """The radiograph on the screen with everything that belongs to it, so that a new one takes nothing of an older.

    levels, planes: see `viewing.levels`, `viewing.plane_levels`. choices: what it can be shown through.
    greys: uint8 (2**bits,) of `display.table`. opened: see `Picture`. seconds: what the answer took.
    voi_kept: the window to come back to while there is none, None while there is one.
    label: index of the finding whose map is asked for; drawn: the map as it is, None before there is an answer.
    asking: an answer is on its way. failure: why there is none. given: uint8
    (H, W) at the card's size, what the network was given. drawing: the marks, whose scale is in the radiograph's
    spacing.
    """

    path: Path
    radiograph: Radiograph
    levels: tuple[Index, ...]
    planes: tuple[Mask, ...]
    choices: tuple[Window | Lut, ...]
    voi: Window | Lut
    greys: NDArray[np.uint8]
    opened: object = field(default_factory=object)
    inverted: bool = False
    voi_kept: Window | Lut | None = None
    pose: Pose = field(default_factory=Pose)
    asking: bool = False
    answer: Answer | None = None
    seconds: float = 0.0
    failure: str = ""
    label: int = 0
    drawn: Drawn | None = None
    given: NDArray[np.uint8] | None = None
    drawing: Drawing = field(default_factory=Drawing)

    @property
    def subject(self) -> object:
        """What the user is asked about, or writes about: another radiograph's, or another frame's, is never equal."""
        return self.opened, self.radiograph.frame

    @property
    def voi_off(self) -> bool:
        """Grey is the stored value alone."""
        return self.voi_kept is not None


@dataclass(frozen=True, eq=False, slots=True)
class Session:
    """What the user has. step: (done, total) of the file being opened. pointer: (row, column) under the mouse.

    frame: the one asked for of the file that is shown, None when it is there. style: how maps are asked for.
    measuring: (done, total) of the faithfulness that is being measured.
    """

    files: tuple[Path, ...] = ()
    unreadable: frozenset[Path] = frozenset()
    opening: Path | None = None
    step: tuple[int, int] = (0, 0)
    frame: int | None = None
    shown: Shown | None = None
    model: Model | None = None
    model_failure: str = ""
    overlay_on: bool = True
    opacity: float = 0.6
    style: MapStyle = field(default_factory=MapStyle)
    measuring: tuple[int, int] | None = None
    planes_on: bool = True
    identity_hidden: bool = False
    look: Look = field(default_factory=Look)
    pointer: tuple[int, int] | None = None
    message: str = ""
    layout: Layout = field(default_factory=Layout)
    strip: Strip = field(default_factory=Strip)
    papers: Papers = field(default_factory=Papers)
    marking: Marking = field(default_factory=Marking)
    choice: Choice = field(default_factory=Choice)
    worklist: Listed = field(default_factory=Listed)
    reader: Reading = field(default_factory=Reading)
    program: Program = field(default_factory=Program)

    def called(self, path: Path, most: int = 120) -> str:
        """A file as the window names it: by its place in the list while patients are hidden, as its name may be theirs.

        most: letters.
        """
        if self.identity_hidden and path in self.files:
            return tr("File {number}", number=self.files.index(path) + 1)
        return printable(path.name, most)
