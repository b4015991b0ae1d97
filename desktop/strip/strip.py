"""What is known of the opened files beyond their names: their small pictures, and why some cannot be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Generic, TypeVar

from desktop.cells.order import views
from desktop.core.errors import AppError
from desktop.core.report.causes import nameless
from desktop.core.text import printable
from desktop.core.thumbnail import Thumbnail
from desktop.screen import FileRow
from desktop.words import language, tr

T = TypeVar("T")


class Latest(Generic[T]):
    """Makes a value anew only for other objects than the last time: hundreds of files are looked through at every
    movement of the mouse otherwise."""

    def __init__(self) -> None:
        self._of: tuple[object, ...] | None = None
        self._value: T | None = None

    def of(self, *objects: object, make: Callable[[], T]) -> T:
        if self._value is None or self._of is None or any(a is not b for a, b in zip(self._of, objects, strict=True)):
            self._of, self._value = objects, make()
        return self._value


@dataclass(frozen=True, eq=False, slots=True)
class Strip:
    """thumbnails: of the files looked at so far, at most `thumbs.KEPT`. reasons: why files are unreadable."""

    thumbnails: Mapping[Path, Thumbnail] = field(default_factory=lambda: MappingProxyType({}))
    reasons: Mapping[Path, str] = field(default_factory=lambda: MappingProxyType({}))
    _rows: Latest[tuple[FileRow, ...]] = field(default_factory=Latest, repr=False)
    _views: Latest[tuple[Path, ...]] = field(default_factory=Latest, repr=False)

    def rows(self, files: tuple[Path, ...], unreadable: frozenset[Path], hidden: bool = False) -> tuple[FileRow, ...]:
        """A row for each file, with its folder where another has its name; the same tuple as long as nothing changed.
        hidden: by its place, without its name."""

        def made() -> tuple[FileRow, ...]:
            rows = tuple(self._row(path, unreadable) for path in files)
            if hidden:
                return tuple(map(_nameless, rows, files, range(1, len(rows) + 1)))
            count = Counter(path.name for path in files)
            return tuple(
                _in_folder(row, path) if count[path.name] > 1 else row for row, path in zip(rows, files, strict=True)
            )

        return self._rows.of(files, unreadable, language() if hidden else hidden, make=made)

    def views(self, files: tuple[Path, ...], path: Path, study: str) -> tuple[Path, ...]:
        """See `order.views`."""
        return self._views.of(files, path, make=lambda: views(files, self.thumbnails, path, study))

    def knowing(self, thumbnails: Mapping[Path, Thumbnail], reasons: Mapping[Path, str]) -> Strip:
        return Strip(MappingProxyType(dict(thumbnails)), MappingProxyType(dict(reasons)))

    def refused(self, path: Path, error: Exception) -> Strip:
        """Only what is meant to be read is a reason; the text of a bug may quote anything."""
        reason = {path: str(error)} if isinstance(error, AppError) else {}
        return self.knowing(self.thumbnails, {**self.reasons, **reason})

    def only(self, files: frozenset[Path]) -> Strip:
        """Nothing of any other file is kept."""
        thumbnails = {path: one for path, one in self.thumbnails.items() if path in files}
        return self.knowing(thumbnails, {path: why for path, why in self.reasons.items() if path in files})

    def _row(self, path: Path, unreadable: frozenset[Path]) -> FileRow:
        thumbnail = self.thumbnails.get(path)
        broken = path in unreadable
        reason = printable(self.reasons.get(path, ""), 500) if broken else ""
        return FileRow(printable(path.name), broken, reason, None if thumbnail is None else thumbnail.pixels)


def _in_folder(row: FileRow, path: Path) -> FileRow:
    return replace(row, name=printable(f"{path.parent.name}/{path.name}" if path.parent.name else path.name))


def _nameless(row: FileRow, path: Path, place: int) -> FileRow:
    return replace(row, name=tr("File {number}", number=place), reason=nameless(row.reason, path.name))
