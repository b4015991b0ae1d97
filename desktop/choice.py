"""Which models can be asked, and which one is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop.core.text import printable
from desktop.naming import model_title
from desktop.screen import ModelsView


@dataclass(frozen=True, slots=True)
class Choice:
    """offered: model files with what their cards call them. path: the one that was asked for last."""

    offered: tuple[tuple[Path, str], ...] = ()
    path: Path | None = None


def models_view(choice: Choice) -> ModelsView:
    """A model that is not among the installed ones is listed by its file's name."""
    paths = [path for path, _ in choice.offered]
    names = tuple(model_title(title) for _, title in choice.offered)
    if choice.path is None:
        return ModelsView(names)
    if choice.path in paths:
        return ModelsView(names, paths.index(choice.path))
    return ModelsView((*names, printable(choice.path.name, 80)), len(names))
