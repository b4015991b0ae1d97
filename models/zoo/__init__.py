"""The registry of architectures: a name -> how to make a trunk. Every test of the zoo runs over all names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

import torch
from pydantic import ValidationError

from models.settings.base import Part
from models.settings.network import Network
from models.zoo import (
    big_residual,
    blocks,
    convnext,
    densenet,
    efficientnet,
    efficientnet_lite,
    lenet,
    mobilenet,
    pneumonia_cnn,
    resnet,
)
from models.zoo.trunk import Architecture, Size, Trunk

__all__ = ["TRUNKS", "Architecture", "Trunk", "create", "gather", "sketch"]


def gather(*families: Iterable[Architecture]) -> Mapping[str, Architecture]:
    """A read-only table of all families' members by name. Raises ValueError for a name used twice."""
    table: dict[str, Architecture] = {}
    for family in families:
        for member in family:
            if member.name in table:
                raise ValueError(f"two architectures are called {member.name!r}")
            table[member.name] = member
    return MappingProxyType(table)


TRUNKS = gather(
    lenet.TRUNKS,
    pneumonia_cnn.TRUNKS,
    blocks.TRUNKS,
    big_residual.TRUNKS,
    efficientnet_lite.TRUNKS,
    resnet.TRUNKS,
    densenet.TRUNKS,
    efficientnet.TRUNKS,
    mobilenet.TRUNKS,
    convnext.TRUNKS,
)


def create(network: Network, size: Size) -> Trunk:
    """A trunk with random weights for pictures of (height, width).

    Raises ValueError naming the key of the recipe that is wrong and what is allowed there.
    """
    member = TRUNKS.get(network.architecture)
    if member is None:
        raise ValueError(f"network.architecture is {network.architecture!r}; it must be one of {', '.join(TRUNKS)}")
    options = _options(member, network)
    if min(size) < member.smallest:
        given = f"input.height and input.width are {size[0]} and {size[1]}"
        raise ValueError(f"{given}; {member.name} needs at least {member.smallest}")
    if network.pretrained and not member.mean:
        raise ValueError(f"network.pretrained is true, but nobody published weights of {member.name}; it must be false")
    if network.normalisation == "published" and not member.mean:
        allowed = "it must be training or none"
        raise ValueError(f"network.normalisation is published, but {member.name} has no published weights; {allowed}")
    trunk = member.build(options, network.channels, size)
    if network.normalisation == "published":
        trunk.normalise.set(member.mean, member.deviation)
    return trunk


def sketch(network: Network, size: Size) -> Trunk:
    """The same trunk without numbers, in a moment, to learn whether it can be made, its stages and its channels."""
    with torch.device("meta"):
        return create(network, size)


def _options(member: Architecture, network: Network) -> Part:
    try:
        return member.options.model_validate(network.options)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(map(str, ("network.options", *first["loc"])))
        if first["type"] == "extra_forbidden" and len(first["loc"]) == 1:
            known = ", ".join(member.options.model_fields) or "no options"
            raise ValueError(f"{place}: {member.name} takes {known}") from error
        raise ValueError(f"{place}: {first['msg'].removeprefix('Value error, ')}") from error
