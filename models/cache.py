"""Large arrays on the disk instead of in memory: written whole or not at all, mapped, the oldest removed in time."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from platformdirs import user_cache_path

from desktop.core.atomic import write_whole
from desktop.core.errors import AppError

MEMORY = 2_000_000_000  # bytes of pictures that are held in memory before the disk is used
DISK = 64_000_000_000  # bytes that the cache may take before its oldest files go


def _default() -> Path:
    return Path(os.environ.get("SKIAGRAPH_CACHE") or user_cache_path("skiagraph", appauthor=False) / "training")


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of npy files named by what they were made from; readable by its user alone: they hold pictures."""

    folder: Path = field(default_factory=_default)
    most: int = DISK

    def kept(self, key: str, size: int, chunks: Iterable[bytes | memoryview]) -> Path:
        """The file of `key`: the earlier one where it is whole, else written from `chunks`, `size` bytes in all.

        key: a hex digest. Raises AppError when the disk is too small or refuses; then no file is left.
        """
        path = self.folder / f"{key}.npy"
        if path.is_file() and path.stat().st_size == size:
            os.utime(path)  # used now: the last to be removed
            return path
        own = self.folder / f"{key}.{os.getpid()}.npy"  # two runs may write the same at the same time
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._make_room(size)
            write_whole(own, chunks)
            os.replace(own, path)
        except OSError as error:
            with suppress(OSError):
                own.unlink(missing_ok=True)
            raise AppError(
                f"The cache folder {self.folder} cannot take {size / 1e9:.1f} GB ({error.strerror}): free some space "
                "or name another folder in SKIAGRAPH_CACHE."
            ) from error
        return path

    def _make_room(self, size: int) -> None:
        files = sorted(self.folder.glob("*.npy"), key=lambda file: file.stat().st_mtime)
        total = size + sum(file.stat().st_size for file in files)
        for file in files:
            if total <= self.most:
                break
            total -= file.stat().st_size
            with suppress(OSError):  # Windows keeps a file that another run has mapped
                file.unlink()
        free = shutil.disk_usage(self.folder).free
        if free < size:
            raise OSError(errno.ENOSPC, f"{free / 1e9:.1f} GB are free")
