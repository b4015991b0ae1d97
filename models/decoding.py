"""Pictures -> whatever is made of them: in threads, in order, a few at a time."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from tqdm import tqdm

from desktop.core.errors import AppError, FileError
from desktop.core.radiograph import Radiograph
from desktop.core.text import printable
from models.sources.entry import Picture

T = TypeVar("T")
U = TypeVar("U")
AT_ONCE = 256  # results that may wait to be taken
THREADS = min(16, os.cpu_count() or 1)


def decoded(pictures: Sequence[Picture], make: Callable[[Picture, Radiograph], T], title: str) -> Iterator[T]:
    """make(picture, radiograph) of every picture, in order. Raises AppError naming the first one that is broken."""

    def one(picture: Picture) -> T:
        try:
            return make(picture, picture.read())
        except FileError as error:
            raise AppError(f"{str(error).rstrip('.')} (in the data: {printable(picture.name)}).") from error

    return in_threads(pictures, one, title)


def in_threads(items: Sequence[T], do: Callable[[T], U], title: str) -> Iterator[U]:
    """do(item) of every item, in order, with a progress bar."""
    with ThreadPoolExecutor(THREADS) as pool, tqdm(total=len(items), desc=title, unit="picture", leave=False) as bar:
        for begin in range(0, len(items), AT_ONCE):
            for result in pool.map(do, items[begin : begin + AT_ONCE]):
                yield result
                bar.update()
