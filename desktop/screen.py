"""What the window shows, ready-made: the widgets need no other type of the program, and nothing of its core."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Index = NDArray[np.uint8] | NDArray[np.uint16]
Rgba = NDArray[np.uint8]
Mask = NDArray[np.bool_]
Line = NDArray[np.float64]
Tone = Literal["quiet", "good", "doubtful", "refused"]
Decision = Literal["negative", "unsure", "positive"]
RESEARCH_ONLY = "Research use only, not for diagnosis"


@dataclass(frozen=True, slots=True)
class FileRow:
    name: str
    unreadable: bool


@dataclass(frozen=True, eq=False, slots=True)
class Picture:
    """What the canvas draws: levels[k][row, column] is an index into greys. The same levels: the same frame.

    opened: the same for every frame of an opened file, which is looked at from where the one before was.
    contours: closed lines of (row, column) around where the map is strong, drawn at the same opacity as the overlay.
    planes: the file's overlay planes in the sizes of the levels, True where something is drawn; empty when hidden.
    pixel, unit: the width of one pixel, for the scale bar. aspect: a pixel's height over its width.
    """

    opened: object
    levels: tuple[Index, ...]
    greys: NDArray[np.uint8]
    overlay: Rgba | None
    opacity: float
    top_left: str
    top_right: str
    bottom_left: str
    contours: tuple[Line, ...] = ()
    planes: tuple[Mask, ...] = ()
    pixel: float = 1.0
    unit: str = "px"
    aspect: float = 1.0


@dataclass(frozen=True, slots=True)
class Tick:
    """An operating point on a score bar."""

    name: str
    threshold: float
    text: str
    deciding: bool


@dataclass(frozen=True, slots=True)
class FindingRow:
    """band: the scores between which the model is unsure, None where there are none."""

    name: str
    score: float
    decision: Decision
    words: str
    ticks: tuple[Tick, ...]
    band: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class FindingsView:
    """The findings panel. details: facts on the model and the run, as (name, value)."""

    tone: Tone
    headline: str
    reasons: tuple[str, ...] = ()
    rows: tuple[FindingRow, ...] = ()
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class OverlayView:
    """The overlay's controls; opacity, threshold, brightness: percent.

    channels: how many feature maps there are to choose from, 0 where the method shows none alone. dimmable: whether
    the method has a brightness.
    """

    on: bool = False
    opacity: int = 60
    labels: tuple[str, ...] = ()
    label: int = 0
    methods: tuple[str, ...] = ()
    method: int = 0
    channels: int = 0
    channel: int = 0
    dimmable: bool = False
    brightness: int = 100
    contours: bool = False
    threshold: int = 30


@dataclass(frozen=True, slots=True)
class ExplanationView:
    """What the map on the screen says in words; without a title there is none.

    stamp: whether it adds up. warnings: why not to believe it. faithfulness: as measured, empty before.
    measuring: it is being measured.
    """

    title: str = ""
    stamp: str = ""
    warnings: tuple[str, ...] = ()
    measured: tuple[str, ...] = ()
    faithfulness: str = ""
    measuring: bool = False


@dataclass(frozen=True, slots=True)
class WindowsView:
    """What the radiograph can be shown through, and which of it is; current is -1 for a window made by hand."""

    names: tuple[str, ...] = ()
    current: int = -1


@dataclass(frozen=True, slots=True)
class FramesView:
    """The frame asked for, counted from 0. waiting: the picture still shows another one."""

    frame: int = 0
    frames: int = 1
    waiting: bool = False


@dataclass(frozen=True, slots=True)
class ModelsView:
    """The titles of the models that can be asked, and which of them is; -1 before there is one."""

    names: tuple[str, ...] = ()
    current: int = -1


@dataclass(frozen=True, slots=True)
class CardPage:
    """A model's card. html: has an <img src="plot:N"> for the N-th plot. plots: SVG files."""

    title: str
    html: str
    plots: tuple[bytes, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Screen:
    """Everything the window shows. planes: whether overlay planes are shown, None where the file has none.

    settled: nothing is under way any more. notes: what the reader had to assume.
    """

    files: tuple[FileRow, ...]
    current: int
    previous: int | None
    next: int | None
    picture: Picture | None
    facts: str
    findings: FindingsView
    overlay: OverlayView
    explanation: ExplanationView
    windows: WindowsView
    frames: FramesView
    planes: bool | None
    inverted: bool
    identity_hidden: bool
    can_force: bool
    has_card: bool
    probe: str
    activity: str
    progress: tuple[int, int]
    banner: str
    settled: bool
    notes: tuple[str, ...]
    models: ModelsView = ModelsView()
