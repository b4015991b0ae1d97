"""The registry of architectures: a name -> a trunk. Every test of the zoo runs over all names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from models.zoo import efficientnet_lite, resnet
from models.zoo.trunk import Trunk

Builder = Callable[[], Trunk]


def gather(*families: Iterable[Builder]) -> Mapping[str, Builder]:
    """A read-only table of all families' builders by function name. Raises ValueError for a name used twice."""
    table: dict[str, Builder] = {}
    for family in families:
        for build in family:
            if build.__name__ in table:
                raise ValueError(f"two architectures are called {build.__name__!r}")
            table[build.__name__] = build
    return MappingProxyType(table)


TRUNKS = gather(efficientnet_lite.TRUNKS, resnet.TRUNKS)


def create(name: str) -> Trunk:
    """A trunk with random weights. Raises KeyError for a name that is not in the table."""
    return TRUNKS[name]()
