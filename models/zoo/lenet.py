"""LeNet-5 (LeCun et al. 1998, Gradient-based learning applied to document recognition) for 28 x 28 digits."""

from __future__ import annotations

from typing import Literal

from torch import nn

from models.chain import ACTIVATIONS, Activation, dense
from models.settings.base import Part
from models.zoo.trunk import Architecture, Shape, Size, Trunk


class Options(Part):
    activation: Activation = "tanh"
    pooling: Literal["avg", "max"] = "avg"


def _lenet5(options: Options, inputs: int, size: Size) -> Trunk:
    active = ACTIVATIONS[options.activation]
    pool = nn.AvgPool2d if options.pooling == "avg" else nn.MaxPool2d
    stages = (
        nn.Sequential(nn.Conv2d(inputs, 6, 5, padding=2), active(), pool(2)),
        nn.Sequential(nn.Conv2d(6, 16, 5), active(), pool(2)),
    )

    def neck(shape: Shape) -> nn.Sequential:
        channels, height, width = shape
        return nn.Sequential(nn.Flatten(), *dense(channels * height * width, (120, 84), active, 0.0))

    return Trunk(stages, inputs, size, neck)


TRUNKS = (Architecture("lenet5", _lenet5, Options, smallest=12),)
