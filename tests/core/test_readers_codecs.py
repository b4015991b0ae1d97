"""Compressed DICOM: every transfer syntax the manual lists, made on the spot, and the public reference pictures."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pydicom
import pytest
from imagecodecs import htj2k_encode, jpeg2k_encode, jpeg8_encode, jpegls_encode
from pydicom.uid import RLELossless

from desktop.core.errors import UnreadableFile
from desktop.core.readers import read
from tests.core.files import Pixels, dicom, picture

BASE = "1.2.840.10008.1.2.4."
BASELINE, EXTENDED, LOSSLESS, LOSSLESS_FIRST = (BASE + end for end in ("50", "51", "57", "70"))
LS_LOSSLESS, LS_NEAR, J2K_LOSSLESS, J2K = (BASE + end for end in ("80", "81", "90", "91"))
HT_LOSSLESS, HT_LOSSLESS_RPCL, HT = (BASE + end for end in ("201", "202", "203"))


def encoded(syntax: str, pixels: Pixels, bits: int) -> bytes:
    if syntax in (LOSSLESS, LOSSLESS_FIRST):
        return jpeg8_encode(pixels, lossless=True, predictor=1, bitspersample=bits)
    if syntax in (BASELINE, EXTENDED):
        return jpeg8_encode(pixels, level=95, bitspersample=bits)
    if syntax in (LS_LOSSLESS, LS_NEAR):
        return jpegls_encode(pixels, level=0 if syntax == LS_LOSSLESS else 2)
    if syntax in (HT_LOSSLESS, HT_LOSSLESS_RPCL, HT):  # by OpenJPH; they are decoded by OpenJPEG
        return htj2k_encode(pixels, reversible=syntax != HT)
    if syntax == J2K_LOSSLESS:
        return jpeg2k_encode(pixels, codecformat="J2K", reversible=True, level=0, bitspersample=bits)
    return jpeg2k_encode(pixels, codecformat="J2K", level=60, bitspersample=bits)


@pytest.mark.parametrize(
    ("syntax", "bits", "error"),
    [
        (BASELINE, 8, 8),
        (EXTENDED, 12, 40),
        (LOSSLESS, 8, 0),
        (LOSSLESS, 12, 0),
        (LOSSLESS_FIRST, 16, 0),
        (LS_LOSSLESS, 8, 0),
        (LS_LOSSLESS, 12, 0),
        (LS_LOSSLESS, 16, 0),
        (LS_NEAR, 12, 2),
        (J2K_LOSSLESS, 8, 0),
        (J2K_LOSSLESS, 12, 0),
        (J2K_LOSSLESS, 16, 0),
        (J2K, 12, 40),
        (HT_LOSSLESS, 8, 0),
        (HT_LOSSLESS, 12, 0),
        (HT_LOSSLESS, 16, 0),
        (HT_LOSSLESS_RPCL, 16, 0),
        (HT, 8, 2),
        (HT, 16, 40),  # white stays white
    ],
)
def test_grey(tmp_path: Path, syntax: str, bits: int, error: int) -> None:
    pixels = picture((1 << bits) - 1, (64, 48))
    radiograph = read(dicom(tmp_path / "x.dcm", pixels, syntax, encoded(syntax, pixels, bits), BitsStored=bits))
    assert radiograph.pixels.dtype == pixels.dtype
    assert np.abs(radiograph.pixels.astype(int) - pixels.astype(int)).max() <= error


@pytest.mark.parametrize("syntax", [LOSSLESS_FIRST, LS_LOSSLESS, J2K_LOSSLESS, HT_LOSSLESS])
def test_signed(tmp_path: Path, syntax: str) -> None:
    """JPEG and JPEG-LS carry the two's complement of signed values, JPEG 2000 the values or the two's complement."""
    pixels = picture(4095).astype(np.int16) - 2048
    frames = [encoded(syntax, pixels.view(np.uint16) & 0x0FFF, 12)]
    if syntax == J2K_LOSSLESS:
        frames.append(jpeg2k_encode(pixels, codecformat="J2K", reversible=True, level=0))
    if syntax == HT_LOSSLESS:
        frames.append(htj2k_encode(pixels, reversible=True))
    for frame in frames:
        path = dicom(tmp_path / "x.dcm", pixels, syntax, frame, BitsStored=12)
        np.testing.assert_array_equal(read(path).pixels, pixels)


def test_what_a_lossy_codec_overshoots_is_clipped(tmp_path: Path) -> None:
    """12-bit values in a 10-bit file: white must not become black."""
    pixels = np.full((16, 16), 1023, np.uint16)
    frame = encoded(EXTENDED, pixels + 20, 12)
    found = read(dicom(tmp_path / "x.dcm", pixels, EXTENDED, frame, BitsStored=10))
    assert (found.pixels.min(), found.limits) == (1023, (0, 1023))


@pytest.mark.parametrize("high", [255, 4095])
@pytest.mark.parametrize("colour", [False, True])
def test_run_lengths(tmp_path: Path, high: int, colour: bool) -> None:
    pixels = picture(high)
    stored = np.stack([pixels.astype(np.uint8)] * 3, -1) if colour else pixels
    dataset = pydicom.dcmread(dicom(tmp_path / "native.dcm", stored))
    dataset.compress(RLELossless, generate_instance_uid=False)
    dataset.save_as(tmp_path / "rle.dcm")
    found = read(tmp_path / "rle.dcm")
    np.testing.assert_array_equal(found.pixels, read(tmp_path / "native.dcm").pixels)
    assert found.facts.transfer_syntax == "RLE Lossless"


@pytest.mark.parametrize("photometric", ["YBR_FULL_422", "YBR_FULL", "RGB"])
def test_jpeg_colour_follows_the_header_where_the_stream_is_silent(tmp_path: Path, photometric: str) -> None:
    red = np.zeros((16, 16, 3), np.uint8)
    red[..., 0] = 200
    space = "RGB" if photometric == "RGB" else "YCBCR"
    frame = _without_application_segments(jpeg8_encode(red, level=100, colorspace="RGB", outcolorspace=space))
    path = dicom(tmp_path / "x.dcm", red, BASELINE, frame, PhotometricInterpretation=photometric)
    assert np.abs(read(path).pixels.astype(int) - 60).max() <= 2


def _without_application_segments(frame: bytes) -> bytes:
    at, kept = 2, [frame[:2]]
    while frame[at + 1] != 0xDA:
        end = at + 2 + int.from_bytes(frame[at + 2 : at + 4], "big")
        if not 0xE0 <= frame[at + 1] <= 0xEF:
            kept.append(frame[at:end])
        at = end
    return b"".join(kept) + frame[at:]


@pytest.mark.parametrize(
    ("syntax", "name"), [(BASE + "100", "MPEG2"), (BASE + "102", "MPEG-4"), ("1.2.3.4.5", "1.2.3.4.5")]
)
def test_a_syntax_without_a_decoder_is_named(tmp_path: Path, syntax: str, name: str) -> None:
    path = dicom(tmp_path / "x.dcm", picture(), syntax, b"\xff\xd8\xff\xd9")
    with pytest.raises(UnreadableFile, match=name):
        read(path)


def _frame(bits: int, syntax: str) -> tuple[Pixels, bytes]:
    pixels = picture((1 << bits) - 1, (40, 40))
    return pixels, encoded(syntax, pixels, bits)


@pytest.mark.parametrize("syntax", [BASELINE, EXTENDED, LOSSLESS, LS_LOSSLESS, J2K_LOSSLESS, J2K, HT])
def test_a_cut_codestream_is_refused_at_every_depth(tmp_path: Path, syntax: str) -> None:
    """The file around it is whole: only the codestream's own end tells."""
    pixels, frame = _frame(8 if syntax == BASELINE else 12, syntax)
    for cut in [*range(0, len(frame) - 2, max(1, len(frame) // 25)), len(frame) - 2, len(frame) - 1]:
        path = dicom(
            tmp_path / "x.dcm", pixels, syntax, frame[:cut] or b"\0\0", BitsStored=8 if syntax == BASELINE else 12
        )
        with pytest.raises(UnreadableFile):
            read(path)


@pytest.mark.parametrize("syntax", [BASELINE, LOSSLESS, LS_LOSSLESS, J2K_LOSSLESS, HT_LOSSLESS])
@pytest.mark.parametrize("size", [(60000, 60000), (40, 41), (1, 1)])
def test_a_codestream_of_another_size_is_never_decoded(tmp_path: Path, syntax: str, size: tuple[int, int]) -> None:
    pixels, frame = _frame(8, syntax)
    data = bytearray(frame)
    if syntax in (J2K_LOSSLESS, HT_LOSSLESS):
        at = data.index(b"\xff\x51") + 6
        data[at : at + 8] = size[1].to_bytes(4, "big") + size[0].to_bytes(4, "big")
    else:
        at = next(i for i in range(len(data)) if data[i] == 0xFF and data[i + 1] in (0xC0, 0xC1, 0xC3, 0xF7)) + 5
        data[at : at + 4] = size[0].to_bytes(2, "big") + size[1].to_bytes(2, "big")
    with pytest.raises(UnreadableFile, match="its picture"):
        read(dicom(tmp_path / "x.dcm", pixels, syntax, bytes(data)))


@pytest.mark.parametrize(
    ("name", "highest", "mean"),
    [
        ("RG3_J2KR.dcm", 0, 0),
        ("RG3_JLSL.dcm", 0, 0),
        ("RG3_JPLL.dcm", 0, 0),  # lossless: the very same picture
        ("RG3_J2KI.dcm", 9, 0.78),
        ("RG3_JLSN.dcm", 4, 1.55),
        ("RG3_JPLY.dcm", 48, 1.77),
    ],
)
def test_one_picture_in_seven_syntaxes(real_data: Path, name: str, highest: int, mean: float) -> None:
    reference = read(real_data / "dicom/RG3_RLE.dcm").pixels.astype(int)
    off = np.abs(read(real_data / "dicom" / name).pixels.astype(int) - reference)
    assert off.max() <= highest
    assert off.mean() <= mean


def test_real_radiographs(real_data: Path) -> None:
    expected: dict[str, Any] = {
        "dx_image.dcm": ("uint8", (169, 211), True, 5.0, "DX"),
        "gdcm-CR-MONO1-10-chest.dcm": ("uint16", (440, 440), True, None, "CR"),
    }
    for name, wanted in expected.items():
        found = read(real_data / "dicom" / name)
        facts = found.facts
        assert (found.pixels.dtype.name, found.pixels.shape, found.inverted, facts.age_years, facts.modality) == wanted
