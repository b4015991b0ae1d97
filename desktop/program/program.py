"""What belongs to the program and not to a radiograph: language, look, keys, recent files, and what was taken away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from desktop.program.recent import Recent

THEMES = ("system", "light", "dark", "contrast")


@dataclass(frozen=True, slots=True)
class Taken:
    """What the list of files held before files were taken from it, and which one was on the screen."""

    files: tuple[Path, ...]
    shown: Path | None


@dataclass(frozen=True, slots=True)
class Program:
    """language: one of words.LANGUAGES, empty for the system's. theme: of THEMES. keys: those of the reader's own, by
    the command's id. recent: the newest first. remember: between two starts. notice: it was accepted. taken: the
    newest last.
    """

    language: str = ""
    theme: str = "system"
    keys: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    recent: tuple[Recent, ...] = ()
    remember: bool = False
    notice: bool = True
    taken: tuple[Taken, ...] = ()


@dataclass(frozen=True, slots=True)
class Preferences:
    """What the settings dialog shows and changes. language, theme, remember, notice: see Program.

    opacity, threshold: of the overlay, percent. prevalence: percent.
    """

    language: str = ""
    theme: str = "system"
    overlay_on: bool = True
    opacity: int = 60
    contours: bool = False
    threshold: int = 30
    crisp: bool = False
    initials: str = ""
    prevalence: float = 10.0
    remember: bool = False
    notice: bool = True


@dataclass(frozen=True, slots=True)
class ProgramView:
    """recent: what the recent files are called. keys: see Program. can_put_back: files were taken from the list."""

    preferences: Preferences = Preferences()
    keys: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    recent: tuple[str, ...] = ()
    can_put_back: bool = False
