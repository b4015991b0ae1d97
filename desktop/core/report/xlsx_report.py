"""results.xlsx: the table with a filter, and a sheet on where it comes from; text is text, never a formula."""

from __future__ import annotations

import re
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import xlsxwriter

from desktop.core.report.content import RESEARCH_ONLY, Content
from desktop.core.report.json_report import provenance
from desktop.core.report.table import Cell, header, lines

LONGEST = 32_767  # characters of a cell
MOST_ROWS = 1_048_575  # of a sheet, below its header
OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
           "use_zip64": True}  # fmt: skip
FORBIDDEN = re.compile("[\ud800-\udfff\ufffe\uffff]")  # of XML


def write_xlsx(content: Content, path: Path) -> None:
    """Write the workbook. Raises OSError. Rows beyond what a sheet can hold are left to the other files."""
    with path.open("wb") as file, TemporaryDirectory(prefix="skiagraph-", ignore_cleanup_errors=True) as aside:
        book = xlsxwriter.Workbook(file, OPTIONS | {"tmpdir": aside})
        created = content.batch.started.replace(tzinfo=None)
        book.set_properties({"title": "Skiagraph results", "comments": RESEARCH_ONLY, "created": created})
        _results(book, content)
        about = book.add_worksheet("about")
        about.set_column(0, 0, 30)
        about.set_column(1, 1, 100)
        for number, line in enumerate(_flat("", provenance(content))):
            _write(about, number, list(line))
        book.close()


def _results(book: xlsxwriter.Workbook, content: Content) -> None:
    sheet, bold = book.add_worksheet("results"), book.add_format({"bold": True})
    names = header(content)
    sheet.freeze_panes(1, 1)
    sheet.set_column(0, 0, 40)
    for column, name in enumerate(names):
        sheet.write_string(0, column, name, bold)
    last = 0
    for last, cells in enumerate(islice(lines(content), MOST_ROWS), 1):
        _write(sheet, last, cells)
    sheet.autofilter(0, 0, last, len(names) - 1)


def _write(sheet: xlsxwriter.worksheet.Worksheet, number: int, cells: list[Cell]) -> None:
    for column, cell in enumerate(cells):
        if isinstance(cell, str):
            if cell:
                sheet.write_string(number, column, FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", cell)[:LONGEST])
        else:
            sheet.write_number(number, column, cell)


def _flat(name: str, value: object) -> list[tuple[str, Cell]]:
    """A tree as lines: the path to each leaf, and the leaf."""
    if isinstance(value, dict):
        return [line for key, inner in value.items() for line in _flat(f"{name}.{key}" if name else str(key), inner)]
    if isinstance(value, list | tuple):
        return [line for number, inner in enumerate(value, 1) for line in _flat(f"{name}.{number}", inner)]
    return [(name, value if isinstance(value, int | float) else "" if value is None else str(value))]
