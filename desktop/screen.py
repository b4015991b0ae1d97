"""What the window shows, ready-made: the widgets need no other type of the program, and nothing of its core."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from desktop.look import Look
from desktop.marking.screen import MarksView
from desktop.papers.view import PapersView
from desktop.pose import Edges, Pose
from desktop.program.program import ProgramView
from desktop.reader.views import InputView, ReaderView
from desktop.worklist.view import WorklistView

Index = NDArray[np.uint8] | NDArray[np.uint16]
Rgba = NDArray[np.uint8]
Mask = NDArray[np.bool_]
Line = NDArray[np.float64]
Tone = Literal["quiet", "good", "doubtful", "refused"]
Decision = Literal["negative", "unsure", "positive"]
RESEARCH_ONLY = "Research use only, not for diagnosis"


@dataclass(frozen=True, eq=False, slots=True)
class FileRow:
    """reason: why it is unreadable, where that is known. small: uint8 (h, w) 0 black .. 255 white, None before it is
    made."""

    name: str
    unreadable: bool
    reason: str = ""
    small: NDArray[np.uint8] | None = None


@dataclass(frozen=True, eq=False, slots=True)
class Picture:
    """What the canvas draws: levels[k][row, column] is an index into greys. The same levels: the same frame.

    opened: the same for every frame of an opened file, which is looked at from where the one before was.
    contours: closed lines of (row, column) around where the map is strong, drawn at the same opacity as the overlay.
    planes: the file's overlay planes in the sizes of the levels, True where something is drawn; empty when hidden.
    pixel, unit: the width of one pixel, for the scale bar; metric: it is a true width. aspect: a pixel's height over
    its width. pose: how the picture lies. edges: what lies towards the top, right, bottom and left of the screen.
    warning: says that it does not lie as in its file, with the other texts and without. crisp, texts, magnified: see
    `Look`.
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
    metric: bool = False
    pose: Pose = field(default_factory=Pose)
    edges: Edges = ("", "", "", "")
    warning: str = ""
    crisp: bool = False
    texts: bool = True
    magnified: bool = False


@dataclass(frozen=True, eq=False, slots=True)
class CellView:
    """A radiograph beside others. text: what is said in its place while there is none. mark: of the active one.

    marks: of one that is not active; the active one's are the screen's.
    """

    name: str
    picture: Picture | None
    text: str = ""
    mark: str = ""
    marks: MarksView = field(default_factory=MarksView)


@dataclass(frozen=True, eq=False, slots=True)
class LayoutView:
    """cells: none where one radiograph is shown as always; else the active one among them.

    linked: they move and zoom together. blanked: the overlay is hidden for a look. alone: of several only the active
    one is shown. has_other: another radiograph can become the active one. has_study: there are views to arrange.
    """

    kind: str = "one"
    cells: tuple[CellView, ...] = ()
    active: int = 0
    linked: bool = True
    blanked: bool = False
    alone: bool = False
    has_other: bool = False
    has_study: bool = False


@dataclass(frozen=True, slots=True)
class Tick:
    """An operating point on a score bar."""

    name: str
    threshold: float
    text: str
    deciding: bool


@dataclass(frozen=True, slots=True)
class FindingRow:
    """words: what the score means, a sentence. band: the scores between which the model is unsure, None without.

    own: the reader's threshold, never the card's. rates: what the threshold is worth. selected: the map is this one's.
    """

    name: str
    score: float
    decision: Decision
    words: str
    ticks: tuple[Tick, ...]
    band: tuple[float, float] | None = None
    own: float | None = None
    rates: str = ""
    selected: bool = False


@dataclass(frozen=True, slots=True)
class FindingsView:
    """The findings panel. details: facts on the model and the run, as (name, value).

    impression: the answer in words. prevalence: percent, None where nothing depends on it.
    """

    tone: Tone
    headline: str
    reasons: tuple[str, ...] = ()
    rows: tuple[FindingRow, ...] = ()
    details: tuple[tuple[str, str], ...] = ()
    impression: str = ""
    prevalence: float | None = None


@dataclass(frozen=True, slots=True)
class OverlayView:
    """The overlay's controls; opacity, threshold, brightness: percent.

    palettes: the colours to choose from. bar: red, green, blue from no strength to full, empty where lines are drawn.
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
    palettes: tuple[str, ...] = ()
    palette: int = 0
    bar: tuple[tuple[int, int, int], ...] = ()


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
    """What the radiograph can be shown through, and which of it is; current is -1 for a window made by hand.

    off: it is shown without, for comparison.
    """

    names: tuple[str, ...] = ()
    current: int = -1
    off: bool = False


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
    look: Look = field(default_factory=Look)
    layout: LayoutView = field(default_factory=LayoutView)
    models: ModelsView = ModelsView()
    reader: ReaderView = field(default_factory=ReaderView)
    network_input: InputView = field(default_factory=InputView)
    marks: MarksView = field(default_factory=MarksView)
    papers: PapersView = field(default_factory=PapersView)
    worklist: WorklistView = field(default_factory=WorklistView)
    program: ProgramView = field(default_factory=ProgramView)
