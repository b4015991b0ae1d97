"""How many pixels of a screen make a millimetre: as the user measured it, else as the screen says of itself."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QScreen

PLAUSIBLE = (1.5, 40.0)  # device pixels per mm; what projectors and virtual screens say of themselves is often not


def key(screen: QScreen) -> str:
    """Tells the kinds of screens at this computer apart; no serial number."""
    size = screen.geometry().size() * screen.devicePixelRatio()
    return f"{screen.manufacturer()} {screen.model()} {screen.name()} {size.width()}x{size.height()}"


def dots(screen: QScreen, known: Mapping[str, float]) -> float | None:
    """Device pixels per mm; None where nobody knows."""
    stated = known.get(key(screen))
    if stated is not None:
        return stated
    size, millimetres = screen.geometry().size() * screen.devicePixelRatio(), screen.physicalSize()
    if millimetres.width() <= 0.0:
        return None
    found = size.width() / millimetres.width()
    return found if PLAUSIBLE[0] <= found <= PLAUSIBLE[1] else None
