"""EfficientNet (Tan & Le 2019, arXiv 1905.11946): stem, seven stages, the 1x1 convolution on top."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from torch import nn

from models.zoo.from_torchvision import Family, members


def _stages(net: Any) -> Sequence[nn.Module]:
    return tuple(net.features)


TRUNKS = members((f"efficientnet_b{size}" for size in range(7)), Family(_stages))
