"""What the program remembers between two starts. Nothing here may hold patient data, so no file or folder names."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from desktop.core.atomic import write_whole
from desktop.core.errors import OutputError


@dataclass(frozen=True, slots=True)
class Settings:
    """notice_accepted: the user read what the program is not for. opacity: of the overlay, 0..1.

    contours: maps are drawn as lines. threshold: the share of a map's maximum from which on it is drawn, 0.05..1.
    """

    notice_accepted: bool = False
    overlay_on: bool = True
    opacity: float = 0.6
    contours: bool = False
    threshold: float = 0.3

    def __post_init__(self) -> None:
        if not all(isinstance(value, bool) for value in (self.notice_accepted, self.overlay_on, self.contours)):
            raise ValueError("notice_accepted, overlay_on and contours are true or false")
        if not (isinstance(self.opacity, float) and 0.0 <= self.opacity <= 1.0):
            raise ValueError(f"opacity must be 0..1, got {self.opacity}")
        if not (isinstance(self.threshold, float) and 0.05 <= self.threshold <= 1.0):
            raise ValueError(f"threshold must be 0.05..1, got {self.threshold}")


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
