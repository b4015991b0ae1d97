"""ResNet (He et al. 2015, arXiv 1512.03385) as torchvision builds it; weights in torchvision's own format."""

from __future__ import annotations

from collections.abc import Mapping

import torchvision
from torch import Tensor, nn

from models.zoo.trunk import Trunk

IMAGENET_MEAN = (0.485, 0.456, 0.406)
IMAGENET_DEVIATION = (0.229, 0.224, 0.225)
_PLACES = {"conv1": "0.0", "bn1": "0.1", "layer1": "1", "layer2": "2", "layer3": "3", "layer4": "4"}


class ResNet18(Trunk):
    """The stem and four stages of basic blocks."""

    def __init__(self) -> None:
        net = torchvision.models.resnet18(weights=None)
        stem = nn.Sequential(net.conv1, net.bn1, net.relu, net.maxpool)
        stages = (stem, net.layer1, net.layer2, net.layer3, net.layer4)
        super().__init__(stages, (64, 64, 128, 256, 512), IMAGENET_MEAN, IMAGENET_DEVIATION)

    def published(self, state: Mapping[str, Tensor]) -> dict[str, Tensor]:
        parts = ((key.partition("."), value) for key, value in state.items() if not key.startswith("fc."))
        return {f"stages.{_PLACES.get(part, part)}.{rest}": value for (part, _, rest), value in parts}


def resnet18() -> Trunk:
    return ResNet18()


TRUNKS = (resnet18,)
