"""Actions that put a radiograph on paper or into a file, and that show what its file says."""

from __future__ import annotations

from desktop.commands.command import Command

PAPERS: tuple[Command, ...] = (
    Command("save_picture", "&File", "&Save the picture…", "Ctrl+S",
            "Save the radiograph as a PNG or JPEG file, with what you choose on it",
            enabled=lambda s: s.papers.savable, apart=True),
    Command("copy_picture", "&File", "&Copy the picture", "Ctrl+C", "Copy the radiograph as it is on the screen",
            enabled=lambda s: s.papers.savable),
    Command("save_report", "&File", "Save a repor&t…", "Ctrl+Shift+S",
            "Save a PDF on this radiograph: picture, findings, model", enabled=lambda s: s.papers.reportable),
    Command("print", "&File", "Pr&int…", "Ctrl+P", "Print the report on this radiograph",
            enabled=lambda s: s.papers.reportable),
    Command("tags", "&View", "&Tags of the file", "Ctrl+T", "Show everything that the file says about itself",
            enabled=lambda s: s.papers.savable or s.papers.tags.on, checked=lambda s: s.papers.tags.on),
    Command("tags_other", "&View", "Compare ta&gs", "Ctrl+Shift+T", "Compare the tags with those of the next file",
            enabled=lambda s: s.papers.comparable),
)  # fmt: skip
