"""Keys as Qt writes them, and what an action says of its key."""

from __future__ import annotations

from PySide6.QtGui import QAction, QKeySequence

from desktop.commands import Command
from desktop.words import known


def give_key(action: QAction, command: Command, key: str) -> None:
    """The key, and the tooltip that names it."""
    action.setShortcut(QKeySequence(key))
    action.setToolTip(f"{known(command.help)} ({native(key)})")


def native(key: str) -> str:
    """As the reader's system writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def portable(sequence: QKeySequence) -> str:
    """As the table of actions writes it."""
    return sequence.toString(QKeySequence.SequenceFormat.PortableText)
