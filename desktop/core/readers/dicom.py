"""DICOM -> Radiograph: one frame with what its header says (PS3.3)."""

from __future__ import annotations

import math
import struct
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydicom.dataelem import RawDataElement
from pydicom.dataset import Dataset
from pydicom.uid import UID, RLELossless

from desktop.core.display import auto_window
from desktop.core.field import unpadded
from desktop.core.geometry import Spacing
from desktop.core.radiograph import Facts, Identity, Lut, Padding, Plane, Radiograph, Window
from desktop.core.readers.damage import LOST_END, SURPLUS, lost_end
from desktop.core.readers.dataset import parse
from desktop.core.readers.frames import Element
from desktop.core.readers.grey import depth_note, depth_of, grey_of
from desktop.core.readers.header import Header, facts, identity, sop_class
from desktop.core.readers.layout import PALETTE, Layout, layout_of
from desktop.core.readers.palette import painted, palette_of
from desktop.core.readers.pixels import NATIVE, containers, stored_values
from desktop.core.readers.planes import Drawing, drawings, planes
from desktop.core.readers.quiet import heard
from desktop.core.readers.source import Source
from desktop.core.readers.spacing import aspect, spacing
from desktop.core.readers.voi import believable, modality_lut, rescale, voi
from desktop.core.text import printable

JPEG = ("1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.51")
PROGRAMS = (b"MZ", b"\x7fELF", b"#!")
UNDEFINED = 0xFFFFFFFF
SAMPLE = 10_000  # pixels that windows are judged by


@dataclass(frozen=True, slots=True)
class _Described:
    """Everything of the header that the picture needs, read while pydicom's warnings are heard."""

    layout: Layout
    element: Element
    syntax: UID
    facts: Facts
    identity: Identity
    spacing: Spacing | None
    aspect: float
    slope: float
    intercept: float
    modality_lut: Lut | None
    voi: tuple[Window | Lut, ...]
    palette: tuple[Lut, ...]
    inverted: bool
    padding: Padding | None
    drawings: tuple[Drawing, ...]
    notes: tuple[str, ...]


def read_dicom(source: Source, frame: int = 0) -> Radiograph:
    """One frame, counted from 0, of a DICOM file. Raises UnreadableFile, NoPicture, and whatever pydicom and the
    decoders raise on damage, which `read` narrows."""
    with heard() as warned:
        dataset, syntax = parse(source)
        described = _described(source, dataset, syntax, frame)
    if any("encoding" in text for text in warned):
        described = _noted(described, "The header's character set does not fit its text; names may be shown wrong.")
    elif warned:
        described = _noted(described, "Parts of the header break the standard; they were read as far as possible.")
    values = stored_values(source, described.element, described.layout, described.syntax)
    if described.syntax in JPEG and lost_end(values, described.layout.stored):
        described = _noted(described, LOST_END)
    if described.palette:
        values = painted(values, described.palette)
    radiograph = _colour(source, described, values) if values.ndim == 3 else _grey(source, described, values)
    return replace(radiograph, frame=frame, frames=described.layout.frames, planes=_planes(source, described))


def _described(source: Source, dataset: Dataset, syntax: UID, frame: int) -> _Described:
    header = Header(dataset, frame)
    element = _element(source, dataset, header, frame)
    layout = layout_of(source, header)
    if not 0 <= frame < layout.frames:
        raise source.unreadable(f"there is no frame {frame + 1} in it, only {layout.frames}: choose one of these")
    if not element.encapsulated and len(element.data) - layout.native_bytes * layout.frames >= layout.columns:
        header.note(SURPLUS)
    if source.data.startswith(PROGRAMS):
        header.note("The file begins like a program; only its DICOM part was read.")
    slope, intercept = rescale(header)
    modality = modality_lut(header, layout.signed)
    signed_output = modality is None and min(value * slope + intercept for value in layout.limits) < 0
    known = spacing(header)
    return _Described(
        layout=layout,
        element=element,
        syntax=syntax,
        facts=replace(facts(header), transfer_syntax=printable(syntax.name)),
        identity=identity(header),
        spacing=known,
        aspect=aspect(header) if known is None else 1.0,
        slope=slope,
        intercept=intercept,
        modality_lut=modality,
        voi=voi(header, signed_output),
        palette=palette_of(source, header, layout.signed) if layout.photometric == PALETTE else (),
        inverted=_inverted(header, layout),
        padding=None if layout.photometric == PALETTE else _padding(header, layout),
        drawings=drawings(header, layout, frame),
        notes=tuple(header.notes),
    )


