"""DICOM -> Radiograph: one single-frame picture with what its header says (PS3.3)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydicom.dataset import Dataset
from pydicom.uid import UID

from desktop.core.display import auto_window
from desktop.core.geometry import Spacing
from desktop.core.radiograph import Facts, Identity, Lut, Radiograph, Window
from desktop.core.readers.dataset import parse
from desktop.core.readers.grey import depth_note, depth_of, grey_of
from desktop.core.readers.header import Header, facts, identity, sop_class, spacing
from desktop.core.readers.layout import PALETTE, Layout, layout_of
from desktop.core.readers.pixels import Element, stored_values
from desktop.core.readers.quiet import heard
from desktop.core.readers.source import Source, printable
from desktop.core.readers.voi import believable, lut, modality_lut, rescale, voi

PROGRAMS = (b"MZ", b"\x7fELF", b"#!")
SAMPLE = 250_000  # pixels that windows are judged by
CHANNELS = ("Red", "Green", "Blue")


@dataclass(frozen=True, slots=True)
class _Described:
    """Everything of the header that the picture needs, read while pydicom's warnings are heard."""

    layout: Layout
    element: Element
    syntax: UID
    facts: Facts
    identity: Identity
    spacing: Spacing | None
    slope: float
    intercept: float
    modality_lut: Lut | None
    voi: tuple[Window | Lut, ...]
    palette: tuple[Lut, ...]
    inverted: bool
    padding: tuple[float, ...]
    notes: tuple[str, ...]


def read_dicom(source: Source) -> Radiograph:
    """The radiograph in a DICOM file. Raises UnreadableFile, NoPicture, and whatever pydicom and the decoders raise on
    damage, which `read` narrows."""
    with heard() as warned:
        dataset, syntax = parse(source)
        described = _described(source, dataset, syntax)
    if any("encoding" in text for text in warned):
        described = _noted(described, "The header names an unknown character set, so names may be shown wrong.")
    elif warned:
        described = _noted(described, "Parts of the header break the standard; they were read as far as possible.")
    values = stored_values(source, described.element, described.layout, described.syntax)
    if described.palette:
        values = _painted(values, described.palette)
    return _colour(source, described, values) if values.ndim == 3 else _grey(source, described, values)


def _described(source: Source, dataset: Dataset, syntax: UID) -> _Described:
    header = Header(dataset)
    element = _element(source, dataset, header)
    layout = layout_of(source, header)
    if source.data.startswith(PROGRAMS):
        header.note("The file begins like a program; only its DICOM part was read.")
    slope, intercept = rescale(header)
    signed_output = layout.signed or intercept < 0
    return _Described(
        layout=layout,
        element=element,
        syntax=syntax,
        facts=replace(facts(header), transfer_syntax=printable(syntax.name)),
        identity=identity(header),
        spacing=spacing(header),
        slope=slope,
        intercept=intercept,
        modality_lut=modality_lut(header, layout.signed),
        voi=voi(header, signed_output),
        palette=_palette(source, header, layout),
        inverted=_inverted(header, layout),
        padding=header.numbers("PixelPaddingValue")[:1] + header.numbers("PixelPaddingRangeLimit")[:1],
        notes=tuple(header.notes),
    )


def _element(source: Source, dataset: Dataset, header: Header) -> Element:
    """The pixel data. Raises NoPicture where the file never had any, UnreadableFile where it was lost."""
    if "PixelData" in dataset:
        found = dataset["PixelData"]
        little = dataset.original_encoding[1] is not False
        return Element(bytes(found.value or b""), bool(found.is_undefined_length), little, found.VR == "OW")
    if "FloatPixelData" in dataset or "DoubleFloatPixelData" in dataset:
        raise source.unreadable("its pixels are floating-point numbers: export it with 8 or 16 bits per pixel")
    name = sop_class(header) or sop_class(Header(getattr(dataset, "file_meta", Dataset())))
    if not name or "Image Storage" in name or header.value("Rows") is not None:
        raise source.unreadable("its picture is missing, so the file is cut short: copy it again from where it came")
    raise source.no_picture(f"there is no picture inside (it is a {name}): choose the radiograph it belongs to")


