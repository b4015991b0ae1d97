"""What reads the files that nobody waits for, each on a thread of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desktop.core.thumbnail import Thumbnail
from desktop.desk import Runner


@dataclass(frozen=True, eq=False, slots=True)
class Background:
    """filling: reads the other views of a study. looking: makes small pictures, with `look`, which raises FileError."""

    filling: Runner
    looking: Runner
    look: Callable[[Path], Thumbnail]
