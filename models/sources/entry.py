"""What a source lists: one entry per picture, before anything is decoded."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from desktop.core.errors import AppError
from desktop.core.radiograph import Facts, Radiograph
from desktop.core.readers import read
from desktop.core.readers.grey import grey_of
from desktop.core.readers.source import load
from desktop.core.text import printable


class Picture(Protocol):
    """A picture that can be decoded. name: relative to the data folder, "/" between the parts."""

    @property
    def name(self) -> str: ...

    def read(self) -> Radiograph:
        """Raises AppError for a broken one."""

    def digest(self) -> str:
        """What identical pictures share: hex SHA-256 of the bytes. Raises AppError where they cannot be read."""

    def colour(self) -> NDArray[np.uint8]:
        """uint8 (H, W, 3) RGB of a picture in colour, already accepted by `read`, that is no DICOM file."""


@dataclass(frozen=True, slots=True)
class FilePicture:
    name: str
    path: Path

    def read(self) -> Radiograph:
        return read(self.path)

    def digest(self) -> str:
        return load(self.path).sha256

    def colour(self) -> NDArray[np.uint8]:
        with Image.open(self.path) as picture:
            return np.asarray(picture.convert("RGB"))


@dataclass(frozen=True, eq=False, slots=True)
class ArrayPicture:
    """pixels: uint8 (H, W), or RGB (H, W, 3), 0 black; a view of the whole file's array."""

    name: str
    path: Path
    pixels: NDArray[np.uint8]

    def read(self) -> Radiograph:
        if self.pixels.ndim == 2:
            return Radiograph(self.pixels, (0, 255), self.path, "array")
        grey, colourfulness, notes = grey_of(self.pixels)
        return Radiograph(grey, (0, 255), self.path, "array", facts=Facts(colourfulness=colourfulness), notes=notes)

    def digest(self) -> str:
        return hashlib.sha256(repr(self.pixels.shape).encode() + self.pixels.tobytes()).hexdigest()

    def colour(self) -> NDArray[np.uint8]:
        return self.pixels


@dataclass(frozen=True, slots=True)
class Entry:
    """target: 0, 1 or NaN (unknown) for every label. part: the publisher's split, empty where there is none."""

    picture: Picture
    target: tuple[float, ...]
    patient: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class Targets:
    """The recipe's labels, in order. exclusive: every picture has exactly one of them (multiclass, ordinal)."""

    names: tuple[str, ...]
    exclusive: bool

    def present(self, given: Collection[str], where: str) -> tuple[float, ...]:
        """The row of a picture that has the labels `given` and no others. where: file and line, for the error."""
        return self.checked(tuple(float(name in given) for name in self.names), where)

    def unknown(self, where: str) -> tuple[float, ...]:
        return self.checked((float("nan"),) * len(self.names), where)

    def checked(self, target: tuple[float, ...], where: str) -> tuple[float, ...]:
        if self.exclusive and sorted(target) != [0.0] * (len(target) - 1) + [1.0]:
            raise AppError(
                f"{where} names {sum(value == 1 for value in target)} labels; "
                "a multiclass or ordinal recipe needs exactly one for every picture: correct that line."
            )
        return target


def below(folder: Path, name: str, where: str) -> Path:
    """`folder` / `name`, where a table or recipe may not lead out of the folder. Either slash parts the name."""
    inner = PureWindowsPath(name)
    if inner.drive or inner.root or ".." in inner.parts or "\0" in name or not inner.parts:
        raise AppError(f"{where} names {printable(name)!r}, which is not below --data: write a path relative to it.")
    return folder.joinpath(*inner.parts)
