"""What the user has of tags and of saving: the session's side."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from desktop.papers.choices import Choices
from desktop.papers.sheet import Sheet
from desktop.papers.view import Told


@dataclass(frozen=True, eq=False, slots=True)
class Papers:
    """tags_on: the tags' window is open. other: the file that tags are compared with. sheet: the newest that was read,
    maybe of an older radiograph. choices: as remembered. work: what is being written; told: what became of it."""

    tags_on: bool = False
    other: Path | None = None
    sheet: Sheet | None = None
    choices: Choices = field(default_factory=Choices)
    work: str = ""
    told: Told = field(default_factory=lambda: Told(""))
