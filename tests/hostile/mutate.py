"""Seeded damage to valid files, each read in a worker process as the program reads them, and what became of it.

Usage: python tests/hostile/mutate.py --count 10000 --seed 1   Exit code 1 where something wrong was called ok, another
error than an AppError left the reader, or a worker died.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from PIL import Image

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # run as a script, it is no part of the package

from desktop.core.display import render
from desktop.core.errors import AppError, NoPicture
from desktop.core.radiograph import STORED_DTYPES, Radiograph
from desktop.core.readers import read
from desktop.core.readers.containers import expand
from desktop.core.readers.damage import SURPLUS
from desktop.core.readers.isolate import Isolation
from tests.hostile.mutations import mutated, originals
from tests.memory import high_water

CHECKED = ("png", "zip")  # formats whose checksums must show any change of the picture
DIED = ("crashed", "takes longer", "ran out of memory", "needs more than")
SHAPE = (96, 96)  # of all originals


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
    return Outcome(name, number, kind, said, seconds, high_water())


def fault_of(radiograph: Radiograph, path: Path, name: str) -> str:
    """What is wrong with a picture that was called ok; empty where nothing is."""
    shape = radiograph.pixels.shape
    if radiograph.pixels.dtype not in STORED_DTYPES:
        return f"its dtype is {radiograph.pixels.dtype}"
    lowest, highest = radiograph.limits or (-(1 << 16), 1 << 16)
    if radiograph.pixels.min() < lowest or radiograph.pixels.max() > highest:
        return f"it has values outside of {lowest} to {highest}"
    if path.is_file() and radiograph.sha256 != hashlib.sha256(path.read_bytes()).hexdigest():
        return "its sha256 is not the file's"
    if path.is_file() and (said := promised(path, radiograph.kind)) and shape not in (said, said[::-1]):
        return f"it has {shape} pixels, its header says {said}"
    if radiograph.kind == "DICOM" and shape != SHAPE and SURPLUS not in radiograph.notes:
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
