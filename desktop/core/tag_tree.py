"""What a file says about itself as a tree of short, harmless lines."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from desktop.core.text import printable

MOST_LETTERS = 200


@dataclass(frozen=True, slots=True)
class Node:
    """An element, or an item of a sequence. tag: "(0010,0010)", empty for an item. keyword: as in PS3.6, "Item 1",
    "Private ..." or empty. value: one printable line of at most some 200 letters. digest: of the whole value where
    the line is not all of it, so that two values can be told apart; else empty."""

    tag: str
    keyword: str
    vr: str
    value: str
    children: tuple[Node, ...] = ()
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Tree:
    """The elements of a file in their order. notes: sentences on what is wrong."""

    nodes: tuple[Node, ...]
    notes: tuple[str, ...] = ()


def line(text: str) -> str:
    """A text of the file as a value."""
    return printable(" ⏎ ".join(text[: 8 * MOST_LETTERS].rstrip(" \0\r\n").splitlines()), MOST_LETTERS)


def digest(value: bytes | str) -> str:
    """Of a value that is not shown whole."""
    data = value if isinstance(value, bytes) else value.encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()[:16]
