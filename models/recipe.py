"""The recipe: one TOML file that names data, input, architecture, training settings and the texts of the card."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import Field, ValidationError, model_validator

from desktop.core.card import Input, Label, LabelName, Text
from desktop.core.errors import AppError
from models import zoo
from models.settings.base import Count, Part, Task
from models.settings.data import Arrays, Data, Folders, Table
from models.settings.network import Network
from models.settings.search import Search
from models.settings.training import Augmentation, Finetuning, Training

_KINDS = {"kind": "folders", "by": "patient"}  # of [data] and of [data.splits], and what they are where nothing is said
_TRAINED_BY = {"task", "network", "labels", "input", "data", "training", "augmentation"}


class Distance(Part):
    """Which stages' pooled features the distance is measured on, and how many components describe them.

    changes: what a distance must not notice: it is fitted on the training pictures and on one changed copy of each.
    """

    stages: Annotated[tuple[int, ...], Field(min_length=1)]
    components: Count = 64
    changes: Augmentation = Augmentation()


class Gate(Part):
    """What the card tells the gate to expect; values as in the DICOM header, empty means anything."""

    modality: tuple[Text, ...] = ()
    body_part: tuple[Text, ...] = ()
    view: tuple[Text, ...] = ()
    age_years: tuple[float, float] | None = None


class Recipe(Part):
    """The whole recipe. `labels` are in the order of the network's outputs; a binary model has one."""

    name: LabelName
    title: Text
    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    licence: Text
    intended_use: Text
    limits: Text
    task: Task
    labels: Annotated[tuple[Label, ...], Field(min_length=1, max_length=100)]
    input: Input
    network: Network
    data: Data
    training: Training
    augmentation: Augmentation = Augmentation()
    finetune: Finetuning | None = None
    search: Search | None = None
    distance: Distance
    expects: Gate = Gate()

    @model_validator(mode="after")
    def _labels_fit(self) -> Self:
        names = [label.name for label in self.labels]
        if len(set(names)) < len(names):
            raise ValueError("two labels have the same name")
        if (self.task == "binary") != (len(names) == 1):
            raise ValueError(f"task is {self.task}, but there are {len(names)} labels; binary has one, others several")
        for source, given in _given(self.data):
            for name in given:
                if name not in names:
                    raise ValueError(f"{source} has label {name!r}; the labels are {', '.join(names)}")
            if self.task in ("multiclass", "ordinal") and len(given) != 1:
                raise ValueError(f"{source} has {len(given)} labels; a {self.task} recipe needs exactly one")
        return self

    @model_validator(mode="after")
    def _network_fits(self) -> Self:
        stages = len(zoo.sketch(self.network, (self.input.height, self.input.width)).stages)
        named = f"{self.network.architecture} has {stages} stages, numbered from 0"
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
        return Recipe.model_validate(content_of(path))
    except ValidationError as error:
        raise AppError(f"The recipe {path} is wrong at {first_wrong(error)}.") from error


def content_of(path: Path, *likes: Path) -> dict[str, Any]:
    """What a recipe says. `like` names another one, from its own folder, which says all that it does not; tables are
    put together key by key, unless they are of different kinds (_KINDS). likes: those that are like this one. Raises
    AppError.
    """
    try:
        own = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise AppError(f"The recipe {path} cannot be read: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise AppError(f"The recipe {path} is not TOML: {error}.") from error
    like, here = own.pop("like", None), path.resolve()
    if like is None:
        return own
    other = here.parent / like if isinstance(like, str) else here
    if other.resolve() in (here, *likes):
        raise AppError(f"The recipe {path} is wrong at like: name the file of another recipe, not one like this one.")
    return _over(content_of(other, here, *likes), own)


def _over(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    tables = {key: _over(base[key], value) for key, value in own.items()
              if isinstance(value, dict) and isinstance(base.get(key), dict) and _alike(base[key], value)}  # fmt: skip
    return {**base, **own, **tables}


def _alike(base: dict[str, Any], own: dict[str, Any]) -> bool:
    """Whether two tables are of one kind, so that what one does not say the other can."""
    return all(own[key] == base.get(key, usual) for key, usual in _KINDS.items() if key in own)


def changed(recipe: Recipe, values: Mapping[str, Any]) -> Recipe:
    """The recipe with other values at some keys ("training.learning_rate"). Raises AppError where that is no recipe."""
    content = recipe.model_dump(mode="json", exclude={"search"}, exclude_none=True)
    for key, value in values.items():
        *above, last = key.split(".")
        table = content
        for part in above:
            table = table.setdefault(part, {})
        table[last] = value
    try:
        return Recipe.model_validate(content)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise AppError(f"The settings {dict(values)} are no recipe: {first['msg']}.") from error


def _given(data: Data) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What the data say a picture can be, in words for an error, and the labels that it then has."""
    if isinstance(data, Folders):
        yield from ((f"folder {name}", given) for name, given in data.folders.items())
    elif isinstance(data, Arrays):
        yield from ((f"value {number}", given) for number, given in enumerate(data.values))
    elif isinstance(data, Table) and data.columns:
        yield from ((f"column {name}", (given,)) for name, given in data.columns.items())
    else:
        yield from ((f"value {name}", given) for name, given in data.values.items())


def first_wrong(error: ValidationError) -> str:
    """The key, and what is allowed there."""
    first = error.errors(include_url=False)[0]
    place = ".".join(str(part) for part in first["loc"]) or "the top level"
    return f"{place}: {first['msg'].removeprefix('Value error, ')}"
