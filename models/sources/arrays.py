"""Pictures in arrays: MedMNIST's npz (Yang et al. 2023), MNIST's npz, MNIST's idx files (LeCun et al. 1998)."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from desktop.core.errors import AppError
from desktop.core.text import printable
from models.settings.data import Arrays
from models.sources import idx, npz
from models.sources.entry import ArrayPicture, Entry, Targets, below

Labels = NDArray[np.integer[Any]]
DAMAGE = (OSError, ValueError, EOFError, KeyError, zipfile.BadZipFile, zlib.error, NotImplementedError)


@dataclass(frozen=True, eq=False, slots=True)
class Part:
    """One publisher's split. pixels: (N, H, W) or (N, H, W, 3); labels: (N,) or (N, K); both as in the file, unchecked.

    key: what the file calls the pixels.
    """

    name: str
    key: str
    pixels: NDArray[Any]
    labels: NDArray[Any]


def entries(data: Arrays, folder: Path, targets: Targets) -> list[Entry]:
    """Raises AppError naming the file and the array that is missing, damaged or of another kind."""
    path = below(folder, data.file, "The recipe's data.file")
    if not path.exists():
        raise AppError(
            f"The folder {printable(str(folder))} has no {printable(data.file)}: --data must name the folder that "
            "holds it, or data.file another one."
        )
    read = idx.parts if path.is_dir() else npz.parts
    try:
        parts = [Part(*found) for found in read(path)]
    except DAMAGE as error:
        why = printable(str(error)) or type(error).__name__
        raise AppError(f"{printable(path.name)} cannot be read ({why}): get it again from where it came.") from error
    if not parts:
        raise AppError(
            f"{printable(path.name)} holds no pictures under a name that is known: an npz file has train_images and "
            "train_labels (val, test) or x_train and y_train (test), a folder train-images-idx3-ubyte and its like."
        )
    return [entry for part in parts for entry in _entries(data, path, part, targets)]


def _entries(data: Arrays, path: Path, part: Part, targets: Targets) -> Iterator[Entry]:
    what = f"{part.key} in {printable(path.name)}"
    colour = part.pixels.ndim == 4 and part.pixels.shape[3] == 3
    if part.pixels.dtype != np.uint8 or not (part.pixels.ndim == 3 or colour) or 0 in part.pixels.shape:
        raise AppError(
            f"{what} is {part.pixels.dtype} {part.pixels.shape}; pictures must be uint8 (N, H, W) or (N, H, W, 3): "
            "save it so."
        )
    labels = part.labels[:, 0] if part.labels.ndim == 2 and part.labels.shape[1] == 1 else part.labels
    if not np.issubdtype(labels.dtype, np.integer) or labels.ndim not in (1, 2) or len(labels) != len(part.pixels):
        raise AppError(
            f"The labels of {what} are {labels.dtype} {labels.shape}, the pictures {part.pixels.shape}; there must be "
            "one whole number, or one row of them, for every picture."
        )
    rows = _targets_of_columns if labels.ndim == 2 else _targets_of_numbers
    for number, target in enumerate(rows(data, labels, what, targets)):
        name = f"{part.key}[{number}]"
        yield Entry(ArrayPicture(name, path, part.pixels[number]), target, name, part.name)


def _targets_of_numbers(data: Arrays, labels: Labels, what: str, targets: Targets) -> Iterator[tuple[float, ...]]:
    known = [targets.present(given, f"Value {number} of data.values") for number, given in enumerate(data.values)]
    for place, number in enumerate(labels.tolist()):
        if not 0 <= number < len(known):
            raise AppError(
                f"The label of {what}, number {place}, is {number}; data.values has {len(known)} entries, numbered "
                "from 0: add what is missing."
            )
        yield known[number]


def _targets_of_columns(data: Arrays, labels: Labels, what: str, targets: Targets) -> Iterator[tuple[float, ...]]:
    if labels.shape[1] != len(data.values) or not np.isin(labels, (0, 1)).all():
        raise AppError(
            f"The labels of {what} have {labels.shape[1]} columns from {labels.min()} to {labels.max()}; data.values "
            f"has {len(data.values)} entries, and each column must be 0 or 1."
        )
    for place, row in enumerate(labels.tolist()):
        given = {label for names, value in zip(data.values, row, strict=True) if value for label in names}
        yield targets.present(given, f"Row {place} of the labels of {what}")
