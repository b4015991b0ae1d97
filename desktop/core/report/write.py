"""A batch's report files, each written aside and renamed when whole: a failure leaves the earlier report as it was."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path
from tempfile import TemporaryFile

from desktop.core.batch.rows import Batch
from desktop.core.errors import OutputError
from desktop.core.report import names
from desktop.core.report.csv_report import csv_chunks
from desktop.core.report.html_report import html_chunks
from desktop.core.report.json_report import json_chunks
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


def write_reports(batch: Batch, out: Path) -> tuple[Path, ...]:
    """Write results.csv, results.json and report.html into `out`, and say where they are.

    A file that another program holds open keeps its content; the new one is then called "results (2).csv".
    Raises OutputError when they cannot be written; the earlier ones are whole then.
    """
    contents = {names.CSV: csv_chunks(batch), names.JSON: json_chunks(batch), names.HTML: html_chunks(batch)}
    targets = [out / name for name in contents]
    try:
        for target, chunks in zip(targets, contents.values(), strict=True):
            _write(names.aside(target), chunks)
        return tuple([_settle(names.aside(target), target) for target in targets])
    except OSError as error:
        raise _refused(out, error) from error
    finally:
        for target in targets:
            with suppress(OSError):
                names.aside(target).unlink()


def _write(path: Path, chunks: Iterable[str]) -> None:
    with path.open("wb") as file:
        for chunk in chunks:
            file.write(chunk.encode("utf-8", "backslashreplace"))
        file.flush()
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
