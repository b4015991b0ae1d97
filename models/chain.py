"""The layers between the last feature maps and the logits, and how a gradient goes back through them without autograd.

A chain is an nn.Sequential of the layers that `back` knows, none of them in place. Autograd cannot be exported to ONNX;
these few formulas are forward operations and can.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial, singledispatch
from types import MappingProxyType
from typing import Literal

import torch
from torch import Tensor, nn

LEAK = 0.05
Activation = Literal["relu", "leaky_relu", "elu", "tanh"]
ACTIVATIONS: Mapping[str, Callable[[], nn.Module]] = MappingProxyType(
    {"relu": nn.ReLU, "leaky_relu": partial(nn.LeakyReLU, LEAK), "elu": nn.ELU, "tanh": nn.Tanh}
)


class Pool(nn.Module):
    """Global average pooling: (N, K, h, w) -> (N, K)."""

    def forward(self, maps: Tensor) -> Tensor:
        return maps.mean((2, 3))


def dense(width: int, widths: Sequence[int], activation: Callable[[], nn.Module], dropout: float) -> list[nn.Module]:
    """Fully connected layers from `width` features on, each with its activation and dropout."""
    layers: list[nn.Module] = []
    for inner, outer in zip((width, *widths), widths, strict=False):
        layers += [nn.Linear(inner, outer), activation(), nn.Dropout(dropout)]
    return layers


def gradients(chain: nn.Sequential, maps: Tensor, gradient: Tensor) -> Tensor:
    """The gradient of every logit by every feature map, at every position.

    maps: (N, K, h, w), what the chain was given. gradient: (1, C, F), of the logits by the chain's output; both of a
    network that answers (eval). Returns (1 or N, C, K, h, w), or (1 or N, C, K, 1, 1) where the chain begins by pooling
    and the gradient is therefore the same at every position.
    """
    seen = [maps]
    for layer in list(chain)[:-1]:
        seen.append(layer(seen[-1]))
    for layer, x in zip(reversed(list(chain)), reversed(seen), strict=True):
        gradient = back(layer, gradient, x)
    return gradient


@singledispatch
def back(layer: nn.Module, gradient: Tensor, x: Tensor) -> Tensor:
    """gradient: (1 or N, C, ...) by what the layer made of x (N, ...). Returns the same by x itself."""
    raise TypeError(f"{type(layer).__name__} cannot explain itself")


@back.register
def _(layer: Pool, gradient: Tensor, x: Tensor) -> Tensor:
    height, width = x.shape[2:]
    return (gradient / (height * width))[..., None, None]


@back.register
def _(layer: nn.Flatten, gradient: Tensor, x: Tensor) -> Tensor:
    return gradient.reshape(*gradient.shape[:2], *x.shape[1:])


@back.register
def _(layer: nn.Linear, gradient: Tensor, x: Tensor) -> Tensor:
    return gradient @ layer.weight


@back.register
def _(layer: nn.Dropout, gradient: Tensor, x: Tensor) -> Tensor:
    return gradient


@back.register
def _(layer: nn.ReLU, gradient: Tensor, x: Tensor) -> Tensor:
    return gradient * (x > 0).to(x.dtype)[:, None]


@back.register
def _(layer: nn.LeakyReLU, gradient: Tensor, x: Tensor) -> Tensor:
    return gradient * torch.where(x > 0, 1.0, layer.negative_slope)[:, None]


@back.register
def _(layer: nn.ELU, gradient: Tensor, x: Tensor) -> Tensor:
    return gradient * torch.where(x > 0, 1.0, layer.alpha * x.clamp_max(0.0).exp())[:, None]


@back.register
def _(layer: nn.Tanh, gradient: Tensor, x: Tensor) -> Tensor:
    return gradient * (1.0 - x.tanh().square())[:, None]


@back.register
def _(layer: nn.Hardswish, gradient: Tensor, x: Tensor) -> Tensor:
    """x relu6(x + 3) / 6 (Howard et al. 2019, arXiv 1905.02244): 0 below -3, 1 above 3, a straight line between."""
    middle = torch.where(x <= -3.0, 0.0, x / 3.0 + 0.5)
    return gradient * torch.where(x >= 3.0, 1.0, middle)[:, None]


@back.register
def _(layer: nn.LayerNorm, gradient: Tensor, x: Tensor) -> Tensor:
    """Over the last axis; mean and deviation depend on x too (Ba et al. 2016, arXiv 1607.06450)."""
    centred = x - x.mean(-1, keepdim=True)
    deviation = (centred.square().mean(-1, keepdim=True) + layer.eps).sqrt()
    normal = (centred / deviation)[:, None]
    scaled = gradient * layer.weight
    along = (scaled * normal).mean(-1, keepdim=True)
    return (scaled - scaled.mean(-1, keepdim=True) - normal * along) / deviation[:, None]


@back.register
def _(layer: nn.BatchNorm1d, gradient: Tensor, x: Tensor) -> Tensor:
    assert layer.running_var is not None
    return gradient * (layer.weight / (layer.running_var + layer.eps).sqrt())
