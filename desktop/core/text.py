"""Text from files and users is hostile: made safe for a terminal, a log and a one-line cell."""

from __future__ import annotations


def printable(text: str) -> str:
    """The text with control characters, line breaks, direction overrides and undecodable bytes written as escapes."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode("ascii") for char in text)
