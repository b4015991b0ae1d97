"""A network built from a list of blocks, for searching: every block is a stage, then dense layers."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from torch import nn

from models.chain import ACTIVATIONS, Activation, Pool, dense
from models.settings.base import Part
from models.zoo.block_layers import INITIALISERS, Dense, Inception, Residual, Step, initialise
from models.zoo.trunk import Architecture, Shape, Size, Trunk

Channels = Annotated[int, Field(ge=1, le=2048)]


class Conv(Part):
    """One convolution of stride 1 that keeps the size of the maps."""

    kind: Literal["conv"] = "conv"
    channels: Channels
    kernel: Annotated[int, Field(ge=1, le=7)] = 3


class Pooling(Part):
    kind: Literal["pool"] = "pool"
    size: Annotated[int, Field(ge=2, le=3)] = 2
    how: Literal["max", "avg"] = "max"


class Vgg(Part):
    """Some 3x3 convolutions, then a pooling by two."""

    kind: Literal["vgg"]
    channels: Channels
    convolutions: Annotated[int, Field(ge=1, le=4)] = 2


class InceptionBlock(Part):
    """Four branches of `channels` each, side by side."""

    kind: Literal["inception"]
    channels: Channels


class ResidualBlock(Part):
    kind: Literal["residual"]
    channels: Channels


class DenseBlock(Part):
    """Each layer adds `channels` to what it was given."""

    kind: Literal["dense"]
    channels: Channels
    layers: Annotated[int, Field(ge=1, le=12)] = 3


Block = Conv | Pooling | Vgg | InceptionBlock | ResidualBlock | DenseBlock


class Options(Part):
    """dense: widths of the layers between the maps and the last one; dropout: after each of them.

    top: whether they see the flattened maps or the mean of each. batch_norm: after the convolutions that have none.
    """

    blocks: Annotated[tuple[Annotated[Block, Field(discriminator="kind")], ...], Field(min_length=1, max_length=40)] = (
        Conv(channels=16),
        Pooling(),
        Conv(channels=32),
        Pooling(),
    )
    top: Literal["flatten", "pool"] = "flatten"
    dense: tuple[Channels, ...] = (64,)
    dropout: Annotated[float, Field(ge=0, le=0.9)] = 0.0
    activation: Activation = "relu"
    initialiser: Literal["he_uniform", "he_normal", "glorot_uniform", "glorot_normal", "orthogonal"] = "glorot_uniform"
    batch_norm: bool = False


def _blocks(options: Options, inputs: int, size: Size) -> Trunk:
    step = Step(ACTIVATIONS[options.activation], options.batch_norm)
    stages: list[nn.Module] = []
    channels = inputs
    for block in options.blocks:
        stage, channels = _stage(block, channels, step)
        stages.append(stage)

    def neck(shape: Shape) -> nn.Sequential:
        features, height, width = shape
        first = nn.Flatten() if options.top == "flatten" else Pool()
        seen = features * height * width if options.top == "flatten" else features
        return nn.Sequential(first, *dense(seen, options.dense, step.active, options.dropout))

    trunk = Trunk(stages, inputs, size, neck)
    initialise(trunk, INITIALISERS[options.initialiser])
    return trunk


def _stage(block: Block, inner: int, step: Step) -> tuple[nn.Module, int]:
    """The layers of a block that is given `inner` channels, and how many channels it gives."""
    match block:
        case Conv():
            return step(inner, block.channels, block.kernel), block.channels
        case Pooling():
            return (nn.MaxPool2d if block.how == "max" else nn.AvgPool2d)(block.size), inner
        case Vgg():
            widths = [inner] + [block.channels] * (block.convolutions - 1)
            convolutions = (step(width, block.channels, 3) for width in widths)
            return nn.Sequential(*convolutions, nn.MaxPool2d(2)), block.channels
        case InceptionBlock():
            return Inception(inner, block.channels, step), 4 * block.channels
        case ResidualBlock():
            return Residual(inner, block.channels, step), block.channels
        case DenseBlock():
            return Dense(inner, block.channels, block.layers, step), inner + block.layers * block.channels


TRUNKS = (Architecture("blocks", _blocks, Options, smallest=4),)
