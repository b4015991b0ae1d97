"""The layers inside the blocks of models/zoo/blocks.py, and how their weights begin."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import torch
from torch import Tensor, nn

Initialise = Callable[[Tensor], Tensor]
INITIALISERS: Mapping[str, Initialise] = MappingProxyType(
    {
        "he_uniform": lambda weight: nn.init.kaiming_uniform_(weight, nonlinearity="relu"),
        "he_normal": lambda weight: nn.init.kaiming_normal_(weight, nonlinearity="relu"),
        "glorot_uniform": nn.init.xavier_uniform_,
        "glorot_normal": nn.init.xavier_normal_,
        "orthogonal": nn.init.orthogonal_,
    }
)


def initialise(part: nn.Module, fill: Initialise) -> None:
    """Give every convolution and linear layer inside new weights, and biases of zero."""
    for layer in part.modules():
        if isinstance(layer, nn.Conv2d | nn.Linear):
            fill(layer.weight)
            if layer.bias is not None:
                nn.init.zeros_(layer.bias)


@dataclass(frozen=True, slots=True)
class Step:
    """A convolution of stride 1 that keeps the size (an even kernel sees one more row and column below and right, as
    in Keras), batch normalisation where wanted, and the activation."""

    active: Callable[[], nn.Module]
    normalised: bool

    def __call__(self, inner: int, outer: int, kernel: int, active: bool = True) -> nn.Sequential:
        before, after = (kernel - 1) // 2, kernel // 2
        layers: list[nn.Module] = [] if before == after else [nn.ZeroPad2d((before, after, before, after))]
        padding = before if before == after else 0
        layers.append(nn.Conv2d(inner, outer, kernel, padding=padding, bias=not self.normalised))
        if self.normalised:
            layers.append(nn.BatchNorm2d(outer))
        if active:
            layers.append(self.active())
        return nn.Sequential(*layers)


class Inception(nn.Module):
    """1x1 | 1x1 3x3 | 1x1 5x5 | pool 1x1, side by side (Szegedy et al. 2014, arXiv 1409.4842)."""

    def __init__(self, inner: int, channels: int, step: Step) -> None:
        super().__init__()
        self.one = step(inner, channels, 1)
        self.three = nn.Sequential(step(inner, channels, 1), step(channels, channels, 3))
        self.five = nn.Sequential(step(inner, channels, 1), step(channels, channels, 5))
        self.pool = nn.Sequential(nn.MaxPool2d(3, stride=1, padding=1), step(inner, channels, 1))

    def forward(self, x: Tensor) -> Tensor:
        return torch.cat([branch(x) for branch in (self.one, self.three, self.five, self.pool)], 1)


class Residual(nn.Module):
    """Two 3x3 convolutions added to what they were given, projected where the channels change (arXiv 1512.03385)."""

    def __init__(self, inner: int, channels: int, step: Step) -> None:
        super().__init__()
        self.body = nn.Sequential(step(inner, channels, 3), step(channels, channels, 3, active=False))
        self.past = nn.Identity() if inner == channels else step(inner, channels, 1, active=False)
        self.active = step.active()

    def forward(self, x: Tensor) -> Tensor:
        out: Tensor = self.active(self.body(x) + self.past(x))
        return out


class Dense(nn.Module):
    """Layers of normalisation, 3x3 convolution and activation, each put beside its input (arXiv 1608.06993)."""

    def __init__(self, inner: int, growth: int, layers: int, step: Step) -> None:
        super().__init__()
        widths = range(inner, inner + layers * growth, growth)
        self.layers = nn.ModuleList(
            nn.Sequential(nn.BatchNorm2d(width), nn.Conv2d(width, growth, 3, padding=1), step.active())
            for width in widths
        )

    def forward(self, x: Tensor) -> Tensor:
        for layer in self.layers:
            x = torch.cat((x, layer(x)), 1)
        return x
