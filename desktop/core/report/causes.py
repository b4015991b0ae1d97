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
    names = {*chain.from_iterable(map(_spellings, (whole, whole.rpartition("/")[2], *parts)))}
    for name in sorted(filter(None, names), key=len, reverse=True):
        sentence = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", NAMELESS, sentence)
    sentence = re.sub(r"'[^']*'|\"[^\"]*\"", "'…'", sentence)
    sentence = re.sub(r"((?<!\w)-)?\d+(\.\d+)?", "…", sentence)
    return sentence[:1].upper() + sentence[1:]


def _spellings(name: str) -> tuple[str, ...]:
    r"""As rows write it, \xfc for a byte that is no UTF-8, and as sentences do, where it cannot be printed."""
    unprintable = re.sub(r"\\x[0-9a-f]{2}", "\N{REPLACEMENT CHARACTER}", name)
    return name, printable(name), unprintable, printable(unprintable)
