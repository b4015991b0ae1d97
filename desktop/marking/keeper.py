"""Marks come from the store with their radiograph, and go back into it behind the user's back."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Protocol

from desktop.core.errors import AppError
from desktop.core.radiograph import Radiograph
from desktop.desk import Runner
from desktop.marking.drawing import Drawing
from desktop.marking.history import History
from desktop.marking.mark import Sheet
from desktop.marking.regions import calibrated, measured
from desktop.marking.sheet import from_text, to_text
from desktop.words import tr

Key = tuple[str, int]  # the file's SHA-256, the frame


class MarkStore(Protocol):
    """Both raise AppError."""

    def marks(self, sha256: str, frame: int) -> str | None: ...

    def save_marks(self, sha256: str, frame: int, text: str) -> None: ...


class Keeper:
    """runner: must drop no job. While one waits, a newer sheet takes the place of an older: the disk sets the pace."""

    def __init__(self, store: MarkStore, runner: Runner) -> None:
        self._store = store
        self._runner = runner
        self._lock = Lock()
        self._unsaved: dict[Key, Sheet] = {}
        self._queued: set[Key] = set()

    def restored(self, radiograph: Radiograph) -> tuple[Radiograph, Drawing]:
        """What was drawn on a radiograph, also a moment ago, and the radiograph with the spacing that follows from it.

        From any thread. What cannot be read is a note.
        """
        try:
            sheet, note = self._sheet(radiograph), ""
        except AppError as error:
            sheet, note = (), str(error)
        except ValueError:
            sheet, note = (), tr("The marks that were saved for this radiograph are damaged and are not shown; new "
                                 "ones will take their place.")  # fmt: skip
        drawing = Drawing(History(sheet), own=radiograph.spacing, aspect=radiograph.aspect, note=note)
        return calibrated(drawing, radiograph), measured(drawing, radiograph, "")

    def _sheet(self, radiograph: Radiograph) -> Sheet:
        key = radiograph.sha256, radiograph.frame
        with self._lock:
            unsaved = self._unsaved.get(key)
        if unsaved is not None:
            return unsaved
        text = self._store.marks(*key) if radiograph.sha256 else None
        return () if text is None else from_text(text, radiograph)

    def save(self, radiograph: Radiograph, sheet: Sheet, failed: Callable[[Exception], None]) -> None:
        """A radiograph without a SHA-256 is of no file, and nothing of it is kept."""
        if not radiograph.sha256:
            return
        key = radiograph.sha256, radiograph.frame
        with self._lock:
            waits = key in self._queued
            self._queued.add(key)
            self._unsaved[key] = sheet
        if not waits:
            self._runner.submit(lambda job: self._write(key), lambda done: None, failed)

    def _write(self, key: Key) -> None:
        """What cannot be written stays at hand while the program runs."""
        with self._lock:
            self._queued.discard(key)
            sheet = self._unsaved.get(key)
        if sheet is None:
            return
        self._store.save_marks(*key, to_text(sheet))
        with self._lock:
            if self._unsaved[key] is sheet:
                del self._unsaved[key]
