"""How a window stands on the screen, so that it, or another in its place, can stand so again."""

from __future__ import annotations

from PySide6.QtCore import QByteArray

from desktop.standing import Standing
from desktop.ui.main_window import MainWindow


def standing(window: MainWindow) -> Standing:
    geometry = bytes(window.saveGeometry().toBase64().data()).decode("ascii")
    return Standing(geometry, tuple(window.splitter.sizes()))


def stand(window: MainWindow, wanted: Standing) -> None:
    """Qt moves a window that would lie outside of today's screens."""
    if wanted.geometry:
        window.restoreGeometry(QByteArray.fromBase64(QByteArray(wanted.geometry.encode("ascii"))))
    if len(wanted.sizes) == window.splitter.count():
        window.splitter.setSizes(list(wanted.sizes))


def follow(new: MainWindow, old: MainWindow) -> None:
    """Stand where the old one does and look at the same place; the open tab and the open dialogs, too."""
    stand(new, standing(old))
    new.side.setCurrentIndex(old.side.currentIndex())
    new.show()
    for ours, theirs in zip(new.pair.canvases, old.pair.canvases, strict=True):
        ours.put(theirs.place)
    if old.reader.input.isVisible():
        new.reader.input.switch()
    new.program.follow(old.program)
