"""results.csv: one line per file (RFC 4180), for every program that reads tables."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from desktop.core.report.content import Content
from desktop.core.report.table import header, lines


def csv_chunks(content: Content) -> Iterator[str]:
    """The file in pieces. Every text is quoted, so that no spreadsheet splits one at its own separator."""
    yield ",".join(header(content)) + "\r\n"
    for cells in lines(content):
        line = io.StringIO(newline="")
        csv.writer(line, quoting=csv.QUOTE_NONNUMERIC).writerow(cells)
        yield line.getvalue()
