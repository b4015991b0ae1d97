"""Which lines of the tags are looked for, and their copy as text."""

from __future__ import annotations

from collections.abc import Callable

from desktop.papers.view import Difference, TagRow

Rows = tuple[TagRow, ...]
ABOVE, FOUND = 1, 2


def found(rows: Rows, words: str, different: bool = False) -> tuple[int, ...]:
    """The places of the rows that hold every word, in any letter case, with what is above and below them.

    A tag may be written (0010,0020), 0010,0020 or 00100020. different: only where two pictures differ.
    """
    wanted = words.casefold().split()
    kept = bytearray(len(rows))
    for place, row in enumerate(rows):
        own = all(word in row.text for word in wanted)
        below = bool(wanted) and row.parent >= 0 and kept[row.parent] == FOUND
        if (own or below) and (row.difference or not different):
            kept[place] = FOUND
    for place in range(len(rows) - 1, -1, -1):
        parent = rows[place].parent
        if kept[place] and parent >= 0 and not kept[parent]:
            kept[parent] = ABOVE
    return tuple(place for place, one in enumerate(kept) if one)


def as_text(rows: Rows, places: tuple[int, ...], compared: bool, word: Callable[[Difference], str]) -> str:
    """Rows as lines of a table with tabs, indented by their depth. word: for a difference."""
    depth: dict[int, int] = {}
    lines = []
    for place, row in enumerate(rows):
        depth[place] = depth[row.parent] + 1 if row.parent >= 0 else 0
    for place in places:
        row = rows[place]
        cells = (row.tag, row.keyword, row.vr, row.value, *((row.other, word(row.difference)) if compared else ()))
        lines.append("  " * depth[place] + "\t".join(cells))
    return "\n".join(lines)
