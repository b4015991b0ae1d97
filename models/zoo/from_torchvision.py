"""Networks as torchvision builds them, cut into stages; weights in torchvision's own format.

torchvision is imported when a network is made, not before: reading a recipe must not wait for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from torch import Tensor, nn

from models.chain import Pool
from models.zoo.top import Top
from models.zoo.trunk import Architecture, Shape, Size, Trunk

IMAGENET_MEAN = (0.485, 0.456, 0.406)
IMAGENET_DEVIATION = (0.229, 0.224, 0.225)

Cut = Callable[[Any], Sequence[nn.Module]]
Renamed = Callable[[Mapping[str, Tensor]], Mapping[str, Tensor]]


@dataclass(frozen=True, slots=True)
class Family:
    """How to cut a network of torchvision. stages: of a network. kept: the layers of its classifier that stay, chain
    layers that share its tensors. renamed: what its file calls the tensors -> what the network calls them."""

    stages: Cut
    kept: Cut = lambda net: ()
    renamed: Renamed = lambda state: state


class FromTorchvision(Trunk):
    """places: torchvision's name of every tensor -> its name here, None for those of the classifier."""

    def __init__(self, net: nn.Module, family: Family, top: Top, inputs: int, size: Size) -> None:
        if inputs == 1:
            _narrow(net)
        kept = family.kept(net)

        def neck(shape: Shape) -> nn.Sequential:
            width = next((layer.out_features for layer in kept if isinstance(layer, nn.Linear)), shape[0])
            return nn.Sequential(Pool(), *kept, *top.layers(width))

        super().__init__(family.stages(net), inputs, size, neck)
        ours = {id(tensor): name for name, tensor in self.state_dict(keep_vars=True).items()}
        theirs = net.state_dict(keep_vars=True).items()
        self.places = {name: ours.get(id(tensor)) for name, tensor in theirs}
        self.renamed = family.renamed

    def published(self, state: Mapping[str, Tensor]) -> dict[str, Tensor]:
        """Old files lack the batch counters, which nothing reads. Raises KeyError for any other missing tensor."""
        named = {self.places.get(name, name): tensor for name, tensor in self.renamed(state).items()}
        for name, place in self.places.items():
            if place is not None and place not in named and not name.endswith(".num_batches_tracked"):
                raise KeyError(name)
        return {place: tensor for place, tensor in named.items() if place is not None}


def members(names: Iterable[str], family: Family) -> tuple[Architecture, ...]:
    """torchvision's networks of these names."""

    def member(name: str) -> Architecture:
        def build(options: Top, inputs: int, size: Size) -> Trunk:
            import torchvision

            net = torchvision.models.get_model(name, weights=None)
            return FromTorchvision(net, family, options, inputs, size)

        return Architecture(name, build, Top, 32, IMAGENET_MEAN, IMAGENET_DEVIATION)

    return tuple(member(name) for name in names)


def _narrow(net: nn.Module) -> None:
    """One input channel: a grey picture repeated three times meets the sum of the three kernels."""
    first = next(part for part in net.modules() if isinstance(part, nn.Conv2d))
    first.in_channels = 1
    first.weight = nn.Parameter(first.weight.detach().sum(1, keepdim=True))
