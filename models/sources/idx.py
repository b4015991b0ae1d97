"""idx files, plain or gzipped: two zero bytes, a type, the number of axes, their lengths, the values."""

from __future__ import annotations

import gzip
import math
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

NAMES = (("train", "train"), ("test", "t10k"))
UNSIGNED_BYTE = 0x08
MOST_BYTES = 1 << 32


def parts(folder: Path) -> Iterator[tuple[str, str, NDArray[Any], NDArray[Any]]]:
    """Publisher's split, name of the file, pictures, labels. Raises ValueError, OSError, EOFError on damage."""
    for part, prefix in NAMES:
        pictures = _file(folder, f"{prefix}-images", "idx3-ubyte")
        if pictures is not None:
            labels = _file(folder, f"{prefix}-labels", "idx1-ubyte")
            if labels is None:
                raise FileNotFoundError(f"{prefix}-labels-idx1-ubyte is missing")
            yield part, pictures.name.removesuffix(".gz"), read_idx(pictures), read_idx(labels)


def read_idx(path: Path) -> NDArray[np.uint8]:
    """uint8, as many axes as the file says. Raises ValueError for another type or a wrong length."""
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
        zero, kind, axes = struct.unpack(">HBB", _exactly(file.read(4), 4, path))
        if zero or kind != UNSIGNED_BYTE or not 1 <= axes <= 3:
            raise ValueError(f"{path.name} is no idx file of unsigned bytes")
        shape = struct.unpack(f">{axes}I", _exactly(file.read(4 * axes), 4 * axes, path))
        size = math.prod(shape)
        if size > MOST_BYTES:
            raise ValueError(f"{path.name} says that it holds {size} bytes")
        values = _exactly(file.read(size + 1), size, path)
    return np.frombuffer(values, np.uint8).reshape(shape)


def _file(folder: Path, name: str, kind: str) -> Path | None:
    candidates = (folder / f"{name}{sign}{kind}{packed}" for sign in "-." for packed in ("", ".gz"))
    return next((path for path in candidates if path.is_file()), None)


def _exactly(data: bytes, size: int, path: Path) -> bytes:
    if len(data) != size:
        raise ValueError(f"{path.name} has {'more' if len(data) > size else 'fewer'} bytes than it says")
    return data
