"""Actions on the worklist and its batch."""

from __future__ import annotations

from desktop.commands.command import Command

WORKLIST: tuple[Command, ...] = (
    Command("worklist", "Work&list", "&Worklist", "F2", "The list of a folder's radiographs, or the radiograph again",
            "Worklist", checked=lambda s: s.worklist.shown),
    Command("read_folder", "Work&list", "&Read a folder…", "Ctrl+Shift+O",
            "Ask the model about every radiograph of a folder, in the background"),
    Command("open_batch", "Work&list", "Open a finished &batch…", "Ctrl+Shift+J",
            "Show what was read into a folder before, from its journal"),
    Command("pause", "Work&list", "&Pause", "F3", "Pause the batch, or go on with it",
            enabled=lambda s: s.worklist.can_pause, checked=lambda s: s.worklist.paused),
    Command("cancel", "Work&list", "&Cancel the batch", "Shift+F3",
            "Stop reading; the rows so far stay, and reading the folder again goes on",
            enabled=lambda s: s.worklist.can_cancel),
    Command("find", "Work&list", "&Find in the list", "Ctrl+F", "Search the list by file name"),
    Command("reports", "Work&list", "Write r&eports", "Ctrl+Shift+E",
            "Write the batch's reports beside its journal", enabled=lambda s: s.worklist.can_report),
)  # fmt: skip
