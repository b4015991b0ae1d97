"""What the mouse and the keys of widgets do, which nobody can change."""

from __future__ import annotations

from desktop.words import tr


def mouse() -> tuple[tuple[str, str], ...]:
    """(gesture, what it does)"""
    return (
        (tr("Wheel"), tr("Zoom towards the pointer")),
        (tr("Drag, left button"), tr("Move the radiograph")),
        (tr("Drag, right button"), tr("Window: right is wider, down is brighter")),
        (tr("Drag, middle button, or Space and drag"), tr("Move the radiograph, also with a measuring tool in hand")),
        (tr("Arrow keys"), tr("Move the selected mark by one pixel, with Shift by ten")),
        (tr("Enter"), tr("The selected mark's next handle; with a tool in hand, a new mark in the middle")),
        (tr("Drop files"), tr("Open them")),
    )
