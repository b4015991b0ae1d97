"""What a report's files are called."""

from __future__ import annotations

import re
from pathlib import Path

CSV, JSON, HTML = "results.csv", "results.json", "report.html"
ALL = (CSV, JSON, HTML)


def aside(target: Path) -> Path:
    """Where `target` is written until it is whole."""
    return target.with_name(f".{target.name}.part")


def numbered(target: Path, number: int) -> Path:
    """results.csv -> results (2).csv."""
    return target.with_name(f"{target.stem} ({number}){target.suffix}")


def is_ours(name: str) -> bool:
    """Whether a file of this name comes from an earlier report."""
    plain = re.sub(r" \(\d+\)(\.\w+)$", r"\1", name.removeprefix(".").removesuffix(".part"))
    return plain in ALL
