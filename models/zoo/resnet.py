"""ResNet (He et al. 2015, arXiv 1512.03385): the stem and four stages of residual blocks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from torch import nn

from models.zoo.from_torchvision import Family, members


def _stages(net: Any) -> Sequence[nn.Module]:
    stem = nn.Sequential(net.conv1, net.bn1, net.relu, net.maxpool)
    return stem, net.layer1, net.layer2, net.layer3, net.layer4


TRUNKS = members((f"resnet{depth}" for depth in (18, 34, 50, 101, 152)), Family(_stages))
