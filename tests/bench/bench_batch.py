"""What a batch costs, and what it stands: one part after the other, each a few ratios from one run.

python -m tests.bench.bench_batch [cpu] [maps] [torch] [many] [kills] [cancel] [--files N] ...

cpu     CPU time and wall time of a batch against bare decoding, resizing and onnxruntime: alone, and on every core
maps    what the maps of all labels cost over the scores alone
torch   against the plain loop in PyTorch and torchvision, with grad-cam, on the same checkpoint and files
many    10,000 small files and a tiny model: memory, and time a file
kills   a real `skiagraph scan` is killed at random moments and started again
cancel  from Ctrl-C to the words, to the last file, and to the end of the program
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import psutil

ROOT = Path(__file__).resolve().parents[2]
Part = Callable[[argparse.Namespace, Path], Iterator[str]]


def cpu(options: argparse.Namespace, folder: Path) -> Iterator[str]:
    from tests.bench.batch_speed import cpu_and_wall

    return cpu_and_wall(options.model, options.files or 240, folder, options.rounds)


def maps(options: argparse.Namespace, folder: Path) -> Iterator[str]:
    from tests.bench.batch_speed import cost_of_maps

    return cost_of_maps(options.model, options.rounds)


def torch(options: argparse.Namespace, folder: Path) -> Iterator[str]:
    from tests.bench.batch_torch import against_torch

    return against_torch(options.checkpoint, options.files or 120, folder, options.rounds)


def many(options: argparse.Namespace, folder: Path) -> Iterator[str]:
    from tests.bench.batch_many import ten_times_as_many

    return ten_times_as_many(options.files or 10_000, folder)


def kills(options: argparse.Namespace, folder: Path) -> Iterator[str]:
    from tests.bench.batch_kills import killed_again_and_again

    return killed_again_and_again(options.files or 4_000, options.kills, options.seed, folder)


def cancel(options: argparse.Namespace, folder: Path) -> Iterator[str]:
    from tests.bench.batch_kills import cancelled

    return cancelled(options.model, options.files or 400, options.kills, options.seed, folder)


PARTS: dict[str, Part] = {"cpu": cpu, "maps": maps, "torch": torch, "many": many, "kills": kills, "cancel": cancel}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--files", type=int, default=0, help="how many; each part has its own default")
    parser.add_argument("--rounds", type=int, default=3, help="of measuring; medians are printed")
    parser.add_argument("--kills", type=int, default=30, help="and how often to cancel")
    parser.add_argument("--seed", type=int, default=1, help="of the moments")
    parser.add_argument("--model", type=Path, default=ROOT / "resources" / "models" / "pneumonia.onnx")
    parser.add_argument("--checkpoint", type=Path, default=ROOT / "runs" / "pneumonia" / "best.pt")
    options = parser.parse_args()
    for name in options.parts or PARTS:
        print(f"{name}: {os.cpu_count()} cores, {psutil.getloadavg()[0]:.1f} processes to run on them", flush=True)
        with tempfile.TemporaryDirectory(prefix="skiagraph-bench-") as folder:
            for line in PARTS[name](options, Path(folder)):
                print(f"  {line}", flush=True)


if __name__ == "__main__":
    main()
