"""Batch normalisation whose statistics are those of a network that answers."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from desktop.core.preprocess import to_input

PICTURES = 1024


def refresh(model: nn.Module, pixels: NDArray[np.uint8], batch: int, device: torch.device) -> None:
    """Take all running statistics again, over up to 1,024 evenly spread pictures and without dropout.

    pixels: uint8 (N, H, W) of the training split, unchanged (Wu & Johnson 2021, arXiv 2105.07576, section 3).
    """
    norms = [layer for layer in model.modules() if isinstance(layer, nn.BatchNorm2d)]
    before = [layer.momentum for layer in norms]
    model.eval()
    for layer in norms:
        layer.reset_running_stats()
        layer.momentum = None  # a plain mean over the batches
        layer.train()
    chosen = np.linspace(0, len(pixels) - 1, min(PICTURES, len(pixels))).astype(int)
    for begin in range(0, len(chosen), batch):
        images = torch.from_numpy(to_input(pixels[chosen[begin : begin + batch]])).to(device)
        with torch.no_grad():
            model(images.contiguous(memory_format=torch.channels_last))
    for layer, momentum in zip(norms, before, strict=True):
        layer.momentum = momentum
    model.eval()
