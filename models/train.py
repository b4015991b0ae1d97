"""The loop, on one screen, and what it needs: schedule, average weights, validation, a checkpoint after every epoch."""

from __future__ import annotations

import csv
import io
import math
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Generator, Tensor, nn
from tqdm import tqdm

from desktop.core.atomic import write_whole
from desktop.core.errors import AppError
from desktop.core.preprocess import to_input
from models.augment import augmented
from models.checkpoint import load_raw, save_whole
from models.datasets import Pictures
from models.heads import Classifier
from models.metrics import auroc
from models.recipe import Recipe, Training

KIND = "skiagraph training 1"
FINAL_RATE = 0.01


@dataclass(eq=False, slots=True)
class State:
    """Everything a resumed run needs; random numbers are seeded anew by every epoch's number, so they need no keeping.

    average: exponential moving average of the weights, the one that is validated. rows: the log.
    """

    recipe: Recipe
    model: Classifier
    average: Classifier
    optimiser: torch.optim.AdamW
    best: dict[str, Tensor]
    best_loss: float
    rows: list[dict[str, float]]

    @property
    def epoch(self) -> int:
        return len(self.rows)


def fit(state: State, train: Pictures, validation: Pictures, out: Path, device: torch.device) -> None:
    """Train until the recipe's last epoch, leaving `last.pt` and `log.csv` in `out` after every epoch.

    Raises AppError when the loss is no longer a number. KeyboardInterrupt passes: last.pt is the last whole epoch.
    """
    settings = state.recipe.training
    steps = math.ceil(len(train.pixels) / settings.batch)
    weight = _label_weight(train.targets, settings).to(device)
    while state.epoch < settings.epochs:
        started, losses = time.monotonic(), []
        _prepare(state.model, settings)
        torch.manual_seed(settings.seed * 100_003 + state.epoch)
        batches = tqdm(
            _ahead(_batches(train, state.recipe, state.epoch)),
            total=steps,
            unit="batch",
            desc=f"epoch {state.epoch + 1}/{settings.epochs}",
        )
        for number, (images, targets) in enumerate(batches):
            step = state.epoch * steps + number
            for group in state.optimiser.param_groups:
                group["lr"] = learning_rate(step, steps, settings)
            with _precision(settings, device):
                logits = state.model(images.to(device).contiguous(memory_format=torch.channels_last))
            loss = _loss(logits.float(), targets.to(device), weight, settings.label_smoothing)
            losses.append(loss.item())
            if not math.isfinite(losses[-1]):
                raise AppError(
                    f"The loss is not a number in epoch {state.epoch + 1}, batch {number + 1}: "
                    f"lower training.learning_rate ({settings.learning_rate:g}) and start again."
                )
            state.optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(state.model.parameters(), settings.clip_norm)
            state.optimiser.step()
            _follow(state.average, state.model, min(settings.average_decay, (1 + step) / (10 + step)))
            batches.set_postfix(loss=f"{np.mean(losses[-50:]):.4f}")
        checked = _validate(state, validation, weight, device)
        if checked["validation_loss"] < state.best_loss:
            state.best_loss = checked["validation_loss"]
            state.best = {name: value.detach().cpu().clone() for name, value in state.average.state_dict().items()}
        state.rows.append(
            {
                "epoch": state.epoch + 1,
                "train_loss": float(np.mean(losses)),
                **checked,
                "learning_rate": state.optimiser.param_groups[0]["lr"],
                "seconds": round(time.monotonic() - started, 1),
            }
        )
        _keep(state, out)


def learning_rate(step: int, per_epoch: int, settings: Training) -> float:
    """Linear warm-up, then half a cosine down to 1 % (Loshchilov & Hutter 2017, arXiv 1608.03983)."""
    warm = settings.warmup_epochs * per_epoch
    if step < warm:
        return settings.learning_rate * (step + 1) / (warm + 1)
    done = (step - warm) / max(1.0, settings.epochs * per_epoch - warm)
    return settings.learning_rate * (FINAL_RATE + (1 - FINAL_RATE) * 0.5 * (1 + math.cos(math.pi * done)))


def start(recipe: Recipe, device: torch.device, prepare: Callable[[Classifier], None], out: Path) -> State:
    """A fresh state with `prepare`d weights, or the one that an interrupted run of the same recipe left in `out`."""
    torch.manual_seed(recipe.training.seed)
    model = Classifier(recipe.architecture, len(recipe.labels), recipe.training.dropout)
    last = out / "last.pt"
    kept = load_raw(last) if last.exists() else None
    if kept is not None and (kept.get("kind") != KIND or kept.get("recipe") != recipe.training_json()):
        raise AppError(f"{last} belongs to another recipe; name another folder with --out or delete that one.")
    if kept is None:
        prepare(model)
    model.trunk.freeze(recipe.training.frozen_stages)
    model = model.to(device, memory_format=torch.channels_last)  # type: ignore[call-overload]
    average = Classifier(recipe.architecture, len(recipe.labels)).to(device, memory_format=torch.channels_last)  # type: ignore[call-overload]
    average.load_state_dict(model.state_dict())
    trained = [value for value in model.parameters() if value.requires_grad]
    optimiser = torch.optim.AdamW(trained, lr=recipe.training.learning_rate, weight_decay=recipe.training.weight_decay)
    state = State(recipe, model, average, optimiser, {}, math.inf, [])
    if kept is not None:
        model.load_state_dict(kept["model"])
        average.load_state_dict(kept["average"])
        optimiser.load_state_dict(kept["optimiser"])
        state.best, state.best_loss, state.rows = kept["best"], kept["best_loss"], kept["rows"]
    return state


