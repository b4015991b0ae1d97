"""10,000 small files and a tiny model, so that what is left is the batch's own: memory and time must not grow."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import psutil
from PIL import Image

from desktop.core.batch.scan import Progress
from desktop.scanning import Wanted, made_ready
from tests.tiny_model import build, card

EARLY = 500
TIMES = 10


def ten_times_as_many(count: int, folder: Path) -> Iterator[str]:
    model = build(folder / "tiny.onnx", json.dumps(card()))
    made = {number: folder / f"in{number}" for number in (count // TIMES, count)}
    for number, where in made.items():
        small_files(where, number)
    (few, few_seconds, *_), (many, many_seconds, early, late, reported) = (
        read(where, folder / f"out{number}", model) for number, where in made.items()
    )
    yield f"{few} files in {few_seconds:.1f} s, {many} in {many_seconds:.1f} s, reports included"
    yield f"{many_seconds / few_seconds:.2f}  times as long for {many / few:.0f} times as many files"
    told = (f"{size / 1e6:.0f} MB" for size in (early, late, reported))
    yield "memory at file {}: {}, at the last one {}, with the reports written {}".format(EARLY, *told)
    yield f"{late / early:.3f}  memory at the last file / at file {EARLY}, of all processes together"
    yield f"{reported / early:.3f}  memory once the reports are written / at file {EARLY}"


def read(where: Path, out: Path, model: Path) -> tuple[int, float, int, int, int]:
    """Files, seconds, and bytes in memory: at EARLY, at the last file, after the reports."""
    memory: dict[int, int] = {}

    def step(progress: Progress) -> None:
        if progress.done == EARLY or progress.done == progress.found:
            memory[progress.done] = resident()

    with made_ready(Wanted(where, out, model, "cpu"), lambda notes: None) as ready:
        began = time.perf_counter()
        batch = ready.read(step, lambda: False)
        ready.report(batch)
        seconds = time.perf_counter() - began
        return batch.found, seconds, memory.get(EARLY, 0), memory[batch.found], resident()


def small_files(where: Path, count: int) -> None:
    """A hundred in a folder: noise on a ramp, 64 x 48, no two alike."""
    draw = np.random.default_rng(count)
    for number in range(count):
        path = where / f"{number // 100:04}" / f"{number:06}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        noise = draw.integers(0, 90, (48, 64), dtype=np.uint8)
        Image.fromarray(noise + np.linspace(number % 80, 90 + number % 60, 64).astype(np.uint8)).save(path)


def resident() -> int:
    """Bytes that this process and its workers have in memory."""
    own = psutil.Process()
    return int(sum(process.memory_info().rss for process in (own, *own.children(recursive=True))))
