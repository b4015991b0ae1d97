"""Seeded damage to valid files, each read in a worker process as the program reads them, and what became of it.

Usage: python tests/hostile/mutate.py --count 10000 --seed 1   Exit code 1 where something wrong was called ok, another
error than an AppError left the reader, or a worker died.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal

import numpy as np
from PIL import Image
from pydicom import dcmread
from pydicom.dataset import Dataset

from desktop.core.display import render
from desktop.core.errors import AppError, NoPicture
from desktop.core.radiograph import STORED_DTYPES, Radiograph
from desktop.core.readers import read
from desktop.core.readers.containers import expand
from desktop.core.readers.damage import SURPLUS
from desktop.core.readers.isolate import Isolation

SELFTEST = Path(__file__).resolve().parents[2] / "resources" / "selftest"
CHECKED = ("png", "zip", "zip.tif")  # formats whose checksums must show any change of the picture
DIED = ("crashed", "takes longer", "ran out of memory", "needs more than")
SHAPE = (96, 96)  # of all originals
HEADER = 1024  # bytes at the start that half of the mutations hit
DICOM_FIELDS = (b"\x02\0", b"\x10\0", b"\x11\0", b"\0\1", b"\1\1", b"\2\1", b"\3\1")
ARCHIVED = ("jpeg-ls.dcm", "grey-8.png")
# A field's mark, where it begins after it, its bytes: DICOM elements, TIFF tags, JPEG frames, members of archives.
FIELDS = (
    *((b"\x28\0" + element + b"US\2\0", 8, 2) for element in DICOM_FIELDS),
    *((b"\x28\0" + element + b"\2\0\0\0", 8, 2) for element in DICOM_FIELDS),
    (b"\xe0\x7f\x10\0OW\0\0", 8, 4),
    *(
        (tag.to_bytes(2, "little") + kind + b"\1\0\0\0", 8, 2)
        for tag in (256, 257, 258, 277, 278, 279)
        for kind in (b"\3\0", b"\4\0")
    ),
    *((sort, at, 2) for sort in (b"\xff\xc0\0\x0b\x08", b"\xff\xc2\0\x0b\x08") for at in (5, 7)),
    *((b"PK\1\2", at, 4) for at in (16, 20, 24, 42)),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """kind: ok, same (ok, and the very picture of the original), failed, refused, died, escaped, wrong.
    said: the sentence, exception or fault found. seconds: of reading. memory: peak bytes of the worker so far."""

    file: str
    number: int
    kind: str
    said: str = ""
    seconds: float = 0.0
    memory: int = 0


@dataclass(slots=True)
class Tally:
    """Outcomes by file name; the worst of all."""

    counts: dict[str, Counter[str]] = field(default_factory=dict)
    bad: list[Outcome] = field(default_factory=list)
    slowest: Outcome = Outcome("", 0, "ok")
    largest: Outcome = Outcome("", 0, "ok")

    def add(self, outcome: Outcome) -> None:
        self.counts.setdefault(outcome.file, Counter())[outcome.kind] += 1
        self.slowest = max(self.slowest, outcome, key=lambda one: one.seconds)
        self.largest = max(self.largest, outcome, key=lambda one: one.memory)
        if outcome.kind in ("died", "escaped", "wrong"):
            self.bad.append(outcome)

    @property
    def total(self) -> Counter[str]:
        return sum(self.counts.values(), Counter())


@cache
def originals() -> dict[str, bytes]:
    """Every valid file by name."""
    found = {path.name: path.read_bytes() for path in sorted(SELFTEST.iterdir())} | _further()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ARCHIVED:
            archive.writestr(zipfile.ZipInfo(name), found[name], zipfile.ZIP_DEFLATED)
    return found | {"study.zip": packed.getvalue()}


def _further() -> dict[str, bytes]:
    """Kinds of files that have no place in the program's own self-test."""
    grey = Image.open(SELFTEST / "grey-8.png")
    clear = Image.merge("RGBA", (grey, grey, grey, grey.point(lambda value: 255 if value > 9 else 90)))
    made = {
        "lzw.tif": _saved(grey, "TIFF", compression="tiff_lzw"),
        "zip.tif": _saved(grey, "TIFF", compression="tiff_adobe_deflate"),
        "16.tif": _saved(Image.open(SELFTEST / "grey-16.png"), "TIFF"),
        "progressive.jpg": _saved(grey, "JPEG", progressive=True, quality=80),
        "palette.png": _saved(grey.quantize(200), "PNG"),
        "clear.png": _saved(clear, "PNG"),
    }
    return made | {"rich.dcm": _rich()}


def _saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    packed = io.BytesIO()
    picture.save(packed, kind, **options)
    return packed.getvalue()


