"""Several processes under torchrun, each with its share of every batch; one process alone needs nothing of this.

    torchrun --nproc-per-node 2 -m models train ...

Only the first process writes and shows anything.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TypeVar

import torch
import torch.distributed as dist
from torch import Tensor, nn

Kept = TypeVar("Kept")
PATIENCE = timedelta(hours=2)  # one process may read pictures that the others find ready


@contextmanager
def together(device: torch.device) -> Iterator[None]:
    """Join the processes that torchrun started: NCCL on GPUs, Gloo on processors."""
    if not dist.is_torchelastic_launched():
        yield
        return
    if device.type == "cuda":
        torch.cuda.set_device(device)
    dist.init_process_group("nccl" if device.type == "cuda" else "gloo", timeout=PATIENCE)
    try:
        yield
    finally:
        dist.destroy_process_group()


def local_rank() -> int:
    """Which GPU of this machine is ours."""
    return int(os.environ["LOCAL_RANK"]) if dist.is_torchelastic_launched() else 0


def rank() -> int:
    return dist.get_rank() if dist.is_initialized() else 0


def size() -> int:
    return dist.get_world_size() if dist.is_initialized() else 1


def is_first() -> bool:
    return rank() == 0


def summed(values: Tensor) -> Tensor:
    """The sum over all processes, in place."""
    if size() > 1:
        dist.all_reduce(values)
    return values


def from_first(make: Callable[[], Kept]) -> Kept:
    """What `make` returns in the first process, in every one: the others may lie on machines without its files."""
    held = [make() if is_first() else None]
    if size() > 1:
        dist.broadcast_object_list(held)
    return held[0]  # type: ignore[return-value]


def synchronised(model: nn.Module, device: torch.device) -> None:
    """Let batch normalisation on GPUs see all processes' shares; PyTorch has no such layer for processors."""
    if size() > 1 and device.type == "cuda":
        nn.SyncBatchNorm.convert_sync_batchnorm(model)  # type: ignore[no-untyped-call]


def shared(model: nn.Module) -> nn.Module:
    """The model with gradients that are averaged over all processes; make it anew when layers freeze or thaw."""
    return nn.parallel.DistributedDataParallel(model) if size() > 1 else model
