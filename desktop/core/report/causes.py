"""Why files were refused or failed, in words that many files share and that name none of them."""

from __future__ import annotations

import re
from itertools import chain

from desktop.core.batch.rows import Row
from desktop.core.text import printable

SHORTEST = 3  # letters of a folder's name that is looked for within a sentence by itself
NAMELESS = "the file"


def cause(row: Row) -> str:
    """The reason without names, numbers and quoted values; empty where there is none."""
    return nameless(row.reason, row.file)


def nameless(sentence: str, file: str) -> str:
    """The sentence without any part of the file's path, and without what it quotes from a header or measured."""
    whole = file.rstrip("/")
    parts = [part for part in whole.split("/") if len(part) >= SHORTEST]
    names = {*chain.from_iterable((name, printable(name)) for name in (whole, whole.rpartition("/")[2], *parts))}
    for name in sorted(filter(None, names), key=len, reverse=True):
        sentence = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", NAMELESS, sentence)
    sentence = re.sub(r"'[^']*'", "'…'", sentence)
    sentence = re.sub(r"((?<!\w)-)?\d+(\.\d+)?", "…", sentence)
    return sentence[:1].upper() + sentence[1:]
