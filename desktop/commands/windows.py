"""Actions on the window that grey values are shown through."""

from __future__ import annotations

from functools import partial

from desktop.commands.command import Command, pictured
from desktop.screen import Screen


def _window(number: int) -> Command:
    """Show the radiograph through what is at this place of its list."""
    return Command(
        f"window{number}", "&Window", f"&{number} window", str(number), f"Window {number} of the list",
        enabled=lambda screen: number <= len(screen.windows.names),
        checked=lambda screen: number - 1 == screen.windows.current,
        named=partial(_window_name, number),
        apart=number == 1,
    )  # fmt: skip


def _window_name(number: int, screen: Screen) -> str:
    names = screen.windows.names
    return f"&{number}  {names[number - 1].replace('&', '&&')}" if number <= len(names) else ""


WINDOWS = tuple(_window(number) for number in range(1, 10))
LEVELS: tuple[Command, ...] = (
    Command("auto", "&Window", "&Auto window", "A", "Window between the darkest and brightest percent", "Auto window",
            enabled=pictured),
    Command("reset", "&Window", "&Reset window", "R", "The file's own window, not inverted", "Reset window",
            enabled=pictured),
    Command("invert", "&Window", "&Invert", "I", "Exchange black and white", "Invert", enabled=pictured,
            checked=lambda s: s.inverted),
    Command("voi", "&Window", "&VOI off", "V", "Show the stored values without any window, and back", enabled=pictured,
            checked=lambda s: s.windows.off),
    Command("wider", "&Window", "&Wider", "Ctrl+Right", "Less contrast; also drag right with the right button",
            enabled=pictured),
    Command("narrower", "&Window", "&Narrower", "Ctrl+Left", "More contrast; also drag left with the right button",
            enabled=pictured),
    Command("brighter", "&Window", "&Brighter", "Ctrl+Down", "Brighter; also drag down with the right button",
            enabled=pictured),
    Command("darker", "&Window", "&Darker", "Ctrl+Up", "Darker; also drag up with the right button", enabled=pictured),
    *WINDOWS,
)  # fmt: skip
