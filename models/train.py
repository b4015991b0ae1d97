"""The loop, on one screen. Fine-tuning, the search and the notebooks call it; nobody writes another."""

from __future__ import annotations

import csv
import io
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from tqdm import tqdm

from models import checkpoint, curves, distributed, losses, schedule
from models.datasets import Pictures
from models.device import deterministic
from models.feeding import Batch, ahead, seeded, steps_of, training_batches, validation_batches
from models.losses import Criterion
from models.norms import refresh
from models.schedule import Row
from models.settings.training import Training
from models.state import LAST, State
from models.tracking import Sums, check_watchable, figures


def fit(
    state: State,
    train: Pictures,
    validation: Pictures,
    out: Path,
    device: torch.device,
    each_epoch: Callable[[Row], None] = lambda row: None,
) -> None:
    """Train until the recipe's last epoch or until progress ends; `state.best` then holds the weights to keep.

    After every epoch `out` holds `last.pt`, `log.csv` and `curves.png`, and `each_epoch` has seen the new row.
    Raises AppError when the loss is no longer a number, when what is watched cannot be told, when the disk is full.
    KeyboardInterrupt passes: last.pt is the last whole epoch.
    """
    recipe, settings = state.recipe, state.recipe.training
    check_watchable(validation.targets, recipe.task, settings)
    weight = losses.label_weight(train.targets, recipe)
    learn = losses.criterion(recipe, weight.to(device), settings.label_smoothing)
    judge = losses.criterion(recipe, weight, 0.0)
    network = distributed.shared(state.model)
    with deterministic(settings.deterministic):
        while not (end := schedule.finished(state.rows, settings)):
            started = time.monotonic()
            jobs = training_batches(train, recipe, state.epoch)
            steps = steps_of(len(train.pixels), settings)
            learned = train_epoch(state, network, ahead(jobs, device), steps, learn, device)
            if settings.refresh_norms:
                refresh(state.average, train.pixels, settings.batch, device)
            checked = validate(state, validation, judge, device)
            rate = state.optimiser.param_groups[0]["lr"]
            seconds = round(time.monotonic() - started, 1)
            state.rows.append(
                {"epoch": state.epoch + 1, **learned, **checked, "learning_rate": rate, "seconds": seconds}
            )
            if settings.keep == "last" or schedule.best(state.rows, settings) == state.epoch - 1:
                state.best = {name: value.detach().cpu().clone() for name, value in state.average.state_dict().items()}
            if distributed.is_first():
                _keep(state, out)
                print(_shown(state.rows[-1], settings))
                each_epoch(state.rows[-1])
    if distributed.is_first():
        print(end)


def train_epoch(
    state: State,
    network: nn.Module,
    batches: Iterable[Batch],
    steps: int,
    learn: Criterion,
    device: torch.device,
) -> dict[str, float]:
    """One pass over the batches. network: state.model, or what shares it among processes."""
    settings = state.recipe.training
    state.model.train()
    state.model.trunk.freeze(settings.frozen_stages)
    torch.manual_seed(seeded(settings.seed, state.epoch, distributed.rank()).initial_seed())  # dropout
    sums = Sums(state.epoch, settings)
    bar = _bar(batches, steps, f"epoch {state.epoch + 1}/{settings.epochs}")
    for step, batch in enumerate(bar, state.epoch * steps):
        for group in state.optimiser.param_groups:
            group["lr"] = schedule.learning_rate(step, steps, state.rows, settings)
        images, targets = (part.to(device, non_blocking=True) for part in batch)
        with _precision(settings, device):
            logits = network(images.contiguous(memory_format=torch.channels_last)).float()
        total, amount = learn(logits, targets)
        hits = losses.right(logits.detach(), targets, state.recipe.task)
        shared = distributed.summed(torch.stack([value.detach().float() for value in (total, amount, *hits)]))
        sums.add(shared)
        loss = total * distributed.size() / shared[1].clamp_min(1e-6) + settings.l1 * _size_of(state.model, settings)
        state.optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        if settings.clip_norm:
            nn.utils.clip_grad_norm_(state.model.parameters(), settings.clip_norm)
        state.optimiser.step()
        if state.average is not state.model:
            follow(state.average, state.model, min(settings.average_decay, (1 + step) / (10 + step)))
        bar.set_postfix(loss=str(sums), refresh=False)
    return sums.row()


def validate(state: State, validation: Pictures, judge: Criterion, device: torch.device) -> dict[str, float]:
    """Loss and figures on the validation pictures, and where the recipe says so on one changed copy of each.

    Plain pictures alone are soon perfect and then tell good weights from better ones no more.
    """
    recipe, settings = state.recipe, state.recipe.training
    copies = 2 if settings.changed_copies else 1
    count, labels = validation.targets.shape
    logits = torch.zeros(copies, count, labels, device=device)
    jobs = validation_batches(validation, recipe)
    mine = range(distributed.rank(), len(jobs), distributed.size())
    state.average.eval()
    bar = _bar(ahead([jobs[number] for number in mine], device), len(mine), "validation")
    for number, batch in zip(mine, bar, strict=True):
        rows = slice(number * settings.batch, (number + 1) * settings.batch)
        both = batch.images.to(device, non_blocking=True).flatten(0, 1).contiguous(memory_format=torch.channels_last)
        with torch.no_grad(), _precision(settings, device):
            logits[:, rows] = state.average(both).float().unflatten(0, (copies, -1))
    answers = distributed.summed(logits).cpu().flatten(0, 1)
    targets = np.concatenate((validation.targets,) * copies)
    total, amount = judge(answers, torch.from_numpy(targets))
    return {"validation_loss": float(total / amount), **figures(answers.numpy(), targets, recipe.task)}


def follow(average: nn.Module, model: nn.Module, decay: float) -> None:
    """Move the average a little towards the model; counters are copied."""
    with torch.no_grad():
        for old, new in zip(average.state_dict().values(), model.state_dict().values(), strict=True):
            if old.is_floating_point():
                old.lerp_(new, 1.0 - decay)
            else:
                old.copy_(new)


def _precision(settings: Training, device: torch.device) -> torch.autocast:
    return torch.autocast(device.type, torch.bfloat16, enabled=settings.mixed_precision)


def _size_of(model: nn.Module, settings: Training) -> Tensor | float:
    """The sum of the absolute weights that are trained; biases and normalisation do not count."""
    if settings.l1 == 0.0:
        return 0.0
    trained = [value for value in model.parameters() if value.requires_grad and value.ndim > 1]
    return torch.stack([value.abs().sum() for value in trained]).sum()


def _bar(batches: Iterable[Batch], steps: int, text: str) -> tqdm[Batch]:
    """Shown by the first process in a terminal; a file gets a line per epoch."""
    hidden = None if distributed.is_first() else True
    return tqdm(batches, text, steps, leave=False, unit="batch", disable=hidden)


def _shown(row: Row, settings: Training) -> str:
    figures = (f"{name.replace('_', ' ')} {value:.4g}" for name, value in row.items() if name != "epoch")
    return f"epoch {row['epoch']}/{settings.epochs}: {', '.join(figures)}"


def _keep(state: State, out: Path) -> None:
    checkpoint.save_whole(state.content(), out / LAST)
    text = io.StringIO()
    table = csv.DictWriter(text, list(state.rows[0]))
    table.writeheader()
    table.writerows(state.rows)
    checkpoint.write(out / "log.csv", text.getvalue().encode())
    checkpoint.write(out / "curves.png", curves.png(state.rows, schedule.best(state.rows, state.recipe.training)))
