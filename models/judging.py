"""What the commands of `python -m models` do that train nothing: they look at data and at finished networks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal

from desktop.core.card import Metric
from desktop.core.errors import AppError
from models import checkpoint, comparing, contender, datasets, evaluation, evidence, statistics, unpacking
from models.datasets import Pictures
from models.device import choose_device
from models.recipe import Recipe, load_recipe
from models.settings.base import SPLITS, Split
from models.state import check_writable
from models.weights import restored

Part = Split | Literal["all"]


def stats(recipe_file: Path, data: Path, out: Path | None) -> None:
    """Leave index.html, statistics.json and plots about the recipe's data."""
    recipe = load_recipe(recipe_file)
    statistics.report(recipe, data, out or Path("runs") / f"{recipe.name}-stats")


def evaluate(file: Path, data: Path, split: Part, device_name: str, out: Path | None, elsewhere: Path | None) -> None:
    """Measure one split; the test split of the network's own data also goes into the checkpoint, for the card.

    elsewhere: a recipe whose [data] say where another hospital's pictures and labels are.
    """
    held = checkpoint.load(file)
    device = choose_device(device_name)
    other = load_recipe(elsewhere) if elsewhere else None
    recipe = evaluation.elsewhere(held.recipe, other) if other else held.recipe
    pictures = _pictures(recipe, data, split, lenient=other is not None)
    if other:
        pictures = evaluation.judged(pictures, held.recipe, other)
    where = f"{other.name} {split}" if other else split
    found = evaluation.evaluate(restored(held).to(device), held, pictures, where, device)
    folder = out or file.parent / f"evaluation-{where.replace(' ', '-')}"
    evaluation.write(found, held, pictures, folder)
    if split == "test" and other is None:
        measured = held.evidence.model_copy(update={"metrics": found.metrics})
        checkpoint.save(replace(held, evidence=measured), file)
    tell(found.metrics)
    print(f"{folder / 'index.html'}: the whole evaluation")


def tell(metrics: Sequence[Metric]) -> None:
    """Print a line for each."""
    for metric in metrics:
        interval = f"[{metric.low:.4f}, {metric.high:.4f}]"
        print(f"{metric.label or 'all':<20} {metric.name:<36} {metric.value:.4f} {interval}  {metric.measured_on}")


def calibrate(file: Path, data: Path, device_name: str) -> None:
    """Fit calibration and operating points again, on the validation patients, as the program now does it."""
    held = checkpoint.load(file)
    validation = _pictures(held.recipe, data, "validation", lenient=False)
    found = evidence.refitted(held, validation, choose_device(device_name))
    checkpoint.save(found, file)
    for point in found.evidence.operating_points:
        rates = f"sensitivity {point.sensitivity:.3f}, specificity {point.specificity:.3f}"
        print(f"{point.label:<20} {point.name:<20} {point.threshold:.4f}  {rates}")
    temperature = found.evidence.calibration.temperature
    print(f"{file}: temperature {temperature:.3f}; `evaluate` measures it on the test patients")


def unpack(model: Path, recipe_file: Path, out: Path) -> None:
    """Write the checkpoint that a model file was exported from, less what normalisation knew of its pictures."""
    held = unpacking.unpacked(model, load_recipe(recipe_file))
    check_writable(out.parent, model.stat().st_size)
    checkpoint.save(held, out)
    print(f"{out}: for evaluate, compare, export, and train or finetune with --start")


def compare(
    files: tuple[Path, Path], data: Path, split: Part, device_name: str, out: Path, recipe_file: Path | None
) -> None:
    """Hold two checkpoints or models against each other on one set, paired by patient."""
    device = choose_device(device_name)
    first, second = (contender.opened(file, device) for file in files)
    recipe = load_recipe(recipe_file) if recipe_file else first.recipe or second.recipe
    if recipe is None:
        raise AppError("Neither of the two files holds a recipe; name the one that describes the data with --recipe.")
    both = tuple(
        _pictures(recipe.model_copy(update={"input": one.input}), data, split, lenient=False) for one in (first, second)
    )
    labels = [label.name for label in recipe.labels]
    found = comparing.compare((first, second), (both[0], both[1]), labels, split, out)
    for row in found.differences:
        apart = f"{row.difference:+.4f} [{row.low:+.4f}, {row.high:+.4f}]"
        print(f"{row.label or 'all':<20} {row.name:<36} {row.first:.4f} {row.second:.4f} {apart}")
    print(f"{len(found.flips)} flipped answers; {out / 'index.html'}: the whole comparison")


def _pictures(recipe: Recipe, data: Path, split: Part, lenient: bool) -> Pictures:
    """One split, or all of them. lenient: splits and labels may be empty, as on another hospital's pictures."""
    index = datasets.listed(recipe, data) if lenient else datasets.find(recipe, data)
    parts: list[Split] = [one for one in SPLITS if index.splits[one]] if split == "all" else [split]
    if not any(index.splits[one] for one in parts):
        raise AppError(f"{data} has no picture of the split {split}: choose another one with --split.")
    return evaluation.joined([datasets.load(index, one, recipe.input) for one in parts])
