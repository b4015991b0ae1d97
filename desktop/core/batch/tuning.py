"""How many runs of the network beside each other, and of how many pictures: the latter timed once and remembered."""

from __future__ import annotations

import json
import os
import platform
from contextlib import suppress
from pathlib import Path
from time import perf_counter

import numpy as np
import onnxruntime as ort
import psutil

from desktop.core.atomic import write_whole
from desktop.core.batch.pipeline import AT_ONCE, Reader, Stopped
from desktop.core.prepared import Prepared
from desktop.core.providers import CPU

SIZES = (2, 4, 8, 16, 32)
ROUNDS = 3
WORTH = 1.05  # a larger batch must be so much quicker, as it needs more memory
MANY = 300  # files, below which the timing costs more than it gives
LONGEST = 1.0  # seconds per picture, beyond which larger batches are not tried


def runs_of(provider: str, threads: int) -> int:
    """Runs of the network beside each other: on a CPU one on each of `threads` cores, 0 for all, which costs less than
    one run on all of them; of anything else, one."""
    return (threads or psutil.cpu_count(logical=False) or os.cpu_count() or 1) if provider == CPU else 1


def batch_size(engine: Reader, files: int, remembered: Path, stopped: Stopped = lambda: False) -> int:
    """Pictures at once for this model on this machine. files: to be read. remembered: a file of earlier timings,
    made where it is missing; one that is damaged is made anew, and one that cannot be written is done without.
    stopped: asked between two timings; they are then given up."""
    if files < MANY:
        return AT_ONCE
    machine = f"{platform.processor()} {os.cpu_count()} onnxruntime {ort.__version__}"
    key = f"{engine.sha256[:16]} {engine.provider}, a core for a run, {machine}"
    known = _known(remembered)
    if key not in known:
        known[key] = _quickest(engine, stopped)
        if stopped():
            return AT_ONCE
        with suppress(OSError):
            remembered.parent.mkdir(parents=True, exist_ok=True)
            write_whole(remembered, [json.dumps(known, indent=1).encode()])
    return known[key]


def _known(remembered: Path) -> dict[str, int]:
    try:
        found = json.loads(remembered.read_text(encoding="utf-8"))
        return {str(key): int(size) for key, size in found.items() if int(size) in SIZES}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _quickest(engine: Reader, stopped: Stopped) -> int:
    wanted = engine.card.input
    grey = np.random.default_rng(0).integers(0, 255, (wanted.height, wanted.width), dtype=np.uint8)
    best, best_size = float("inf"), SIZES[0]
    for size in SIZES:
        seconds = min(_timed(engine, [Prepared(grey, (), True)] * size) for _ in range(ROUNDS)) / size
        if seconds * WORTH < best:
            best, best_size = seconds, size
        if seconds > LONGEST or stopped():
            break
    return best_size


def _timed(engine: Reader, prepared: list[Prepared]) -> float:
    started = perf_counter()
    engine.answers(prepared)
    return perf_counter() - started
