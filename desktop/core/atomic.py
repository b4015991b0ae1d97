"""Files appear whole or not at all: written aside in the same folder, flushed to the disk, renamed."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path


def write_whole(path: Path, chunks: Iterable[bytes | memoryview]) -> None:
    """Write the chunks to `path`; an earlier file stays as it was until the new one is complete. Raises OSError."""
    aside = path.with_name(f".{path.name}.part")
    try:
        with aside.open("wb") as file:
            for chunk in chunks:
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        os.replace(aside, path)
    finally:
        with suppress(OSError):
            aside.unlink()
