"""The value every other part works on: one single-frame X-ray picture with what its file said."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from desktop.core.geometry import Spacing

Padding = tuple[float, float]  # lowest and highest value
VoiFunction = Literal["LINEAR", "LINEAR_EXACT", "SIGMOID"]
STORED_DTYPES = (np.uint8, np.int8, np.uint16, np.int16)


@dataclass(frozen=True, slots=True)
class Window:
    """A VOI window in modality units (DICOM PS3.3 C.11.2.1.2). width > 0; > 1 for LINEAR is the file's duty."""

    center: float
    width: float
    function: VoiFunction = "LINEAR"
    name: str = ""

    def __post_init__(self) -> None:
        if not (np.isfinite(self.center) and np.isfinite(self.width) and self.width > 0):
            raise ValueError(f"window width must be positive and finite, got {self.center}/{self.width}")


@dataclass(frozen=True, eq=False, slots=True)
class Lut:
    """A look-up table (PS3.3 C.11.1 modality, C.11.2 VOI).

    values: unsigned (K,), entry i is the output for input first + i; inputs outside are clamped to the ends.
    bits: depth of the output values, 8..16.
    """

    values: NDArray[np.uint16]
    first: int
    bits: int
    name: str = ""

    def __post_init__(self) -> None:
        if self.values.ndim != 1 or self.values.size == 0 or self.values.dtype != np.uint16:
            raise ValueError("a look-up table needs at least one uint16 entry")
        self.values.setflags(write=False)


@dataclass(frozen=True, eq=False, slots=True)
class Plane:
    """An overlay plane (PS3.3 C.9): drawings and letters that lie over the picture, not in its pixels.

    mask: bool (H, W) of the radiograph's size, True where something is drawn. label: the file's own, may be empty.
    """

    mask: NDArray[np.bool_]
    label: str = ""

    def __post_init__(self) -> None:
        if self.mask.ndim != 2 or self.mask.dtype != np.bool_:
            raise ValueError(f"an overlay plane is bool (H, W), got {self.mask.dtype} {self.mask.shape}")
        self.mask.setflags(write=False)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the header says, as the gate, the viewer and the reports need it; empty or None where it says nothing.

    The patient's name, id and birth date are deliberately absent here: see `Radiograph.identity`.
    """

    modality: str = ""  # CR, DX, ... ; empty for PNG and JPEG
    sop_class: str = ""
    body_part: str = ""  # upper case, as BodyPartExamined
    view: str = ""  # PA, AP, LL, ...
    laterality: str = ""
    age_years: float | None = None
    sex: str = ""
    manufacturer: str = ""
    photometric: str = ""  # MONOCHROME1, MONOCHROME2, RGB, ... as in the file
    transfer_syntax: str = ""  # its name, for DICOM
    study_date: str = ""
    burned_in: bool = False  # the header says that letters are burnt into the pixels
    orientation: tuple[str, str] = ("", "")  # where rows and columns lead to: letters of A P R L H F, both or none
    colourfulness: float = 0.0  # 0 grey .. 1: 99th percentile of the channels' (max - min) / 255


@dataclass(frozen=True, slots=True)
class Identity:
    """Who is on the picture; shown on the screen only, never logged, never put in a report by default.

    series, study: the header's Series and Study Instance UID, which lead back to the patient too.
    """

    patient_name: str = ""
    patient_id: str = ""
    birth_date: str = ""
    series: str = ""
    study: str = ""


@dataclass(frozen=True, eq=False, slots=True)
class Radiograph:
    """One single-frame X-ray as stored, with everything needed to show it. Values are checked; arrays are read-only.

    pixels: uint8, int8, uint16 or int16, (H, W): stored values, before the modality LUT.
    stored_range: (lowest, highest) value that the file's depth allows; full black to full white without a window.
    slope, intercept: modality rescale (PS3.3 C.11.1); modality_lut replaces both where the file has a sequence.
    voi: the file's own windows and VOI LUTs, in modality units, in the file's order; empty means the full range.
    inverted: True for MONOCHROME1 or presentation shape INVERSE: applied last, after the VOI (PS3.3 C.11.6.1.2).
    spacing: distance of pixel centres with its origin, or None where the file states none.
    aspect: a pixel's height over its width where the file states that and no spacing; else 1.
    frame, frames: which of how many frames of the file this is, counted from 0.
    planes: the file's overlay planes, drawn over the picture when the reader wants them.
    source: the path as the user gave it. kind: "DICOM", "PNG", "JPEG", "TIFF", "BMP".
    sha256: hex digest of the file's bytes. notes: sentences on what the reader had to assume.
    full_shape: (H, W) of the file's own picture where `pixels` is a smaller decoding of it, made for the network
    alone; None where they are all there are.
    limits: (lowest, highest) value that no pixel lies outside of, where the reader made sure; None is its type's.
    padding: (lowest, highest) stored value that fills the frame and shows nothing (PS3.3 C.7.5.1.1.2); None for none.
    """

    pixels: NDArray[np.integer[Any]]
    stored_range: tuple[int, int]
    source: Path
    kind: str
    sha256: str = ""
    slope: float = 1.0
    intercept: float = 0.0
    modality_lut: Lut | None = None
    voi: tuple[Window | Lut, ...] = ()
    inverted: bool = False
    spacing: Spacing | None = None
    aspect: float = 1.0
    frame: int = 0
    frames: int = 1
    planes: tuple[Plane, ...] = ()
    facts: Facts = field(default_factory=Facts)
    identity: Identity = field(default_factory=Identity)
    notes: tuple[str, ...] = ()
    full_shape: tuple[int, int] | None = None
    limits: tuple[int, int] | None = None
    padding: Padding | None = None

    def __post_init__(self) -> None:
        if self.pixels.ndim != 2 or self.pixels.size == 0:
            raise ValueError(f"pixels must be (H, W) and not empty, got {self.pixels.shape}")
        if self.pixels.dtype not in STORED_DTYPES:
            raise ValueError(f"pixels must be 8- or 16-bit integers, got {self.pixels.dtype}")
        if not 0 <= self.frame < self.frames:
            raise ValueError(f"there is no frame {self.frame} of {self.frames}")
        if any(plane.mask.shape != self.pixels.shape for plane in self.planes):
            raise ValueError("an overlay plane has another size than the picture")
        low, high = self.stored_range
        if low >= high:
            raise ValueError(f"stored range is empty: {low}..{high}")
        if not (np.isfinite(self.slope) and np.isfinite(self.intercept) and self.slope != 0):
            raise ValueError(f"rescale must be finite and not flat, got {self.slope}/{self.intercept}")
        self.pixels.setflags(write=False)

    @property
    def shape(self) -> tuple[int, int]:
        """(H, W) of the file's own picture."""
        return self.full_shape or (self.height, self.width)

    @property
    def covered(self) -> tuple[float, float]:
        """(H, W) that the picture covers of `pixels`: a smaller decoding may end in a part of a pixel."""
        if self.full_shape is None:
            return float(self.height), float(self.width)
        factor = -(-self.full_shape[1] // self.width)
        return self.full_shape[0] / factor, self.full_shape[1] / factor

    @property
    def height(self) -> int:
        return int(self.pixels.shape[0])

    @property
    def width(self) -> int:
        return int(self.pixels.shape[1])
