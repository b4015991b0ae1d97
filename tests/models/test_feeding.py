from __future__ import annotations

import os
import threading

import numpy as np
import pytest
import torch

from models import feeding
from models.feeding import Batch, ahead, mean_and_deviation, mixed, seeded, training_batches, validation_batches

CPU, GPU = torch.device("cpu"), torch.device("cuda")


def whole(jobs):  # type: ignore[no-untyped-def]
    return [batch for job in jobs for batch in job()]


@pytest.fixture
def unpinned(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    """Threads as for a GPU, on a machine that has none to pin memory for."""
    monkeypatch.setattr(torch.Tensor, "pin_memory", lambda tensor: tensor)


def test_every_picture_once_in_equal_batches(small, draw) -> None:  # type: ignore[no-untyped-def]
    recipe = small(training={"batch": 8})
    train = draw(recipe, 19)
    made = whole(training_batches(train, recipe, 0))
    assert [len(batch.images) for batch in made] == [7, 6, 6]
    seen = torch.cat([batch.images for batch in made]).mul(255).round().byte().numpy()[:, 0]
    assert sorted(map(bytes, seen)) == sorted(map(bytes, train.pixels))
    again, other = ([batch.images for batch in whole(training_batches(train, recipe, epoch))] for epoch in (0, 1))
    assert all(torch.equal(batch.images, images) for batch, images in zip(made, again, strict=True))
    assert not torch.equal(made[0].images, other[0])


def test_small_pictures_are_prepared_several_batches_at_a_time(small, draw, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    recipe = small(training={"batch": 8}, augmentation={"rotate_degrees": 20})
    train = draw(recipe, 50)
    monkeypatch.setattr(feeding, "TOGETHER", 3 * 8 * 28 * 28)
    jobs = training_batches(train, recipe, 0)
    made = [job() for job in jobs]
    assert [len(batches) for batches in made] == [3, 3, 1]
    assert all(torch.equal(*pair) for pair in zip(made[1][2], jobs[1]()[2], strict=True))
    assert len(torch.unique(torch.cat([batch.images for batch in whole(jobs)]).flatten(1), dim=0)) == 50


def test_sampling_shows_rare_labels_as_often(small, draw) -> None:  # type: ignore[no-untyped-def]
    recipe = small("binary", training={"balance": "sampling", "batch": 50})
    train = draw(recipe, 400)
    train.targets[:] = 0
    train.targets[:20] = 1
    drawn = torch.cat([batch.targets for batch in whole(training_batches(train, recipe, 0))])
    assert float(drawn.mean()) == pytest.approx(0.5, abs=0.1)


def test_mixup_blends_pictures_and_targets_alike() -> None:
    targets = torch.eye(8)
    targets[0, 1] = torch.nan
    images = torch.arange(8.0)[:, None, None, None].expand(8, 1, 2, 2)
    blended = mixed(Batch(images, targets), 0.4, seeded(3))
    known = ~blended.targets.isnan().any(1)
    assert 6 <= int(known.sum()) < 8
    wanted = (blended.targets[known] * torch.arange(8.0)).sum(1)
    assert torch.allclose(blended.images[known, 0, 0, 0], wanted, atol=1e-5)
    assert not torch.equal(blended.images, images)
    assert mixed(Batch(images, targets), 0.0, seeded(3)).images is images


@pytest.mark.usefixtures("unpinned")
def test_batches_come_in_order_and_not_too_far_ahead() -> None:
    made, gate = [], threading.Event()

    def job(number: int) -> list[Batch]:
        if number == 0:
            gate.wait(5)
        made.append(number)
        return [Batch(torch.tensor(number), torch.tensor(0))]

    coming = ahead([lambda number=number: job(number) for number in range(20)], GPU)
    gate.set()
    assert int(next(coming).images) == 0
    assert len(made) <= 2 + 2 * max(1, (os.cpu_count() or 1) - 1)
    assert [int(batch.images) for batch in coming] == list(range(1, 20))


@pytest.mark.parametrize("device", [CPU, GPU])
def test_an_error_while_preparing_arrives(device: torch.device) -> None:
    def broken() -> list[Batch]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(ahead([broken], device))


def test_changed_copies_are_the_same_every_time(small, draw) -> None:  # type: ignore[no-untyped-def]
    recipe = small(training={"changed_copies": True}, augmentation={"tone": 0.5})
    validation = draw(recipe, 10)
    one, same = (
        torch.cat([batch.images for batch in whole(validation_batches(validation, recipe))], 1) for _ in range(2)
    )
    assert one.shape == (2, 10, 1, 28, 28)
    assert torch.equal(one, same)
    assert not torch.equal(one[0], one[1])


def test_mean_and_deviation_of_all_pixels() -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (1500, 5, 7), np.uint8)
    assert mean_and_deviation(pixels) == pytest.approx((pixels.mean() / 255, pixels.std() / 255))
