"""What a saved, copied or printed picture holds; remembered between two starts, and never with a path."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Choices:
    """seen: as on the screen, else at its own size. texts: in the corners. nameless: de-identified. jpeg: else PNG."""

    seen: bool = False
    overlay: bool = True
    texts: bool = True
    marks: bool = True
    nameless: bool = True
    jpeg: bool = False

    def __str__(self) -> str:
        """For the settings: the names of what is chosen."""
        return " ".join(field.name for field in fields(self) if getattr(self, field.name))


def chosen(text: str) -> Choices:
    """The choices that `str` wrote; words that are none of theirs are passed over."""
    words = set(text.split())
    return Choices(**{field.name: field.name in words for field in fields(Choices)})
