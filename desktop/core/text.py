"""Text from files and users is hostile: made safe for a label, a terminal, a log and a one-line cell."""

from __future__ import annotations

from typing import Protocol


class Tr(Protocol):
    """The core's texts in some language, as `desktop.words.tr`, which the core does not know."""

    def __call__(self, text: str, /, **values: object) -> str: ...


def english(text: str, /, **values: object) -> str:
    """The text itself, with {name} replaced by values, which may hold anything."""
    return text.format(**values) if values else text


def printable(text: str, most: int = 120) -> str:
    """The text on one line, its middle elided: control, direction and undecodable characters become a visible mark."""
    line = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text[: 8 * most]).strip()
    return line if len(line) <= most else f"{line[: most // 2]}…{line[most // 2 + 1 - most :]}"


def escaped(text: str) -> str:
    """The whole text, with the characters that could fool a terminal written as escapes."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode("ascii") for char in text)


def apart(*values: float, digits: int = 2) -> tuple[str, ...]:
    """Decimals of numbers that stand beside each other, with as many digits as tell unequal ones apart, up to six more
    than `digits`: 0.3268, 0.3293 -> "0.327", "0.329"."""
    for more in range(digits, digits + 7):
        texts = tuple(f"{value:.{more}f}" for value in values)
        if len({*texts}) >= len({*values}):
            break
    return texts


def percent(share: float) -> str:
    """0.305 -> "30 %": ISO 80000-1 puts a space before the sign."""
    return f"{100.0 * share:.0f} %"
