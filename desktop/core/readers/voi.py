"""The tables and windows of a DICOM header, repaired or ignored with a note where they are broken."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydicom.multival import MultiValue

from desktop.core.display import auto_window, greys_of
from desktop.core.radiograph import Lut, Radiograph, VoiFunction, Window
from desktop.core.readers.header import Header
from desktop.core.text import printable

FUNCTIONS: dict[str, VoiFunction] = {
    "": "LINEAR",
    "LINEAR": "LINEAR",
    "LINEAR_EXACT": "LINEAR_EXACT",
    "SIGMOID": "SIGMOID",
}
NEARLY_ALL = 0.98
MARGIN = 8  # greys from black or white that look black or white


def rescale(header: Header) -> tuple[float, float]:
    """Slope and intercept (PS3.3 C.11.1.1.2); 1 and 0 where they are missing or broken."""
    slope, intercept = header.number("RescaleSlope", 1.0), header.number("RescaleIntercept", 0.0)
    if slope == 0.0:
        header.note("The header's RescaleSlope is 0 and was ignored.")
        return 1.0, 0.0
    return slope, intercept


def modality_lut(header: Header, signed: bool) -> Lut | None:
    """The first item of the Modality LUT Sequence (PS3.3 C.11.1.1.1)."""
    luts = [found for item in header.items("ModalityLUTSequence")[:1] if (found := lut(item, "LUT", signed))]
    return luts[0] if luts else None


def voi(header: Header, signed: bool) -> tuple[Window | Lut, ...]:
    """Every window, then every VOI LUT of the file (PS3.3 C.11.2).

    The standard makes them alternatives and lets the viewer choose; windows come first because vendors' tables are
    more often wrong than their windows, so a table is the default only in a file without a window.
    """
    luts = (lut(item, "LUT", signed) for item in header.items("VOILUTSequence"))
    return windows(header) + tuple(found for found in luts if found is not None)


def windows(header: Header) -> tuple[Window, ...]:
    """The valid ones of WindowCenter and WindowWidth with their function and explanation."""
    said = header.text("VOILUTFunction").upper()
    if said not in FUNCTIONS:
        header.note("The header's VOILUTFunction is unknown; LINEAR was used.")
    function = FUNCTIONS.get(said, "LINEAR")
    names = _names(header)
    found = []
    for at, (center, width) in enumerate(
        zip(header.numbers("WindowCenter"), header.numbers("WindowWidth"), strict=False)
    ):
        if width < 1.0 if function == "LINEAR" else width <= 0.0:
            header.note(f"The header's window with width {width:g} is broken and was ignored.")
        else:
            found.append(Window(center, width, function, names[at] if at < len(names) else ""))
    return tuple(found)


def believable(radiograph: Radiograph, sample: NDArray[np.integer[Any]]) -> Radiograph:
    """`radiograph` without the windows and tables of the file that show nearly all of it black or white.

    sample: stored values (N,) to judge by, padding left out. Where none is left, the automatic window stands in.
    """
    if not radiograph.voi or sample.size == 0 or sample.min() == sample.max():
        return radiograph
    kept = tuple(entry for entry in radiograph.voi if not _blank(greys_of(radiograph, sample, entry)))
    if len(kept) == len(radiograph.voi):
        return radiograph
    note = "A window of the file shows nearly all of the picture black or white and was ignored."
    if not kept:
        note += " An automatic window is used instead."
    return replace(radiograph, voi=kept or (auto_window(radiograph),), notes=(*radiograph.notes, note))


def _blank(shown: NDArray[np.uint8]) -> bool:
    nearly_all = NEARLY_ALL * shown.size
    return bool(np.count_nonzero(shown < MARGIN) >= nearly_all or np.count_nonzero(shown > 255 - MARGIN) >= nearly_all)


def _names(header: Header) -> tuple[str, ...]:
    found = header.value("WindowCenterWidthExplanation")
    many = found if isinstance(found, MultiValue | list) else [] if found is None else [found]
    return tuple(printable(str(name), 64) for name in many)


def lut(item: Header, name: str, signed: bool) -> Lut | None:
    """The table whose descriptor (entries, first, bits) and data are `name`Descriptor and `name`Data.

    None with a note where they do not fit together. signed: the first input is two's complement.
    """
    descriptor, values = item.words(f"{name}Descriptor"), item.words(f"{name}Data")
    if descriptor.size != 3 or values.size == 0:
        item.note(f"The header's {name} is broken and was ignored.")
        return None
    entries = int(descriptor[0]) or 65536
    if values.size == (entries + 1) // 2 and entries > 2:  # 8-bit entries, two to a word
        values = values.astype("<u2").view(np.uint8).astype(np.uint16)
    if values.size < entries:
        item.note(f"The header's {name} is shorter than it says and was ignored.")
        return None
    values = values[:entries].copy()
    first = int(descriptor[1].astype(np.int16)) if signed else int(descriptor[1])
    return Lut(values, first, _lut_bits(item, name, int(descriptor[2]), int(values.max())), item.text("LUTExplanation"))


def _lut_bits(item: Header, name: str, said: int, highest: int) -> int:
    """The stated depth, unless the values need more, or so much less that the picture would be dark."""
    needed = max(8, highest.bit_length())
    if needed <= said <= min(16, needed + 2):
        return said
    item.note(f"The header's {name} says {said} bits, but its values have {needed}, which was used.")
    return needed
