from __future__ import annotations

import math

import numpy as np
import pytest
import torch
import torch.nn.functional as F

from models.losses import chances, criterion, label_weight, right, soft_targets

ONE = torch.ones(1)


def loss(recipe, logits, targets, weight=None, smoothing=0.0) -> float:  # type: ignore[no-untyped-def]
    weight = torch.ones(logits.shape[1]) if weight is None else weight
    total, amount = criterion(recipe, weight, smoothing)(logits, targets)
    return float(total / amount)


def test_independent_labels_are_binary_cross_entropy(small) -> None:  # type: ignore[no-untyped-def]
    logits, targets, weight = torch.randn(6, 4), torch.randint(0, 2, (6, 4)).float(), torch.tensor([1.0, 2.0, 0.5, 3.0])
    wanted = F.binary_cross_entropy_with_logits(logits, targets, pos_weight=weight).item()
    assert loss(small("multilabel"), logits, targets, weight) == pytest.approx(wanted, rel=1e-5)


def test_an_unknown_label_takes_no_part(small) -> None:  # type: ignore[no-untyped-def]
    logits = torch.randn(5, 4, requires_grad=True)
    targets = torch.randint(0, 2, (5, 4)).float()
    targets[1] = targets[:, 2] = torch.nan
    total, amount = criterion(small("multilabel"), torch.ones(4), 0.1)(logits, targets)
    total.backward()  # type: ignore[no-untyped-call]
    assert amount == 12
    assert logits.grad is not None
    assert not logits.grad[1].any()
    assert not logits.grad[:, 2].any()
    assert logits.grad[0, 0] != 0
    hits, answers = right(logits.detach(), targets, "multilabel")
    assert answers == 12
    assert hits <= 12


def test_nothing_known_is_no_loss(small) -> None:  # type: ignore[no-untyped-def]
    total, amount = criterion(small("binary"), ONE, 0.0)(torch.randn(2, 1), torch.full((2, 1), math.nan))
    assert (float(total), float(amount)) == (0.0, 0.0)


def test_smoothing_moves_the_best_logit_off_infinity(small) -> None:  # type: ignore[no-untyped-def]
    recipe, plain = small("binary"), torch.ones(1, 1)
    losses = [loss(recipe, torch.full((1, 1), logit), plain, ONE, 0.1) for logit in (1.0, 2.9, 8.0)]
    assert losses[1] < losses[0]
    assert losses[1] < losses[2]
    assert loss(recipe, torch.full((1, 1), 50.0), plain, ONE) == pytest.approx(0.0)


@pytest.mark.parametrize("smoothing", [0.0, 0.1])
def test_exclusive_labels_are_softmax_cross_entropy(smoothing: float, small) -> None:  # type: ignore[no-untyped-def]
    logits, truth = torch.randn(8, 4), torch.arange(8) % 4
    wanted = F.cross_entropy(logits, truth, label_smoothing=smoothing).item()
    assert loss(small(), logits, F.one_hot(truth, 4).float(), smoothing=smoothing) == pytest.approx(wanted, rel=1e-5)
    weight = torch.tensor([1.0, 2.0, 0.5, 3.0])
    wanted = F.cross_entropy(logits, truth, weight).item()
    assert loss(small(), logits, F.one_hot(truth, 4).float(), weight) == pytest.approx(wanted, rel=1e-5)
    assert right(logits, F.one_hot(truth, 4).float(), "multiclass")[0] == (logits.argmax(1) == truth).sum()


def test_soft_grades_fall_with_the_distance(small) -> None:  # type: ignore[no-untyped-def]
    table = soft_targets(5, 0.7)
    assert torch.allclose(table.sum(1), torch.ones(5))
    assert table[2, 2] > table[2, 1] > table[2, 0]
    assert table[2, 1] == table[2, 3]
    assert float(table[2, 1] / table[2, 2]) == pytest.approx(math.exp(-0.5 / 0.49), rel=1e-5)
    assert torch.equal(soft_targets(3, 0.0), torch.eye(3))
    near, far = (torch.eye(4)[[grade]] * 8.0 for grade in (1, 3))
    truth = torch.eye(4)[[0]]
    soft, hard = (small("ordinal", training={"softness": softness}) for softness in (1.0, 0.0))
    assert loss(soft, near, truth) < loss(soft, far, truth)
    assert loss(hard, near, truth) == pytest.approx(loss(hard, far, truth))


def test_balanced_labels_weigh_the_same(small) -> None:  # type: ignore[no-untyped-def]
    targets = np.array([[1.0], [1.0], [1.0], [0.0], [np.nan]], np.float32)
    binary = small("binary", training={"balance": "weights"})
    assert float(label_weight(targets, binary)[0]) * 3 == pytest.approx(1.0)
    assert float(label_weight(targets, small("binary"))[0]) == 1.0
    classes = np.eye(4, dtype=np.float32)[[0, 0, 0, 0, 1, 1, 2, 3]]
    weight = label_weight(classes, small(training={"balance": "weights"})).numpy()
    assert weight * classes.sum(0) == pytest.approx([2.0] * 4)


def test_sampling_draws_labels_equally_often() -> None:
    targets = np.eye(3, dtype=np.float32)[[0] * 6 + [1] * 3 + [2]]
    assert chances(targets) @ targets == pytest.approx([1.0, 1.0, 1.0])
    several = np.array([[1, 0], [1, 1], [0, np.nan], [0, 0]], np.float32)
    assert chances(several) == pytest.approx([0.5, 1.0, 0.5, 0.5])