def _rich() -> bytes:
    """Three frames with windows, tables, an overlay and a private sequence: much header for little picture."""
    dataset = dcmread(SELFTEST / "explicit-le.dcm")
    frame, table, inner = bytes(dataset.PixelData), Dataset(), Dataset()
    dataset.NumberOfFrames, dataset.PixelData = 3, frame * 3
    dataset.WindowCenter, dataset.WindowWidth = [2000, 1000], [4000, 2000]
    table.add_new("LUTDescriptor", "US", [256, 0, 12])
    table.add_new("LUTData", "US", list(range(0, 4096, 16)))
    dataset.VOILUTSequence = [table]
    inner.add_new(0x00091010, "SQ", [table])
    dataset.add_new(0x00090010, "LO", "MAKER")
    dataset.add_new(0x00091001, "SQ", [inner, inner])
    for tag, kind, value in (
        (0x60000010, "US", 96),
        (0x60000011, "US", 96),
        (0x60000040, "CS", "G"),
        (0x60000050, "SS", [1, 1]),
        (0x60000100, "US", 1),
        (0x60000102, "US", 0),
        (0x60003000, "OW", bytes(range(256)) * 5),
    ):
        dataset.add_new(tag, kind, value[:1152] if isinstance(value, bytes) else value)
    packed = io.BytesIO()
    dataset.save_as(packed)
    return packed.getvalue()


def mutated(name: str, seed: int, number: int) -> bytes:
    """The mutation `number` of a file: always the same bytes for the same arguments."""
    rng = np.random.default_rng([seed, number])
    data = bytearray(originals()[name])
    for _ in range(int(rng.choice([1, 1, 1, 2, 3]))):
        if len(data) > 8:
            data = KINDS[int(rng.integers(len(KINDS)))](data, rng)
    return bytes(data)


def _place(data: bytearray, rng: np.random.Generator) -> int:
    most = min(len(data), HEADER) if rng.random() < 0.5 else len(data)
    return int(rng.integers(most))


def _bits(data: bytearray, rng: np.random.Generator) -> bytearray:
    for _ in range(int(rng.choice([1, 1, 2, 8]))):
        data[_place(data, rng)] ^= 1 << int(rng.integers(8))
    return data


def _run(data: bytearray, rng: np.random.Generator) -> bytearray:
    at, length = _place(data, rng), int(rng.integers(1, 64))
    filler = rng.bytes(length) if rng.random() < 0.6 else bytes([int(rng.choice([0, 255]))]) * length
    data[at : at + length] = filler[: len(data) - at]
    return data


def _cut(data: bytearray, rng: np.random.Generator) -> bytearray:
    return data[: max(8, int(rng.integers(len(data))))]


def _splice(data: bytearray, rng: np.random.Generator) -> bytearray:
    names = sorted(originals())
    other = originals()[names[int(rng.integers(len(names)))]] if rng.random() < 0.5 else bytes(data)
    at, begin = _place(data, rng), int(rng.integers(len(other)))
    piece = other[begin : begin + int(rng.integers(1, 512))]
    return data[:at] + piece + data[at if rng.random() < 0.5 else at + len(piece) :]


