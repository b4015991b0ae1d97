"""Names of findings in one cell of a table -> the target of a picture."""

from __future__ import annotations

from desktop.core.errors import AppError
from desktop.core.text import printable
from models.settings.data import NihTable, Table
from models.sources.entry import Targets


def target_of(cell: str, separator: str, data: NihTable | Table, targets: Targets, where: str) -> tuple[float, ...]:
    """Raises AppError for a finding that the recipe does not know. An empty cell makes every label unknown."""
    names = [name.strip() for name in cell.split(separator) if name.strip()]
    for name in names:
        if name not in data.values and name not in data.ignored and name not in data.unknown:
            raise AppError(
                f"{where} has the label {printable(name)!r}, which data.values, data.ignored and data.unknown do not "
                "name: add it to one of them or correct that line."
            )
    if not names or any(name in data.unknown for name in names):
        return targets.unknown(where)
    given = {label for name in names for label in data.values.get(name, ())}
    return targets.present(given, where)
