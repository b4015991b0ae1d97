"""Actions on how the radiograph lies on the screen."""

from __future__ import annotations

from desktop.commands.command import Command, pictured

VIEWS: tuple[Command, ...] = (
    Command("fit", "&View", "&Fit to window", "F", "Show the whole radiograph", "Fit", enabled=pictured),
    Command("actual", "&View", "&Actual pixels", "Ctrl+1", "One pixel of the radiograph on one of the screen", "1:1",
            enabled=pictured),
    Command("closer", "&View", "Zoom &in", "+", "Zoom in; also the mouse wheel", enabled=pictured),
    Command("farther", "&View", "Zoom &out", "-", "Zoom out; also the mouse wheel", enabled=pictured),
    Command("frame_back", "&View", "Pr&evious frame", ",", "Show the previous frame of the file",
            enabled=lambda s: s.frames.frame > 0),
    Command("frame_on", "&View", "&Next frame", ".", "Show the next frame of the file",
            enabled=lambda s: s.frames.frame + 1 < s.frames.frames),
    Command("planes", "&View", "Overlay p&lanes", "O", "Hide or show what the file itself draws over its picture",
            enabled=lambda s: s.planes is not None, checked=lambda s: bool(s.planes)),
    Command("identity", "&View", "Hide &patient", "P", "Hide or show the patient's name on the radiograph",
            "Hide patient", enabled=pictured, checked=lambda s: s.identity_hidden),
)  # fmt: skip
