"""The one table of actions: feeds the menus, the tool bar, the shortcuts, the palette and the help."""

from __future__ import annotations

from desktop.commands.about import HELP
from desktop.commands.asking import ASKING
from desktop.commands.command import Command
from desktop.commands.comparing import COMPARING, REMOVING
from desktop.commands.files import FILES
from desktop.commands.looking import LOOKING
from desktop.commands.marking import MARKING
from desktop.commands.papers import PAPERS
from desktop.commands.program import PROGRAM
from desktop.commands.reader import READER
from desktop.commands.views import VIEWS
from desktop.commands.windows import LEVELS, WINDOWS
from desktop.commands.worklist import WORKLIST

COMMANDS: tuple[Command, ...] = (
    *FILES,
    *PAPERS,
    *REMOVING,
    *VIEWS,
    *LOOKING,
    *LEVELS,
    *COMPARING,
    *MARKING,
    *ASKING,
    *READER,
    *WORKLIST,
    *PROGRAM,
    *HELP,
)

__all__ = ["COMMANDS", "WINDOWS", "Command"]
