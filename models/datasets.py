"""Folders of pictures -> arrays in memory: the same reader and the same preprocessing as the viewer's."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from desktop.core.card import Input
from desktop.core.errors import AppError
from desktop.core.preprocess import resized
from desktop.core.readers import read
from models.recipe import SPLITS, Recipe, Split
from models.splits import deal, grouped

SUFFIXES = {".jpg", ".jpeg", ".png", ".dcm", ".dicom", ".tif", ".tiff", ".bmp"}


@dataclass(frozen=True, eq=False, slots=True)
class Index:
    """What lies in the data folder, before anything is decoded: one entry per picture, in the order of the paths.

    targets: float32 (N, C), 0 or 1. groups: patient, or tied patients, of every picture. twins: pictures whose file is
    identical to an earlier one.
    """

    paths: tuple[Path, ...]
    targets: NDArray[np.float32]
    groups: tuple[str, ...]
    splits: dict[Split, list[int]]
    twins: int

    def counts(self, recipe: Recipe) -> dict[str, dict[str, int]]:
        """Pictures per label, pictures without any label, and patients, for every split."""
        rows: dict[str, dict[str, int]] = {}
        for split, numbers in self.splits.items():
            targets = self.targets[numbers]
            row = {label.name: int(targets[:, c].sum()) for c, label in enumerate(recipe.labels)}
            row["none"] = int((targets.sum(1) == 0).sum())
            row["pictures"] = len(numbers)
            row["patients"] = len({self.groups[number] for number in numbers})
            rows[split] = row
        return rows


@dataclass(frozen=True, eq=False, slots=True)
class Pictures:
    """One split, decoded. Everything is held in memory: 50 kB a picture at 224 x 224, 260 MB for 5216 pictures.

    pixels: uint8 (N, H, W). targets: float32 (N, C), 0 or 1. groups: patient of every picture.
    """

    pixels: NDArray[np.uint8]
    targets: NDArray[np.float32]
    groups: tuple[str, ...]


def find(recipe: Recipe, folder: Path) -> Index:
    """List and deal the pictures under `folder`. Raises AppError when a class folder is missing, empty or misnamed."""
    paths: list[Path] = []
    rows: list[list[float]] = []
    for name, given in recipe.data.folders.items():
        inside = sorted(path for path in _class_folder(folder, name).iterdir() if path.suffix.lower() in SUFFIXES)
        if not inside:
            raise AppError(f"The folder {folder / name} holds no pictures; --data must name the folder above it.")
        paths += inside
        rows += [[float(label.name in given) for label in recipe.labels]] * len(inside)
    digests = [hashlib.sha256(path.read_bytes()).hexdigest() for path in paths]
    groups = grouped([_patient(path, recipe) for path in paths], digests)
    splits = deal(groups, recipe.data)
    for split in SPLITS:
        if not splits[split]:
            raise AppError(f"The {split} split of {folder} is empty: there are too few patients to deal.")
    return Index(tuple(paths), np.array(rows, np.float32), tuple(groups), splits, len(paths) - len(set(digests)))


def load(index: Index, split: Split, wanted: Input) -> Pictures:
    """Decode one split. Raises UnreadableFile for a damaged picture."""
    numbers = index.splits[split]
    pixels = np.empty((len(numbers), wanted.height, wanted.width), np.uint8)
    for row, number in enumerate(tqdm(numbers, desc=f"reading {split}", unit="picture", leave=False)):
        pixels[row] = resized(read(index.paths[number]), wanted)
    return Pictures(pixels, index.targets[numbers], tuple(index.groups[number] for number in numbers))


def _class_folder(folder: Path, name: str) -> Path:
    if not (folder / name).is_dir():
        raise AppError(f"The folder {folder} has no folder {name}; --data must name the folder that holds {name}.")
    return folder / name


def _patient(path: Path, recipe: Recipe) -> str:
    match = re.search(recipe.data.patient, path.name)
    if match is None:
        raise AppError(f"The file name {path.name} names no patient by the recipe's pattern {recipe.data.patient}.")
    return match["patient"]
