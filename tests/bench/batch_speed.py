"""CPU and wall time of a batch against the bare libraries, and what maps cost."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

from desktop.core.batch.heat import heat_of
from desktop.core.batch.journal import Journal
from desktop.core.batch.look import look
from desktop.core.batch.pipeline import DECODERS
from desktop.core.batch.scan import scan
from desktop.core.batch.thumbnails import packed
from desktop.core.batch.tuning import batch_size, runs_of
from desktop.core.card import Expects
from desktop.core.engine import Engine
from desktop.core.providers import CPU
from desktop.core.readers.isolate import Isolation
from tests.bench.batch_bare import OUTPUTS, Spent, alone, cpu_of_all, files, opened, together

RUNS = runs_of(CPU, 0)


def lenient(model: Path) -> Engine:
    """An engine whose gate lets made-up pictures pass: each must cost the network a run, and the report an overlay."""
    engine = Engine.load(model, "cpu", threads=1)
    engine.card = engine.card.model_copy(update={"expects": Expects(distance_doubtful=1e9, distance_refused=2e9)})
    return engine


def cpu_and_wall(model: Path, count: int, folder: Path, rounds: int) -> Iterator[str]:
    paths = files(folder / "in", count)
    with Isolation(DECODERS) as isolation:
        engine = lenient(model)
        isolation.warm()
        at_once = batch_size(engine, 10**6, folder / "sizes.json")
        size = engine.card.input.height, engine.card.input.width
        yield f"{count} files of {sum(path.stat().st_size for path in paths) / 1e6:.0f} MB, {at_once} at once"
        batch(folder, engine, isolation, at_once)  # warm
        found: dict[str, list[float]] = {}
        for number in range(rounds):
            ours = batch(folder, engine, isolation, at_once)
            bare = together(model, paths, at_once, size)
            decoding, resizing, running = alone_apart(model, paths, at_once, size)
            yield f"round {number + 1}: batch {ours}; bare on every core {bare}"
            yield f"  bare SHA-256 {bare.hashing:.2f}"
            yield f"  bare alone {decoding:.2f} decoding, {resizing:.2f} with resizing, {running:.2f} network: s of CPU"
            least = (resizing + running) / (os.cpu_count() or 1)
            for name, value in {
                "CPU of the batch / (bare decoding + network), alone": ours.cpu / (decoding + running),
                "CPU of the batch / (bare decoding, resizing + network), alone": ours.cpu / (resizing + running),
                "CPU of the batch / (bare decoding, resizing + network), every core at work": ours.cpu / bare.cpu,
                "the same, with the SHA-256 of the files on both sides": ours.cpu / (bare.cpu + bare.hashing),
                "wall: what bare processes on every core reach / batch": bare.wall / ours.wall,
                "wall: CPU of bare decoding, resizing + network, alone / cores / batch": least / ours.wall,
            }.items():
                found.setdefault(name, []).append(value)
    for name, values in found.items():
        yield f"{median(values):.3f}  {name}  ({min(values):.3f} to {max(values):.3f})"


def batch(folder: Path, engine: Engine, isolation: Isolation, at_once: int) -> Spent:
    """A whole batch with its journal, into a fresh one; without the report. Raises AssertionError where a file was not
    answered for, as it would have cost less."""
    (folder / "journal.sqlite").unlink(missing_ok=True)
    cpu, wall = cpu_of_all(), time.perf_counter()
    with Journal.open(folder / "journal.sqlite") as journal:
        load = partial(isolation.run, look)
        read = scan(
            folder / "in", engine, journal, program="bench", load=load, at_once=lambda files: at_once, runs=RUNS
        )
        spent = Spent(cpu_of_all() - cpu, time.perf_counter() - wall)
        assert read.counts["ok"] == read.found, read.counts
    return spent


def alone_apart(model: Path, paths: list[Path], at_once: int, size: tuple[int, int]) -> tuple[float, float, float]:
    """`alone` in a process of its own, of the kind that decodes files."""
    with Isolation(1, memory=8_000_000_000, seconds=3600.0) as isolation:
        return isolation.run(alone, model, paths, at_once, size)


def cost_of_maps(model: Path, rounds: int) -> Iterator[str]:
    engine, session = lenient(model), opened(model, 0)
    wanted = engine.card.input
    images = np.random.default_rng(1).random((8, 1, wanted.height, wanted.width), np.float32)
    runs: dict[str, list[float]] = {"maps": [], "scores": [], "rows": []}
    for number in range(10 * rounds + 1):
        runs["maps"].append(_timed(session, OUTPUTS, images))
        runs["scores"].append(_timed(session, ("scores",), images))
        values = dict(zip(OUTPUTS, session.run(OUTPUTS, {"image": images}), strict=True))
        runs["rows"].append(_rows(engine, values["maps"]))
        if number == 0:
            runs = {name: [] for name in runs}  # that was to warm up
    network, scores, rows = (median(runs[name]) / len(images) * 1000.0 for name in ("maps", "scores", "rows"))
    yield f"{len(engine.card.labels)} labels; ms of CPU a picture: scores alone {scores:.2f}, with maps {network:.2f}"
    yield f"{network / scores:.3f}  network with the maps of all labels / scores alone"
    yield f"{(network + rows) / scores:.3f}  the same, with what the row says of each map, and the report's one packed"


def _timed(session: Any, outputs: tuple[str, ...], images: Any) -> float:
    before = time.process_time()
    session.run(outputs, {"image": images})
    return time.process_time() - before


def _rows(engine: Engine, maps: Any) -> float:
    """CPU seconds of what a batch makes of the maps."""
    before = time.process_time()
    for row in maps:
        for label, one in zip(engine.card.labels, row, strict=True):
            heat_of(label.name, one)
        packed(row[0])
    return time.process_time() - before
