"""What the worklist's page shows, ready-made; a line is made when somebody looks at it, as there may be 100,000."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from desktop.screen import Decision, Tone


@dataclass(frozen=True, slots=True)
class ScoreCell:
    """A label's score, "" where there is none. decision: None without one; words: what it is called."""

    score: str = ""
    decision: Decision | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A row as it is shown. key: what the model knows it by. why: the reason of the verdict or the failure.

    late: it waits too long. thumbnail: a JPEG file, empty for none; None where it is to be asked for.
    """

    key: str
    file: str
    patient: str
    status: str
    tone: Tone
    verdict: str
    why: str
    scores: tuple[ScoreCell, ...]
    reader: str
    waiting: str
    late: bool
    thumbnail: bytes | None


class Lines(Protocol):
    """The lines in their order. ordered: another object when lines came, went or moved."""

    @property
    def ordered(self) -> object: ...
    def __len__(self) -> int: ...
    def __getitem__(self, position: int) -> Line: ...


@dataclass(frozen=True, slots=True)
class Nothing:
    """No lines."""

    ordered: object = None

    def __len__(self) -> int:
        return 0

    def __getitem__(self, position: int) -> Line:
        raise IndexError(position)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several. name: of the choice, for people; current: a position."""

    name: str
    choices: tuple[str, ...]
    current: int = 0


@dataclass(frozen=True, eq=False, slots=True)
class WorklistView:
    """shown: whether the worklist stands in place of the radiograph. activity: how far it is. rule: the order in words.

    progress: done and found, None while nothing is read. columns: of the scores. by: the column that it is ordered by,
    counted over all columns of the page, -1 for none; descending: from large to small. current: a line, or -1.
    filters: status, verdict, decision and, where decisions are kept, reader. limit: minutes of waiting, 0 for no limit.
    """

    shown: bool = False
    activity: str = ""
    rule: str = ""
    note: str = ""
    progress: tuple[int, int] | None = None
    columns: tuple[str, ...] = ()
    by: int = -1
    descending: bool = False
    lines: Lines = Nothing()
    current: int = -1
    limit: int = 60
    filters: tuple[Choice, ...] = ()
    search: str = ""
    can_pause: bool = False
    paused: bool = False
    can_cancel: bool = False
    can_report: bool = False
