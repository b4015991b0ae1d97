"""One hostile input of the table, and how it is to end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

OK, REFUSED, FAILED, ANY = "ok", "refused", "failed", "ok or failed"


@dataclass(frozen=True, slots=True)
class Made:
    """number: row of the table. file: "/" between its parts, below the folder. ends: status of its row in a scan.

    word: is in the row's reason or in its notes. Files that end any way have random damage no checksum would show.
    """

    number: int
    file: str
    ends: str
    word: str = ""


class Folder:
    """Writes the inputs of one part of the table and remembers them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.made: list[Made] = []

    def add(self, number: int, file: str, ends: str, word: str, write: Callable[[Path], object] | bytes) -> None:
        """Write one input; what this system cannot hold (a name, a link, a pipe) is left out."""
        path = self.path / f"{number:02}" / file
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(write) if isinstance(write, bytes) else write(path)
        except (OSError, NotImplementedError):
            return
        self.made.append(Made(number, f"{number:02}/{file}", ends, word))
