"""The CSV file of labels as people's spreadsheets write it: with commas, semicolons or tabs, in UTF-8 or UTF-16."""

from __future__ import annotations

import codecs
import csv
import re
from pathlib import Path

from desktop.core.errors import AppError
from desktop.core.text import printable

LARGEST = 1 << 28  # bytes
DELIMITERS = ",;\t"


class NoTruth(AppError):
    """The labels that were given cannot be used."""


def plain(word: str) -> str:
    """Spelled as nobody cares; -1 stays below 0, 1.0 is 1, and 001 is somebody's number."""
    word = word.strip()
    if re.fullmatch(r"-?(0|[1-9]\d*)(\.0*)?", word):
        return word.partition(".")[0]
    return re.sub(r"[\s_-]+", " ", word).strip().casefold()


def slashed(file: str) -> str:
    """A path as a table may write it on any system."""
    return file.replace("\\", "/")


def lines(path: Path) -> list[tuple[str, str, str]]:
    """(file with slashes, label, patient) of every line that says something. Raises NoTruth."""
    name = printable(path.name)
    try:
        if path.stat().st_size > LARGEST:
            raise NoTruth(f"{name} is too large for a list of labels: give one line for each file.")
        with path.open(encoding=_encoding(path), newline="") as file:
            for delimiter in DELIMITERS:
                file.seek(0)
                reader = csv.DictReader(file, delimiter=delimiter)
                columns = {plain(column): column for column in reader.fieldnames or ()}
                if {"file", "label"} <= columns.keys():
                    break
            else:
                raise NoTruth(f"{name} needs the columns file and label in its first line: add them.")
            wanted = [columns.get(column, "") for column in ("file", "label", "patient")]
            found = [tuple(line.get(column) or "" for column in wanted) for line in reader]
    except UnicodeError as error:
        raise NoTruth(f"{name} is not written in UTF-8: save it as CSV UTF-8 and start again.") from error
    except (OSError, csv.Error) as error:
        why = getattr(error, "strerror", None) or type(error).__name__
        raise NoTruth(f"{name} cannot be read as a CSV file of labels ({why}): check it and start again.") from error
    return [(slashed(file), label, patient) for file, label, patient in found if file or label or patient]


def _encoding(path: Path) -> str:
    with path.open("rb") as file:
        mark = file.read(2)
    return "utf-16" if mark in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else "utf-8-sig"
