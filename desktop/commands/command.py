"""What a row of the table of actions says, and the tests that several rows share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop.screen import Screen

Test = Callable[[Screen], bool]
# What may be done while the worklist covers the radiograph: nothing that changes or tells of a picture nobody sees.
BESIDE_WORKLIST = frozenset((
    "worklist", "read_folder", "open_batch", "pause", "cancel", "find", "reports", "open", "recent", "previous", "next",
    "dismiss", "model_next", "model_open", "card", "reader_export", "identity", "settings", "full_screen", "palette",
    "calibrate", "help", "notice", "quit",
))  # fmt: skip


def always(screen: Screen) -> bool:
    return True


def pictured(screen: Screen) -> bool:
    return screen.picture is not None


def mapped(screen: Screen) -> bool:
    return bool(screen.overlay.labels)


@dataclass(frozen=True, slots=True)
class Command:
    """text: in the menu, with its & key. tool: the tool bar's word, empty where it has none.

    checked: None where the command is not a switch. named: the text where the screen decides it, empty to hide it.
    apart: the menu has a line above it.
    """

    id: str
    menu: str
    text: str
    key: str
    help: str
    tool: str = ""
    enabled: Test = always
    checked: Test | None = None
    named: Callable[[Screen], str] | None = None
    apart: bool = False

    def can(self, screen: Screen) -> bool:
        """Whether it may be chosen now."""
        return self.enabled(screen) and (not screen.worklist.shown or self.id in BESIDE_WORKLIST)
