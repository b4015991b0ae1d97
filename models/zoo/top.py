"""What a published network may be given between its own layers and the last one."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from torch import nn

from models.chain import dense
from models.settings.base import Part


class Top(Part):
    """dense: widths of new layers with ReLU, for example [256]; dropout: after each of them."""

    dense: tuple[Annotated[int, Field(ge=1, le=4096)], ...] = ()
    dropout: Annotated[float, Field(ge=0, le=0.9)] = 0.0

    def layers(self, width: int) -> list[nn.Module]:
        return dense(width, self.dense, nn.ReLU, self.dropout)
