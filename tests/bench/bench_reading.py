"""What reading a file costs against bare pydicom and Pillow, in CPU time of a warm worker process.

python -m tests.bench.bench_reading [ROUNDS] [KIND ...]

Pictures of every kind are made first. Four ways then take turns over the same files, ROUNDS times, each for about as
long; printed are medians, in ms a file:

decode   bare: file -> array of its pixels, by Pillow, pydicom or, where that needs a plug-in, imagecodecs
input    bare: decode, its window through a table, and the same resizing to a network's input of 224 x 224
read     ours: file -> Radiograph, checked for damage, without the hash
ready    ours, what a batch does: file -> network input, the gate's rules and the report's small picture, less the hash

hash     SHA-256 of the file, which the bare libraries do not make: in neither ratio
small    the report's picture, which they do not make either: part of ready; "alone" is ready/input without it
asked    what `ready` costs, hash included, when a program asks a worker for every file: both processes together
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import imagecodecs
import numpy as np
import psutil
import pydicom
from numpy.typing import NDArray
from PIL import Image
from pydicom.encaps import generate_frames

from desktop.core.batch.look import look
from desktop.core.batch.thumbnails import small
from desktop.core.card import Expects, Input, ModelCard
from desktop.core.prepared import ENOUGH
from desktop.core.readers import read
from desktop.core.readers.isolate import Isolation
from tests.bench.pictures import KINDS, make

SIDE = 224
SECONDS = 1.0  # that the four ways together should take in one round
CARD = ModelCard.model_construct(
    input=Input(height=SIDE, width=SIDE), expects=Expects(distance_doubtful=1.0, distance_refused=2.0)
)
DECODERS = {
    "1.2.840.10008.1.2.4.70": imagecodecs.jpeg8_decode,
    "1.2.840.10008.1.2.4.80": imagecodecs.jpegls_decode,
    "1.2.840.10008.1.2.4.90": imagecodecs.jpeg2k_decode,
}
Way = Callable[[Path], object]


def decode(path: Path) -> NDArray[Any]:
    return _decoded(path)[0]


def network_input(path: Path, size: tuple[int, int] = (SIDE, SIDE)) -> NDArray[Any]:
    """uint8 of the size (height, width)."""
    pixels, window = _decoded(path)
    if window is not None:
        center, width = window
        shades = (np.arange(65536) - (center - 0.5)) / (width - 1.0) + 0.5
        pixels = np.take(np.rint(np.clip(shades, 0.0, 1.0) * 255.0).astype(np.uint8), pixels, mode="clip")
    elif pixels.itemsize == 2:
        pixels = (pixels >> 8).astype(np.uint8)
    return np.asarray(Image.fromarray(pixels).resize(size[::-1], Image.Resampling.BILINEAR, reducing_gap=3.0))


def batch(path: Path) -> object:
    return look(path, CARD).ready


def sha256(path: Path) -> None:
    hashlib.sha256(_held(path)).hexdigest()


def thumbnail(path: Path) -> None:
    small(_held(path))


WAYS: dict[str, Way] = {"decode": decode, "input": network_input, "read": read, "ready": batch}
APART: dict[str, Way] = {"hash": sha256, "small": thumbnail}  # of what is in memory already
_HELD: dict[str, Any] = {}


def timed(path: Path, name: str, files: list[Path], times: int) -> float:
    """CPU seconds a file; runs in the worker. path: nobody's, an Isolation wants one."""
    if name in APART:
        _HELD["it"] = files[0].read_bytes() if name == "hash" else read(files[0], least=ENOUGH * SIDE)
    way = (WAYS | APART)[name]
    before = time.thread_time()
    for _ in range(times):
        for file in files:
            way(file)
    return (time.thread_time() - before) / (times * len(files))


def compare(kind: str, files: list[Path], isolation: Isolation, rounds: int) -> str:
    def ask(name: str, times: int) -> float:
        return 1000.0 * isolation.run(timed, files[0], name, files, times)

    once = sum(ask(name, 1) for name in WAYS) * len(files) / 1000.0  # warms everything up
    times = max(1, round(SECONDS / once))
    taken: dict[str, list[float]] = {name: [] for name in (*WAYS, *APART)}
    for _ in range(rounds):
        for name, found in taken.items():
            found.append(ask(name, times))
    hashing = median(taken["hash"])
    reads, readies = ([one - hashing for one in taken[name]] for name in ("read", "ready"))
    alone = [one - median(taken["small"]) for one in readies]
    ratios = [
        median(ours / bare for ours, bare in zip(found, taken[name], strict=True))
        for found, name in ((reads, "decode"), (readies, "input"), (alone, "input"))
    ]
    asked = 1000.0 * in_a_worker(isolation, files, max(1, round(2000.0 / median(taken["ready"]) / len(files))))
    bare = (median(taken["decode"]), median(taken["input"]))
    columns = (*bare, median(reads), median(readies), hashing, median(taken["small"]), asked)
    told = zip(("read/decode", "ready/input", "alone"), ratios, strict=True)
    numbers = "".join(f"{column:9.2f}" for column in columns)
    shares = "  ".join(f"{name} {ratio:5.2f}" for name, ratio in told)
    return f"{kind:28}{numbers} | {shares}  of {rounds * times * len(files)}"


def in_a_worker(isolation: Isolation, files: list[Path], times: int) -> float:
    """CPU seconds a file of this process and its worker."""
    isolation.run(look, files[0], CARD)
    before = _cpu()
    for _ in range(times):
        for file in files:
            isolation.run(look, file, CARD)
    return (_cpu() - before) / (times * len(files))


def _decoded(path: Path) -> tuple[NDArray[Any], tuple[float, float] | None]:
    """The pixels, and the window's center and width where the file has one."""
    with path.open("rb") as file:
        is_dicom = file.read(132)[128:] == b"DICM"
    if not is_dicom:
        with Image.open(path) as picture:
            return np.asarray(picture), None
    dataset = pydicom.dcmread(path)
    decoder = DECODERS.get(dataset.file_meta.TransferSyntaxUID)
    window = float(dataset.WindowCenter), float(dataset.WindowWidth)
    if decoder is None:
        return dataset.pixel_array, window
    return decoder(next(generate_frames(dataset.PixelData, number_of_frames=1))), window


def _held(path: Path) -> Any:
    return _HELD["it"]


def _cpu() -> float:
    own = psutil.Process()
    spent = [process.cpu_times() for process in (own, *own.children(recursive=True))]
    return sum(one.user + one.system for one in spent)


def main(arguments: list[str]) -> Iterator[str]:
    rounds = int(arguments[0]) if arguments else 7
    yield f"{'':28}" + "".join(f"{name:>9}" for name in ("decode", "input", "read", "ready", "hash", "small", "asked"))
    with tempfile.TemporaryDirectory() as folder, Isolation(1, seconds=600.0) as isolation:
        for kind in arguments[1:] or KINDS:
            yield compare(kind, make(kind, Path(folder)), isolation, rounds)
    yield f"{os.cpu_count()} cores, {psutil.getloadavg()[0]:.1f} processes to run on them"


if __name__ == "__main__":
    for line in main(sys.argv[1:]):
        print(line, flush=True)
