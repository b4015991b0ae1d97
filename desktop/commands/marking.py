"""Actions on the marks that the reader draws on a radiograph."""

from __future__ import annotations

from functools import partial

from desktop.commands.command import Command, pictured
from desktop.marking.drawing import Tool
from desktop.screen import Screen


def _tool(tool: Tool, text: str, key: str, help: str) -> Command:
    return Command(f"tool_{tool}", "&Measure", text, key, help, enabled=pictured, checked=partial(_in_hand, tool))


def _in_hand(tool: Tool, screen: Screen) -> bool:
    return screen.marks.tool == tool


def _any(screen: Screen) -> bool:
    return bool(screen.marks.items)


MARKING: tuple[Command, ...] = (
    Command("tool_none", "&Measure", "&Put the tool away", "Shift+V", "The left button moves the radiograph again",
            enabled=lambda s: bool(s.marks.tool)),
    _tool("length", "&Length", "Shift+D", "Measure a length: drag from end to end"),
    _tool("angle", "&Angle", "Shift+A", "Measure an angle: three clicks, the second at its corner"),
    _tool("cobb", "&Cobb angle", "Shift+C", "Measure the Cobb angle: drag along two end plates"),
    _tool("rectangle", "&Rectangle", "Shift+R", "Mean, SD, minimum, maximum and area of a rectangle"),
    _tool("ellipse", "&Ellipse", "Shift+E", "Mean, SD, minimum, maximum and area of an ellipse"),
    _tool("arrow", "Arro&w", "Shift+W", "Draw an arrow: drag to what it points at"),
    _tool("text", "&Text", "Shift+X", "Write on the radiograph: click where"),
    _tool("scale", "&Known length", "Shift+K", "Calibrate: drag along something whose length in mm is known"),
    Command("undo", "&Measure", "&Undo", "Ctrl+Z", "Take back the last change of the marks",
            enabled=lambda s: s.marks.can_undo),
    Command("redo", "&Measure", "Red&o", "Ctrl+Y", "Do again what was taken back", enabled=lambda s: s.marks.can_redo),
    Command("next_mark", "&Measure", "&Next mark", "Shift+N",
            "Select the next mark; arrow keys move it, Enter takes its next handle", enabled=_any),
    Command("delete_mark", "&Measure", "&Delete mark", "Del", "Delete the selected mark",
            enabled=lambda s: s.marks.selected >= 0),
    Command("hide_marks", "&Measure", "&Hide marks", "Shift+H", "Hide or show all marks", enabled=_any,
            checked=lambda s: s.marks.hidden),
    Command("copy_marks", "&Measure", "Cop&y the list", "Ctrl+Shift+C",
            "Copy the marks and what they measure, for a spreadsheet", enabled=_any),
)  # fmt: skip
