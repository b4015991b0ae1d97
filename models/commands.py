"""What `python -m models` does: the loop and everything that is fitted and measured around it."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from pathlib import Path

from desktop.core.atomic import write_whole
from models import checkpoint, datasets, evidence
from models import train as loop
from models.checkpoint import Checkpoint
from models.device import choose_device, keep_freed_memory
from models.recipe import Split, load_recipe
from models.weights import restored, starting


def train(recipe_file: Path, data: Path, out: Path | None, device_name: str, weights: Path | None) -> None:
    """Train, then fit calibration, operating points and distance, and leave `best.pt`."""
    keep_freed_memory()
    recipe = load_recipe(recipe_file)
    device = choose_device(device_name)
    folder = out or Path("runs") / recipe.name
    folder.mkdir(parents=True, exist_ok=True)
    index = datasets.find(recipe, data)
    counts = index.counts(recipe)
    print(f"{recipe.name}: {recipe.architecture} on {device}; {index.twins} identical files; {json.dumps(counts)}")
    training = datasets.load(index, "train", recipe.input)
    validation = datasets.load(index, "validation", recipe.input)
    state = loop.start(recipe, device, lambda model: starting(model, recipe, weights), folder)
    loop.fit(state, training, validation, folder, device)
    state.average.load_state_dict(state.best)
    distance, found = evidence.fitted(state.average, recipe, training, validation, counts, _revision(), device)
    best = folder / "best.pt"
    checkpoint.save(Checkpoint(recipe, state.average.state_dict(), distance.state_dict(), found), best)
    print(f"{best}: validation loss {state.best_loss:.4f}, temperature {found.calibration.temperature:.3f}")


def evaluate(file: Path, data: Path, split: Split, device_name: str, out: Path | None) -> None:
    """Print the figures of one split as JSON; those of the test split also go into the checkpoint."""
    held = checkpoint.load(file)
    device = choose_device(device_name)
    model = restored(held).to(device)
    pictures = datasets.load(datasets.find(held.recipe, data), split, held.recipe.input)
    metrics = evidence.measured(model, held, pictures, split, device)
    if split == "test":
        found = held.evidence.model_copy(update={"metrics": metrics})
        checkpoint.save(replace(held, evidence=found), file)
    text = json.dumps([metric.model_dump() for metric in metrics], indent=2)
    if out is not None:
        write_whole(out, [text.encode(), b"\n"])
    print(text)


def _revision() -> str:
    """The commit of the code that trains, with + when files differ from it; "unknown" outside a checkout."""
    command = ["git", "-C", str(Path(__file__).resolve().parent), "describe", "--always", "--dirty=+"]
    try:
        shown = subprocess.run(command, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return shown.stdout.strip()