def _element(source: Source, dataset: Dataset, header: Header, frame: int) -> Element:
    """The pixel data. Raises NoPicture where the file never had any, UnreadableFile where it was lost."""
    if "PixelData" in dataset:
        little, table = dataset.original_encoding[1] is not False, header.value("ExtendedOffsetTable")
        offsets = (
            struct.unpack(f"<{len(table) // 8}Q", table[: len(table) // 8 * 8]) if isinstance(table, bytes) else ()
        )
        return Element(*_pixel_data(source, dataset), little, frame, offsets)
    if "FloatPixelData" in dataset or "DoubleFloatPixelData" in dataset:
        raise source.unreadable("its pixels are floating-point numbers: export it with 8 or 16 bits per pixel")
    name = sop_class(header) or sop_class(Header(getattr(dataset, "file_meta", Dataset())))
    if not name or "Image Storage" in name or header.value("Rows") is not None:
        raise source.unreadable("its picture is missing, so the file is cut short: copy it again from where it came")
    raise source.no_picture(f"there is no picture inside (it is a {name}): choose the radiograph it belongs to")


def _pixel_data(source: Source, dataset: Dataset) -> tuple[memoryview, bool, bool]:
    """The bytes of the pixel data element, whether they are encapsulated, whether they are words. Large ones stay where
    they are in the file; encapsulated ones are then followed by their delimiter and whatever comes next."""
    raw = dataset.get_item("PixelData", keep_deferred=True)
    if isinstance(raw, RawDataElement) and raw.value is None and raw.length:
        encapsulated = raw.length == UNDEFINED
        end = None if encapsulated else raw.value_tell + raw.length
        return memoryview(source.data)[raw.value_tell : end], encapsulated, raw.VR in (None, "OW")  # None: implicit
    found = dataset["PixelData"]
    return memoryview(bytes(found.value or b"")), bool(found.is_undefined_length), found.VR == "OW"


def _inverted(header: Header, layout: Layout) -> bool:
    """Presentation LUT Shape INVERSE turns the greys over (PS3.3 C.11.6.1.2), and so does MONOCHROME1, which DX files
    state beside it (C.8.11.3.1.2): both together once.

    Where they contradict each other, what turns over counts: files that say MONOCHROME1 and IDENTITY are known to mean
    the former (dcm4chee-arc-light issue 3155), though dcmtk believes the latter.
    """
    first_white, shape = layout.photometric == "MONOCHROME1", header.text("PresentationLUTShape").upper()
    if shape in ("IDENTITY", "INVERSE") and first_white != (shape == "INVERSE"):
        header.note("The header says both that low values are black and that they are white; white was used.")
    return first_white or shape == "INVERSE"


def _planes(source: Source, described: _Described) -> tuple[Plane, ...]:
    raw = None
    if any(not drawing.bits for drawing in described.drawings) and described.syntax in (*NATIVE, RLELossless):
        raw = containers(source, described.element, described.layout, described.syntax)
    return planes(described.drawings, described.layout, raw)


def _colour(source: Source, described: _Described, values: NDArray[np.integer[Any]]) -> Radiograph:
    grey, colourfulness, notes = grey_of(values.astype(np.uint8, copy=False))
    return Radiograph(
        pixels=grey,
        stored_range=(0, 255),
        source=source.path,
        kind="DICOM",
        sha256=source.sha256,
        spacing=described.spacing,
        aspect=described.aspect,
        facts=replace(described.facts, colourfulness=colourfulness),
        identity=described.identity,
        notes=described.notes + notes,
    )


def _grey(source: Source, described: _Described, values: NDArray[np.integer[Any]]) -> Radiograph:
    stored_range, depth_notes = _range(described, values)
    radiograph = Radiograph(
        pixels=np.ascontiguousarray(values),
        stored_range=stored_range,
        source=source.path,
        kind="DICOM",
        sha256=source.sha256,
        slope=described.slope,
        intercept=described.intercept,
        modality_lut=described.modality_lut,
        voi=described.voi,
        inverted=described.inverted,
        spacing=described.spacing,
        aspect=described.aspect,
        facts=described.facts,
        identity=described.identity,
        notes=described.notes + depth_notes,
        limits=described.layout.limits,
        padding=described.padding,
    )
    if not described.voi and not _plain(described):
        radiograph = replace(
            radiograph,
            voi=(auto_window(radiograph),),
            notes=(*radiograph.notes, "The file has no window; an automatic one is used."),
        )
    step = max(1, math.isqrt(values.size // SAMPLE))  # of rows and of columns, so that neither are left out
    return believable(radiograph, unpadded(values[::step, ::step], described.padding))


def _padding(header: Header, layout: Layout) -> Padding | None:
    """The lowest and the highest stored value that fills the frame; also where the header gives them in the other
    signedness than the pixels'."""
    value = header.numbers("PixelPaddingValue")[:1]
    if not value:
        return None
    codes = 1 << layout.allocated
    values = [one % codes for one in (*value, *header.numbers("PixelPaddingRangeLimit")[:1])]
    if layout.signed:
        values = [one - codes if one >= codes / 2 else one for one in values]
    return min(values), max(values)


def _plain(described: _Described) -> bool:
    """Whether the stored values are greys counted from 0, so that their depth alone says what white is."""
    return not described.layout.signed and described.slope == 1.0 and described.intercept == 0.0


def _range(described: _Described, values: NDArray[np.integer[Any]]) -> tuple[tuple[int, int], tuple[str, ...]]:
    """The stored range: what the header's depth allows; for plain unsigned values without a window the smallest usual
    depth that holds them, counted from black, exactly as for a 16-bit PNG."""
    layout, (low, high) = described.layout, described.layout.limits
    if described.voi or described.modality_lut is not None or not _plain(described) or layout.stored <= 8:
        return (low, high), ()
    sample = unpadded(values, described.padding)
    bits = depth_of(int(sample.max()), layout.stored)
    from_white = depth_of(high - int(sample.min()), layout.stored) if described.inverted else layout.stored
    if from_white < bits:  # low values are white and black is as high as the header allows: the rest is not used
        return (high - (1 << from_white) + 1, high), depth_note(from_white, layout.stored)
    return (0, (1 << bits) - 1), depth_note(bits, layout.stored)


def _noted(described: _Described, sentence: str) -> _Described:
    return replace(described, notes=(sentence, *described.notes))
