"""A network's answers for decoded pictures, in full precision."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from tqdm import tqdm

from desktop.core.preprocess import to_input
from models.heads import Classifier


def predict(
    model: Classifier, pixels: NDArray[np.uint8], batch: int, device: torch.device
) -> Iterator[tuple[Tensor, tuple[Tensor, ...]]]:
    """Logits and feature maps of every stage for each batch of uint8 (N, H, W) pictures, in full precision."""
    model.eval()
    for begin in tqdm(range(0, len(pixels), batch), desc="scoring", unit="batch", leave=False):
        images = torch.from_numpy(to_input(pixels[begin : begin + batch])).to(device)
        with torch.no_grad():
            logits, _, _, stages = model.explain(images.contiguous(memory_format=torch.channels_last))
        yield logits.cpu(), stages
