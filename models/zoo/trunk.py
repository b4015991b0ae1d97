"""What every architecture of the zoo is: stages one after another, and the neck between them and the last layer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.func import functional_call

from models.chain import Pool
from models.settings.base import Part

Size = tuple[int, int]
Shape = tuple[int, int, int]
Neck = Callable[[Shape], nn.Sequential]


def pooled(shape: Shape) -> nn.Sequential:
    return nn.Sequential(Pool())


class Trunk(nn.Module):
    """Grey picture -> feature maps of every stage.

    channels: of every stage's feature maps, first to last. The head reads the last ones, the distance others too.
    neck: a chain (models/chain.py) from the last maps to `width` features, which the last linear layer reads.
    """

    def __init__(self, stages: Sequence[nn.Module], inputs: int, size: Size, neck: Neck = pooled) -> None:
        """inputs: 1 or 3 channels of the first convolution. size: height and width of the pictures.

        Raises ValueError when nothing is left of such a picture.
        """
        super().__init__()
        self.stages = nn.ModuleList(stages)
        self.normalise = Normalise(inputs)
        shapes = _shapes(stages, (2, inputs, *size))
        self.channels = tuple(shape[1] for shape in shapes)
        _, features, height, width = shapes[-1]
        self.neck = neck((features, height, width))
        self.width = _shapes([self.neck], shapes[-1])[0][1]

    def forward(self, image: Tensor) -> tuple[Tensor, ...]:
        """image: float32 (N, 1, H, W), 0..1. Returns one (N, K, h, w) per stage."""
        x = self.normalise(image)
        maps = []
        for stage in self.stages:
            x = stage(x)
            maps.append(x)
        return tuple(maps)

    def adopt(self, state: Mapping[str, Tensor]) -> None:
        """Take over the publisher's weights; normalisation and layers that the publisher has not stay.

        A first convolution of three channels is summed for one. Raises RuntimeError for weights of another network.
        """
        given = self.published(state)
        first = next(f"stages.{name}.weight" for name, part in self.stages.named_modules() if _is_convolution(part))
        if self.normalise.mean.shape[1] == 1 and first in given:
            given[first] = given[first].sum(1, keepdim=True)
        own = {key: value for key, value in self.state_dict().items() if not key.startswith("stages.")}
        self.load_state_dict({**own, **given})

    def published(self, state: Mapping[str, Tensor]) -> dict[str, Tensor]:
        """The publisher's weights under this module's names, without the publisher's classifier."""
        raise NotImplementedError

    def installed_weights(self) -> Path | None:
        """The file of published weights that a Python package brought; None when there is none."""
        return None

    def freeze(self, stages: int) -> None:
        """Keep the first stages as they are: no gradients, and normalisation by the statistics they came with."""
        for stage in list(self.stages)[:stages]:
            stage.requires_grad_(False).eval()


class Normalise(nn.Module):
    """The grey channel once or three times, less the mean and by the deviation; as it is until `set` is called."""

    mean: Tensor
    deviation: Tensor

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.register_buffer("mean", torch.zeros(1, channels, 1, 1))
        self.register_buffer("deviation", torch.ones(1, channels, 1, 1))

    def set(self, mean: float | Sequence[float], deviation: float | Sequence[float]) -> None:
        """Of 0..1 pictures: one number for all channels, or one for each; a single channel takes their average.

        Raises ValueError when a deviation is not above 0.
        """
        means, deviations = (torch.as_tensor(values, dtype=torch.float32, device="cpu") for values in (mean, deviation))
        if not bool((deviations > 0).all()):
            raise ValueError(f"deviation must be above 0, got {deviation}")
        self.mean.copy_(self._fitted(means))
        self.deviation.copy_(self._fitted(deviations))

    def forward(self, image: Tensor) -> Tensor:
        return (image.expand(-1, self.mean.shape[1], -1, -1) - self.mean) / self.deviation

    def _fitted(self, values: Tensor) -> Tensor:
        return (values.mean() if self.mean.shape[1] == 1 else values).reshape(1, -1, 1, 1)


@dataclass(frozen=True, slots=True)
class Architecture:
    """One name of the zoo.

    build: (options, input channels, size) -> trunk with random weights. options: what `network.options` may hold.
    smallest: side of the smallest picture. mean, deviation: of the pictures that the published weights were made with;
    empty where nothing is published.
    """

    name: str
    build: Callable[[Any, int, Size], Trunk]
    options: type[Part] = Part
    smallest: int = 32
    mean: tuple[float, ...] = ()
    deviation: tuple[float, ...] = ()


def _is_convolution(part: nn.Module) -> bool:
    return isinstance(part, nn.Conv2d)


def _shapes(stages: Sequence[nn.Module], shape: Sequence[int]) -> list[tuple[int, ...]]:
    """What each stage would make of a tensor of this shape, without computing it."""
    x = torch.empty(tuple(shape), device="meta")
    shapes: list[tuple[int, ...]] = []
    for number, stage in enumerate(stages):
        values = {**dict(stage.named_parameters()), **dict(stage.named_buffers())}
        try:
            x = functional_call(stage, {name: value.to("meta") for name, value in values.items()}, (x,))
        except RuntimeError as error:
            given = " x ".join(map(str, shape[2:]))
            small = f"input.height and input.width, {given}, are too small"
            raise ValueError(f"{small}: stage {number} of the network leaves nothing") from error
        shapes.append(tuple(x.shape))
    return shapes
