"""What a library warns about is heard here and told in the radiograph's notes; it never reaches the console."""

from __future__ import annotations

import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from desktop.core.text import printable

_ONE_AT_A_TIME = threading.Lock()  # warnings.catch_warnings changes the process, and batches read in threads


@contextmanager
def heard() -> Iterator[list[str]]:
    """Collect the warnings of the block, each once and printable; keep the block short: one thread at a time."""
    said: list[str] = []
    with _ONE_AT_A_TIME, warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        yield said
    for warning in caught:
        text = printable(str(warning.message), 200).rstrip(".")
        if text not in said:
            said.append(text)
