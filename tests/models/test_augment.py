from __future__ import annotations

import pytest
import torch
from torchvision.transforms import v2

from models.augment import augmented
from models.recipe import Recipe
from models.settings.training import Augmentation
from models.trivial import NAMES as OPERATIONS
from models.trivial import changed

NAMES = [name for name in Augmentation.model_fields if name != "trivial"]
FULL = Augmentation(**{name: 45 if name == "rotate_degrees" else 1.0 for name in NAMES})
WIDE = v2.TrivialAugmentWide()


def seed(number: int) -> torch.Generator:
    return torch.Generator().manual_seed(number)


def pictures(*shape: int) -> torch.Tensor:
    return torch.rand(*shape, generator=seed(0))


@pytest.mark.parametrize("trivial", [False, True])
@pytest.mark.parametrize("shape", [(5, 1, 64, 64), (3, 1, 50, 37), (2, 1, 8, 8), (1, 1, 28, 28)])
def test_every_change_at_full_strength_keeps_shape_and_range(shape: tuple[int, ...], trivial: bool) -> None:
    images = pictures(*shape)
    before = images.clone()
    for number in range(4):
        result = augmented(images, FULL.model_copy(update={"trivial": trivial}), seed(number))
        assert result.shape == images.shape
        assert result.isfinite().all()
        assert 0.0 <= result.min() <= result.max() <= 1.0
    assert torch.equal(images, before)


def test_flat_pictures_survive() -> None:
    for value in (0.0, 1.0):
        assert augmented(torch.full((3, 1, 32, 32), value), FULL, seed(1)).isfinite().all()


def test_no_strength_is_no_change() -> None:
    images = pictures(4, 1, 32, 32)
    result = augmented(images, Augmentation(), seed(1))
    assert torch.equal(result, images)
    assert result.data_ptr() != images.data_ptr()


@pytest.mark.parametrize("name", [*NAMES, "trivial"])
def test_every_setting_does_something_and_leaves_its_source_alone(name: str) -> None:
    images = pictures(8, 1, 40, 40)
    before = images.clone()
    strength = {"rotate_degrees": 20.0, "trivial": True}.get(name, 0.9)
    result = augmented(images, Augmentation.model_validate({name: strength}), seed(1))
    assert (result - images).abs().max() > 0.02
    assert torch.equal(images, before)


def test_the_generator_decides_everything(shipped: Recipe) -> None:
    images = pictures(4, 1, 32, 32)
    settings = shipped.augmentation.model_copy(update={"trivial": True, "brightness": 0.2, "contrast": 0.2})
    one, same, other = (augmented(images, settings, seed(number)) for number in (1, 1, 2))
    assert torch.equal(one, same)
    assert not torch.equal(one, other)


def test_a_full_flip_mirrors_left_and_right() -> None:
    images = pictures(2, 1, 32, 32)
    assert torch.equal(augmented(images, Augmentation(flip=1.0), seed(1)), images.flip(3))
    turned = augmented(images, Augmentation(flip=1.0, rotate_degrees=1e-6), seed(1))
    assert torch.allclose(turned, images.flip(3), atol=2e-4)


def test_a_share_changes_that_share_of_the_pictures() -> None:
    images = pictures(200, 1, 16, 16)
    for name in ("resolution", "jpeg", "stretch", "borders", "spectrum", "markers"):
        result = augmented(images, Augmentation.model_validate({name: 0.3}), seed(2))
        share = (result != images).flatten(1).any(1).float().mean()
        assert 0.15 < share < 0.4, name


def test_borders_keep_the_middle_and_take_the_rest_from_elsewhere() -> None:
    images = torch.linspace(0.1, 0.9, 40)[:, None, None, None].expand(40, 1, 50, 50).clone()
    result = augmented(images, Augmentation(borders=1.0), seed(3))
    assert torch.equal(result[:, :, 9:41, 9:41], images[:, :, 9:41, 9:41])
    corner = result[:, 0, 0, 0]
    from_others = torch.isclose(corner[:, None], images[:, 0, 0, 0]).any(1).float().mean()
    assert 0.4 < from_others < 0.85
    assert 0.05 < (corner == 0.0).float().mean() < 0.4


def test_spectrum_changes_slow_waves_only() -> None:
    images = 0.3 + 0.4 * pictures(12, 1, 60, 60)
    result = augmented(images, Augmentation(spectrum=1.0), seed(4))
    before, after = (torch.fft.rfft2(batch) for batch in (images, result))
    assert torch.allclose(before[:, :, 6:-6, 6:], after[:, :, 6:-6, 6:], atol=1e-3)
    assert (before[:, :, 0, 0] - after[:, :, 0, 0]).abs().max() > 1.0
    assert torch.allclose(before.angle()[:, :, 1, 1], after.angle()[:, :, 1, 1], atol=1e-3)


def test_brightness_and_contrast_are_torchvisions() -> None:
    images = pictures(6, 1, 20, 20)
    bright = augmented(images, Augmentation(brightness=0.5), seed(5))
    contrasted = augmented(images, Augmentation(contrast=0.5), seed(5))
    for row in range(6):
        factor = float((bright[row].mean() / images[row].mean()).clamp(0.5, 1.5))
        assert torch.allclose(bright[row], v2.functional.adjust_brightness(images[row], factor), atol=0.05)
        spread = float(contrasted[row].std() / images[row].std())
        assert torch.allclose(contrasted[row], v2.functional.adjust_contrast(images[row], spread), atol=0.05)
    dark = Augmentation(brightness=1.0)
    assert augmented(torch.full((500, 1, 1, 1), 0.5), dark, seed(6)).mean() == pytest.approx(0.5, abs=0.05)


def test_trivial_has_torchvisions_operations() -> None:
    assert set(OPERATIONS) == set(WIDE._AUGMENTATION_SPACE)


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_trivial_operation_is_torchvisions(name: str) -> None:
    picture = (pictures(1, 40, 40) * 255).byte()
    table, signed = WIDE._AUGMENTATION_SPACE[name]
    strengths = table(31, 40, 40)
    for bin_ in (0, 7, 30):
        for sign in (1, -1):
            by = 0.0 if strengths is None else float(strengths[bin_]) * (sign if signed else 1)
            wanted = WIDE._apply_image_or_video_transform(picture, name, by, v2.InterpolationMode.NEAREST, {})
            apart = changed(picture[None].clone(), [(name, bin_, sign)])[0].int() - wanted.int()
            assert apart.abs().max() <= 1, (bin_, sign)  # a level where float32 and float64 round apart


def test_local_contrast_changes_the_detail_and_keeps_the_mean() -> None:
    y, x = torch.meshgrid(torch.arange(64.0), torch.arange(64.0), indexing="ij")
    fine = 0.1 * torch.where((x + y) % 2 == 0, 1.0, -1.0)
    images = (0.5 + fine).expand(200, 1, 64, 64).clone()
    result = augmented(images, Augmentation(local=1.0), seed(8))
    spread = result.std((1, 2, 3)) / images.std((1, 2, 3))
    assert 0.45 < (spread.sub(1.0).abs() > 1e-4).float().mean() < 0.75
    assert spread.min() < 0.5
    assert spread.max() > 1.2
    assert torch.allclose(result.mean((1, 2, 3)), torch.full((200,), 0.5), atol=1e-3)
