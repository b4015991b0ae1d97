"""Refreshed norms know what an answering network gives them, and nothing else changes."""

from __future__ import annotations

import numpy as np
import torch
from torch import nn

from models.norms import Norm, refresh

CPU = torch.device("cpu")


def shifted() -> tuple[nn.Sequential, np.ndarray, torch.Tensor]:
    """A network that learned its statistics behind dropout, pictures, and what its norm is given without dropout."""
    torch.manual_seed(0)
    pixels = np.random.default_rng(1).integers(0, 256, (64, 12, 12), np.uint8)
    images = torch.from_numpy(pixels).float()[:, None] / 255
    model = nn.Sequential(nn.Conv2d(1, 4, 3), nn.ReLU(), nn.Dropout(0.5), nn.Conv2d(4, 3, 3), nn.BatchNorm2d(3)).train()
    for _ in range(200):
        model(images)
    return model, pixels, model[:4].eval()(images).detach()


def test_the_statistics_are_those_without_dropout() -> None:
    model, pixels, given = shifted()
    norm = model[4]
    wrong = norm.running_var.clone()
    refresh(model, pixels, 16, CPU)
    assert torch.allclose(norm.running_mean, given.mean((0, 2, 3)), atol=1e-3)
    assert torch.allclose(norm.running_var, given.var((0, 2, 3)), rtol=0.05)
    assert not torch.allclose(norm.running_var, wrong, rtol=0.2)


def test_weights_momentum_and_mode_stay() -> None:
    model, pixels, _ = shifted()
    before = {name: value.clone() for name, value in model.named_parameters()}
    refresh(model, pixels, 16, CPU)
    assert all(torch.equal(value, before[name]) for name, value in model.named_parameters())
    assert model[4].momentum == 0.1
    assert not any(part.training for part in model.modules())


def test_frozen_norms_keep_what_they_know_and_those_of_several_processes_learn() -> None:
    model, pixels, _ = shifted()
    model[4] = nn.SyncBatchNorm(3)
    before = model[4].running_var.clone()
    model[4].requires_grad_(False)
    refresh(model, pixels, 16, CPU)
    assert torch.equal(model[4].running_var, before)
    assert [norm for norm in model.modules() if isinstance(norm, Norm)] == [model[4]]
