"""BigResidual, for grading knees at 112 x 112: three blocks that add up every step of a row of convolutions."""

from __future__ import annotations

from typing import Literal

import torch.nn.functional as F
from torch import Tensor, nn

from models.chain import ACTIVATIONS, LEAK, dense
from models.settings.base import Part
from models.zoo.block_layers import INITIALISERS, initialise
from models.zoo.trunk import Architecture, Shape, Size, Trunk

CHANNELS = (512, 256, 64, 32)
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


class Options(Part):
    """narrower: divides the channels of every convolution; 1 is the published network, which wants a GPU."""

    narrower: Literal[1, 2, 4, 8] = 1


def _big_residual(options: Options, inputs: int, size: Size) -> Trunk:
    first, second, third, last = (channels // options.narrower for channels in CHANNELS)
    stages = (
        nn.Sequential(nn.Conv2d(inputs, first, 1), nn.MaxPool2d(2), nn.LeakyReLU(LEAK)),
        nn.Sequential(nn.Conv2d(first, second, 1), nn.LeakyReLU(LEAK), BigResidual(second), nn.MaxPool2d(3)),
        nn.Sequential(nn.Conv2d(second, third, 1), nn.LeakyReLU(LEAK), BigResidual(third)),
        nn.Sequential(nn.Conv2d(third, last, 1), nn.LeakyReLU(LEAK), BigResidual(last)),
    )
    trunk = Trunk(stages, inputs, size, _neck)
    initialise(trunk, INITIALISERS["glorot_uniform"])  # as Keras does; PyTorch's own leaves so deep a head silent
    return trunk


def _neck(shape: Shape) -> nn.Sequential:
    channels, height, width = shape
    layers: list[nn.Module] = [nn.Flatten()]
    inner = channels * height * width
    for outer, dropout in zip(WIDTHS, DROPOUTS, strict=True):
        layers += dense(inner, (outer,), ACTIVATIONS["leaky_relu"], dropout)
        inner = outer
    return nn.Sequential(*layers)


TRUNKS = (Architecture("big_residual", _big_residual, Options, smallest=6),)
