"""Every reference file against its row of the table, and against dcmtk: stored values to the bit (1 where a lossy
decoder rounds), greys on the screen within 1 of 255 (dcmtk rounds down, Skiagraph to the nearest)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pydicom
import pytest
from pydicom.uid import ExplicitVRBigEndian, ExplicitVRLittleEndian, ImplicitVRLittleEndian

from desktop.core.display import full_window, render
from desktop.core.errors import AppError
from desktop.core.radiograph import Radiograph, Window
from desktop.core.readers import read
from tests.core import dcmtk
from tests.core.files import Pixels, dicom, lut, picture
from tests.core.reference import CHARSETS, PYDICOM, REAL, SHIPPED

ROOT = Path(__file__).parents[2]
DATA = Path(pydicom.__file__).parent / "data"
LUMINANCE = np.array([0.299, 0.587, 0.114])
# 8 pixels of RG3_JPLY: the codec overshoots to 1024 in a picture of 10 bits; dcmtk lets that wrap round to the other
# end of the greys, here it is clipped to 1023.
OVERSHOT = {"RG3_JPLY.dcm": 8}
ROUNDED_TWICE = 2.0  # colour that was YBR: two roundings of three channels


def rows(table: str, folder: str) -> list[Any]:
    lines = [line.split(maxsplit=2) for line in table.strip().splitlines()]
    return [pytest.param(folder, name, kind, rest, id=name) for name, kind, rest in lines]


ROWS = [
    *rows(PYDICOM, "test_files"),
    *rows(CHARSETS, "charset_files"),
    *rows(REAL, "real"),
    *rows(SHIPPED, ""),
]


def of_kind(*kinds: str) -> list[Any]:
    return [pytest.param(*row.values[:3], id=row.id) for row in ROWS if row.values[2] in kinds]


@pytest.fixture
def find(request: pytest.FixtureRequest) -> Any:
    def path(folder: str, name: str) -> Path:
        if folder == "real":
            found: Path = request.getfixturevalue("real_data") / "dicom" / name
            return found
        if folder:
            return DATA / folder / name
        return next((ROOT / "resources").glob(f"s*/{name}"))  # samples, selftest

    return path


@pytest.mark.parametrize(("folder", "name", "kind", "expected"), ROWS)
def test_the_table(find: Any, folder: str, name: str, kind: str, expected: str) -> None:
    path = find(folder, name)
    if kind == "!":
        with pytest.raises(AppError) as caught:
            read(path)
        assert f"{name} cannot be opened: {expected}" in str(caught.value)
        return
    dtype, height, width, *values = expected.split()
    found = read(path)
    lowest, highest = found.limits or (0, 255)
    assert lowest <= found.pixels.min() <= found.pixels.max() <= highest
    assert (found.pixels.dtype, found.pixels.shape) == (np.dtype(dtype), (int(height), int(width)))
    assert found.frames == int(values.pop()[1:] if values[-1].startswith("x") else 1)
    places = ((found.height // 3, found.width // 3), (found.height // 2, found.width // 2), (-2, -2))
    assert [int(found.pixels[place]) for place in places] == [int(value) for value in values]


def test_the_table_is_whole() -> None:
    """No file of these folders is without a row."""
    named = {row.values[1] for row in ROWS}
    if pydicom.__version__ == "3.0.2":  # each release ships other files
        assert {path.name for at in ("test_files", "charset_files") for path in (DATA / at).glob("*.dcm")} <= named
    for part in ("samples", "selftest"):
        assert {path.name for path in (ROOT / "resources" / part).glob("*.*")} <= named


@dcmtk.needed
@pytest.mark.parametrize(("folder", "name", "kind"), of_kind("grey"))
def test_stored_values_are_those_of_dcmtk(find: Any, tmp_path: Path, folder: str, name: str, kind: str) -> None:
    path = find(folder, name)
    found, data = read(path), dcmtk.decoded(path, tmp_path)
    assert data is not None
    theirs = np.frombuffer(data, found.pixels.dtype, found.pixels.size).reshape(found.pixels.shape)
    off = np.abs(theirs.astype(int) - found.pixels)
    assert off.max() <= (name in OVERSHOT)
    assert np.count_nonzero(off) == OVERSHOT.get(name, 0)


@pytest.mark.parametrize(("folder", "name", "kind"), of_kind("j2k"))
def test_jpeg_2000_is_that_of_pydicom(find: Any, folder: str, name: str, kind: str) -> None:
    """Another build of OpenJPEG, called by other code."""
    pytest.importorskip("openjpeg", reason="pylibjpeg-openjpeg is not installed")
    path = find(folder, name)
    theirs = pydicom.dcmread(path).pixel_array.astype(float)
    colour = theirs.ndim == 3
    assert np.abs((np.rint(theirs @ LUMINANCE) if colour else theirs) - read(path).pixels).max() <= colour


def as_asked(radiograph: Radiograph) -> list[str]:
    """dcm2pnm's options for what the radiograph is shown through by default."""
    if not radiograph.voi or not isinstance(radiograph.voi[0], Window) or radiograph.voi[0].name == "auto":
        window = radiograph.voi[0] if radiograph.voi else full_window(radiograph)
        assert isinstance(window, Window)
        return ["+Ww", str(window.center + 0.5), str(window.width + 1)]  # LINEAR_EXACT as dcmtk's LINEAR
    return ["+Wi", "1"]


