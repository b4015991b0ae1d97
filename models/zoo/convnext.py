"""ConvNeXt (Liu et al. 2022, arXiv 2201.03545): stem and four stages; its classifier's layer normalisation stays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from torch import nn

from models.zoo.from_torchvision import Family, members


def _stages(net: Any) -> Sequence[nn.Module]:
    parts = net.features
    return parts[0], parts[1], parts[2:4], parts[4:6], parts[6:8]


def _normalised(net: Any) -> Sequence[nn.Module]:
    """torchvision normalises the pooled maps over their channels: the layer normalisation of a vector."""
    published = net.classifier[0]
    layer = nn.LayerNorm(published.normalized_shape, eps=published.eps)
    layer.weight, layer.bias = published.weight, published.bias
    return (layer,)


TRUNKS = members(("convnext_tiny",), Family(_stages, _normalised))
