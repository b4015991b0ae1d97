"""Rows 11 to 27 of the table: DICOM files that promise too much, nest, inflate, lie or insult."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from pydicom.dataset import Dataset
from pydicom.uid import DeflatedExplicitVRLittleEndian, ImplicitVRLittleEndian

from tests.core.files import dicom, lut, patch, picture, save
from tests.hostile.made import ANY, FAILED, OK, REFUSED, Folder

SELFTEST = Path(__file__).resolve().parents[2] / "resources" / "selftest"
J2K = "1.2.840.10008.1.2.4.90"
MPEG2 = "1.2.840.10008.1.2.4.100"
FLIPS = 10
WIDE_CHARSET = "ISO_IR 6".ljust(16)
Write = Callable[[Path], object]


def dicoms(folder: Folder) -> None:
    promises(folder)
    nests_and_bombs(folder)
    codestreams(folder)
    fragments(folder)
    greys(folder)
    tables(folder)
    texts(folder)


def ramp(**changes: Any) -> Write:
    return lambda path: dicom(path, picture(4095), **({"BitsStored": 12} | changes))


def promises(folder: Folder) -> None:
    folder.add(
        11, "65535.dcm", FAILED, "more than", lambda path: dicom(path, picture()[:2, :2], Rows=65535, Columns=65535)
    )
    folder.add(12, "frames.dcm", FAILED, "frames", ramp(NumberOfFrames=2147483647))
    folder.add(13, "length.dcm", OK, "", overlong)
    folder.add(13, "cut.dcm", FAILED, "cut short", lambda path: path.write_bytes(overlong(path)[:-1]))


def overlong(path: Path) -> bytes:
    """Every promised pixel is there, but the element says 4 GB."""
    dicom(path, picture())
    head = b"\xe0\x7f\x10\0OB\0\0"
    patch(path, head + struct.pack("<I", picture().size), head + struct.pack("<I", 0xFFFFFFF0))
    return path.read_bytes()


def nests_and_bombs(folder: Folder) -> None:
    for depth in (300, 100_000):
        folder.add(14, f"nest-{depth}.dcm", FAILED, "", lambda path, depth=depth: nested(path, depth))
    folder.add(15, "deflate.dcm", FAILED, "unpacks to more", deflate_bomb)


def nested(path: Path, depth: int) -> None:
    item = b"\x08\0\x40\x11SQ\0\0\xff\xff\xff\xff\xfe\xff\0\xe0\xff\xff\xff\xff"
    data = dicom(path, picture()).read_bytes()
    at = data.index(b"\x10\0\x10\0PN")
    path.write_bytes(data[:at] + item * depth + data[at:])


def deflate_bomb(path: Path) -> None:
    data = dicom(path, picture(), DeflatedExplicitVRLittleEndian).read_bytes()
    start = 144 + struct.unpack_from("<I", data, 140)[0]
    packer = zlib.compressobj(9, wbits=-15)
    block = packer.compress(bytes(1 << 24)) + packer.flush(zlib.Z_FULL_FLUSH)
    path.write_bytes(data[:start] + block * 128 + packer.flush())


def codestreams(folder: Folder) -> None:
    siz = struct.pack(">HHHIIIIIIIIHBBB", 0xFF51, 41, 0, 60_000, 60_000, 0, 0, 60_000, 60_000, 0, 0, 1, 15, 1, 1)
    stream = b"\xff\x4f" + siz + b"\xff\x90\0\x0a\0\0\0\0\0\0\0\1\xff\x93\xff\xd9"
    small = picture(shape=(64, 64))
    folder.add(16, "60000.dcm", FAILED, "60000 x 60000", lambda path: dicom(path, small, J2K, stream))
    for codec in ("jpeg-2000", "jpeg-2000-lossless", "jpeg-ls", "jpeg-ls-near"):
        data = (SELFTEST / f"{codec}.dcm").read_bytes()
        for seed in range(FLIPS):
            folder.add(17, f"{codec}-{seed}.dcm", ANY, "", flipped(data, seed))
    folder.add(18, "lossless.dcm", OK, "", (SELFTEST / "jpeg-lossless-70.dcm").read_bytes())
    folder.add(18, "mpeg.dcm", FAILED, "cannot decode", lambda path: dicom(path, picture(), MPEG2, bytes(400)))


def flipped(data: bytes, seed: int) -> bytes:
    """Eight random bytes in the compressed picture."""
    rng = np.random.default_rng(seed)
    changed = bytearray(data)
    for at in rng.integers(data.index(b"\xe0\x7f\x10\0") + 12, len(data), 8):
        changed[at] = int(rng.integers(256))
    return bytes(changed)


def fragments(folder: Folder) -> None:
    folder.add(19, "program.dcm", OK, "begins like a program", lambda path: begun(path, b"MZ"))
    folder.add(20, "bare.dcm", OK, "", bare)
    folder.add(20, "cut-150.dcm", FAILED, "", lambda path: path.write_bytes(dicom(path, picture()).read_bytes()[:150]))
    folder.add(20, "garbage.dcm", FAILED, "", np.random.default_rng(20).bytes(5000))
    folder.add(
        20, "garbage-after-preamble.dcm", FAILED, "", bytes(128) + b"DICM" + np.random.default_rng(21).bytes(5000)
    )
    for name, uid in (("sr", "88.11"), ("kos", "88.59")):
        folder.add(21, f"{name}.dcm", REFUSED, "no picture inside", lambda path, uid=uid: report(path, uid))
    folder.add(21, "no-rows.dcm", FAILED, "how large", ramp(Rows=None))


def begun(path: Path, magic: bytes) -> None:
    path.write_bytes(magic + dicom(path, picture()).read_bytes()[len(magic) :])


def bare(path: Path) -> None:
    data = dicom(path, picture(), ImplicitVRLittleEndian).read_bytes()
    path.write_bytes(data[data.index(b"\x08\0\x16\0", 132) :])


def report(path: Path, uid: str) -> None:
    dataset = Dataset()
    dataset.SOPClassUID, dataset.SOPInstanceUID, dataset.Modality = f"1.2.840.10008.5.1.4.1.1.{uid}", "1.2.3", "SR"
    save(path, dataset)


def greys(folder: Folder) -> None:
    folder.add(22, "monochrome2.dcm", OK, "", ramp())
    inverted = (4095 - picture(4095)).astype(np.uint16)
    folder.add(
        22,
        "monochrome1.dcm",
        OK,
        "",
        lambda path: dicom(path, inverted, BitsStored=12, PhotometricInterpretation="MONOCHROME1"),
    )
    folder.add(23, "width-0.dcm", OK, "width 0", ramp(WindowCenter=2048, WindowWidth=0))
    folder.add(
        23,
        "slope.dcm",
        OK,
        "RescaleSlope",
        lambda path: patch(ramp(RescaleSlope="77")(path), b"77", b"NN"),  # type: ignore[arg-type]
    )
    folder.add(23, "two-windows.dcm", OK, "", ramp(WindowCenter=[100, 2048], WindowWidth=[200, 4096]))
    folder.add(23, "voi-lut.dcm", OK, "", ramp(VOILUTSequence=[lut(0, np.arange(4096) ** 2 // 4096, 12)]))
    folder.add(23, "padding.dcm", OK, "", ramp(PixelPaddingValue=0, PixelPaddingRangeLimit=10))


def tables(folder: Folder) -> None:
    rows = b"\x28\0\x10\0"
    long = rows + b"UL\x04\0\xff\xff\xff\xff"
    folder.add(
        24,
        "rows-ul.dcm",
        FAILED,
        "more than",
        lambda path: patch(dicom(path, picture()), rows + b"US\x02\0\x18\0", long),
    )
    short: dict[str, Any] = {"PhotometricInterpretation": "PALETTE COLOR"}
    for name in ("Red", "Green", "Blue"):
        short[f"{name}PaletteColorLookupTableDescriptor"] = [16, 0, 16]
        short[f"{name}PaletteColorLookupTableData"] = np.linspace(0, 65535, 16).astype("<u2").tobytes()
    folder.add(24, "palette.dcm", OK, "", lambda path: dicom(path, picture(30), **short))
    broken = short | {"RedPaletteColorLookupTableData": b"\0\0"}
    folder.add(24, "palette-short.dcm", FAILED, "palette", lambda path: dicom(path, picture(), **broken))


def texts(folder: Folder) -> None:
    script = "<script>alert(1)</script><img src=file:///etc/passwd>"
    for at, formula in enumerate(("=cmd|' /C calc'!A0", "@SUM(A1)", "\t=1+1", script)):
        folder.add(25, f"insult-{at}.dcm", OK, "", named(formula.encode()))
    evil = b"A\r\nB\x1b[31m\xe2\x80\xaeC\0D"
    folder.add(26, "control.dcm", OK, "", named(evil))
    folder.add(26, "long.dcm", OK, "", long_name)
    japanese = b"Yamada^Tarou=\x1b$B;3ED\x1b(B^\x1b$BB@O:\x1b(B"
    for name, charset, raw, note in (
        ("bogus", b"BOGUS_999", b"Doe^Jane", "character set"),
        ("japanese", b"\\ISO 2022 IR 87", japanese, ""),
        ("chinese", b"GB18030", "张三^Zhang".encode("gb18030"), ""),
        ("cyrillic-as-ascii", b"ISO_IR 6", "Иванов".encode("iso8859_5"), ""),
    ):
        folder.add(27, f"{name}.dcm", OK, note, named(raw, charset))


def long_name(path: Path) -> None:
    """The patient's name and the maker have 60,000 letters."""
    dicom(path, picture(), PatientName="N" * 64, Manufacturer="M" * 64)
    for letter in (b"N", b"M"):
        short, long = (struct.pack("<H", count) + letter * count for count in (64, 60_000))
        patch(path, short, long)


def named(raw: bytes, charset: bytes = b"ISO_IR 192") -> Write:
    """A file whose patient's name, id and maker are these very bytes."""

    def write(path: Path) -> None:
        texts = {"PatientName": "N" * 64, "PatientID": "I" * 64, "Manufacturer": "M" * 64}
        dicom(path, picture(), SpecificCharacterSet=WIDE_CHARSET, **texts)
        for letter in "NIM":
            patch(path, letter.encode() * 64, raw.ljust(64)[:64])
        patch(path, WIDE_CHARSET.encode(), charset.ljust(16))

    return write
