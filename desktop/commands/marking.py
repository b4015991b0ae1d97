"""Actions on the marks that the reader draws on a radiograph."""

from __future__ import annotations

from functools import partial

from desktop.commands.command import Command, pictured
from desktop.marking.drawing import Tool
from desktop.screen import Screen


def _in_hand(tool: Tool, screen: Screen) -> bool:
    return screen.marks.tool == tool


def _any(screen: Screen) -> bool:
    return bool(screen.marks.items)


MARKING: tuple[Command, ...] = (
    Command("tool_none", "M&easure", "&Put the tool away", "Shift+V", "The left button moves the radiograph again",
            enabled=lambda s: bool(s.marks.tool)),
    Command("tool_length", "M&easure", "&Length", "Shift+D", "Measure a length: drag from end to end",
            enabled=pictured, checked=partial(_in_hand, "length")),
    Command("tool_angle", "M&easure", "&Angle", "Shift+A", "Measure an angle: three clicks, the second at its corner",
            enabled=pictured, checked=partial(_in_hand, "angle")),
    Command("tool_cobb", "M&easure", "&Cobb angle", "Shift+C", "Measure the Cobb angle: drag along two end plates",
            enabled=pictured, checked=partial(_in_hand, "cobb")),
    Command("tool_rectangle", "M&easure", "&Rectangle", "Shift+R", "Mean, SD, minimum, maximum and area of a rectangle",
            enabled=pictured, checked=partial(_in_hand, "rectangle")),
    Command("tool_ellipse", "M&easure", "&Ellipse", "Shift+E", "Mean, SD, minimum, maximum and area of an ellipse",
            enabled=pictured, checked=partial(_in_hand, "ellipse")),
    Command("tool_arrow", "M&easure", "Arro&w", "Shift+W", "Draw an arrow: drag to what it points at",
            enabled=pictured, checked=partial(_in_hand, "arrow")),
    Command("tool_text", "M&easure", "&Text", "Shift+X", "Write on the radiograph: click where",
            enabled=pictured, checked=partial(_in_hand, "text")),
    Command("tool_scale", "M&easure", "&Known length", "Shift+K",
            "Calibrate: drag along something whose length in mm is known",
            enabled=pictured, checked=partial(_in_hand, "scale")),
    Command("undo", "M&easure", "&Undo", "Ctrl+Z", "Take back the last change of the marks",
            enabled=lambda s: s.marks.can_undo),
    Command("redo", "M&easure", "Red&o", "Ctrl+Y", "Do again what was taken back", enabled=lambda s: s.marks.can_redo),
    Command("next_mark", "M&easure", "&Next mark", "Shift+N",
            "Select the next mark; arrow keys move it, Enter takes its next handle", enabled=_any),
    Command("delete_mark", "M&easure", "&Delete mark", "Del", "Delete the selected mark",
            enabled=lambda s: s.marks.selected >= 0),
    Command("hide_marks", "M&easure", "&Hide marks", "Shift+H", "Hide or show all marks", enabled=_any,
            checked=lambda s: s.marks.hidden),
    Command("copy_marks", "M&easure", "Cop&y the list", "Ctrl+Shift+C",
            "Copy the marks and what they measure, for a spreadsheet", enabled=_any),
)  # fmt: skip