def predict(
    model: Classifier, pixels: NDArray[np.uint8], batch: int, device: torch.device
) -> Iterator[tuple[Tensor, tuple[Tensor, ...]]]:
    """Logits and feature maps of every stage for each batch of uint8 (N, H, W) pictures, in full precision."""
    model.eval()
    for begin in tqdm(range(0, len(pixels), batch), desc="scoring", unit="batch", leave=False):
        images = torch.from_numpy(to_input(pixels[begin : begin + batch])).to(device)
        with torch.no_grad():
            logits, _, stages = model.explain(images.contiguous(memory_format=torch.channels_last))
        yield logits.cpu(), stages


def _prepare(model: Classifier, settings: Training) -> None:
    model.train()
    model.trunk.freeze(settings.frozen_stages)


def _precision(settings: Training, device: torch.device) -> torch.autocast:
    return torch.autocast(device.type, torch.bfloat16, enabled=settings.mixed_precision)


def _batches(train: Pictures, recipe: Recipe, epoch: int) -> Iterator[tuple[Tensor, Tensor]]:
    """Every picture once, shuffled and changed by random numbers that depend on the seed and the epoch alone."""
    generator = Generator().manual_seed(recipe.training.seed * 100_003 + epoch)
    order = torch.randperm(len(train.pixels), generator=generator).numpy()
    for begin in range(0, len(order), recipe.training.batch):
        rows = order[begin : begin + recipe.training.batch]
        images = torch.from_numpy(to_input(train.pixels[rows]))
        yield augmented(images, recipe.augmentation, generator), torch.from_numpy(train.targets[rows])


def _ahead(batches: Iterator[tuple[Tensor, Tensor]]) -> Iterator[tuple[Tensor, Tensor]]:
    """The same batches, the next one being prepared in a thread while the network works on the last."""
    with ThreadPoolExecutor(1) as pool:
        coming = pool.submit(next, batches, None)
        while (batch := coming.result()) is not None:
            coming = pool.submit(next, batches, None)
            yield batch


def _label_weight(targets: NDArray[np.float32], settings: Training) -> Tensor:
    """(C,): negatives per positive, so that both weigh the same; 1 when the recipe does not balance."""
    positive = targets.sum(0)
    balanced = (len(targets) - positive) / np.maximum(positive, 1.0)
    return torch.from_numpy(balanced if settings.balance_labels else np.ones_like(balanced))


def _loss(logits: Tensor, targets: Tensor, weight: Tensor, smoothing: float) -> Tensor:
    soft = targets * (1.0 - smoothing) + smoothing / 2.0
    return F.binary_cross_entropy_with_logits(logits, soft, pos_weight=weight)


def _follow(average: nn.Module, model: nn.Module, decay: float) -> None:
    """Move the average a little towards the model; counters are copied."""
    with torch.no_grad():
        for old, new in zip(average.state_dict().values(), model.state_dict().values(), strict=True):
            if old.is_floating_point():
                old.lerp_(new, 1.0 - decay)
            else:
                old.copy_(new)


def _validate(state: State, validation: Pictures, weight: Tensor, device: torch.device) -> dict[str, float]:
    """Loss and mean AUROC on the validation pictures and on one changed copy of each, the same at every epoch.

    The plain pictures alone are soon perfect and then tell good weights from better ones no more.
    """
    recipe, settings = state.recipe, state.recipe.training
    generator = Generator().manual_seed(settings.seed)
    parts = []
    state.average.eval()
    for begin in range(0, len(validation.pixels), settings.batch):
        plain = torch.from_numpy(to_input(validation.pixels[begin : begin + settings.batch]))
        both = torch.cat((plain, augmented(plain, recipe.augmentation, generator))).to(device)
        with torch.no_grad(), _precision(settings, device):
            parts.append(state.average(both.contiguous(memory_format=torch.channels_last)).float().cpu().chunk(2))
    logits = torch.cat([torch.cat(column) for column in zip(*parts, strict=True)])
    targets = torch.from_numpy(np.concatenate((validation.targets,) * 2))
    ranks = [auroc(logits[:, c].numpy(), targets[:, c].numpy()) for c in range(targets.shape[1])]
    loss = _loss(logits, targets, weight.cpu(), 0.0).item()
    return {"validation_loss": loss, "validation_auroc": float(np.mean(ranks))}


def _keep(state: State, out: Path) -> None:
    content: dict[str, Any] = {
        "kind": KIND,
        "recipe": state.recipe.training_json(),
        "model": state.model.state_dict(),
        "average": state.average.state_dict(),
        "optimiser": state.optimiser.state_dict(),
        "best": state.best,
        "best_loss": state.best_loss,
        "rows": state.rows,
    }
    save_whole(content, out / "last.pt")
    text = io.StringIO()
    table = csv.DictWriter(text, list(state.rows[0]))
    table.writeheader()
    table.writerows(state.rows)
    write_whole(out / "log.csv", [text.getvalue().encode()])
