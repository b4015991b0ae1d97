"""A classifier that explains itself: its Grad-CAM follows exactly, by forward operations, from what its head did."""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor, nn

from models import zoo
from models.chain import Pool, gradients
from models.recipe import Recipe
from models.settings.network import Network


class Explained(NamedTuple):
    """logits: (N, C). maps: (N, C, h, w), signed. gradients: (N, C, K, h, w) of every logit by the last maps, or
    (N, C, K, 1, 1) where they are the same everywhere. stages: feature maps of every stage, the last one being A."""

    logits: Tensor
    maps: Tensor
    gradients: Tensor
    stages: tuple[Tensor, ...]


class Classifier(nn.Module):
    """image (N, 1, H, W), 0..1 -> logits (N, C): the trunk's feature maps, its neck, and one linear layer.

    Grad-CAM (Selvaraju et al. 2017, arXiv 1610.02391) before its ReLU is sum_k alpha_k A_k, with alpha_k the mean over
    the positions of dz_c/dA_k. Where the neck only pools, z_c = sum_k W[c, k] mean_ij(A_k) + b_c, the gradient is
    W[c, k] / (h w) everywhere, and the map is a 1x1 convolution of A whose sum plus b_c is z_c.
    """

    def __init__(self, network: Network, labels: int, size: tuple[int, int]) -> None:
        """size: height and width of the pictures. Raises ValueError when the network cannot be made for them."""
        super().__init__()
        self.trunk = zoo.create(network, size)
        self.dropout = nn.Dropout(network.dropout)
        self.linear = nn.Linear(self.trunk.width, labels)

    @classmethod
    def of(cls, recipe: Recipe) -> Classifier:
        return cls(recipe.network, len(recipe.labels), (recipe.input.height, recipe.input.width))

    def forward(self, image: Tensor) -> Tensor:
        return self._logits(self.trunk(image)[-1])

    def explain(self, image: Tensor) -> Explained:
        stages = self.trunk(image)
        return explained(self.trunk.neck, self.linear, stages)

    @property
    def map_offset(self) -> tuple[float, ...]:
        """What every label's map lacks of its logit, whatever the picture; empty where that depends on the picture."""
        return offset(self.trunk.neck, self.linear)

    def shift(self, by: Tensor) -> None:
        """Add (C,) to the logits of every picture from now on; the maps stay as they are."""
        with torch.no_grad():
            self.linear.bias.add_(by.to(self.linear.bias.device))

    def _logits(self, last: Tensor) -> Tensor:
        logits: Tensor = self.linear(self.dropout(self.trunk.neck(last)))
        return logits


def explained(neck: nn.Sequential, linear: nn.Linear, stages: tuple[Tensor, ...]) -> Explained:
    """What a neck and the last linear layer make of the last feature maps, of a network that answers (eval)."""
    last = stages[-1]
    slopes = gradients(neck, last, linear.weight[None])
    maps = slopes.mean((3, 4)) @ last.flatten(2)
    maps = maps.reshape(last.shape[0], linear.out_features, *last.shape[2:])
    return Explained(linear(neck(last)), maps, slopes.expand(last.shape[0], -1, -1, -1, -1), stages)


def offset(neck: nn.Sequential, linear: nn.Linear) -> tuple[float, ...]:
    """The bias, where the neck is a pooling alone: z_c = sum_ij map_c + b_c. Else empty."""
    if len(neck) != 1 or not isinstance(neck[0], Pool):
        return ()
    return tuple(linear.bias.tolist())
