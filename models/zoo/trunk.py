"""What every architecture of the zoo is: stages one after another, each handing its feature maps to the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from torch import Tensor, nn


class Trunk(nn.Module):
    """Grey picture -> feature maps of every stage.

    channels: of every stage's feature maps, first to last. The head reads the last ones, the distance others too.
    mean, deviation: normalisation of a 0..1 picture that the published weights expect.
    """

    def __init__(
        self,
        stages: Sequence[nn.Module],
        channels: Sequence[int],
        mean: tuple[float, float, float],
        deviation: tuple[float, float, float],
    ) -> None:
        super().__init__()
        self.stages = nn.ModuleList(stages)
        self.channels = tuple(channels)
        self.normalise = Normalise(mean, deviation)

    def forward(self, image: Tensor) -> tuple[Tensor, ...]:
        """image: float32 (N, 1, H, W), 0..1. Returns one (N, K, h, w) per stage."""
        x = self.normalise(image)
        maps = []
        for stage in self.stages:
            x = stage(x)
            maps.append(x)
        return tuple(maps)

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
    """One grey channel, three times, with the mean and deviation of the pictures the weights were made with."""

    mean: Tensor
    deviation: Tensor

    def __init__(self, mean: tuple[float, float, float], deviation: tuple[float, float, float]) -> None:
        super().__init__()
        self.register_buffer("mean", _per_channel(mean), persistent=False)
        self.register_buffer("deviation", _per_channel(deviation), persistent=False)

    def forward(self, image: Tensor) -> Tensor:
        return (image.expand(-1, 3, -1, -1) - self.mean) / self.deviation


def _per_channel(values: tuple[float, float, float]) -> Tensor:
    return Tensor(values).view(1, 3, 1, 1)
