"""The recipe: one TOML file that names data, input, architecture, training settings and the texts of the card."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from desktop.core.card import Input, Label, LabelName, Text
from desktop.core.errors import AppError
from models import zoo

Split = Literal["train", "validation", "test"]
_TRAINED_BY = {"architecture", "pretrained", "labels", "input", "data", "training", "augmentation"}
SPLITS: tuple[Split, ...] = ("train", "validation", "test")
Share = Annotated[float, Field(ge=0.0, le=1.0)]
Count = Annotated[int, Field(ge=1)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Data(_Part):
    """Where pictures, labels and patients come from.

    folders: folder name -> labels that its pictures have. patient: regular expression with a group `patient`, searched
    in the file name. split_key: patients are dealt to the splits by a hash keyed with it, so the split is the same
    everywhere and stays the same when pictures are added.
    """

    name: Text
    licence: Text
    credit: Text
    split: Text
    folders: Annotated[dict[str, tuple[LabelName, ...]], Field(min_length=2)]
    patient: str
    split_key: Annotated[str, Field(min_length=1, max_length=64)]
    train: Share
    validation: Share
    test: Share

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if abs(self.train + self.validation + self.test - 1.0) > 1e-9:
            raise ValueError("train, validation and test must add up to 1")
        try:
            groups = re.compile(self.patient).groupindex
        except re.error as error:
            raise ValueError(f"patient is no regular expression: {error}") from error
        if "patient" not in groups:
            raise ValueError("patient needs a group named patient, for example (?P<patient>person[0-9]+)")
        return self


class Augmentation(_Part):
    """Strengths of the random changes to training pictures; 0 leaves a change out. See models/augment.py."""

    flip: Share = 0.0
    rotate_degrees: Annotated[float, Field(ge=0, le=45)] = 0.0
    zoom_in: Share = 0.0
    zoom_out: Share = 0.0
    shift: Share = 0.0
    aspect: Share = 0.0
    tone: Share = 0.0
    shading: Share = 0.0
    stretch: Share = 0.0
    sharpness: Share = 0.0
    resolution: Share = 0.0
    noise: Share = 0.0
    jpeg: Share = 0.0
    markers: Share = 0.0


class Training(_Part):
    """Settings of the loop. frozen_stages: first stages of the trunk that keep their published weights."""

    epochs: Count
    batch: Annotated[int, Field(ge=2, le=4096)]
    learning_rate: Annotated[float, Field(gt=0, le=10)]
    weight_decay: Annotated[float, Field(ge=0, le=1)]
    warmup_epochs: Annotated[float, Field(ge=0)] = 1.0
    average_decay: Annotated[float, Field(ge=0, lt=1)] = 0.99
    label_smoothing: Annotated[float, Field(ge=0, le=0.2)] = 0.0
    dropout: Annotated[float, Field(ge=0, le=0.9)] = 0.0
    clip_norm: Annotated[float, Field(gt=0)] = 5.0
    frozen_stages: Annotated[int, Field(ge=0)] = 0
    mixed_precision: bool = True
    balance_labels: bool = True
    seed: int = 1


class Distance(_Part):
    """Which stages' pooled features the distance is measured on, and how many components describe them.

    changes: what a distance must not notice: it is fitted on the training pictures and on one changed copy of each.
    """

    stages: Annotated[tuple[int, ...], Field(min_length=1)]
    components: Count = 64
    changes: Augmentation = Augmentation()


class Gate(_Part):
    """What the card tells the gate to expect; values as in the DICOM header, empty means anything."""

    modality: tuple[Text, ...] = ()
    body_part: tuple[Text, ...] = ()
    view: tuple[Text, ...] = ()
    age_years: tuple[float, float] | None = None


class Recipe(_Part):
    """The whole recipe. `labels` are in the order of the network's outputs; one label makes a binary model."""

    name: LabelName
    title: Text
    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    licence: Text
    intended_use: Text
    limits: Text
    architecture: str
    pretrained: bool = True
    labels: Annotated[tuple[Label, ...], Field(min_length=1, max_length=100)]
    input: Input
    data: Data
    training: Training
    augmentation: Augmentation = Augmentation()
    distance: Distance
    expects: Gate = Gate()

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        names = [label.name for label in self.labels]
        for folder, given in self.data.folders.items():
            for name in given:
                if name not in names:
                    raise ValueError(f"folder {folder} has label {name!r}; the labels are {', '.join(names)}")
        if self.architecture not in zoo.TRUNKS:
            raise ValueError(f"architecture is {self.architecture!r}; it must be one of {', '.join(zoo.TRUNKS)}")
        stages = len(zoo.create(self.architecture).stages)
        named = f"{self.architecture} has {stages} stages, numbered from 0"
        if self.training.frozen_stages > stages:
            raise ValueError(f"training.frozen_stages is {self.training.frozen_stages}; {named}")
        if not all(0 <= stage < stages for stage in self.distance.stages):
            raise ValueError(f"distance.stages is {list(self.distance.stages)}; {named}")
        return self

    def to_json(self) -> str:
        return self.model_dump_json()

    def training_json(self) -> str:
        """Only what the trained weights depend on: texts and the distance may change between a run and its end."""
        return self.model_dump_json(include=_TRAINED_BY)


def load_recipe(path: Path) -> Recipe:
    """Read a recipe. Raises AppError naming the file, the key and what is allowed there."""
    try:
        return Recipe.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise AppError(f"The recipe {path} cannot be read: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise AppError(f"The recipe {path} is not TOML: {error}.") from error
    except ValidationError as error:
        raise AppError(f"The recipe {path} is wrong at {_first(error)}.") from error


def _first(error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    place = ".".join(str(part) for part in first["loc"]) or "the top level"
    return f"{place}: {first['msg'].removeprefix('Value error, ')}"
