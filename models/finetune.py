"""Fine-tuning in two steps: the head alone on a frozen trunk, then trunk and head together at a lower rate."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import torch

from desktop.core.errors import AppError
from models import zoo
from models.checkpoint import Checkpoint
from models.datasets import Pictures
from models.heads import Classifier
from models.recipe import Recipe
from models.schedule import Row
from models.state import State, start
from models.train import fit


def finetune(
    recipe: Recipe,
    train: Pictures,
    validation: Pictures,
    device: torch.device,
    prepare: Callable[[Classifier], None],
    out: Path,
    each_epoch: Callable[[Row], None] = lambda row: None,
) -> State:
    """Returns the second step's state; the first one's log and checkpoint are in `out`/head.

    prepare: gives the network its weights, see `weights_of` and models/weights.py. An interrupted run goes on where it
    was. Raises AppError when the recipe has no [finetune], and what `fit` raises.
    """
    head, both = steps(recipe)
    first = start(head, device, prepare, out / "head")
    fit(first, train, validation, out / "head", device, each_epoch)
    second = start(both, device, lambda model: _take(model, first), out)
    fit(second, train, validation, out, device, each_epoch)
    return second


def steps(recipe: Recipe) -> tuple[Recipe, Recipe]:
    """The recipes of the two steps: [training], with epochs, rate and frozen stages of [finetune]."""
    wanted = recipe.finetune
    if wanted is None:
        raise AppError(
            f"The recipe {recipe.name} has no [finetune]; add head_epochs, head_rate, epochs and rate there."
        )
    stages = len(zoo.sketch(recipe.network, (recipe.input.height, recipe.input.width)).stages)
    head = {"epochs": wanted.head_epochs, "learning_rate": wanted.head_rate, "frozen_stages": stages}
    both = {"epochs": wanted.epochs, "learning_rate": wanted.rate, "frozen_stages": min(wanted.thaw, stages)}
    return _with(recipe, head), _with(recipe, both)


def weights_of(held: Checkpoint, recipe: Recipe) -> Callable[[Classifier], None]:
    """Fills a network's stages and normalisation from a finished checkpoint; its head too if the labels are the same.

    Raises AppError when the checkpoint is of another architecture than the recipe, or learned from patients of the same
    pictures that were dealt otherwise.
    """
    if held.recipe.data.name == recipe.data.name and held.recipe.data.dealing != recipe.data.dealing:
        raise AppError(
            f"The checkpoint cannot be the start of {recipe.name}: its patients were dealt otherwise (data.splits, "
            "data.patient), so it may have learned from those that judge."
        )
    ours, theirs = recipe.network, held.recipe.network
    if (ours.architecture, ours.options, ours.channels) != (theirs.architecture, theirs.options, theirs.channels):
        raise AppError(
            f"The checkpoint is {theirs.architecture} with {theirs.channels} channels and options {theirs.options}; "
            f"the recipe asks for {ours.architecture}, {ours.channels} and {ours.options}: change one of them."
        )
    parts = ("",) if _asked(held.recipe) == _asked(recipe) else ("trunk.stages.", "trunk.normalise.")
    kept = {name: value for name, value in held.weights.items() if name.startswith(parts)}

    def prepare(model: Classifier) -> None:
        try:
            model.load_state_dict({**model.state_dict(), **kept})
        except RuntimeError as error:
            raise AppError(f"The checkpoint is of another version of {ours.architecture}; train it again.") from error

    return prepare


def _asked(recipe: Recipe) -> tuple[object, ...]:
    """What a head answers, and of how large pictures, on which some heads hang."""
    return recipe.task, [label.name for label in recipe.labels], (recipe.input.height, recipe.input.width)


def _with(recipe: Recipe, changes: dict[str, float]) -> Recipe:
    return recipe.model_copy(update={"training": recipe.training.model_copy(update=changes)})


def _take(model: Classifier, first: State) -> None:
    model.load_state_dict(first.best)
