"""Where the window stood, kept between two starts. It holds no text of any file."""

from __future__ import annotations

import json
import string
from dataclasses import asdict, dataclass
from pathlib import Path

from desktop.core.atomic import write_whole

LONGEST = 4000
BASE64 = frozenset(string.ascii_letters + string.digits + "+/=")


@dataclass(frozen=True, slots=True)
class Standing:
    """geometry: of Qt's own, in base64, with whether it is maximised. sizes: of the window's three columns, pixels."""

    geometry: str = ""
    sizes: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if not (isinstance(self.geometry, str) and len(self.geometry) <= LONGEST and BASE64.issuperset(self.geometry)):
            raise ValueError("geometry is short and of base64")
        if not all(type(size) is int and 0 <= size < 100_000 for size in self.sizes):
            raise ValueError("sizes are pixels")


def load(path: Path) -> Standing:
    """Where the file is missing or damaged, the window stands where it likes."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return Standing(found["geometry"], tuple(found["sizes"]))
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return Standing()


def save(path: Path, standing: Standing) -> None:
    """Raises OSError."""
    write_whole(path, [json.dumps(asdict(standing)).encode()])
