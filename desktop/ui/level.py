"""One size of a radiograph, or of its overlay planes, as the QImage of the part that is seen."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from desktop.screen import Index

Table = NDArray[np.uint8] | NDArray[np.uint32]
ROWS = 64  # looked up at a time: their indices, 8 bytes each as numpy wants them, stay in the cache
FORMATS = {1: QImage.Format.Format_Grayscale8, 4: QImage.Format.Format_ARGB32_Premultiplied}


class Level:
    """Looks up only what is seen, into memory that is kept while the same part is seen."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._seen = QRect()
        self._table: NDArray[Any] | None = None
        self._shades: NDArray[Any] = np.empty((0, 0), dtype=np.uint8)
        self._wide = np.empty((0, 0), dtype=np.intp)
        self._image = QImage()

    @property
    def whole(self) -> QRect:
        return QRect(0, 0, self._index.shape[1], self._index.shape[0])

    def image(self, table: Table, seen: QRect) -> QImage:
        """The pixels inside `seen`, which lies in `whole`. table: grey or premultiplied ARGB (K,) of every index."""
        if table is not self._table or seen != self._seen:
            self._make_room(table, seen)
            self._look_up(table, seen)
            self._table, self._seen = table, seen
        return self._image

    def _make_room(self, table: Table, seen: QRect) -> None:
        size = (seen.height(), seen.width())
        if self._shades.shape == size and self._shades.dtype == table.dtype:
            return
        self._shades = np.empty(size, dtype=table.dtype)
        self._wide = np.empty((ROWS, size[1]), dtype=np.intp)
        bytes_ = table.itemsize
        self._image = QImage(self._shades.data, size[1], size[0], bytes_ * size[1], FORMATS[bytes_])

    def _look_up(self, table: Table, seen: QRect) -> None:
        part = self._index[seen.top() : seen.bottom() + 1, seen.left() : seen.right() + 1]
        for row in range(0, len(part), ROWS):
            rows = part[row : row + ROWS]
            wide = self._wide[: len(rows)]
            np.copyto(wide, rows)
            np.take(table, wide, out=self._shades[row : row + ROWS], mode="clip")
