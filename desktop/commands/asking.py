"""Actions on the model, its answer and its maps."""

from __future__ import annotations

from desktop.commands.command import Command, mapped

ASKING: tuple[Command, ...] = (
    Command("overlay", "&Model", "Show &overlay", "H", "Show where the model looked", "Overlay", enabled=mapped,
            checked=lambda s: s.overlay.on),
    Command("contours", "&Model", "&Contours", "C", "Draw maps as lines instead of colours", enabled=mapped,
            checked=lambda s: s.overlay.contours),
    Command("colours", "&Model", "Other colo&urs", "Shift+M", "Draw maps in the next of the palettes",
            enabled=lambda s: mapped(s) and not s.overlay.contours),
    Command("label_on", "&Model", "Next &label", "L", "Show the map of the next label",
            enabled=lambda s: len(s.overlay.labels) > 1),
    Command("method", "&Model", "Next &method", "M", "Show the next kind of map",
            enabled=lambda s: len(s.overlay.methods) > 1),
    Command("higher", "&Model", "&Higher map threshold", "]", "Draw less of the map", enabled=mapped),
    Command("lower", "&Model", "Lo&wer map threshold", "[", "Draw more of the map", enabled=mapped),
    Command("faithfulness", "&Model", "Measure &faithfulness", "Ctrl+M",
            "Measure how far the score depends on what the map shows; again to stop", enabled=mapped,
            checked=lambda s: s.explanation.measuring),
    Command("force", "&Model", "Answer &anyway", "Ctrl+Return", "Ask the model although its limits speak against it",
            enabled=lambda s: s.can_force),
    Command("model_next", "&Model", "Ne&xt model", "Ctrl+Shift+M", "Ask the next of the installed models",
            enabled=lambda s: len(s.models.names) > 1),
    Command("model_open", "&Model", "O&pen a model file…", "Ctrl+Shift+I", "Ask a model that is not installed"),
    Command("card", "&Model", "A&bout this model", "Ctrl+I", "What the model is for, and how good it is",
            enabled=lambda s: s.has_card),
)  # fmt: skip
