"""How small the members of the zoo are made in tests."""

from __future__ import annotations

from typing import Any

import torch
from torch import nn
from torchvision.models.efficientnet import MBConv
from torchvision.models.resnet import BasicBlock, Bottleneck

from models import zoo
from models.heads import Classifier
from models.settings.network import Network

DEEP = {"resnet50", "resnet101", "resnet152", "densenet121", "convnext_tiny"} | {
    f"efficientnet_b{size}" for size in range(1, 7)
}


def network_of(name: str, **changes: Any) -> Network:
    """As published where something is, else grey and not normalised."""
    published = bool(zoo.TRUNKS[name].mean)
    settings = {"channels": 3 if published else 1, "normalisation": "published" if published else "none"}
    return Network(architecture=name, **{**settings, **changes})


def side_of(name: str) -> int:
    """The side of a picture that leaves last maps of more than one position."""
    return max(2 * zoo.TRUNKS[name].smallest, 16)


def settled(model: Classifier, *size: int) -> Classifier:
    """Made answerable: batch normalisation has the statistics of some pictures, and branches are small beside what
    they are added to, as after training; random ones would make every rounding a hundred times larger."""
    norms = [part for part in model.modules() if isinstance(part, nn.BatchNorm2d)]
    usual = [part.momentum for part in norms]
    for part in norms:
        part.momentum = None
    for last in filter(None, map(_last_of_a_branch, model.modules())):
        nn.init.constant_(last.weight, 0.2)
    model.train()
    with torch.no_grad():
        model(torch.rand(4, 1, *size))
    for part, momentum in zip(norms, usual, strict=True):
        part.momentum = momentum
    return model.eval()


def _last_of_a_branch(part: nn.Module) -> nn.BatchNorm2d | None:
    if isinstance(part, Bottleneck):
        return part.bn3
    if isinstance(part, BasicBlock):
        return part.bn2
    if isinstance(part, MBConv) and part.use_res_connect:
        return part.block[-1][1]
    return None
