"""card.toml: what the author of somebody else's network has to say, so that its answers mean something."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, ValidationError, model_validator

from desktop.core.card import DataSource, Finite, Input, Label, LabelName, Positive, Text
from desktop.core.errors import AppError
from models.recipe import Gate, first_wrong
from models.settings.base import Count, Part, Task
from models.settings.data import Data
from models.settings.training import Augmentation


class Values(Part):
    """What the network was trained to be given: black is `low`, white is `high`, then (value - mean) / deviation.

    mean, deviation: one number, or one for each channel in the network's own order; a grey picture is the same in all.
    ImageNet: low 0, high 1, mean [0.485, 0.456, 0.406]. torchxrayvision: low -1024, high 1024, mean 0, deviation 1.
    """

    low: Finite = 0.0
    high: Finite = 1.0
    mean: tuple[Finite, ...] = (0.0,)
    deviation: tuple[Positive, ...] = (1.0,)

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if self.low >= self.high:
            raise ValueError("low is black and must be below high, which is white")
        if {len(self.mean), len(self.deviation)} - {1, 3}:
            raise ValueError("mean and deviation have one number, or one for each of three channels")
        return self


class Wanted(Part):
    """The whole file. `labels` are in the order of the network's outputs, or in that of `outputs`, numbered from 0.

    output: name of the graph's output, where there are several. source: where the network comes from, in words.
    data: as in a recipe, where the folder of pictures has labels; its train split fits the distance, its validation
    split calibrates, its test split measures. changes: what the distance must not notice.
    """

    name: LabelName
    title: Text
    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    licence: Text
    intended_use: Text
    limits: Text
    architecture: Text
    source: Text
    task: Task
    labels: Annotated[tuple[Label, ...], Field(min_length=1, max_length=100)]
    outputs: tuple[Annotated[int, Field(ge=0)], ...] = ()
    output: str = ""
    input: Input
    values: Values = Values()
    trained_on: tuple[DataSource, ...] = ()
    expects: Gate = Gate()
    data: Data | None = None
    components: Count = 64
    changes: Augmentation = Augmentation(aspect=0.12, tone=0.1, sharpness=0.6, resolution=0.4, jpeg=0.2)

    @property
    def exclusive(self) -> bool:
        return self.task in ("multiclass", "ordinal")

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if (self.task == "binary") != (len(self.labels) == 1):
            raise ValueError(f"task is {self.task}, but there are {len(self.labels)} labels; binary has one")
        if self.outputs and len(self.outputs) != len(self.labels):
            raise ValueError(f"outputs has {len(self.outputs)} numbers for {len(self.labels)} labels")
        if self.outputs and self.exclusive:
            raise ValueError(f"outputs cannot leave any out of a {self.task} network: its scores add up to 1")
        return self


@dataclass(frozen=True, slots=True)
class Labelled:
    """What datasets.find asks for."""

    task: Task
    labels: tuple[Label, ...]
    data: Data


def load_wanted(path: Path) -> Wanted:
    """Raises AppError naming the file, the key and what is allowed there."""
    try:
        return Wanted.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise AppError(f"The card {path} cannot be read: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise AppError(f"The card {path} is not TOML: {error}.") from error
    except ValidationError as error:
        raise AppError(f"The card {path} is wrong at {first_wrong(error)}.") from error
