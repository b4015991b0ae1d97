"""Finds commands by letters typed in their order, as in "rl" for "Rotate left", or by words of their help."""

from __future__ import annotations

from collections.abc import Sequence

FIRST, NEXT, INSIDE = 8, 5, 1  # a letter that begins a word, that follows the letter before it, or neither
HELP = 0.4  # what a find in the help is worth, beside one in the command's name
SHORT = 0.01  # taken off for each letter of what is searched, so that of two finds the shorter is first


def matching(query: str, rows: Sequence[tuple[str, str]]) -> list[int]:
    """The places of the rows that have each of the query's words, the best first: its letters in the text, or the
    beginning of a word in the help, where letters far apart would be found in any sentence."""
    words = query.casefold().split()
    if not words:
        return list(range(len(rows)))
    found = [[max(_worth(word, text), HELP * _told(word, more)) for word in words] for text, more in rows]
    worth = [sum(each) if all(each) else 0.0 for each in found]
    return sorted((place for place, one in enumerate(worth) if one > 0.0), key=lambda place: (-worth[place], place))


def _worth(wanted: str, text: str) -> float:
    """0 where a letter is missing. The best of the ways that begin at different places."""
    folded = text.casefold()
    starts = [place for place, letter in enumerate(folded) if letter == wanted[0]]
    return max((_from(wanted, folded, start) for start in starts), default=0.0)


def _told(wanted: str, text: str) -> float:
    """0 where no word of a help begins so."""
    folded = text.casefold()
    begins = any(_begins(folded, place) and folded.startswith(wanted, place) for place in range(len(folded)))
    return max(FIRST + NEXT * (len(wanted) - 1) - SHORT * len(text), 0.001) if begins else 0.0


def _from(wanted: str, text: str, start: int) -> float:
    """Each letter is looked for next to the one before it, then at the beginning of a word, then anywhere."""
    total, at = 0.0, start - 1
    for letter in wanted:
        begins = next((p for p in range(at + 1, len(text)) if text[p] == letter and _begins(text, p)), -1)
        if at >= start and at + 1 < len(text) and text[at + 1] == letter:
            at, gained = at + 1, NEXT
        elif begins >= 0:
            at, gained = begins, FIRST
        else:
            at, gained = text.find(letter, at + 1), INSIDE
        if at < 0:
            return 0.0
        total += gained
    return max(total - SHORT * len(text), 0.001)


def _begins(text: str, place: int) -> bool:
    return place == 0 or not text[place - 1].isalnum()
