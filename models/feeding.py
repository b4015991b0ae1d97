"""Decoded pictures -> batches, prepared in threads while the network works on earlier ones."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Generator, Tensor

from desktop.core.errors import AppError
from desktop.core.preprocess import to_input
from models.augment import augmented
from models.datasets import Pictures
from models.distributed import rank, size
from models.losses import chances
from models.recipe import Recipe
from models.settings.training import Training

CHUNK = 1024  # pictures
TOGETHER = 2**20  # pixels: batches of small pictures are prepared several at a time, a call for each costs more


class Batch(NamedTuple):
    """images: float32 (N, 1, H, W), 0..1. targets: float32 (N, C), NaN unknown."""

    images: Tensor
    targets: Tensor


Job = Callable[[], Sequence[Batch]]  # prepares a few batches that follow one another


def steps_of(count: int, settings: Training) -> int:
    """How many batches `count` pictures make."""
    return -(-count // settings.batch)


def training_batches(train: Pictures, recipe: Recipe, epoch: int) -> Sequence[Job]:
    """Every picture once (or drawn, with balanced sampling), shuffled, in equal batches; this process's share of each.

    Random numbers depend on seed, epoch, a job's first batch and share alone, so jobs may run in any order and thread.
    Raises AppError when a batch has fewer pictures than there are processes.
    """
    settings = recipe.training
    count = len(train.pixels)
    generator = seeded(settings.seed, epoch)
    if settings.balance == "sampling":
        order = torch.multinomial(
            torch.from_numpy(chances(train.targets)), count, replacement=True, generator=generator
        )
    else:
        order = torch.randperm(count, generator=generator)
    steps = steps_of(count, settings)
    if count // steps < size():
        raise AppError(
            f"Batches of {settings.batch} from {count} pictures cannot be shared by {size()} processes; "
            "start fewer or raise training.batch."
        )
    shares = [rows[rank() :: size()] for rows in np.array_split(order.numpy(), steps)]
    several = max(1, TOGETHER // (len(shares[0]) * train.pixels[0].size))
    return [
        partial(_prepared, train, shares[first : first + several], recipe, (settings.seed, epoch, first, rank()))
        for first in range(0, steps, several)
    ]


def _prepared(
    train: Pictures, shares: Sequence[NDArray[np.int64]], recipe: Recipe, seed: tuple[int, ...]
) -> list[Batch]:
    generator = seeded(*seed)
    rows = np.concatenate(shares)
    images = augmented(torch.from_numpy(to_input(train.pixels[rows])), recipe.augmentation, generator)
    lengths = [len(share) for share in shares]
    parts = (torch.split(part, lengths) for part in (images, torch.from_numpy(train.targets[rows])))
    return [mixed(Batch(*both), recipe.training.mixup, generator) for both in zip(*parts, strict=True)]


def mixed(batch: Batch, alpha: float, generator: Generator) -> Batch:
    """Blend every picture and its targets with another's (mixup, Zhang 2018, arXiv 1710.09412); NaN stays NaN."""
    if alpha == 0.0:
        return batch
    draw = np.random.default_rng(int(torch.randint(2**62, (1,), generator=generator)))
    share = float(draw.beta(alpha, alpha))
    others = torch.randperm(len(batch.images), generator=generator)
    blended = (torch.lerp(values[others], values, share) for values in batch)
    return Batch(*blended)


def validation_batches(validation: Pictures, recipe: Recipe) -> Sequence[Job]:
    """The pictures in their order, a job for each batch; where the recipe says so, with a changed copy of each.

    The copies are always the same. images are (copies, n, 1, H, W) here.
    """
    starts = range(0, len(validation.pixels), recipe.training.batch)
    return [partial(_validation_batch, validation, begin, recipe) for begin in starts]


def _validation_batch(validation: Pictures, begin: int, recipe: Recipe) -> list[Batch]:
    settings = recipe.training
    rows = slice(begin, begin + settings.batch)
    plain = torch.from_numpy(to_input(validation.pixels[rows]))
    copies = [plain]
    if settings.changed_copies:
        copies.append(augmented(plain, recipe.augmentation, seeded(settings.seed, begin)))
    return [Batch(torch.stack(copies), torch.from_numpy(validation.targets[rows]))]


def ahead(jobs: Iterable[Job], device: torch.device) -> Iterator[Batch]:
    """What the jobs return, in order. For a GPU threads prepare it, and at most two jobs a thread wait to be asked for.

    A processor learns with all its cores, so it prepares each job with all of them when it is due: threads beside
    learning ones took more from them than they gave (tests/bench/bench_training.py).
    """
    if device.type == "cpu":
        for job in jobs:
            yield from job()
        return
    workers = max(1, min(8, (os.cpu_count() or 1) // size() - 1))
    with ThreadPoolExecutor(workers, "batches", partial(torch.set_num_threads, 1)) as pool:
        coming: deque[Future[list[Batch]]] = deque()
        try:
            for job in jobs:
                coming.append(pool.submit(_made, job, device))
                if len(coming) > 2 * workers:
                    yield from coming.popleft().result()
            while coming:
                yield from coming.popleft().result()
        finally:
            pool.shutdown(cancel_futures=True)


def _made(job: Job, device: torch.device) -> list[Batch]:
    """In memory from which a GPU fetches by itself."""
    pin = device.type == "cuda"
    return [Batch(*(part.pin_memory() if pin else part for part in batch)) for batch in job()]


def seeded(*numbers: int) -> Generator:
    """A generator that depends on all the numbers, without one run's numbers being another's shifted by one."""
    return Generator().manual_seed(int(np.random.SeedSequence(numbers).generate_state(1, np.uint64)[0]))


def mean_and_deviation(pixels: NDArray[np.uint8]) -> tuple[float, float]:
    """pixels: uint8 (N, H, W). Returns both in 0..1, over all pixels of all pictures."""
    counts = np.zeros(256, np.int64)
    for begin in range(0, len(pixels), CHUNK):
        counts += np.bincount(pixels[begin : begin + CHUNK].reshape(-1), minlength=256)
    values = np.arange(256) / 255.0
    mean = float(np.average(values, weights=counts))
    return mean, float(np.average((values - mean) ** 2, weights=counts) ** 0.5)