def _inverted(header: Header, layout: Layout) -> bool:
    """Presentation LUT Shape INVERSE turns the greys over (PS3.3 C.11.6.1.2), and so does MONOCHROME1, which DX files
    state beside it (C.8.11.3.1.2): both together once."""
    return layout.photometric == "MONOCHROME1" or header.text("PresentationLUTShape").upper() == "INVERSE"


def _palette(source: Source, header: Header, layout: Layout) -> tuple[Lut, ...]:
    if layout.photometric != PALETTE:
        return ()
    luts = tuple(lut(header, f"{channel}PaletteColorLookupTable", layout.signed) for channel in CHANNELS)
    found = tuple(entry for entry in luts if entry is not None)
    if len(found) != 3:
        raise source.unreadable("its colour palette is missing or broken: export it as MONOCHROME2")
    return found


def _painted(values: NDArray[np.integer[Any]], palette: tuple[Lut, ...]) -> NDArray[np.uint8]:
    """Palette indices (H, W) -> uint8 (H, W, 3); indices outside take the nearest entry (PS3.3 C.7.6.3.1.5)."""
    planes = []
    for channel in palette:
        index = np.clip(values.astype(np.int64) - channel.first, 0, channel.values.size - 1)
        planes.append((channel.values >> (channel.bits - 8)).astype(np.uint8)[index])
    return np.stack(planes, axis=-1)


def _colour(source: Source, described: _Described, values: NDArray[np.integer[Any]]) -> Radiograph:
    grey, colourfulness, notes = grey_of(values.astype(np.uint8, copy=False))
    return Radiograph(
        pixels=grey,
        stored_range=(0, 255),
        source=source.path,
        kind="DICOM",
        sha256=source.sha256,
        spacing=described.spacing,
        facts=replace(described.facts, colourfulness=colourfulness),
        identity=described.identity,
        notes=described.notes + notes,
    )


def _grey(source: Source, described: _Described, values: NDArray[np.integer[Any]]) -> Radiograph:
    sample = _without_padding(values, described.padding)
    stored_range, depth_notes = _range(described, sample)
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
        facts=described.facts,
        identity=described.identity,
        notes=described.notes + depth_notes,
    )
    if not described.voi and not _plain(described):
        radiograph = replace(
            radiograph,
            voi=(auto_window(radiograph),),
            notes=(*radiograph.notes, "The file has no window; an automatic one is used."),
        )
    step = max(1, sample.size // SAMPLE)
    return believable(radiograph, sample[::step])


def _plain(described: _Described) -> bool:
    """Whether the stored values are greys counted from 0, so that their depth alone says what white is."""
    return not described.layout.signed and described.slope == 1.0 and described.intercept == 0.0


def _range(described: _Described, sample: NDArray[np.integer[Any]]) -> tuple[tuple[int, int], tuple[str, ...]]:
    """The stored range: what the header's depth allows; for plain unsigned values without a window the smallest usual
    depth that holds them, counted from black, exactly as for a 16-bit PNG."""
    layout, (low, high) = described.layout, described.layout.limits
    if described.voi or described.modality_lut is not None or not _plain(described) or layout.stored <= 8:
        return (low, high), ()
    brightest = high - int(sample.min()) if described.inverted else int(sample.max())
    bits = depth_of(brightest, layout.stored)
    used = (1 << bits) - 1
    return ((high - used, high) if described.inverted else (0, used)), depth_note(bits, layout.stored)


def _without_padding(values: NDArray[np.integer[Any]], padding: tuple[float, ...]) -> NDArray[np.integer[Any]]:
    """The values (N,) without those that fill the frame (PS3.3 C.7.5.1.1.2), unless nothing else is there."""
    flat = values.reshape(-1)
    if not padding:
        return flat
    inside = flat[(flat < min(padding)) | (flat > max(padding))]
    return inside if inside.size else flat


def _noted(described: _Described, sentence: str) -> _Described:
    return replace(described, notes=(sentence, *described.notes))
