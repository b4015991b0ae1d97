"""Actions that explain the program."""

from __future__ import annotations

from desktop.commands.command import Command

HELP: tuple[Command, ...] = (
    Command("help", "&Help", "&Keys and mouse", "F1", "Every key and what the mouse does; keys can be changed"),
    Command("notice", "&Help", "&Intended use", "Shift+F1", "What Skiagraph is for, and what not"),
)  # fmt: skip
