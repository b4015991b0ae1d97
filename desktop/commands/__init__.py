"""The one table of actions: feeds the menus, the tool bar, the shortcuts, the palette and the help."""

from __future__ import annotations

from desktop.commands.about import HELP
from desktop.commands.asking import ASKING
from desktop.commands.command import Command
from desktop.commands.files import FILES
from desktop.commands.views import VIEWS
from desktop.commands.windows import LEVELS, WINDOWS

COMMANDS: tuple[Command, ...] = (*FILES, *VIEWS, *LEVELS, *ASKING, *HELP)

__all__ = ["COMMANDS", "WINDOWS", "Command"]