def off(path: Path, folder: Path, shown: Pixels, *options: str) -> Pixels:
    theirs = dcmtk.shown(path, folder, "-O", *options)
    assert theirs is not None
    return np.abs((theirs @ LUMINANCE if theirs.ndim == 3 else theirs.astype(float)) - shown)


@dcmtk.needed
@pytest.mark.parametrize(("folder", "name", "kind"), of_kind("grey", "colour"))
def test_greys_are_those_of_dcmtk(find: Any, tmp_path: Path, folder: str, name: str, kind: str) -> None:
    """The whole way to the screen: depth, rescale, the file's first window, MONOCHROME1, colour and palettes."""
    path = find(folder, name)
    found = read(path)
    wrong = off(path, tmp_path, render(found), *(as_asked(found) if kind == "grey" else []))
    assert np.count_nonzero(wrong > (1.0 if kind == "grey" else ROUNDED_TWICE)) == OVERSHOT.get(name, 0)


SIGNED = {"PixelRepresentation": 1, "BitsStored": 13}
GENERATED: dict[str, tuple[dict[str, Any], list[str]]] = {
    "linear": ({"WindowCenter": 1800, "WindowWidth": 1500}, ["+Wi", "1"]),
    "linear, width 1": ({"WindowCenter": 1800, "WindowWidth": 1}, ["+Wi", "1"]),
    "sigmoid": ({"WindowCenter": 1800, "WindowWidth": 1500, "VOILUTFunction": "SIGMOID"}, ["+Wi", "1"]),
    "second window": ({"WindowCenter": [9, 1800], "WindowWidth": [5000, 700]}, ["+Wi", "2"]),
    "rescale": ({"RescaleSlope": 0.5, "RescaleIntercept": -300, "WindowCenter": 700, "WindowWidth": 900}, ["+Wi", "1"]),
    "falling rescale": (
        {"RescaleSlope": -2, "RescaleIntercept": 99, "WindowCenter": -4000, "WindowWidth": 5000},
        ["+Wi", "1"],
    ),
    "signed": ({**SIGNED, "WindowCenter": -100, "WindowWidth": 1500}, ["+Wi", "1"]),
    "signed and rescaled": (
        {**SIGNED, "RescaleSlope": 3, "RescaleIntercept": 7, "WindowCenter": -100, "WindowWidth": 4500},
        ["+Wi", "1"],
    ),
    "VOI LUT": ({"VOILUTSequence": [lut(100, np.arange(3000) ** 2 // 2200, 12)]}, ["+Wl", "1"]),
    "VOI LUT after rescale": (
        {
            "RescaleSlope": 2,
            "RescaleIntercept": 0,
            "VOILUTSequence": [lut(0, np.arange(8191)[::-1] * 8, 16)],
        },
        ["+Wl", "1"],
    ),
    "modality LUT": (
        {
            "ModalityLUTSequence": [lut(0, np.arange(4096) ** 2 // 4096, 12)],
            "WindowCenter": 2000,
            "WindowWidth": 3000,
        },
        ["+Wi", "1"],
    ),
    "8 bit": ({"BitsStored": 8, "WindowCenter": 100, "WindowWidth": 120}, ["+Wi", "1"]),
    "high bit": ({"BitsStored": 12, "HighBit": 15, "WindowCenter": 2000, "WindowWidth": 3000}, ["+Wi", "1"]),
}


def generated(path: Path, changes: dict[str, Any], **more: Any) -> Path:
    changes = {"BitsStored": 12, **changes, **more}
    high, shift = (1 << min(12, changes["BitsStored"])) - 1, changes.get("HighBit", changes["BitsStored"] - 1) + 1
    values = picture(high, (64, 90)).astype(np.uint16) << shift - max(changes["BitsStored"], 1)
    if changes.get("PixelRepresentation"):
        values = (picture(high, (64, 90)).astype(np.int16) - 2048).astype(np.int16).view(np.uint16) & 0x1FFF
    if "ModalityLUTSequence" in changes:
        changes["ModalityLUTSequence"][0].ModalityLUTType = "US"
    syntax = changes.pop("syntax", ExplicitVRLittleEndian)
    return dicom(path, values, syntax, **changes)


@dcmtk.needed
@pytest.mark.parametrize("photometric", ["MONOCHROME1", "MONOCHROME2"])
@pytest.mark.parametrize("case", GENERATED)
def test_the_pipeline_is_that_of_dcmtk(tmp_path: Path, case: str, photometric: str) -> None:
    changes, options = GENERATED[case]
    path = generated(tmp_path / "x.dcm", changes, PhotometricInterpretation=photometric)
    found = read(path)
    assert found.inverted == (photometric == "MONOCHROME1")
    voi = found.voi[int(options[1]) - 1]
    shown = render(found, voi)
    assert np.ptp(shown) > 200
    assert off(path, tmp_path, shown, *options).max() <= 1.0


@dcmtk.needed
@pytest.mark.parametrize("syntax", [ImplicitVRLittleEndian, ExplicitVRBigEndian])
def test_the_pipeline_in_other_byte_orders(tmp_path: Path, syntax: str) -> None:
    path = generated(tmp_path / "x.dcm", GENERATED["VOI LUT"][0], syntax=syntax)
    found = read(path)
    assert off(path, tmp_path, render(found), "+Wl", "1").max() <= 1.0


@dcmtk.needed
def test_overlays_are_those_of_dcmtk(tmp_path: Path) -> None:
    """dcm2pnm draws its overlays white over the picture; nothing else differs from the picture without."""
    path = DATA / "test_files" / "examples_overlay.dcm"
    drawn, plain = dcmtk.shown(path, tmp_path, "+O", "0", "+Wi", "1"), dcmtk.shown(path, tmp_path, "-O", "+Wi", "1")
    assert drawn is not None
    assert plain is not None
    (plane,) = read(path).planes
    assert (drawn[plane.mask] == 255).all()
    np.testing.assert_array_equal(drawn[~plane.mask], plain[~plane.mask])


@dcmtk.needed
@pytest.mark.parametrize("frame", [0, 7, 29])
def test_frames_are_those_of_dcmtk(tmp_path: Path, frame: int) -> None:
    path = DATA / "test_files" / "examples_ybr_color.dcm"
    found = read(path, frame)
    assert off(path, tmp_path, render(found), "+F", str(frame + 1)).max() <= ROUNDED_TWICE


@dcmtk.needed
@pytest.mark.parametrize("photometric", ["MONOCHROME1", "MONOCHROME2"])
@pytest.mark.parametrize("shape", ["IDENTITY", "INVERSE"])
def test_inversion_is_that_of_dcmtk_but_for_one_contradiction(tmp_path: Path, photometric: str, shape: str) -> None:
    changes, options = GENERATED["linear"]
    path = generated(tmp_path / "x.dcm", changes, PhotometricInterpretation=photometric, PresentationLUTShape=shape)
    shown = render(read(path))
    if (photometric, shape) == ("MONOCHROME1", "IDENTITY"):
        shown = 255 - shown
    assert off(path, tmp_path, shown, *options).max() <= 1.0
