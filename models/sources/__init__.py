"""One file per kind of source; each lists its pictures as entries and decodes none."""

from __future__ import annotations

from pathlib import Path

from models.settings.data import Arrays, Asked, Folders, NihTable
from models.sources import arrays, csv_table, folders, nih_table
from models.sources.entry import Entry, Targets


def entries(recipe: Asked, folder: Path) -> list[Entry]:
    """What `folder` holds by the recipe's data section. Raises AppError naming file and line of what is wrong."""
    targets = Targets(tuple(label.name for label in recipe.labels), recipe.task in ("multiclass", "ordinal"))
    data = recipe.data
    if isinstance(data, Folders):
        return folders.entries(data, folder, targets)
    if isinstance(data, NihTable):
        return nih_table.entries(data, folder, targets)
    if isinstance(data, Arrays):
        return arrays.entries(data, folder, targets)
    return csv_table.entries(data, folder, targets)
