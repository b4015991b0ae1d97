"""NIH ChestX-ray14 as published (Wang et al. 2017): a CSV, images in several folders, two list files."""

from __future__ import annotations

from pathlib import Path

from desktop.core.errors import AppError
from desktop.core.text import printable
from models.settings.data import BySource, NihTable
from models.sources.entry import Entry, FilePicture, Targets, below
from models.sources.findings import target_of
from models.sources.folders import pictures_in
from models.sources.rows import Row, rows, text_of

FILE, FINDINGS, PATIENT = "Image Index", "Finding Labels", "Patient ID"


def entries(data: NihTable, folder: Path, targets: Targets) -> list[Entry]:
    """Raises AppError naming table and line for a missing file, an unknown finding, a second row for a file."""
    lines = rows(folder, data.table, (FILE, FINDINGS, PATIENT))
    files = _files(data, folder)
    parts = _parts(data, folder)
    found: dict[str, Entry] = {}
    for row in lines:
        name = row.cells[FILE]
        if name in found:
            raise AppError(f"{row.where} is a second line for {printable(name)}: remove one of them.")
        if name not in files:
            raise _missing(data, lines, files, row)
        if not row.cells[PATIENT]:
            raise AppError(f"{row.where} names no patient: fill in {PATIENT}.")
        if parts and name not in parts:
            raise AppError(f"{row.where} names {printable(name)}, which none of the lists in data.splits has: add it.")
        picture = FilePicture(files[name].relative_to(folder).as_posix(), files[name])
        target = target_of(row.cells[FINDINGS], "|", data, targets, row.where)
        found[name] = Entry(picture, target, row.cells[PATIENT], parts.get(name, ""))
    return list(found.values())


def _files(data: NihTable, folder: Path) -> dict[str, Path]:
    inside = below(folder, data.pictures, "The recipe's data.pictures") if data.pictures != "." else folder
    if not inside.is_dir():
        raise AppError(
            f"The folder {printable(str(folder))} has no folder {printable(data.pictures)}: see data.pictures."
        )
    files: dict[str, Path] = {}
    for path in pictures_in(inside):
        other = files.setdefault(path.name, path)
        if other is not path:
            raise AppError(f"There are two files {printable(path.name)}, {other} and {path}: remove one of them.")
    return files


def _parts(data: NihTable, folder: Path) -> dict[str, str]:
    """File name -> list that names it; empty when the splits are not the publisher's."""
    parts: dict[str, str] = {}
    for part in data.splits.names if isinstance(data.splits, BySource) else ():
        for name in text_of(folder, part).split():
            if parts.setdefault(name, part) != part:
                raise AppError(f"{printable(name)} is in {parts[name]} and in {part}: take it out of one of them.")
    return parts


def _missing(data: NihTable, lines: list[Row], files: dict[str, Path], row: Row) -> AppError:
    count = sum(line.cells[FILE] not in files for line in lines)
    return AppError(
        f"{row.where} names {printable(row.cells[FILE])}, which the folder {printable(data.pictures)} does not hold "
        f"({count} of {len(lines)} files are missing): get the files or remove their lines."
    )
