"""MobileNetV3 (Howard et al. 2019, arXiv 1905.02244), cut where the maps become smaller.

Its classifier has a published hidden layer with a hard swish, which stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from torch import nn

from models.zoo.from_torchvision import Cut, Family, members


def _cut_at(*starts: int) -> Cut:
    """The first layer of every stage."""

    def stages(net: Any) -> Sequence[nn.Module]:
        return [net.features[begin:end] for begin, end in pairwise((*starts, None))]

    return stages


def _hidden(net: Any) -> Sequence[nn.Module]:
    return net.classifier[0], nn.Hardswish()


TRUNKS = (
    *members(("mobilenet_v3_small",), Family(_cut_at(0, 1, 2, 4, 9), _hidden)),
    *members(("mobilenet_v3_large",), Family(_cut_at(0, 2, 4, 7, 13), _hidden)),
)
