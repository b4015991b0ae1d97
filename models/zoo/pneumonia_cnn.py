"""A small grey network for pneumonia at 60 x 60: two convolutions of eight channels, then a hundred features."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from torch import nn

from models.chain import dense
from models.settings.base import Part
from models.zoo.trunk import Architecture, Shape, Size, Trunk


class Options(Part):
    """conv_dropout: after the first convolution; dropout: of the flattened maps."""

    conv_dropout: Annotated[float, Field(ge=0, le=0.9)] = 0.0
    dropout: Annotated[float, Field(ge=0, le=0.9)] = 0.5


def _pneumonia_cnn(options: Options, inputs: int, size: Size) -> Trunk:
    stages = (_stage(inputs, options.conv_dropout), _stage(8, 0.0))

    def neck(shape: Shape) -> nn.Sequential:
        channels, height, width = shape
        layers = dense(channels * height * width, (100,), nn.ReLU, 0.0)
        return nn.Sequential(nn.Flatten(), nn.Dropout(options.dropout), *layers)

    return Trunk(stages, inputs, size, neck)


def _stage(inner: int, dropout: float) -> nn.Module:
    """The convolution has no bias: the batch normalisation after it would take it away again."""
    layers = (nn.Conv2d(inner, 8, 3, padding=1, bias=False), nn.BatchNorm2d(8), nn.Dropout(dropout), nn.ReLU())
    return nn.Sequential(*layers, nn.MaxPool2d(2))


TRUNKS = (Architecture("pneumonia_cnn", _pneumonia_cnn, Options, smallest=4),)
