from __future__ import annotations

import pytest
import torch

from models.augment import augmented
from models.recipe import Augmentation, Recipe

FULL = Augmentation(flip=0.5, rotate_degrees=45, zoom_in=0.5, zoom_out=0.5, shift=0.3, aspect=0.5, tone=1, shading=0.5,
                    stretch=1, sharpness=1, resolution=1, noise=0.3, jpeg=1, markers=1)  # fmt: skip


def pictures(*shape: int) -> torch.Tensor:
    return torch.rand(*shape, generator=torch.Generator().manual_seed(0))


@pytest.mark.parametrize("shape", [(5, 1, 64, 64), (3, 1, 50, 37), (2, 1, 8, 8)])
def test_every_change_at_full_strength_keeps_shape_and_range(shape: tuple[int, ...]) -> None:
    images = pictures(*shape)
    before = images.clone()
    for seed in range(5):
        changed = augmented(images, FULL, torch.Generator().manual_seed(seed))
        assert changed.shape == images.shape
        assert changed.isfinite().all()
        assert 0.0 <= changed.min() <= changed.max() <= 1.0
    assert torch.equal(images, before)


def test_flat_pictures_survive() -> None:
    for value in (0.0, 1.0):
        flat = torch.full((3, 1, 32, 32), value)
        assert augmented(flat, FULL, torch.Generator().manual_seed(1)).isfinite().all()


def test_no_strength_is_no_change() -> None:
    images = pictures(4, 1, 32, 32)
    changed = augmented(images, Augmentation(), torch.Generator().manual_seed(1))
    assert torch.allclose(changed, images, atol=2e-4)


@pytest.mark.parametrize("name", list(Augmentation.model_fields))
def test_every_setting_does_something(name: str) -> None:
    images = pictures(8, 1, 40, 40)
    strength = 20.0 if name == "rotate_degrees" else 0.9
    changed = augmented(images, Augmentation.model_validate({name: strength}), torch.Generator().manual_seed(1))
    assert (changed - images).abs().max() > 0.02


def test_the_generator_decides_everything(shipped: Recipe) -> None:
    images = pictures(4, 1, 32, 32)
    one, same, other = (
        augmented(images, shipped.augmentation, torch.Generator().manual_seed(seed)) for seed in (1, 1, 2)
    )
    assert torch.equal(one, same)
    assert not torch.equal(one, other)


def test_a_full_flip_mirrors_left_and_right() -> None:
    images = pictures(2, 1, 32, 32)
    changed = augmented(images, Augmentation(flip=1.0), torch.Generator().manual_seed(1))
    assert torch.allclose(changed, images.flip(3), atol=2e-4)
