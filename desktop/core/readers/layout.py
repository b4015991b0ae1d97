"""What a DICOM header promises about its pixels, checked before anything is allocated (PS3.3 C.7.6.3)."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.core.readers.header import Header
from desktop.core.readers.source import MAX_PIXELS, Source

GREY = ("MONOCHROME1", "MONOCHROME2")
COLOUR = ("RGB", "YBR_FULL", "YBR_FULL_422", "YBR_ICT", "YBR_RCT")
PALETTE = "PALETTE COLOR"
MAX_FRAMES = 1 << 16  # an hour of fluoroscopy at 18 frames a second


@dataclass(frozen=True, slots=True)
class Layout:
    """Frames, rows and columns, samples per pixel, and where in its container of `allocated` bits a value sits."""

    frames: int
    rows: int
    columns: int
    samples: int
    planar: bool
    photometric: str
    allocated: int
    stored: int
    high_bit: int
    signed: bool

    @property
    def native_bytes(self) -> int:
        """The length of one frame's pixel data when it is not compressed."""
        samples = 2 if self.photometric == "YBR_FULL_422" else self.samples
        return self.rows * self.columns * samples * self.allocated // 8

    @property
    def limits(self) -> tuple[int, int]:
        """The lowest and the highest value that the stored bits can hold."""
        return (-(1 << self.stored - 1), (1 << self.stored - 1) - 1) if self.signed else (0, (1 << self.stored) - 1)


def layout_of(source: Source, header: Header) -> Layout:
    """The layout. Raises UnreadableFile where it is missing, contradictory or not a radiograph's."""
    rows, columns = header.whole("Rows", 0), header.whole("Columns", 0)
    if rows < 1 or columns < 1:
        raise source.unreadable("its header does not say how large the picture is: export it again from where it came")
    if rows * columns > MAX_PIXELS:
        raise source.unreadable(
            f"{columns} x {rows} pixels are more than the {MAX_PIXELS // 10**6} million this program"
            " reads: save it smaller"
        )
    frames = max(1, header.whole("NumberOfFrames", 1))
    if frames > MAX_FRAMES:
        raise source.unreadable(
            f"its header promises {frames} frames, more than the {MAX_FRAMES} of any radiograph: export it again"
        )
    allocated, samples = header.whole("BitsAllocated", 0), header.whole("SamplesPerPixel", 1)
    if allocated not in (8, 16):
        raise source.unreadable(
            f"its pixels have {allocated} bits: only 8 and 16 can be read, so export it as one of these"
        )
    photometric = _photometric(source, header, samples)
    if samples == 3 and allocated != 8:
        raise source.unreadable("it is a colour picture with 16 bits per channel: export it with 8, or as 16-bit grey")
    stored, high_bit = _bits(header, allocated)
    return Layout(
        frames,
        rows,
        columns,
        samples,
        header.whole("PlanarConfiguration", 0) == 1,
        photometric,
        allocated,
        stored,
        high_bit,
        header.whole("PixelRepresentation", 0) == 1,
    )


def _photometric(source: Source, header: Header, samples: int) -> str:
    said = header.text("PhotometricInterpretation").upper()
    if not said and samples == 1:
        header.note("The header does not say whether its lowest value is black or white; black was assumed.")
        said = "MONOCHROME2"
    if said not in ((*GREY, PALETTE) if samples == 1 else COLOUR if samples == 3 else ()):
        raise source.unreadable(
            f"its colours ({said or 'unstated'} with {samples} samples per pixel) cannot be read:"
            " export it as MONOCHROME2"
        )
    return said


def _bits(header: Header, allocated: int) -> tuple[int, int]:
    """Bits stored and high bit, repaired with a note."""
    stored = header.whole("BitsStored", allocated)
    if not 1 <= stored <= allocated:
        header.note(f"The header's BitsStored {stored} is impossible; {allocated} was used.")
        stored = allocated
    high_bit = header.whole("HighBit", stored - 1)
    if not stored - 1 <= high_bit < allocated:
        header.note(f"The header's HighBit {high_bit} is impossible; {stored - 1} was used.")
        high_bit = stored - 1
    return stored, high_bit
