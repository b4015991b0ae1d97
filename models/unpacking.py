"""A model file -> the finished checkpoint it was exported from: to measure it again, or to go on training."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import onnx
import onnx.numpy_helper
import torch
from torch import Tensor, nn

from desktop.core.card import ModelCard
from desktop.core.errors import AppError
from desktop.core.model_file import open_session, read_card, read_model
from desktop.core.preprocess import golden_input
from models.answering import Answering
from models.checkpoint import Checkpoint, Evidence
from models.heads import Classifier
from models.recipe import Recipe

CLOSE = 1e-3  # of the golden scores
_CLASSIFIER, _DISTANCE = "classifier.", "distance."  # what the export calls the two parts of Answering
_ASK = "name the float model, or the checkpoint that it was exported from"


def unpacked(path: Path, recipe: Recipe) -> Checkpoint:
    """The checkpoint of the model at `path`, which `recipe` trained.

    The export folds batch normalisation into the convolution before it. Here such a norm is the identity and the
    folded bias, without statistics; see models/norms.py. Raises AppError where the recipe is of another model, or
    where PyTorch does not give the scores of the card's golden pictures, as it would not with an 8-bit variant.
    """
    data = read_model(path)
    card = read_card(path, open_session(path, data, "CPUExecutionProvider", threads=1))
    _check_recipe(path, card, recipe)
    tensors = {
        one.name: torch.from_numpy(onnx.numpy_helper.to_array(one).copy())
        for one in onnx.load_model_from_string(data).graph.initializer
    }
    try:
        weights = _unfolded(Classifier.of(recipe).eval(), _part(tensors, _CLASSIFIER), card)
        held = Checkpoint(recipe, weights, _part(tensors, _DISTANCE), _evidence(card))
        apart = _from_golden(held, card)
    except (RuntimeError, LookupError, ValueError, AppError) as error:
        raise AppError(f"The layers of {path.name} are not those of {recipe.network.architecture}; {_ASK}.") from error
    if apart > CLOSE:
        raise AppError(f"PyTorch misses the scores of the golden pictures of {path.name} by {apart:.3f}; {_ASK}.")
    return held


def _check_recipe(path: Path, card: ModelCard, recipe: Recipe) -> None:
    """Raises AppError naming what is not the same."""
    pairs = {
        "name": (card.name, recipe.name),
        "task": (card.task, recipe.task),
        "labels": ([label.name for label in card.labels], [label.name for label in recipe.labels]),
        "input": (card.input, recipe.input),
        "architecture": (card.architecture, recipe.network.architecture),
    }
    for what, (theirs, ours) in pairs.items():
        if theirs != ours:
            raise AppError(f"{path.name} was not trained by this recipe: its {what} is {theirs}, the recipe's {ours}.")


def _part(tensors: Mapping[str, Tensor], named: str) -> dict[str, Tensor]:
    return {name.removeprefix(named): value for name, value in tensors.items() if name.startswith(named)}


def _unfolded(classifier: Classifier, held: Mapping[str, Tensor], card: ModelCard) -> dict[str, Tensor]:
    """The classifier's state from the file's tensors. Raises LookupError where one is missing."""
    state = {name: held[name] for name in classifier.state_dict() if name in held}
    for norm, convolution in _fed_by(classifier, (card.input.height, card.input.width)).items():
        if f"{norm}.running_var" in held:
            continue
        layer = classifier.get_submodule(norm)
        assert isinstance(layer, nn.BatchNorm2d)
        own = f"{convolution}.bias" in classifier.state_dict()
        bias = held[f"{convolution}.{'bias' if own else 'weight_bias'}"]
        none = torch.zeros_like(bias)
        state[f"{norm}.weight"] = torch.full_like(bias, (1.0 + layer.eps) ** 0.5)
        state[f"{norm}.bias"] = none if own else bias
        state[f"{norm}.running_mean"], state[f"{norm}.running_var"] = none, torch.ones_like(bias)
    counters = {name: value for name, value in classifier.state_dict().items() if name.endswith("num_batches_tracked")}
    return counters | state


def _fed_by(classifier: Classifier, size: tuple[int, int]) -> dict[str, str]:
    """Norm -> the convolution whose output it is given."""
    made: dict[int, tuple[str, Tensor]] = {}  # with the tensors, so that no two of them share an identity
    found: dict[str, str] = {}

    def makes(name: str) -> Callable[..., None]:
        def note(layer: nn.Module, given: tuple[Tensor, ...], out: Tensor) -> None:
            made[id(out)] = (name, out)

        return note

    def takes(name: str) -> Callable[..., None]:
        def note(layer: nn.Module, given: tuple[Tensor, ...]) -> None:
            if id(given[0]) in made:
                found[name] = made[id(given[0])][0]

        return note

    hooks = []
    for name, layer in classifier.named_modules():
        if isinstance(layer, nn.Conv2d):
            hooks.append(layer.register_forward_hook(makes(name)))
        elif isinstance(layer, nn.BatchNorm2d):
            hooks.append(layer.register_forward_pre_hook(takes(name)))
    with torch.no_grad():
        classifier(torch.zeros(1, 1, *size))
    for hook in hooks:
        hook.remove()
    return found


def _evidence(card: ModelCard) -> Evidence:
    """Raises AppError where the card names no distances, as that of a stranger's network may."""
    expects = card.expects
    if expects.distance_doubtful is None or expects.distance_refused is None:
        raise AppError("The model measures no distance.")
    return Evidence(
        counts=card.data[0].counts,
        calibration=card.calibration,
        operating_points=card.operating_points,
        curves=card.curves,
        distance_doubtful=expects.distance_doubtful,
        distance_refused=expects.distance_refused,
        likeness=expects.likeness,
        code_revision=card.code_revision,
        metrics=card.metrics,
    )


def _from_golden(held: Checkpoint, card: ModelCard) -> float:
    """The largest difference from the card's golden scores."""
    images = np.stack([golden_input(golden, card.input) for golden in card.golden])
    with torch.no_grad():
        scores = Answering(held)(torch.from_numpy(images))[0].numpy()
    return float(np.abs(scores - np.array([golden.scores for golden in card.golden])).max())
