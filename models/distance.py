"""How far a picture's features are from the training pictures', as plain operations that export to ONNX."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn

STILL = (
    1e-4  # a feature that varies less than this counts as if it did, or float32 rounding would weigh in the distance
)


def pooled(stages: Sequence[Tensor], chosen: Sequence[int]) -> Tensor:
    """(N, D): mean and standard deviation over the positions of the chosen stages' feature maps."""
    parts = []
    for number in chosen:
        maps = stages[number].float()
        mean = maps.mean((2, 3))
        spread = (maps - mean[:, :, None, None]).square().mean((2, 3))
        parts += [mean, (spread + 1e-6).sqrt()]
    return torch.cat(parts, 1)


class FeatureDistance(nn.Module):
    """Mahalanobis distance under probabilistic PCA (Tipping & Bishop 1999), per square root of a dimension.

    Middle stages tell wrong anatomy and orientation best (FRODO, Calli et al. 2019, arXiv 1907.01253).
    mean, scale: (D,), of the training pictures. components: (D, k), orthonormal. variances: (k,), along the components.
    residual: (), variance along every other direction.
    """

    mean: Tensor
    scale: Tensor
    components: Tensor
    variances: Tensor
    residual: Tensor

    def __init__(self, dimensions: int, components: int) -> None:
        super().__init__()
        self.register_buffer("mean", torch.zeros(dimensions))
        self.register_buffer("scale", torch.ones(dimensions))
        self.register_buffer("components", torch.zeros(dimensions, components))
        self.register_buffer("variances", torch.ones(components))
        self.register_buffer("residual", torch.ones(()))

    @classmethod
    def fitted(cls, features: Tensor, components: int) -> FeatureDistance:
        """features: (N, D) of the training pictures. At most as many components as pictures and dimensions allow."""
        count, dimensions = features.shape
        kept = max(1, min(components, dimensions - 1, count - 2))
        data = features.double()
        mean, scale = data.mean(0), data.std(0).clamp_min(STILL)
        values, vectors = _principal((data - mean) / scale, kept)
        everything = ((data - mean) / scale).square().sum() / (count - 1)
        rest = ((everything - values.sum()) / (dimensions - kept)).clamp_min(1e-3)
        distance = cls(dimensions, kept)
        distance.mean.copy_(mean)
        distance.scale.copy_(scale)
        distance.components.copy_(vectors)
        distance.variances.copy_(values.clamp_min(float(rest)))
        distance.residual.copy_(rest)
        return distance

    @classmethod
    def restored(cls, state: dict[str, Tensor]) -> FeatureDistance:
        distance = cls(*state["components"].shape)
        distance.load_state_dict(state)
        return distance

    def forward(self, features: Tensor) -> Tensor:
        """features: (N, D). Returns (N,), about 1 for a typical training picture."""
        scaled = (features - self.mean) / self.scale
        places = scaled @ self.components
        rest = scaled.square().sum(1) - places.square().sum(1)
        squared = (places.square() / self.variances).sum(1) + rest.clamp_min(0.0) / self.residual
        return (squared / self.mean.shape[0]).sqrt()


def _principal(data: Tensor, kept: int) -> tuple[Tensor, Tensor]:
    """Largest variances (kept,) and their directions (D, kept) of centred data (N, D), by way of its smaller side."""
    count, dimensions = data.shape
    if dimensions <= count:
        values, vectors = torch.linalg.eigh(data.T @ data / (count - 1))
        return values[-kept:], vectors[:, -kept:]
    values, places = torch.linalg.eigh(data @ data.T / (count - 1))
    return values[-kept:], torch.nn.functional.normalize(data.T @ places[:, -kept:], dim=0)
