"""The one table of actions: feeds the menus, the tool bar, the shortcuts and the help."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from desktop.screen import Screen

Test = Callable[[Screen], bool]


def _always(screen: Screen) -> bool:
    return True


def _pictured(screen: Screen) -> bool:
    return screen.picture is not None


def _mapped(screen: Screen) -> bool:
    return bool(screen.overlay.labels)


@dataclass(frozen=True, slots=True)
class Command:
    """text: in the menu, with its & key. tool: the tool bar's word, empty where it has none.

    checked: None where the command is not a switch. named: the text where the screen decides it, empty to hide it.
    """

    id: str
    menu: str
    text: str
    key: str
    help: str
    tool: str = ""
    enabled: Test = _always
    checked: Test | None = None
    named: Callable[[Screen], str] | None = None


def _window(number: int) -> Command:
    """Show the radiograph through what is at this place of its list."""
    return Command(
        f"window{number}", "&Window", f"&{number} window", str(number), f"Window {number} of the list",
        enabled=lambda screen: number <= len(screen.windows.names),
        checked=lambda screen: number - 1 == screen.windows.current,
        named=partial(_window_name, number),
    )  # fmt: skip


def _window_name(number: int, screen: Screen) -> str:
    names = screen.windows.names
    return f"&{number}  {names[number - 1].replace('&', '&&')}" if number <= len(names) else ""


WINDOWS = tuple(_window(number) for number in range(1, 10))
COMMANDS: tuple[Command, ...] = (
    Command("open", "&File", "&Open…", "Ctrl+O", "Open one or more files", "Open…"),
    Command("previous", "&File", "&Previous file", "PgUp", "Show the previous file of the list", "Previous",
            enabled=lambda s: s.previous is not None),
    Command("next", "&File", "&Next file", "PgDown", "Show the next file of the list", "Next",
            enabled=lambda s: s.next is not None),
    Command("dismiss", "&File", "&Dismiss message", "Esc", "Close the message above the radiograph",
            enabled=lambda s: bool(s.banner)),
    Command("quit", "&File", "&Quit", "Ctrl+Q", "Close Skiagraph"),
    Command("fit", "&View", "&Fit to window", "F", "Show the whole radiograph", "Fit", enabled=_pictured),
    Command("actual", "&View", "&Actual pixels", "Ctrl+1", "One pixel of the radiograph on one of the screen", "1:1",
            enabled=_pictured),
    Command("closer", "&View", "Zoom &in", "+", "Zoom in; also the mouse wheel", enabled=_pictured),
    Command("farther", "&View", "Zoom &out", "-", "Zoom out; also the mouse wheel", enabled=_pictured),
    Command("frame_back", "&View", "Pr&evious frame", ",", "Show the previous frame of the file",
            enabled=lambda s: s.frames.frame > 0),
    Command("frame_on", "&View", "&Next frame", ".", "Show the next frame of the file",
            enabled=lambda s: s.frames.frame + 1 < s.frames.frames),
    Command("planes", "&View", "Overlay p&lanes", "O", "Hide or show what the file itself draws over its picture",
            enabled=lambda s: s.planes is not None, checked=lambda s: bool(s.planes)),
    Command("identity", "&View", "Hide &patient", "P", "Hide or show the patient's name on the radiograph",
            "Hide patient", enabled=_pictured, checked=lambda s: s.identity_hidden),
    Command("auto", "&Window", "&Auto window", "A", "Window between the darkest and brightest percent", "Auto window",
            enabled=_pictured),
    Command("reset", "&Window", "&Reset window", "R", "The file's own window, not inverted", "Reset window",
            enabled=_pictured),
    Command("invert", "&Window", "&Invert", "I", "Exchange black and white", "Invert", enabled=_pictured,
            checked=lambda s: s.inverted),
    Command("wider", "&Window", "&Wider", "Ctrl+Right", "Less contrast; also drag right with the right button",
            enabled=_pictured),
    Command("narrower", "&Window", "&Narrower", "Ctrl+Left", "More contrast; also drag left with the right button",
            enabled=_pictured),
    Command("brighter", "&Window", "&Brighter", "Ctrl+Down", "Brighter; also drag down with the right button",
            enabled=_pictured),
    Command("darker", "&Window", "&Darker", "Ctrl+Up", "Darker; also drag up with the right button", enabled=_pictured),
    *WINDOWS,
    Command("overlay", "&Model", "Show &overlay", "H", "Show where the model looked", "Overlay", enabled=_mapped,
            checked=lambda s: s.overlay.on),
    Command("contours", "&Model", "&Contours", "C", "Draw maps as lines instead of colours", enabled=_mapped,
            checked=lambda s: s.overlay.contours),
    Command("label_on", "&Model", "Next &label", "L", "Show the map of the next label",
            enabled=lambda s: len(s.overlay.labels) > 1),
    Command("method", "&Model", "Next &method", "M", "Show the next kind of map",
            enabled=lambda s: len(s.overlay.methods) > 1),
    Command("higher", "&Model", "&Higher threshold", "]", "Draw less of the map", enabled=_mapped),
    Command("lower", "&Model", "Lo&wer threshold", "[", "Draw more of the map", enabled=_mapped),
    Command("faithfulness", "&Model", "Measure &faithfulness", "Ctrl+M",
            "Measure how far the score depends on what the map shows; again to stop", enabled=_mapped,
            checked=lambda s: s.explanation.measuring),
    Command("force", "&Model", "Answer &anyway", "Ctrl+Return", "Ask the model although its limits speak against it",
            enabled=lambda s: s.can_force),
    Command("card", "&Model", "A&bout this model", "Ctrl+I", "What the model is for, and how good it is",
            enabled=lambda s: s.has_card),
    Command("help", "&Help", "&Keys and mouse", "F1", "This list"),
    Command("notice", "&Help", "&Intended use", "Shift+F1", "What Skiagraph is for, and what not"),
)  # fmt: skip
