"""Actions of the reader on the model's answer: own thresholds, decisions, and what they come to."""

from __future__ import annotations

from desktop.commands.command import Command, pictured
from desktop.screen import Screen


def _decidable(screen: Screen) -> bool:
    return screen.reader.can_decide


def _thresholded(screen: Screen) -> bool:
    return screen.findings.prevalence is not None


READER: tuple[Command, ...] = (
    Command("agree", "&Reader", "&Agree", "F5", "Say that the model is right about the label", enabled=_decidable),
    Command("disagree", "&Reader", "&Disagree", "F6", "Say that the model is wrong about the label",
            enabled=_decidable),
    Command("cannot_say", "&Reader", "Cannot &say", "F7", "Say that the label cannot be decided on this radiograph",
            enabled=_decidable),
    Command("comment", "&Reader", "&Comment", "F8", "Write a comment on the label", enabled=_decidable),
    Command("undo_decision", "&Reader", "&Take back", "Shift+F5", "Take the last decision or comment back",
            enabled=lambda s: s.reader.can_undo),
    Command("reader_export", "&Reader", "&Export decisions…", "Ctrl+E",
            "Save the decisions as a table for training; while it is being made, stop it",
            enabled=lambda s: s.reader.can_export),
    Command("threshold_down", "&Reader", "Own threshold do&wn", "Ctrl+Shift+Left",
            "Lower your own threshold of the label; also drag on the score bar", enabled=_thresholded),
    Command("threshold_up", "&Reader", "Own threshold &up", "Ctrl+Shift+Right",
            "Raise your own threshold of the label; also drag on the score bar", enabled=_thresholded),
    Command("threshold_card", "&Reader", "Card's th&reshold", "Ctrl+0",
            "Take the card's threshold of the label again instead of yours",
            enabled=lambda s: any(row.own is not None for row in s.findings.rows)),
    Command("impression", "&Reader", "Copy &impression", "Ctrl+J", "Copy what the model says in words",
            enabled=lambda s: bool(s.findings.impression)),
    Command("network_input", "&Reader", "What the &network sees", "W", "Show the pixels that the network was given",
            enabled=pictured),
)  # fmt: skip