def _length(data: bytearray, rng: np.random.Generator) -> bytearray:
    """Two or four bytes become a number that lengths fear, in either order."""
    at, size = _place(data, rng), int(rng.choice([2, 4]))
    top = 1 << 8 * size
    value = int(rng.choice([0, 1, 2, top - 1, top - 2, top // 2, top // 2 - 1, 65535, len(data)])) % top
    data[at : at + size] = value.to_bytes(size, "little" if rng.random() < 0.5 else "big")
    return data


def _drop(data: bytearray, rng: np.random.Generator) -> bytearray:
    at = _place(data, rng)
    del data[at : at + int(rng.integers(1, 32))]
    return data


def _promise(data: bytearray, rng: np.random.Generator) -> bytearray:
    """One of the fields that say how large the picture or a member is becomes somewhat or quite another."""
    found = [(at + skip, size) for mark, skip, size in FIELDS if (at := data.find(mark)) >= 0]
    found += [(at, 4) for at in (18, 22) if data.startswith(b"BM")]
    if not found:
        return _length(data, rng)
    at, size = found[int(rng.integers(len(found)))]
    order: Literal["big", "little"] = "big" if data.startswith(b"\xff\xd8") else "little"
    value = int.from_bytes(data[at : at + size], order)
    others = (value + 1, value - 1, value // 2, value * 2, value + 8, int(rng.integers(1 << 8 * size)))
    data[at : at + size] = (others[int(rng.integers(len(others)))] % (1 << 8 * size)).to_bytes(size, order)
    return data


KINDS = (_bits, _bits, _run, _cut, _splice, _length, _drop, _promise)


def attempt(folder: Path, name: str, seed: int, number: int) -> list[Outcome]:
    """Make a mutation, read it, and judge; one outcome for every file that it holds. Runs in a worker."""
    path = folder / f"{number}-{name}"
    path.write_bytes(mutated(name, seed, number))
    try:
        return [_judged(inner, name, number) for inner in expand([path])]
    finally:
        path.unlink()


def _judged(path: Path, name: str, number: int) -> Outcome:
    started = time.perf_counter()
    kind, said = "ok", ""
    try:
        radiograph = read(path)
        seconds = time.perf_counter() - started
        render(radiograph)
        said = fault_of(radiograph, path, name)
        kind = "wrong" if said else "same" if _fingerprint(radiograph) in _true_pictures() else "ok"
    except AppError as error:
        seconds = time.perf_counter() - started
        kind, said = "refused" if isinstance(error, NoPicture) else "failed", str(error)
        if not (said.endswith(".") and said.isprintable() and len(said) < 400):
            kind = "wrong"
    except Exception as error:  # noqa: BLE001  what this looks for
        seconds = time.perf_counter() - started
        kind, said = "escaped", f"{type(error).__name__}: {error}"
    return Outcome(name, number, kind, said, seconds, _peak())


def fault_of(radiograph: Radiograph, path: Path, name: str) -> str:
    """What is wrong with a picture that was called ok; empty where nothing is."""
    shape = radiograph.pixels.shape
    if radiograph.pixels.dtype not in STORED_DTYPES:
        return f"its dtype is {radiograph.pixels.dtype}"
    if path.is_file() and radiograph.sha256 != hashlib.sha256(path.read_bytes()).hexdigest():
        return "its sha256 is not the file's"
    if path.is_file() and (said := promised(path, radiograph.kind)) and shape not in (said, said[::-1]):
        return f"it has {shape} pixels, its header says {said}"
    if shape != SHAPE and SURPLUS not in radiograph.notes and radiograph.kind != "JPEG":
        return f"it has {shape} pixels instead of {SHAPE}, and no note says why"
    if name.endswith(CHECKED) and _fingerprint(radiograph) not in _true_pictures():
        return "its pixels are not the original's, in a format with checksums"
    return ""


def promised(path: Path, kind: str) -> tuple[int, int] | None:
    """(rows, columns) by the header, read without the program's readers; None for TIFF and DICOM, which take a parser
    that fails on damage. A JPEG's header alone says how large it is, so nothing can contradict it."""
    data = path.read_bytes()
    if kind == "PNG":
        return int.from_bytes(data[20:24], "big"), int.from_bytes(data[16:20], "big")
    if kind == "BMP":
        rows = int.from_bytes(data[22:26], "little", signed=True)
        return abs(rows), int.from_bytes(data[18:22], "little")
    if kind == "JPEG":
        with Image.open(path) as picture:
            return picture.size[::-1]
    return None


def _fingerprint(radiograph: Radiograph) -> str:
    return f"{radiograph.pixels.shape}{hashlib.sha256(radiograph.pixels.tobytes()).hexdigest()}"


@cache
def _true_pictures() -> frozenset[str]:
    return frozenset(_true_fingerprints())


def _true_fingerprints() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        for name, data in originals().items():
            path = Path(folder) / name
            path.write_bytes(data)
            yield from (_fingerprint(read(inner)) for inner in expand([path]))


def _peak() -> int:
    if sys.platform == "win32":
        return 0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def outcomes(count: int, seed: int, workers: int) -> Iterator[Outcome]:
    """`count` mutations, the files taking turns, through the isolated reader; at least one outcome for each."""
    names = sorted(originals())
    with (
        tempfile.TemporaryDirectory() as scratch,
        Isolation(workers) as isolation,
        ThreadPoolExecutor(workers) as pool,
    ):

        def one(number: int) -> list[Outcome]:
            name = names[number % len(names)]
            started = time.perf_counter()
            try:
                return isolation.run(attempt, Path(scratch), name, seed, number)
            except Exception as error:  # noqa: BLE001  a fault of the harness itself, or of the worker
                dead = isinstance(error, AppError) and any(word in str(error) for word in DIED)
                kind = "died" if dead else "escaped"
                return [Outcome(name, number, kind, str(error), time.perf_counter() - started)]

        for found in pool.map(one, range(count)):
            yield from found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    arguments = parser.parse_args()
    tally, started = Tally(), time.perf_counter()
    for outcome in outcomes(arguments.count, arguments.seed, arguments.workers):
        tally.add(outcome)
    for name, counted in sorted(tally.counts.items()):
        print(f"{name:24} " + "  ".join(f"{kind} {counted[kind]}" for kind in sorted(counted)))
    print("all", dict(tally.total), f"in {time.perf_counter() - started:.0f} s")
    print(f"slowest {tally.slowest.seconds:.2f} s ({tally.slowest.file} {tally.slowest.number});", end=" ")
    print(f"most memory {tally.largest.memory / 1e6:.0f} MB")
    for outcome in tally.bad:
        print(f"BAD {outcome.kind}: {outcome.file} {outcome.number}: {outcome.said}")
    return 1 if tally.bad else 0


if __name__ == "__main__":
    sys.exit(main())
