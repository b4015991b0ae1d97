"""Batch normalisation whose statistics are those of a network that answers."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from desktop.core.preprocess import to_input

Norm = nn.BatchNorm2d | nn.SyncBatchNorm  # the latter where several processes train together
PICTURES = 1024


def refresh(model: nn.Module, pixels: NDArray[np.uint8], batch: int, device: torch.device) -> None:
    """Take the running statistics again, but those of frozen layers, over up to 1,024 evenly spread pictures, without
    dropout.

    pixels: uint8 (N, H, W) of the training split, unchanged (Wu & Johnson 2021, arXiv 2105.07576, section 3).
    """
    norms = [layer for layer in model.modules() if isinstance(layer, Norm) and layer.weight.requires_grad]
    before = [layer.momentum for layer in norms]
    model.eval()
    for layer in norms:
        layer.reset_running_stats()
        layer.momentum = None  # a plain mean over the batches
        layer.train()
    for images in _batches(pixels, batch, device):
        with torch.no_grad():
            model(images)
    for layer, momentum in zip(norms, before, strict=True):
        layer.momentum = momentum
    model.eval()


def state_anew(model: nn.Module, pixels: NDArray[np.uint8], batch: int, device: torch.device) -> None:
    """Give norms without statistics, such as models/unpacking.py leaves, those of pictures, and weights that undo them.

    What the network answers stays the same; but in training, norms would else scale by what they never knew. Norms
    with statistics stay as they are. pixels: as for `refresh`.
    """
    norms = [layer for layer in model.modules() if isinstance(layer, nn.BatchNorm2d) and _is_bare(layer)]
    if not norms:
        return
    seen: dict[nn.Module, list[Tensor]] = {layer: [] for layer in norms}
    hooks = [layer.register_forward_pre_hook(lambda layer, given: _note(seen[layer], given[0])) for layer in norms]
    model.eval()
    for images in _batches(pixels, batch, device):
        with torch.no_grad():
            model(images)
    for hook in hooks:
        hook.remove()
    for layer in norms:
        mean, square = torch.stack(seen[layer]).mean(0)
        variance = square - mean.square()
        assert layer.running_mean is not None
        assert layer.running_var is not None
        with torch.no_grad():
            steep = layer.weight / (1.0 + layer.eps) ** 0.5
            layer.weight.copy_(steep * (variance + layer.eps).sqrt())
            layer.bias.add_(steep * mean)
        layer.running_mean.copy_(mean)
        layer.running_var.copy_(variance)


def _is_bare(layer: nn.BatchNorm2d) -> bool:
    """Whether it is the identity and a bias; a norm that nobody trained yet scales by a little less."""
    assert layer.running_mean is not None
    assert layer.running_var is not None
    unscaled = torch.full_like(layer.weight, (1.0 + layer.eps) ** 0.5)
    return torch.equal(layer.weight, unscaled) and not layer.running_mean.any() and bool((layer.running_var == 1).all())


def _note(rows: list[Tensor], x: Tensor) -> None:
    """Mean and mean square of every channel, float64 (2, C)."""
    x = x.double()
    rows.append(torch.stack((x.mean((0, 2, 3)), x.square().mean((0, 2, 3)))))


def _batches(pixels: NDArray[np.uint8], batch: int, device: torch.device) -> Iterator[Tensor]:
    """Up to 1,024 of the pictures, evenly spread."""
    chosen = np.linspace(0, len(pixels) - 1, min(PICTURES, len(pixels))).astype(int)
    for begin in range(0, len(chosen), batch):
        images = torch.from_numpy(to_input(pixels[chosen[begin : begin + batch]])).to(device)
        yield images.contiguous(memory_format=torch.channels_last)
