"""[network]: which architecture, from which weights, with which head."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from models.settings.base import Part


class Network(Part):
    """architecture: a name of the zoo. options: settings of that architecture alone, checked by it.

    channels: 1 feeds the grey picture as it is, 3 repeats it. normalisation: the mean and deviation of the pictures
    that the published weights were made with, of the training split, or none. dropout: before the last linear layer.
    """

    architecture: str
    pretrained: bool = False
    channels: Literal[1, 3] = 3
    normalisation: Literal["published", "training", "none"] = "published"
    dropout: Annotated[float, Field(ge=0, le=0.9)] = 0.0
    options: dict[str, Any] = Field(default_factory=dict)
