"""What the window shows of tags, saving and printing, ready-made."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from desktop.papers.choices import Choices

Rgb = NDArray[np.uint8]
Difference = Literal["", "differs", "missing", "added", "inside"]


@dataclass(frozen=True, slots=True)
class TagRow:
    """A line of the tree. parent: its place among the rows, -1 at the top; always before its children.

    other: the value in the picture that it is compared with. difference: missing there, added there, inside: something
    below this row differs. text: all of it in small letters, to be searched.
    """

    parent: int
    tag: str
    keyword: str
    vr: str
    value: str
    other: str = ""
    difference: Difference = ""
    text: str = ""


@dataclass(frozen=True, eq=False, slots=True)
class TagsView:
    """The tags of the radiograph on the screen. on: their window is open. rows: none while waiting.

    name: of the file. files: the names of those that it can be compared with; other: which of them it is, -1 for none.
    failure: why there are no rows.
    """

    on: bool = False
    waiting: bool = False
    rows: tuple[TagRow, ...] = ()
    notes: tuple[str, ...] = ()
    failure: str = ""
    name: str = ""
    files: tuple[str, ...] = ()
    other: int = -1


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence that is said once. Two of them are never the same, whatever they say."""

    sentence: str
    number: int = 0


@dataclass(frozen=True, eq=False, slots=True)
class PapersView:
    """savable: there is a radiograph; reportable: it has an answer. burned_in: its header says that letters are burnt
    into the pixels. drawn: there is an overlay. comparable: there is another file to compare tags with. subject: the
    radiograph that all this is of; another one's is never equal."""

    tags: TagsView = field(default_factory=TagsView)
    choices: Choices = field(default_factory=Choices)
    savable: bool = False
    reportable: bool = False
    burned_in: bool = False
    drawn: bool = False
    comparable: bool = False
    told: Told = field(default_factory=lambda: Told(""))
    subject: object = None


@dataclass(frozen=True, slots=True)
class Block:
    """cells: texts beside each other, for pictures one below each. shares: of the width, equal where empty."""

    kind: Literal["title", "heading", "pictures", "text", "head", "row"]
    cells: tuple[str, ...]
    shares: tuple[float, ...] = ()


@dataclass(frozen=True, eq=False, slots=True)
class PaperPage:
    """A report for a printer. notice: at the foot of every page. pictures: each uint8 (H, W, 3)."""

    notice: str
    blocks: tuple[Block, ...]
    pictures: tuple[Rgb, ...]
