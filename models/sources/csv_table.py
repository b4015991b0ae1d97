"""Any CSV with a file in every line: labels in columns of their own or as names in one."""

from __future__ import annotations

from pathlib import Path

from desktop.core.errors import AppError
from desktop.core.text import printable
from models.settings.data import Table
from models.sources.entry import Entry, FilePicture, Targets, below
from models.sources.findings import target_of
from models.sources.patients import patient_of
from models.sources.rows import Row, rows

NUMBERS = {1.0: 1.0, 0.0: 0.0, -1.0: float("nan")}


def entries(data: Table, folder: Path, targets: Targets) -> list[Entry]:
    """Raises AppError naming table and line for what is wrong there, before any picture is opened."""
    absent = [name for name in targets.names if data.columns and name not in data.columns.values()]
    if absent:
        raise AppError(f"The recipe's data.columns has no column for the label {absent[0]}: add it.")
    named = (data.file_column, data.patient_column, data.split_column, data.labels_column)
    lines = rows(folder, data.table, (*filter(None, named), *data.columns))
    paths = _paths(data, folder, lines)
    return [_entry(data, folder, row, path, targets) for row, path in zip(lines, paths, strict=True)]


def _entry(data: Table, folder: Path, row: Row, path: Path, targets: Targets) -> Entry:
    picture = FilePicture(path.relative_to(folder).as_posix(), path)
    if data.labels_column:
        target = target_of(row.cells[data.labels_column], data.separator, data, targets, row.where)
    else:
        given = {label: _number(row, column) for column, label in data.columns.items()}
        target = targets.checked(tuple(given[name] for name in targets.names), row.where)
    patient = row.cells[data.patient_column] if data.patient_column else patient_of(picture, data.patient)
    part = row.cells[data.split_column] if data.split_column else ""
    if not patient:
        raise AppError(f"{row.where} names no patient: fill in {data.patient_column}.")
    if data.split_column and not part:
        raise AppError(f"{row.where} names no split: fill in {data.split_column}.")
    return Entry(picture, target, patient, part)


def _paths(data: Table, folder: Path, lines: list[Row]) -> list[Path]:
    """The file of every line: below the folder, there, and in no other line."""
    paths = [below(folder, row.cells[data.file_column], row.where) for row in lines]
    first: dict[Path, str] = {}
    for row, path in zip(lines, paths, strict=True):
        other = first.setdefault(path, row.where)
        if other != row.where:
            raise AppError(
                f"{row.where} is a second line for {printable(row.cells[data.file_column])}, after "
                f"{other[0].lower()}{other[1:]}: remove one of them."
            )
    missing = [number for number, path in enumerate(paths) if not path.is_file()]
    if missing:
        row = lines[missing[0]]
        raise AppError(
            f"{row.where} names {printable(row.cells[data.file_column])}, which is not in {printable(str(folder))} "
            f"({len(missing)} of {len(lines)} files are missing): get the files or remove their lines."
        )
    return paths


def _number(row: Row, column: str) -> float:
    cell = row.cells[column]
    try:
        return NUMBERS[float(cell or -1)]
    except (ValueError, KeyError):
        raise AppError(
            f"{row.where} has {printable(cell)!r} in column {column!r}: write 1, 0, or -1 or nothing for unknown."
        ) from None
