"""The program's part of the settings, both ways."""

from __future__ import annotations

from typing import Any

from desktop.program.keys import settled
from desktop.program.program import Program
from desktop.settings import Settings


def program_of(settings: Settings) -> Program:
    """As the settings say; what they hold of keys and no longer fits is left out."""
    return Program(
        language=settings.language,
        theme=settings.theme,
        keys=settled(settings.keys),
        remember=settings.remember_recent,
        notice=settings.notice_accepted,
    )


def stored(program: Program) -> dict[str, Any]:
    """Fields of Settings."""
    return {
        "language": program.language,
        "theme": program.theme,
        "keys": dict(program.keys),
        "remember_recent": program.remember,
        "notice_accepted": program.notice,
    }
