"""A classifier that explains itself: global average pool, linear, and the Grad-CAM that follows from them exactly."""

from __future__ import annotations

from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models import zoo


class Explained(NamedTuple):
    """logits: (N, C). maps: (N, C, h, w), signed. stages: feature maps of every stage, the last one being A."""

    logits: Tensor
    maps: Tensor
    stages: tuple[Tensor, ...]


class Classifier(nn.Module):
    """image (N, 1, H, W), 0..1 -> logits (N, C).

    With z_c = sum_k W[c, k] mean_ij(A_k) + b_c the gradient dz_c/dA_k is W[c, k] / (h w) everywhere, so that Grad-CAM
    (Selvaraju et al. 2017, arXiv 1610.02391) before its ReLU is a 1x1 convolution of A; its sum plus b_c is z_c.
    """

    def __init__(self, architecture: str, labels: int, dropout: float = 0.0) -> None:
        super().__init__()
        self.trunk = zoo.create(architecture)
        self.dropout = nn.Dropout(dropout)
        self.linear = nn.Linear(self.trunk.channels[-1], labels)

    def forward(self, image: Tensor) -> Tensor:
        return self._logits(self.trunk(image)[-1])

    def explain(self, image: Tensor) -> Explained:
        stages = self.trunk(image)
        last = stages[-1]
        weight = self.linear.weight / (last.shape[2] * last.shape[3])
        return Explained(self._logits(last), F.conv2d(last, weight[:, :, None, None]), stages)

    def shift(self, by: Tensor) -> None:
        """Add (C,) to the logits of every picture from now on; the maps stay as they are."""
        with torch.no_grad():
            self.linear.bias.add_(by.to(self.linear.bias.device))

    def _logits(self, last: Tensor) -> Tensor:
        logits: Tensor = self.linear(self.dropout(last.mean((2, 3))))
        return logits
