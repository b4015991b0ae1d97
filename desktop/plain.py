"""Text of a file as the screen shows it."""

from __future__ import annotations


def plain(text: str, longest: int = 120) -> str:
    """Text of a file as one printable line: control, bidirectional and unpaired characters become a visible mark."""
    line = "".join(char if char.isprintable() else "\ufffd" for char in text[: longest + 1]).strip()
    return line if len(line) <= longest else line[: longest - 1] + "…"
