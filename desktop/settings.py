"""What the program remembers between two starts. Nothing here may hold patient data, so no file or folder names."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from desktop.core.atomic import write_whole
from desktop.core.errors import OutputError
from desktop.core.overlay import PALETTES, Palette
from desktop.look import FEWEST_DOTS, MOST_DOTS
from desktop.papers.choices import Choices, chosen
from desktop.program.program import THEMES
from desktop.words import LANGUAGES


@dataclass(frozen=True, slots=True)
class Settings:
    """notice_accepted: the user read what the program is not for. opacity: of the overlay, 0..1.

    contours: maps are drawn as lines. palette: their colours. threshold: the share of a map's maximum from which on
    it is drawn, 0.05..1.
    crisp, screens: see `Look`. saving: what saved pictures hold, see `papers.choices.chosen`.
    initials: the reader's. prevalence: of what the labels say where they read, 0..1.
    language, theme, keys, remember_recent: see `program.Program`.
    """

    notice_accepted: bool = False
    overlay_on: bool = True
    opacity: float = 0.6
    contours: bool = False
    palette: Palette = "inferno"
    threshold: float = 0.3
    crisp: bool = False
    screens: Mapping[str, float] = field(default_factory=dict)
    saving: str = str(Choices())
    initials: str = ""
    prevalence: float = 0.1
    language: str = ""
    theme: str = "system"
    keys: Mapping[str, str] = field(default_factory=dict)
    remember_recent: bool = False

    def __post_init__(self) -> None:
        if not all(isinstance(value, bool) for value in (self.notice_accepted, self.overlay_on, self.contours)):
            raise ValueError("notice_accepted, overlay_on and contours are true or false")
        if self.palette not in PALETTES:
            raise ValueError(f"palette must be one of {', '.join(PALETTES)}, got {self.palette!r}")
        if not (isinstance(self.opacity, float) and 0.0 <= self.opacity <= 1.0):
            raise ValueError(f"opacity must be 0..1, got {self.opacity}")
        if not (isinstance(self.threshold, float) and 0.05 <= self.threshold <= 1.0):
            raise ValueError(f"threshold must be 0.05..1, got {self.threshold}")
        if not isinstance(self.crisp, bool):
            raise ValueError("crisp is true or false")
        if not (isinstance(self.screens, dict) and all(map(_calibrated, self.screens.items()))):
            raise ValueError("screens are names with their pixels per mm")
        if self.saving != str(chosen(self.saving)):
            raise ValueError("saving is what saved pictures hold")
        if not (isinstance(self.initials, str) and len(self.initials) <= 8):
            raise ValueError("initials are at most 8 letters")
        if not (isinstance(self.prevalence, float) and 0.0 <= self.prevalence <= 1.0):
            raise ValueError(f"prevalence must be 0..1, got {self.prevalence}")
        if self.language not in ("", *LANGUAGES) or self.theme not in THEMES:
            raise ValueError("language and theme are among those that there are")
        if not (isinstance(self.keys, dict) and all(isinstance(key, str) for key in self.keys.values())):
            raise ValueError("keys are commands with their key")
        if not isinstance(self.remember_recent, bool):
            raise ValueError("remember_recent is true or false")


def _calibrated(screen: tuple[object, object]) -> bool:
    name, dots = screen
    return isinstance(name, str) and isinstance(dots, float) and FEWEST_DOTS <= dots <= MOST_DOTS


def load(path: Path) -> Settings:
    """The settings of a file; the defaults where it is missing, damaged, or of another version."""
    try:
        return Settings(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError, RecursionError):
        return Settings()


def save(path: Path, settings: Settings) -> None:
    """Raises OutputError; the earlier file is whole then."""
    try:
        write_whole(path, [json.dumps(asdict(settings), indent=1).encode()])
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise OutputError(
            f"The settings cannot be saved to {path.name} ({reason}); free space or check rights."
        ) from error
