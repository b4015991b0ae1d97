"""Actions on how a radiograph is turned, drawn and written over."""

from __future__ import annotations

from desktop.commands.command import Command, pictured

LOOKING: tuple[Command, ...] = (
    Command("turn_right", "&Picture", "Rotate &right", "T", "Turn by 90° to the right", enabled=pictured),
    Command("turn_left", "&Picture", "Rotate &left", "Shift+T", "Turn by 90° to the left", enabled=pictured),
    Command("flip", "&Picture", "Flip &horizontally", "X", "Exchange left and right of the view", enabled=pictured),
    Command("upend", "&Picture", "Flip &vertically", "Y", "Exchange top and bottom of the view", enabled=pictured),
    Command("upright", "&Picture", "R&eset view and window", "Ctrl+R",
            "As in the file: upright, not flipped, fitted, through its own window", enabled=pictured),
    Command("magnifier", "&Picture", "&Magnifier", "G", "A lens at the pointer; the wheel makes it 2 to 8 times",
            enabled=pictured, checked=lambda s: s.look.magnified),
    Command("true_size", "&Picture", "&True size", "Ctrl+2",
            "As large as the file's spacing says, on a calibrated screen", enabled=pictured),
    Command("calibrate", "&Picture", "&Calibrate this screen…", "Ctrl+Shift+2",
            "Measure a bar on the screen, so that true size is true"),
    Command("crisp", "&Picture", "&Sharp pixels", "S", "Show enlarged pixels as squares instead of smoothed",
            enabled=pictured, checked=lambda s: s.look.crisp),
    Command("texts", "&Picture", "Te&xts", "K", "Hide or show all texts over the radiograph", enabled=pictured,
            checked=lambda s: s.look.texts),
)  # fmt: skip
