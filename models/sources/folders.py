"""A folder per label: pictures at any depth below it, DICOM files also without a suffix."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from desktop.core.errors import AppError
from desktop.core.readers.source import PREAMBLE, has_preamble
from desktop.core.text import printable
from models.settings.data import Folders
from models.sources.entry import Entry, FilePicture, Targets, below
from models.sources.patients import patient_of

SUFFIXES = {".jpg", ".jpeg", ".png", ".dcm", ".dicom", ".tif", ".tiff", ".bmp"}


def entries(data: Folders, folder: Path, targets: Targets) -> list[Entry]:
    """Raises AppError when a folder is missing, empty or misnamed, or a picture names no patient."""
    found: list[Entry] = []
    for part in data.parts or ("",):
        for name, given in data.folders.items():
            found += _inside(data, folder, part, name, targets.present(given, f"Folder {name}"))
    return found


def pictures_in(folder: Path) -> list[Path]:
    """Files with a picture's suffix, or with the preamble of DICOM, sorted; what systems scatter is left out.

    Links to folders are not followed. Raises AppError for a folder that cannot be read.
    """
    return sorted(path for path in _files(folder) if path.suffix.lower() in SUFFIXES or _is_dicom(path))


def _inside(data: Folders, folder: Path, part: str, name: str, target: tuple[float, ...]) -> list[Entry]:
    above = below(folder, part, "The recipe's data.parts") if part else folder
    inside = below(above, name, "The recipe's data.folders")
    if not inside.is_dir():
        raise AppError(
            f"The folder {printable(str(above))} has no folder {printable(name)}; "
            f"--data must name the folder that holds {printable(f'{part}/{name}' if part else name)}."
        )
    paths = pictures_in(inside)
    if not paths:
        raise AppError(
            f"The folder {printable(str(inside))} holds no pictures; --data must name the folder above it, "
            "or data.folders must not name it."
        )
    pictures = [FilePicture(path.relative_to(folder).as_posix(), path) for path in paths]
    return [Entry(picture, target, patient_of(picture, data.patient), part) for picture in pictures]


def _files(folder: Path) -> Iterator[Path]:
    for above, folders, names in os.walk(folder, onerror=_refuse):
        folders[:] = [name for name in folders if not name.startswith(".") and name != "__MACOSX"]
        yield from (Path(above, name) for name in names if not name.startswith(".") and name.upper() != "DICOMDIR")


def _refuse(error: OSError) -> None:
    raise AppError(
        f"The folder {printable(str(error.filename))} cannot be read ({error.strerror}): ask for permission or copy it."
    ) from error


def _is_dicom(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return has_preamble(file.read(PREAMBLE + 4))
