"""CSV files as people make them: with or without BOM, commas, semicolons or tabs, quotes, Excel's umlauts."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.core.errors import AppError
from desktop.core.readers.source import load
from desktop.core.text import printable
from models.sources.entry import below

DELIMITERS = ",;\t"  # the one that the header has most of


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table. where: table and line, for errors. cells: column -> text without blanks around it."""

    where: str
    cells: dict[str, str]


def rows(folder: Path, table: str, wanted: Sequence[str]) -> list[Row]:
    """The lines of a table below `folder`, in the columns `wanted`. Raises AppError naming the table and the line."""
    text = text_of(folder, table)
    shown = printable(table)
    head = text.partition("\n")[0]
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=max(DELIMITERS, key=head.count), strict=True)
    try:
        header = [cell.strip() for cell in next(lines, [])]
        places = _places(header, shown, wanted)
        found = [_row(line, f"Line {lines.line_num} of {shown}", header, places) for line in lines if any(line)]
    except csv.Error as error:
        raise AppError(f"Line {lines.line_num} of {shown} is not CSV ({error}): correct that line.") from error
    if not found:
        raise AppError(f"{shown} has no line below its header: there is no picture to read.")
    return found


def text_of(folder: Path, name: str) -> str:
    """A text file below `folder`: UTF-8 with or without BOM, else Windows-1252, which Excel writes in Europe."""
    path = below(folder, name, "The recipe's data section")
    if not path.is_file():
        raise AppError(
            f"The folder {printable(str(folder))} has no file {printable(name)}: --data must name the folder that "
            "holds it, or the recipe another file."
        )
    data = load(path).data
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _places(header: list[str], table: str, wanted: Sequence[str]) -> dict[str, int]:
    for name in wanted:
        if header.count(name) != 1:
            there = ", ".join(printable(cell, 40) for cell in header[:30])
            fault = "no column" if name not in header else "two columns"
            raise AppError(
                f"{table} has {fault} {name!r}; its columns are {there}: correct the table "
                "or the recipe's data section."
            )
    return {name: header.index(name) for name in wanted}


def _row(line: list[str], where: str, header: list[str], places: dict[str, int]) -> Row:
    if max(places.values()) >= len(line) or any(line[len(header) :]):
        raise AppError(f"{where} has {len(line)} cells, the header {len(header)}: correct that line.")
    return Row(where, {name: line[place].strip() for name, place in places.items()})
