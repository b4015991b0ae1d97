"""Where a training stands: begun afresh, or gone on with from the `last.pt` of an interrupted run."""

from __future__ import annotations

import copy
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from numpy.typing import NDArray
from pydantic import ValidationError
from torch import Tensor

from desktop.core.errors import AppError, OutputError
from models import distributed, schedule
from models.checkpoint import load_raw
from models.feeding import mean_and_deviation
from models.heads import Classifier
from models.recipe import Recipe
from models.schedule import Row
from models.settings.training import Training

LAST = "last.pt"
KIND = "skiagraph training 2"
COPIES = 12  # of the weights: model, average, best and two moments, in the old file, the new one and best.pt


@dataclass(eq=False, slots=True)
class State:
    """Everything a resumed run needs; random numbers are seeded anew by every epoch's number, so they need no keeping.

    average: exponential moving average of the weights, the one that is validated; the model itself without one.
    best: the weights to keep. rows: the log.
    """

    recipe: Recipe
    model: Classifier
    average: Classifier
    optimiser: torch.optim.Optimizer
    best: dict[str, Tensor]
    rows: list[Row]

    @property
    def epoch(self) -> int:
        return len(self.rows)

    @property
    def kept(self) -> Row:
        """The row of the epoch whose weights are in `best`."""
        settings = self.recipe.training
        return self.rows[-1 if settings.keep == "last" else schedule.best(self.rows, settings)]

    def finished(self) -> Classifier:
        """The network with the weights to keep."""
        self.average.load_state_dict(self.best)
        return self.average

    def content(self) -> dict[str, Any]:
        return {
            "kind": KIND,
            "recipe": self.recipe.to_json(),
            "model": self.model.state_dict(),
            "average": {} if self.average is self.model else self.average.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "best": self.best,
            "rows": self.rows,
        }


def start(recipe: Recipe, device: torch.device, prepare: Callable[[Classifier], None], out: Path) -> State:
    """A fresh state with `prepare`d weights, or the one that an interrupted run of the same recipe left in `out`.

    Raises AppError when `out` cannot be written, or when its last.pt is of another recipe or of other code.
    """
    settings = recipe.training
    held = distributed.from_first(lambda: _held(recipe, out))
    torch.manual_seed(settings.seed)
    model = Classifier.of(recipe)
    if held is None:
        prepare(model)
    distributed.synchronised(model, device)
    model.trunk.freeze(settings.frozen_stages)
    model = model.to(device, memory_format=torch.channels_last)  # type: ignore[call-overload]
    average = copy.deepcopy(model) if settings.average_decay else model
    state = State(recipe, model, average, _optimiser(model, settings), {}, [])
    if held is not None:
        try:
            model.load_state_dict(held["model"])
            if average is not model:
                average.load_state_dict(held["average"])
            state.optimiser.load_state_dict(held["optimiser"])
            state.best, state.rows = held["best"], held["rows"]
        except (RuntimeError, ValueError, KeyError) as error:
            raise AppError(
                f"{out / LAST} was made by another version of {recipe.network.architecture}; delete it."
            ) from error
    return state


def recipe_of(last: Path) -> Recipe:
    """The recipe of an interrupted run. Raises AppError when the file is no such thing or of another version."""
    return _recipe(load_raw(last), last)


def normalise(model: Classifier, recipe: Recipe, pixels: NDArray[Any]) -> None:
    """Set the mean and deviation of the training pictures, uint8 (N, H, W), where the recipe asks for them.

    Raises AppError when all pictures are one flat grey.
    """
    if recipe.network.normalisation == "training":
        mean, deviation = mean_and_deviation(pixels)
        if deviation == 0.0:
            raise AppError("The training pictures are all the same grey; look at them before training on them.")
        model.trunk.normalise.set(mean, deviation)


def _held(recipe: Recipe, out: Path) -> dict[str, Any] | None:
    """The content of last.pt, None without one."""
    with torch.device("meta"):
        weights = Classifier.of(recipe).state_dict()
    check_writable(out, COPIES * sum(value.nbytes for value in weights.values()))
    if not (out / LAST).exists():
        return None
    content = load_raw(out / LAST)
    if _comparable(_recipe(content, out / LAST)) != _comparable(recipe):
        raise AppError(f"{out / LAST} belongs to another recipe; name another folder with --out or delete that one.")
    return content


def check_writable(out: Path, needed: int) -> None:
    """needed: bytes. Raises OutputError before the first epoch rather than after it."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=out):
            free = shutil.disk_usage(out).free
    except OSError as error:
        raise OutputError(
            f"Nothing can be written to {out}: {error.strerror}; name another folder with --out."
        ) from error
    if free < needed:
        raise OutputError(
            f"The disk of {out} has {free >> 20} MB left and the checkpoints need {needed >> 20}; "
            "make room there or name another folder with --out."
        )


def _recipe(content: dict[str, Any], path: Path) -> Recipe:
    if content.get("kind") != KIND:
        raise AppError(
            f"{path} is not the {LAST} of a training, or of another version; name another folder with --out."
        )
    try:
        return Recipe.model_validate_json(content["recipe"])
    except (ValidationError, KeyError) as error:
        raise AppError(f"{path} holds a recipe that this version of the program does not know; train again.") from error


def _comparable(recipe: Recipe) -> str:
    """What a run and its continuation must have in common. More epochs may follow, unless the rates counted on them."""
    settings = recipe.training
    if settings.schedule != "cosine":
        settings = settings.model_copy(update={"epochs": 1})
    return recipe.model_copy(update={"training": settings}).training_json()


def _optimiser(model: Classifier, settings: Training) -> torch.optim.Optimizer:
    trained = [value for value in model.parameters() if value.requires_grad]
    rate, decay = settings.learning_rate, settings.weight_decay
    if settings.optimiser == "sgd":
        return torch.optim.SGD(trained, rate, settings.momentum, weight_decay=decay)
    kind = torch.optim.AdamW if settings.optimiser == "adamw" else torch.optim.Adam
    return kind(trained, rate, weight_decay=decay)
