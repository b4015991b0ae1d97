"""What `python -m models train | resume | finetune | search` do: the loop, and what is fitted after it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch

from desktop.core.errors import AppError
from models import checkpoint, datasets, distributed, evidence, finetune
from models.checkpoint import Checkpoint
from models.datasets import Index, Pictures
from models.device import choose_device, keep_freed_memory
from models.heads import Classifier
from models.norms import state_anew
from models.recipe import Recipe
from models.schedule import Row
from models.settings.data import ByPatient
from models.state import LAST, State, normalise, recipe_of, start
from models.teachers import taught, with_teachers
from models.tensorboard import tensorboard
from models.train import fit
from models.weights import starting

BEST = "best.pt"


@dataclass(frozen=True, slots=True)
class Run:
    """Where a command finds its data and leaves its files. out: a folder; epochs: in place of the recipe's.

    weights: a publisher's file to start from. start: a finished checkpoint to start from.
    """

    data: Path
    out: Path
    device: torch.device
    weights: Path | None = None
    start: Path | None = None
    epochs: int | None = None
    tensorboard: bool = False
    teachers: Sequence[Path] = ()

    def each_epoch(self) -> Callable[[Row], None]:
        if self.tensorboard and distributed.is_first():
            return tensorboard(self.out)
        return lambda row: None


def run(recipe: Recipe, data: Path, out: Path | None, device: str, **others: object) -> Run:
    """The usual folder is runs/NAME. Raises AppError when the device is not there."""
    keep_freed_memory()
    return Run(data, out or Path("runs") / recipe.name, choose_device(device), **others)  # type: ignore[arg-type]


def train(recipe: Recipe, where: Run, dealt: Index | None = None) -> None:
    """Train, or go on where an interrupted run of the same recipe stopped, and leave `best.pt`.

    dealt: pictures in place of those that the recipe finds and deals.
    """
    recipe = with_teachers(_with_epochs(recipe, where.epochs), where.teachers)
    with distributed.together(where.device):
        index, training, validation = _read(recipe, where.data, where.device, dealt)
        prepare = _prepared(recipe, where, training)
        state = start(recipe, where.device, prepare, where.out)
        lessons = taught(training, index, recipe, where.teachers, where.device)
        fit(state, lessons, validation, where.out, where.device, where.each_epoch())
        first = distributed.is_first()
    if first:
        _finish(state, recipe, index, training, validation, where)


def resume(folder: Path, data: Path, device: str, epochs: int | None, board: bool, teachers: Sequence[Path]) -> None:
    """Go on with the run whose last.pt lies in `folder`, to its last epoch or to a later one."""
    recipe = recipe_of(folder / LAST)
    train(recipe, run(recipe, data, folder, device, epochs=epochs, tensorboard=board, teachers=teachers))


def fine_tune(recipe: Recipe, where: Run) -> None:
    """The head first, then all of it, from the published weights or from a finished checkpoint."""
    with distributed.together(where.device):
        index, training, validation = _read(recipe, where.data, where.device)
        prepare = _prepared(recipe, where, training)
        each = where.each_epoch()
        state = finetune.finetune(recipe, training, validation, where.device, prepare, where.out, each)
        first = distributed.is_first()
    if first:
        _finish(state, recipe, index, training, validation, where)


def search(recipe: Recipe, where: Run, storage: str) -> None:
    """Search the recipe's [search], and make the best trial's weights a finished checkpoint."""
    from models.search import search as searching  # Optuna is needed here alone

    index, training, validation = _read(recipe, where.data, where.device)
    state = searching(recipe, training, validation, where.out, where.device, storage)
    _finish(state, state.recipe, index, training, validation, where)


def _prepared(recipe: Recipe, where: Run, training: Pictures) -> Callable[[Classifier], None]:
    """What gives a new network its weights and normalisation. Raises AppError where those to start from do not fit."""
    given = finetune.weights_of(checkpoint.load(where.start), recipe) if where.start is not None else None

    def prepare(model: Classifier) -> None:
        if given is not None:
            given(model)
            state_anew(model, training.pixels, recipe.training.batch, torch.device("cpu"))
        else:
            starting(model, recipe, where.weights)
            normalise(model, recipe, training.pixels)

    return prepare


def _read(
    recipe: Recipe, data: Path, device: torch.device, dealt: Index | None = None
) -> tuple[Index, Pictures, Pictures]:
    index = dealt or datasets.find(recipe, data)
    _check_tested(recipe, index)
    if distributed.is_first():
        named = f"{recipe.name}: {recipe.network.architecture} on {device}"
        print(f"{named}; {index.twins} identical files; {json.dumps(index.counts(recipe))}")
    training = datasets.load(index, "train", recipe.input)
    return index, training, datasets.load(index, "validation", recipe.input)


def _check_tested(recipe: Recipe, index: Index) -> None:
    """Raises AppError where nobody has a name that data.splits.tested keeps from training: it may be misspelled."""
    splits = recipe.data.splits
    missing = sorted(set(splits.tested) - set(index.patients)) if isinstance(splits, ByPatient) else []
    if missing:
        raise AppError(
            f"data.splits.tested names patients whom the data do not have ({len(missing)}), the first is {missing[0]}: "
            "write them as the data do, or take them out of the recipe."
        )


def _with_epochs(recipe: Recipe, epochs: int | None) -> Recipe:
    if epochs is None:
        return recipe
    if epochs < 1:
        raise AppError(f"--epochs is {epochs}; it must be 1 or more.")
    return recipe.model_copy(update={"training": recipe.training.model_copy(update={"epochs": epochs})})


def _finish(state: State, recipe: Recipe, index: Index, training: Pictures, validation: Pictures, where: Run) -> None:
    """Calibration, operating points and distance, all by validation, and the finished checkpoint."""
    model = state.finished()
    counts = index.counts(recipe)
    distance, found = evidence.fitted(model, recipe, training, validation, counts, _revision(), where.device)
    best = where.out / BEST
    checkpoint.save(Checkpoint(recipe, model.state_dict(), distance.state_dict(), found), best)
    loss, temperature = state.kept["validation_loss"], found.calibration.temperature
    print(f"{best}: validation loss {loss:.4f}, temperature {temperature:.3f}")


def _revision() -> str:
    """The commit of the code that trains, with + when files differ from it; "unknown" outside a checkout."""
    command = ["git", "-C", str(Path(__file__).resolve().parent), "describe", "--always", "--dirty=+"]
    try:
        shown = subprocess.run(command, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return shown.stdout.strip()
