"""What the files in a report's folder are called."""

from __future__ import annotations

import re
from pathlib import Path

CSV, XLSX, JSON, LINES, HTML, PDF = (
    "results.csv",
    "results.xlsx",
    "results.json",
    "results.jsonl",
    "report.html",
    "report.pdf",
)
ALL = (CSV, XLSX, JSON, LINES, HTML, PDF)
JOURNAL = "journal.sqlite"


def aside(target: Path) -> Path:
    """Where `target` is written until it is whole."""
    return target.with_name(f".{target.name}.part")


def numbered(target: Path, number: int) -> Path:
    """results.csv -> results (2).csv."""
    return target.with_name(f"{target.stem} ({number}){target.suffix}")


def is_ours(name: str) -> bool:
    """Whether a file of this name comes from an earlier report, or is a journal with what SQLite keeps beside it."""
    plain = re.sub(r"(-wal|-shm|-journal)$", "", name.removeprefix(".").removesuffix(".part"))
    return re.sub(r" \(\d+\)(\.\w+)$", r"\1", plain) in (*ALL, JOURNAL)
