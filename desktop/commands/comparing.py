"""Actions on radiographs beside each other."""

from __future__ import annotations

from desktop.commands.command import Command, mapped, pictured
from desktop.screen import Screen


def _several(screen: Screen) -> bool:
    return len(screen.layout.cells) > 1 and screen.layout.kind != "plain"


COMPARING: tuple[Command, ...] = (
    Command("compare", "&Compare", "&Compare with another file", "B",
            "Keep the radiograph on the left and show the next file that is chosen beside it; again to stop",
            enabled=pictured, checked=lambda s: s.layout.kind == "two"),
    Command("blink", "&Compare", "&Blink the two radiographs", "N",
            "Show the other radiograph in the place of the first; held down, only as long",
            enabled=lambda s: s.layout.has_other, checked=lambda s: s.layout.alone),
    Command("next_cell", "&Compare", "&Next beside", "Ctrl+Tab", "Show the next of those side by side in the panel",
            enabled=lambda s: s.layout.has_other),
    Command("link", "&Compare", "&Link zoom and window", "Shift+L",
            "Zoom, move and window radiographs beside each other together",
            enabled=_several, checked=lambda s: s.layout.linked),
    Command("study", "&Compare", "&Views of the study", "Ctrl+G",
            "Show up to four opened views of the same study beside each other; again to stop",
            enabled=lambda s: s.layout.has_study, checked=lambda s: s.layout.kind == "study"),
    Command("plain", "&Compare", "&Overlay beside plain picture", "Shift+B",
            "The radiograph twice: without its overlay and with it",
            enabled=lambda s: mapped(s) or s.layout.kind == "plain", checked=lambda s: s.layout.kind == "plain"),
    Command("blank", "&Compare", "Blink the overla&y", "J", "Hide the overlay for a look; held down, only as long",
            enabled=lambda s: mapped(s) and s.overlay.on, checked=lambda s: s.layout.blanked),
)  # fmt: skip
REMOVING: tuple[Command, ...] = (
    Command("remove", "&File", "&Remove from the list", "Ctrl+W",
            "Take the file on the screen from the list; the file itself is not touched",
            enabled=lambda s: s.current >= 0, apart=True),
    Command("remove_all", "&File", "R&emove all from the list", "Ctrl+Shift+W",
            "Take all files from the list; the files themselves are not touched", enabled=lambda s: bool(s.files)),
)  # fmt: skip
