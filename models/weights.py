"""Where a network's weights come from: a publisher's file to start from, or a finished checkpoint."""

from __future__ import annotations

import pickle
from pathlib import Path

import torch

from desktop.core.errors import AppError
from models.checkpoint import Checkpoint
from models.heads import Classifier
from models.recipe import Recipe


def starting(model: Classifier, recipe: Recipe, file: Path | None) -> None:
    """Fill the trunk from `file`, else from the installed package, else leave it random, as the recipe says.

    Raises AppError when there are no such weights or when they are of another architecture.
    """
    if file is None and not recipe.pretrained:
        return
    path = file or model.trunk.installed_weights()
    if path is None:
        raise AppError(
            f"No weights of {recipe.architecture} are installed: name a file with --weights, "
            "or set pretrained = false in the recipe."
        )
    try:
        state = torch.load(path, map_location="cpu", weights_only=True)
        model.trunk.load_state_dict(model.trunk.published(state))
    except OSError as error:
        raise AppError(f"The weights {path} cannot be read: {error.strerror}.") from error
    except (RuntimeError, pickle.UnpicklingError, AttributeError, EOFError) as error:
        wanted = f"{recipe.architecture}'s in its publisher's format"
        raise AppError(f"The weights {path} are not {wanted}; name another file with --weights.") from error


def restored(held: Checkpoint) -> Classifier:
    """The checkpoint's network, for answering. Raises AppError when the weights are of another architecture."""
    model = Classifier(held.recipe.architecture, len(held.recipe.labels))
    try:
        model.load_state_dict(held.weights)
    except RuntimeError as error:
        named = held.recipe.architecture
        raise AppError(f"The checkpoint's weights are not those of {named}, which it names; train it again.") from error
    return model.eval()
