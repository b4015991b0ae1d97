"""A batch's report files, each written aside and renamed when whole: a failure leaves the earlier report as it was."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from itertools import count
from pathlib import Path
from tempfile import TemporaryFile

from desktop.core.errors import OutputError
from desktop.core.report import names
from desktop.core.report.content import Content
from desktop.core.report.csv_report import csv_chunks
from desktop.core.report.html_report import html_chunks
from desktop.core.report.json_report import json_chunks, jsonl_chunks
from desktop.core.text import printable

PATIENCE = (0.1, 0.4, 1.0, 1.0)  # seconds; a virus scanner holds a new file for a moment, Excel for as long as it likes


def ensure_writable(out: Path) -> None:
    """Make the folder `out` where it is missing, and try to write into it; call before the work starts.

    Raises OutputError.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=out) as file:
            file.write(b"x")
    except OSError as error:
        raise _refused(out, error) from error


def ensure_apart(labels: str, out: Path) -> None:
    """Raises OutputError where the file of labels would be replaced by a report."""
    if Path(labels).resolve() in {(out / name).resolve() for name in names.ALL}:
        raise OutputError(f"{printable(labels)} would be replaced by the report of that name: name another --out.")


def write_reports(content: Content, out: Path) -> dict[str, Path]:
    """Write every file of names.ALL into `out`, and say where each is.

    A file that another program holds open keeps its content; the new one is then called "results (2).csv".
    Raises OutputError when they cannot be written; the earlier ones are whole then.
    """
    from desktop.core.report.pdf_report import write_pdf  # both cost a tenth of a second to import
    from desktop.core.report.xlsx_report import write_xlsx

    texts: dict[str, Callable[[Content], Iterator[str]]] = {
        names.CSV: csv_chunks,
        names.JSON: json_chunks,
        names.LINES: jsonl_chunks,
        names.HTML: html_chunks,
    }
    writers: dict[str, Callable[[Content, Path], None]] = {names.XLSX: write_xlsx, names.PDF: write_pdf}
    writers |= {name: partial(_write_text, chunks=chunks) for name, chunks in texts.items()}
    targets = {name: out / name for name in names.ALL}
    try:
        for name, target in targets.items():
            writers[name](content, names.aside(target))
            _flush(names.aside(target))
        return {name: _settle(names.aside(target), target) for name, target in targets.items()}
    except OSError as error:
        raise _refused(out, error) from error
    finally:
        for target in targets.values():
            with suppress(OSError):
                names.aside(target).unlink()


def _write_text(content: Content, path: Path, chunks: Callable[[Content], Iterator[str]]) -> None:
    with path.open("wb") as file:
        for chunk in chunks(content):
            file.write(chunk.encode("utf-8", "backslashreplace"))


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _settle(aside: Path, target: Path) -> Path:
    for pause in PATIENCE:
        try:
            os.replace(aside, target)
        except PermissionError:
            time.sleep(pause)
        except IsADirectoryError:
            break
        else:
            return target
    free = next(path for path in _numbered(target) if not path.exists())
    os.replace(aside, free)
    return free


def _numbered(target: Path) -> Iterator[Path]:
    return (names.numbered(target, number) for number in count(2))


def _refused(out: Path, error: OSError) -> OutputError:
    where = printable(str(out))
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return OutputError(
            f"The report does not fit into {where}, its disk is full: free some space or choose another."
        )
    if isinstance(error, FileExistsError | NotADirectoryError):
        return OutputError(f"{where} is no folder, nor can it become one: choose another for the report.")
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return OutputError(f"You may not write into {where}: choose another folder for the report.")
    why = error.strerror or type(error).__name__
    return OutputError(f"The report cannot be written into {where} ({why}): choose another folder.")
