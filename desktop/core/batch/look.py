"""What a worker process finds in one file: the network's input, and what its header says that reports group by."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop.core.card import ModelCard
from desktop.core.prepared import Ready, read_for, ready_of
from desktop.core.radiograph import Radiograph


@dataclass(frozen=True, slots=True)
class Origin:
    """patient, series: the header's own words; they never leave the program's memory."""

    modality: str = ""
    body_part: str = ""
    view: str = ""
    patient: str = ""
    series: str = ""


@dataclass(frozen=True, eq=False, slots=True)
class Look:
    """A file before the network has seen it."""

    ready: Ready
    origin: Origin


def look(path: Path, card: ModelCard, force: bool = False) -> Look:
    """Read one file. card: whole, or `needed` of it. force: see `Prepared`. Raises what `read` raises."""
    radiograph = read_for(path, card)
    return Look(ready_of(radiograph, card, force), _origin(radiograph))


def _origin(radiograph: Radiograph) -> Origin:
    """Of a DICOM file; of any other, nothing."""
    told, who = radiograph.facts, radiograph.identity
    patient = who.patient_id or " ".join(filter(None, (who.patient_name, who.birth_date)))
    return Origin(told.modality, told.body_part, told.view, patient, who.series)
