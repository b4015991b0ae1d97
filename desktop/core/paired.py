"""One file made ready for two models, decoded once; this runs in a worker process."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop.core.card import ModelCard
from desktop.core.prepared import Prepared, least, prepare
from desktop.core.readers import read


@dataclass(frozen=True, eq=False, slots=True)
class Paired:
    """What is kept of a file until both answers."""

    old: Prepared
    new: Prepared
    sha256: str


def paired(path: Path, old: ModelCard, new: ModelCard) -> Paired:
    """Read a file for two networks. old, new: whole cards, or `needed` of them. Raises what `read` raises."""
    wanted = [least(card) for card in (old, new)]
    radiograph = read(path, least=max(wanted) if all(wanted) else 0)
    return Paired(prepare(radiograph, old, force=False), prepare(radiograph, new, force=False), radiograph.sha256)
