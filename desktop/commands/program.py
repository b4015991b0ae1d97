"""Actions on the program itself."""

from __future__ import annotations

from desktop.commands.command import Command

PROGRAM: tuple[Command, ...] = (
    Command("put_back", "&File", "P&ut back what was removed", "Ctrl+Shift+Z",
            "Bring back the files that were taken from the list last", enabled=lambda s: s.program.can_put_back),
    Command("recent", "&File", "Recent &files", "Ctrl+H", "Open one of the files opened last",
            enabled=lambda s: bool(s.program.recent), apart=True),
    Command("settings", "&File", "Settin&gs…", "Ctrl+,", "Language, colours, overlay, reader, recent files"),
    Command("quit", "&File", "&Quit", "Ctrl+Q", "Close Skiagraph", apart=True),
    Command("full_screen", "&View", "F&ull screen", "F11", "Fill the whole screen, and back"),
    Command("palette", "&Help", "&Find a command…", "Ctrl+K", "Type a few letters of what you want to do"),
)  # fmt: skip
