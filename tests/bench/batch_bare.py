"""What a batch is held against: the bare libraries, alone and on every core, and files to read with both."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import shutil
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
import onnxruntime as ort
import psutil
from numpy.typing import NDArray

from desktop.core.readers.worker import _keep_pages as keep_pages
from tests.bench.bench_reading import decode, network_input
from tests.bench.pictures import make

KINDS = ("JPEG 1500", "PNG 1024", "DICOM raw 2500x2048", "DICOM JPEG lossless 2500x2048")
OUTPUTS = ("scores", "logits", "maps", "distance")
Size = tuple[int, int]
Images = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds of a run: of all processors together, and on the clock. hashing: CPU of the files' SHA-256, if apart."""

    cpu: float
    wall: float
    hashing: float = 0.0

    def __str__(self) -> str:
        return f"{self.cpu:.2f} s of CPU, {self.wall:.2f} s on the clock"


def files(folder: Path, count: int, kinds: Sequence[str] = KINDS) -> list[Path]:
    """`count` files, the kinds taking turns; after the first few the same pictures come again."""
    folder.mkdir(parents=True)
    made = [make(kind, folder) for kind in kinds]
    first = [path for of_one_seed in zip(*made, strict=True) for path in of_one_seed]
    paths = [first[number % len(first)] for number in range(count)]
    numbered = [folder / f"{number:06}.{path.name.split()[0].lower()}" for number, path in enumerate(paths)]
    for path, name in zip(paths, numbered, strict=True):
        shutil.copyfile(path, name)
    for path in first:
        path.unlink()
    return numbered


def opened(model: Path, threads: int) -> ort.InferenceSession:
    """threads: 0 for onnxruntime's own choice."""
    options = ort.SessionOptions()
    options.log_severity_level = 4
    options.intra_op_num_threads = threads
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return ort.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def tensors(paths: Sequence[Path], size: Size) -> Images:
    """float32 (N, 1, H, W), 0..1, of bare decoding and resizing."""
    return np.stack([network_input(path, size) for path in paths])[:, None].astype(np.float32) / np.float32(255.0)


def alone(model: Path, paths: Sequence[Path], at_once: int, size: Size) -> tuple[float, float, float]:
    """CPU seconds of decoding, of decoding and resizing to the network's size, and of onnxruntime on the tensors that
    are ready then: one thread, and nothing beside it."""
    keep_pages()
    session, decoding, resizing, running = opened(model, 1), 0.0, 0.0, 0.0
    for chunk in _chunks(paths, at_once):
        times = [time.thread_time()]
        for path in chunk:
            decode(path)
        times.append(time.thread_time())
        images = tensors(chunk, size)
        times.append(time.thread_time())
        session.run(OUTPUTS, {"image": images})
        times.append(time.thread_time())
        decoding, resizing, running = (
            total + after - before
            for total, before, after in zip((decoding, resizing, running), times, times[1:], strict=False)
        )
    return decoding, resizing, running


def together(model: Path, paths: Sequence[Path], at_once: int, size: Size) -> Spent:
    """One such process on every core, each taking the next files as soon as it is free: the most that the machine can
    do. Afterwards each takes the SHA-256 of its files from memory, apart from the rest."""
    cores = os.cpu_count() or 1
    context = multiprocessing.get_context("spawn")
    begin, answers, taken = context.Barrier(cores + 1), context.SimpleQueue(), context.Value("l", 0)
    workers = [
        context.Process(target=_share, args=(model, list(paths), at_once, size, begin, answers, taken))
        for _ in range(cores)
    ]
    for worker in workers:
        worker.start()
    begin.wait()
    began = time.perf_counter()
    cpu = sum(answers.get() for _ in workers)
    wall = time.perf_counter() - began
    begin.wait()
    hashing = sum(answers.get() for _ in workers)
    for worker in workers:
        worker.join()
    return Spent(cpu, wall, hashing)


def _share(model: Path, paths: list[Path], at_once: int, size: Size, begin, answers, taken) -> None:  # type: ignore[no-untyped-def]
    keep_pages()
    session = opened(model, 1)
    session.run(OUTPUTS, {"image": tensors(paths[:at_once], size)})  # warm
    begin.wait()
    before, own = time.process_time(), []
    while chunk := _next(paths, at_once, taken):
        session.run(OUTPUTS, {"image": tensors(chunk, size)})
        own += chunk
    answers.put(time.process_time() - before)
    begin.wait()
    answers.put(sum(map(_hashing, own)))


def _next(paths: list[Path], count: int, taken) -> list[Path]:  # type: ignore[no-untyped-def]
    with taken.get_lock():
        taken.value += count
        return paths[taken.value - count : taken.value]


def _hashing(path: Path) -> float:
    """CPU seconds of the SHA-256 of what a file holds, without reading it."""
    data = path.read_bytes()
    before = time.process_time()
    hashlib.sha256(data).digest()
    return time.process_time() - before


def _chunks(paths: Sequence[Path], at_once: int) -> Iterator[list[Path]]:
    left = iter(paths)
    while chunk := list(islice(left, at_once)):
        yield chunk


def cpu_of_all() -> float:
    """CPU seconds of this process and all that live below it."""
    own = psutil.Process()
    spent = [process.cpu_times() for process in (own, *own.children(recursive=True))]
    return float(sum(one.user + one.system for one in spent))
