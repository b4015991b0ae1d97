"""What reading in worker processes costs against bare pydicom and Pillow, on the files of a folder.

python tests/bench/bench_reading.py FOLDER [ROUNDS]

Each kind of file is read again and again by as many threads as there are workers, each way in turn, ROUNDS times; CPU
time is that of this process and its workers, which are warm. The ratios are medians over the rounds of one run. The
bare way decodes and forgets; every other way also hashes the file, and "ready" makes network input and thumbnail too.
"""

from __future__ import annotations

import os
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from statistics import median

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import imagecodecs
import psutil
import pydicom
from PIL import Image
from pydicom.encaps import generate_frames
from pydicom.uid import JPEG2000TransferSyntaxes

from desktop.core.card import Expects, Input, ModelCard
from desktop.core.prepared import ready
from desktop.core.readers import read
from desktop.core.readers.isolate import Isolation

WORKERS = 2
SECONDS = 2.0  # that one way of reading should take in one round
CARD = ModelCard.model_construct(
    input=Input(height=224, width=224),
    expects=Expects(distance_doubtful=1.0, distance_refused=2.0),
)
Way = Callable[[Path], object]


def bare(path: Path) -> None:
    """The decoder alone, as quick as it goes: where pydicom has none for it, the one that reading uses."""
    with path.open("rb") as file:
        is_dicom = file.read(132)[128:] == b"DICM"
    if is_dicom:
        dataset = pydicom.dcmread(path)
        if dataset.file_meta.TransferSyntaxUID in JPEG2000TransferSyntaxes:
            imagecodecs.jpeg2k_decode(next(generate_frames(dataset.PixelData, number_of_frames=1)))
        else:
            dataset.pixel_array  # noqa: B018
    else:
        with Image.open(path) as picture:
            picture.load()


def kinds(folder: Path) -> dict[str, list[Path]]:
    found = defaultdict(list)
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            radiograph = read(path)
            found[f"{radiograph.kind} {radiograph.facts.transfer_syntax}".strip()].append(path)
    return found


def cpu() -> float:
    own = psutil.Process()
    spent = [process.cpu_times() for process in (own, *own.children(recursive=True))]
    return sum(one.user + one.system for one in spent)


def measure(way: Way, files: list[Path], threads: int) -> tuple[float, float]:
    """(CPU, wall) seconds a file."""
    with ThreadPoolExecutor(threads) as pool:
        cpu_before, wall_before = cpu(), time.perf_counter()
        for _ in pool.map(way, files):
            pass
        return (cpu() - cpu_before) / len(files), (time.perf_counter() - wall_before) / len(files)


def compare(kind: str, files: list[Path], ways: dict[str, Way], rounds: int) -> None:
    once = max(measure(way, files[:4], WORKERS)[1] for way in ways.values())  # warms caches and workers too
    todo = (files * (1 + int(SECONDS / once / len(files))))[: max(8, int(SECONDS / once))]
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            taken[name].append(measure(way, todo, WORKERS))
    print(f"{kind}: {len(todo)} readings of {len(files)} files a round")
    for name, found in taken.items():
        ratios = [[mine[i] / base[i] for mine, base in zip(found, taken["bare"], strict=True)] for i in (0, 1)]
        best = [min(one[i] for one in found) * 1000 for i in (0, 1)]
        print(
            f"  {name:22} CPU {best[0]:7.2f} ms, ratio to bare {median(ratios[0]):5.2f} | wall {best[1]:7.2f} ms, "
            f"ratio {median(ratios[1]):5.2f}"
        )


def speed_up(files: list[Path], rounds: int) -> None:
    """Wall time of one worker over that of two, on slow files, in turn."""
    with Isolation(1) as one, Isolation(2) as two:
        ways = [(partial(one.run, read), 1), (partial(two.run, read), 2)]
        for way, threads in ways:
            measure(way, files[:2] * 2, threads)
        todo = (files * 20)[:20]
        ratios = []
        for _ in range(rounds):
            alone, together = (measure(way, todo, threads)[1] for way, threads in ways)
            ratios.append(alone / together)
    print(f"  speed-up by a second worker: median {median(ratios):.2f}, best {max(ratios):.2f} of {rounds} rounds")


def main() -> None:
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    with Isolation(WORKERS) as isolation:
        ways: dict[str, Way] = {
            "bare": bare,
            "read": read,
            "read in a worker": partial(isolation.run, read),
            "ready": lambda path: ready(path, CARD),
            "ready in a worker": lambda path: isolation.run(ready, path, CARD),
        }
        for kind, files in kinds(Path(sys.argv[1])).items():
            compare(kind, files, ways, rounds)
            if "2000" in kind:
                speed_up(files, rounds)
    print(f"{WORKERS} workers on {os.cpu_count()} cores that had {psutil.getloadavg()[0]:.1f} processes to run")


if __name__ == "__main__":
    main()
