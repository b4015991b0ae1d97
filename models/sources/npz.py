"""npz files, whose large arrays are unpacked to the disk once and mapped, not held in memory."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.lib import format as npy
from numpy.typing import NDArray

from models.cache import MEMORY, Cache

# part, pictures, labels: MedMNIST's names, then those of MNIST as Keras publishes it
NAMES = (
    ("train", "train_images", "train_labels"),
    ("val", "val_images", "val_labels"),
    ("test", "test_images", "test_labels"),
    ("train", "x_train", "y_train"),
    ("test", "x_test", "y_test"),
)


def parts(path: Path) -> Iterator[tuple[str, str, NDArray[Any], NDArray[Any]]]:
    """Publisher's split, name of the pictures, pictures, labels. Raises KeyError, ValueError, OSError on damage."""
    with zipfile.ZipFile(path) as archive:
        there = set(archive.namelist())
        for part, pictures, labels in NAMES:
            if f"{pictures}.npy" in there:
                yield part, pictures, member(archive, pictures), member(archive, labels)


def member(archive: zipfile.ZipFile, name: str, memory: int = MEMORY, cache: Cache | None = None) -> NDArray[Any]:
    """One array; beyond `memory` bytes it is unpacked into the cache and mapped. Objects are refused (ValueError)."""
    info = archive.getinfo(f"{name}.npy")
    with archive.open(info) as file:
        if info.file_size <= memory:
            return npy.read_array(file, allow_pickle=False)
        key = hashlib.sha256(f"{archive.filename} {name} {info.CRC:08x} {info.file_size}".encode()).hexdigest()
        blocks = iter(lambda: file.read(1 << 24), b"")
        unpacked = (cache or Cache()).kept(key, info.file_size, blocks)
    return cast(NDArray[Any], np.load(unpacked, mmap_mode="r", allow_pickle=False))
