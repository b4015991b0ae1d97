"""Actions on files, and on the program."""

from __future__ import annotations

from desktop.commands.command import Command

FILES: tuple[Command, ...] = (
    Command("open", "&File", "&Open…", "Ctrl+O", "Open one or more files", "Open…"),
    Command("previous", "&File", "&Previous file", "PgUp", "Show the previous file of the list", "Previous",
            enabled=lambda s: s.previous is not None),
    Command("next", "&File", "&Next file", "PgDown", "Show the next file of the list", "Next",
            enabled=lambda s: s.next is not None),
    Command("dismiss", "&File", "&Dismiss message", "Esc", "Close the message above the radiograph",
            enabled=lambda s: bool(s.banner)),
)  # fmt: skip
