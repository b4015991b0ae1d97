"""BigResidual, for grading knees at 112 x 112: three blocks that add up every step of a row of convolutions."""

from __future__ import annotations

import torch.nn.functional as F
from torch import Tensor, nn

from models.chain import ACTIVATIONS, LEAK, dense
from models.settings.base import Part
from models.zoo.trunk import Architecture, Shape, Size, Trunk

WIDTHS = (64, 40, 30, 20)
DROPOUTS = (0.1, 0.1, 0.1, 0.5)


class BigResidual(nn.Module):
    """a = conv(x), b = f(conv(a)), c = f(conv(b)), d = f(conv(c)); the answer is dropout(f(norm(a + b + c + d)))."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.first = nn.Conv2d(channels, channels, 3, padding=1)
        self.rest = nn.ModuleList(nn.Conv2d(channels, channels, 3, padding=1) for _ in range(3))
        self.norm = nn.BatchNorm2d(channels)
        self.dropout = nn.Dropout(0.4)

    def forward(self, x: Tensor) -> Tensor:
        step = self.first(x)
        total = step
        for layer in self.rest:
            step = F.leaky_relu(layer(step), LEAK)
            total = total + step
        out: Tensor = self.dropout(F.leaky_relu(self.norm(total), LEAK))
        return out


def _big_residual(options: Part, inputs: int, size: Size) -> Trunk:
    stages = (
        nn.Sequential(nn.Conv2d(inputs, 512, 1), nn.MaxPool2d(2), nn.LeakyReLU(LEAK)),
        nn.Sequential(nn.Conv2d(512, 256, 1), nn.LeakyReLU(LEAK), BigResidual(256), nn.MaxPool2d(3)),
        nn.Sequential(nn.Conv2d(256, 64, 1), nn.LeakyReLU(LEAK), BigResidual(64)),
        nn.Sequential(nn.Conv2d(64, 32, 1), nn.LeakyReLU(LEAK), BigResidual(32)),
    )
    return Trunk(stages, inputs, size, _neck)


def _neck(shape: Shape) -> nn.Sequential:
    channels, height, width = shape
    layers: list[nn.Module] = [nn.Flatten()]
    inner = channels * height * width
    for outer, dropout in zip(WIDTHS, DROPOUTS, strict=True):
        layers += dense(inner, (outer,), ACTIVATIONS["leaky_relu"], dropout)
        inner = outer
    return nn.Sequential(*layers)


TRUNKS = (Architecture("big_residual", _big_residual, smallest=6),)
