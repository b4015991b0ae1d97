"""A data folder -> an index of its pictures -> decoded arrays: the same reader and preprocessing as the viewer's."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.lib import format as npy
from numpy.typing import NDArray

from desktop.core.card import Input
from desktop.core.errors import AppError
from desktop.core.preprocess import VERSION, resized
from desktop.core.text import printable
from models import sources
from models.cache import MEMORY, Cache
from models.decoding import decoded, in_threads
from models.settings.base import Split
from models.settings.data import Asked, BySource
from models.sources.entry import Picture
from models.splits import deal, grouped

BLOCK = 64  # pictures in one piece of a cache file


@dataclass(frozen=True, eq=False, slots=True)
class Index:
    """What lies in the data folder, before anything is decoded: one entry per picture, in the order of the source.

    targets: float32 (N, C), 0, 1 or NaN (unknown). digests: equal for identical pictures. patients: of every picture.
    groups: patient, or tied patients, of every picture. splits: picture numbers.
    """

    pictures: tuple[Picture, ...]
    targets: NDArray[np.float32]
    digests: tuple[str, ...]
    patients: tuple[str, ...]
    groups: tuple[str, ...]
    splits: dict[Split, list[int]]

    @property
    def twins(self) -> int:
        """Pictures that are identical to an earlier one."""
        return len(self.digests) - len(set(self.digests))

    def counts(self, recipe: Asked) -> dict[str, dict[str, int]]:
        """For every split: pictures per label, with none, with an unknown one, in all; and groups of patients."""
        rows: dict[str, dict[str, int]] = {}
        for split, numbers in self.splits.items():
            targets = self.targets[numbers]
            row = {label.name: int((targets[:, c] == 1).sum()) for c, label in enumerate(recipe.labels)}
            row["none"] = int((targets == 0).all(1).sum())
            row["unknown"] = int(np.isnan(targets).any(1).sum())
            row["pictures"] = len(numbers)
            row["patients"] = len({self.groups[number] for number in numbers})
            rows[split] = row
        return rows

    def shared(self) -> dict[str, list[int]]:
        """Patient -> one picture in each split, of every patient who is in several splits."""
        seen: dict[str, dict[Split, int]] = {}
        for split, numbers in self.splits.items():
            for number in numbers:
                seen.setdefault(self.patients[number], {}).setdefault(split, number)
        return {patient: list(places.values()) for patient, places in seen.items() if len(places) > 1}


@dataclass(frozen=True, eq=False, slots=True)
class Pictures:
    """One split, decoded: in memory, or mapped from a file of the cache where the data are large.

    pixels: uint8 (N, H, W). targets: float32 (N, C), 0, 1 or NaN (unknown). groups: patient of every picture.
    names: file of every picture, relative to the data folder; "train_images[17]" for the eighteenth of an array.
    """

    pixels: NDArray[np.uint8]
    targets: NDArray[np.float32]
    groups: tuple[str, ...]
    names: tuple[str, ...]


def find(recipe: Asked, folder: Path) -> Index:
    """List and deal the pictures under `folder`. Raises AppError for data that nobody should train or judge on."""
    index = listed(recipe, folder)
    _refuse_shared(index)
    _refuse_empty(index, recipe, folder)
    return index


def listed(recipe: Asked, folder: Path) -> Index:
    """As `find`, but patients may be in several of the publisher's splits, and labels and splits without pictures."""
    found = sources.entries(recipe, folder)
    by = recipe.data.splits
    pictures = tuple(entry.picture for entry in found)
    patients = tuple(entry.patient for entry in found)
    parts = [entry.part for entry in found]
    digests = tuple(in_threads(pictures, lambda picture: picture.digest(), "checking files"))
    ties = [f"{part} {digest}" for part, digest in zip(parts, digests, strict=True)]
    groups = tuple(grouped(patients, ties if isinstance(by, BySource) else digests))
    targets = np.array([entry.target for entry in found], np.float32)
    return Index(pictures, targets, digests, patients, groups, deal(patients, groups, parts, by))


def load(index: Index, split: Split, wanted: Input, memory: int = MEMORY, cache: Cache | None = None) -> Pictures:
    """Decode one split; where all of the data need more than `memory` bytes, into a file that the next run reuses.

    Raises AppError for a broken picture and for a full disk.
    """
    numbers = index.splits[split]
    pictures = [index.pictures[number] for number in numbers]
    shape = (len(numbers), wanted.height, wanted.width)
    rows = decoded(pictures, lambda _, radiograph: resized(radiograph, wanted), f"reading {split}")
    if len(index.pictures) * wanted.height * wanted.width <= memory:
        pixels = np.empty(shape, np.uint8)
        for number, row in enumerate(rows):
            pixels[number] = row
    else:
        pixels = _mapped(rows, shape, _key(wanted, [index.digests[number] for number in numbers]), cache or Cache())
    groups = tuple(index.groups[number] for number in numbers)
    return Pictures(pixels, index.targets[numbers], groups, tuple(picture.name for picture in pictures))


def _key(wanted: Input, digests: Sequence[str]) -> str:
    """Whatever the numbers in a cache file depend on."""
    content = "\n".join((str(VERSION), wanted.model_dump_json(), *digests))
    return hashlib.sha256(content.encode()).hexdigest()


def _mapped(
    rows: Iterator[NDArray[np.uint8]], shape: tuple[int, int, int], key: str, cache: Cache
) -> NDArray[np.uint8]:
    header = io.BytesIO()
    npy.write_array_header_1_0(header, {"descr": "|u1", "fortran_order": False, "shape": shape})
    size = len(header.getvalue()) + shape[0] * shape[1] * shape[2]
    path = cache.kept(key, size, _pieces(header.getvalue(), rows))
    mapped: NDArray[np.uint8] = np.load(path, mmap_mode="r")
    return mapped


def _pieces(header: bytes, rows: Iterator[NDArray[np.uint8]]) -> Iterator[bytes]:
    yield header
    waiting: list[bytes] = []
    for row in rows:
        waiting.append(row.tobytes())
        if len(waiting) == BLOCK:
            yield b"".join(waiting)
            waiting = []
    yield b"".join(waiting)


def _refuse_shared(index: Index) -> None:
    shared = index.shared()
    if shared:
        first, second = (printable(index.pictures[number].name) for number in next(iter(shared.values()))[:2])
        raise AppError(
            f"{len(shared)} patients are in two of the publisher's splits, for example the one of {first} and "
            f'{second}: deal them by patient (data.splits.by = "patient"), or figures of the test split are too good.'
        )


def _refuse_empty(index: Index, recipe: Asked, folder: Path) -> None:
    for split, numbers in index.splits.items():
        if not numbers:
            raise AppError(
                f"The {split} split of {folder} is empty: there are too few patients to deal, or data.splits "
                "gives it no share."
            )
    for c, label in enumerate(recipe.labels):
        if not (index.targets[index.splits["train"], c] == 1).any():
            there = int((index.targets[:, c] == 1).sum())
            raise AppError(
                f"The train split of {folder} has no picture of {label.name} (all of the data: {there}): leave the "
                "label out, get pictures of it or, if there are some, change data.splits.key."
            )
