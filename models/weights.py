"""Where a network's weights come from: a publisher's file to start from, or a finished checkpoint."""

from __future__ import annotations

import pickle
from pathlib import Path

import safetensors
import safetensors.torch
import torch
from torch import Tensor

from desktop.core.errors import AppError
from models import zoo
from models.checkpoint import Checkpoint
from models.heads import Classifier
from models.recipe import Recipe

_NOT_WEIGHTS = (
    RuntimeError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    EOFError,
    pickle.UnpicklingError,
    safetensors.SafetensorError,
)


def starting(model: Classifier, recipe: Recipe, file: Path | None) -> None:
    """Fill the trunk from `file`, else from the installed package, else leave it random, as the recipe says.

    Raises AppError when there are no such weights or when they are of another architecture.
    """
    if file is None and not recipe.network.pretrained:
        return
    if not zoo.TRUNKS[recipe.network.architecture].mean:
        raise AppError(f"Nobody published weights of {recipe.network.architecture}: leave --weights out.")
    path = file or model.trunk.installed_weights()
    if path is None:
        raise AppError(
            f"No weights of {recipe.network.architecture} are installed: name a file with --weights, "
            "or set network.pretrained = false in the recipe."
        )
    wanted = f"{recipe.network.architecture}'s in its publisher's format"
    try:
        model.trunk.adopt(_read(path))
    except OSError as error:
        raise AppError(f"The weights {path} cannot be read: {error.strerror}.") from error
    except _NOT_WEIGHTS as error:
        raise AppError(f"The weights {path} are not {wanted}; name another file with --weights.") from error


def _read(path: Path) -> dict[str, Tensor]:
    """The tensors of a PyTorch or .safetensors file; nothing in it is ever run."""
    if path.suffix == ".safetensors":
        return safetensors.torch.load(path.read_bytes())
    state = torch.load(path, map_location="cpu", weights_only=True)
    if not isinstance(state, dict) or not all(isinstance(value, Tensor) for value in state.values()):
        raise ValueError("not a table of tensors")
    return state


def restored(held: Checkpoint) -> Classifier:
    """The checkpoint's network, for answering. Raises AppError when the weights are of another architecture."""
    model = Classifier.of(held.recipe)
    try:
        model.load_state_dict(held.weights)
    except RuntimeError as error:
        named = held.recipe.network.architecture
        raise AppError(f"The checkpoint's weights are not those of {named}, which it names; train it again.") from error
    return model.eval()
