"""What a worker process finds in one file: the network's input, and what its header says that reports group by."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

from desktop.core.card import ModelCard
from desktop.core.prepared import Ready, ready
from desktop.core.readers.source import PREAMBLE, has_preamble, load, regular_file


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


def look(path: Path, card: ModelCard) -> Look:
    """Read one file. card: whole, or `needed` of it. Raises what `read` raises."""
    return Look(ready(path, card), _origin(path))


def _origin(path: Path) -> Origin:
    """Of a DICOM file; of any other, and of a header that cannot be read a second time, nothing."""
    try:
        try:
            file = regular_file(path)
        except OSError:  # a member of an archive
            file = io.BytesIO(load(path).data)
        with file:
            if not has_preamble(file.read(PREAMBLE + 4)):
                return Origin()
            from desktop.core.readers.dataset import parse_header  # pydicom costs time that a PNG need not wait for
            from desktop.core.readers.header import Header, facts, identity
            from desktop.core.readers.quiet import heard

            file.seek(0)
            with heard():
                header = Header(parse_header(path, file)[0])
                told, who = facts(header), identity(header)
                patient = who.patient_id or " ".join(filter(None, (who.patient_name, who.birth_date)))
                return Origin(told.modality, told.body_part, told.view, patient, header.text("SeriesInstanceUID"))
    except Exception:  # noqa: BLE001  the picture is there; a report can do without its groups
        return Origin()
