"""A file's small picture for the list of files, with what arranges the views of a study."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from desktop.core.batch.thumbnails import small
from desktop.core.readers import read

SIDE = 128


@dataclass(frozen=True, eq=False, slots=True)
class Thumbnail:
    """pixels: uint8 (h, w), both at most SIDE, 0 black .. 255 white. study: Study Instance UID, empty without one.

    modality, view, laterality: as in `Facts`.
    """

    pixels: NDArray[np.uint8]
    study: str = ""
    modality: str = ""
    view: str = ""
    laterality: str = ""


def thumbnail(path: Path) -> Thumbnail:
    """Of the file's first frame; a JPEG is decoded no larger than it needs to be. Raises what `read` raises."""
    radiograph = read(path, 0, SIDE)
    facts = radiograph.facts
    pixels = np.ascontiguousarray(small(radiograph, SIDE))
    return Thumbnail(pixels, radiograph.identity.study, facts.modality, facts.view, facts.laterality)
