"""Looking about in somebody else's graph: what makes a tensor, of which shape, from which constants."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import helper

from models.adopting.graph import Theirs


class Unknown(Exception):
    """What there is instead of something that is understood."""


@dataclass(frozen=True, eq=False, slots=True)
class Nodes:
    """Every method raises Unknown where the graph has nothing of the kind."""

    theirs: Theirs

    def maker(self, name: str, wanted: str = "") -> onnx.NodeProto:
        """The node that makes a tensor; its operator must be the wanted one, if any."""
        node = self.theirs.makers.get(name)
        if node is None:
            raise Unknown("the picture itself")
        if wanted and node.op_type != wanted:
            raise Unknown(f"operator {node.op_type}, where {wanted} is usual")
        return node

    def constant(self, name: str) -> NDArray[np.float32]:
        if name not in self.theirs.constants:
            raise Unknown("weights that are computed")
        return self.theirs.constants[name].astype(np.float32)

    def with_constant(self, node: onnx.NodeProto) -> tuple[str, NDArray[np.float32]]:
        """What a node computes from, and the constant that it adds or multiplies with."""
        for name, other in (tuple(node.input), tuple(reversed(node.input))):
            if other in self.theirs.constants:
                return name, self.constant(other)
        raise Unknown(f"{node.op_type} of two computed tensors")

    def shape(self, name: str) -> tuple[int, ...]:
        """Of one picture."""
        if name not in self.theirs.shapes:
            raise Unknown("a long way")
        return self.theirs.shapes[name]

    def is_vector(self, name: str) -> bool:
        """Whether a tensor is one row of numbers for a picture, along whichever axis."""
        return sum(size != 1 for size in self.shape(name)[1:]) <= 1

    def width(self, name: str) -> int:
        """How many numbers a tensor has for one picture."""
        return prod(self.shape(name)[1:])


def attribute(node: onnx.NodeProto, name: str, default: Any) -> Any:
    for one in node.attribute:
        if one.name == name:
            return helper.get_attribute_value(one)
    return default
