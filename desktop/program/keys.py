"""Which key carries out which command: the table's, but for those of the reader's own."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from desktop.commands import COMMANDS

# Lists, fields and buttons need these themselves; written as Qt writes keys.
WIDGETS = frozenset(
    {"Tab", "Shift+Tab", "Backtab", "Shift+Backtab", "Return", "Enter", "Space", "Backspace",
     "Left", "Right", "Up", "Down", "Shift+Left", "Shift+Right", "Shift+Up", "Shift+Down", "Alt+F4"}
)  # fmt: skip
STANDARD = MappingProxyType({command.id: command.key for command in COMMANDS})


def keys_now(own: Mapping[str, str]) -> dict[str, str]:
    """The key of every command by its id."""
    return {**STANDARD, **own}


def taken_by(own: Mapping[str, str], command: str, key: str) -> str | None:
    """The id of another command that has this key."""
    now = keys_now(own)
    return next((one for one, theirs in now.items() if theirs == key and one != command), None)


def changed(own: Mapping[str, str], command: str, key: str) -> Mapping[str, str]:
    """With another key; only what differs from the table is kept. The key must be free."""
    rest = {one: theirs for one, theirs in own.items() if one != command}
    return MappingProxyType(rest if key == STANDARD[command] else {**rest, command: key})


def settled(own: Mapping[str, str]) -> Mapping[str, str]:
    """What of stored keys still holds: commands come and go, and a key may be another one's by now."""
    found: Mapping[str, str] = MappingProxyType({})
    known = {command: key for command, key in own.items() if command in STANDARD and key and key not in WIDGETS}
    left = len(known) + 1
    while known and len(known) < left:  # one may be waiting for a key that another gives up
        left = len(known)
        for command, key in list(known.items()):
            if taken_by(found, command, key) is None:
                found = changed(found, command, known.pop(command))
    return found
