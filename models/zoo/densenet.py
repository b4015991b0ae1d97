"""DenseNet (Huang et al. 2016, arXiv 1608.06993): the stem and four dense blocks; the last maps are after the ReLU."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from torch import Tensor, nn

from models.zoo.from_torchvision import Family, members

_OLD = re.compile(r"(.*denselayer\d+\.(?:norm|conv))\.([12]\..*)")


def _stages(net: Any) -> Sequence[nn.Module]:
    parts = net.features
    return (
        nn.Sequential(parts.conv0, parts.norm0, parts.relu0, parts.pool0),
        parts.denseblock1,
        nn.Sequential(parts.transition1, parts.denseblock2),
        nn.Sequential(parts.transition2, parts.denseblock3),
        nn.Sequential(parts.transition3, parts.denseblock4, parts.norm5, nn.ReLU()),
    )


def _renamed(state: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """torchvision's file is older than its code: `norm.1` is `norm1` today."""
    return {_OLD.sub(r"\1\2", name): tensor for name, tensor in state.items()}


TRUNKS = members(("densenet121",), Family(_stages, renamed=_renamed))
