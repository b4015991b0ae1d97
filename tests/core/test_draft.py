"""A JPEG decoded at a part of its size gives the network what the whole one gives, and the gate hears the true size."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from desktop.core.batch.look import look
from desktop.core.card import Input, ModelCard
from desktop.core.gate import Doubt
from desktop.core.prepared import ENOUGH, needed, prepare
from desktop.core.preprocess import resized
from desktop.core.readers import read
from tests.core.files import picture
from tests.tiny_model import card

WANTED = Input(height=224, width=224)


def textured(height: int, width: int) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """Soft shapes, fine ribs, an edge of full contrast, and the noise of a detector."""
    rows, columns = np.mgrid[0:height, 0:width]
    soft = 120 + 60 * np.sin(rows / 190) * np.cos(columns / 140) + 12 * np.sin((rows + columns) / 9)
    soft[height // 3 : height // 3 + 40, width // 4 : width // 2] = 250
    noise = np.random.default_rng(height).normal(0, 3, (height, width))
    return np.clip(soft + noise, 0, 255).astype(np.uint8)


def apart(path: Path, wanted: Input = WANTED) -> np.ndarray[Any, np.dtype[np.int64]]:
    """By how many of 255 the network's input differs, pixel by pixel; the picture really was decoded smaller."""
    whole, small = read(path), read(path, least=ENOUGH * max(wanted.height, wanted.width))
    assert whole.full_shape is None
    assert small.full_shape == whole.pixels.shape == whole.shape == small.shape
    assert min(small.pixels.shape) >= ENOUGH * max(wanted.height, wanted.width)
    assert small.width <= whole.width // 2 + 1
    assert small.sha256 == whole.sha256
    return np.abs(resized(whole, wanted).astype(int) - resized(small, wanted).astype(int))


@pytest.mark.parametrize("size", [(1797, 2001), (2500, 2047), (1345, 1351)])
@pytest.mark.parametrize(("mode", "quality"), [("L", 75), ("RGB", 95)])
def test_the_network_sees_the_same(tmp_path: Path, size: tuple[int, int], mode: str, quality: int) -> None:
    """2 of 255 at a few pixels of the sharp edge, where the whole picture's own shrinking in two steps is off by 2."""
    path = tmp_path / "a.jpg"
    Image.fromarray(textured(*size)).convert(mode).save(path, quality=quality)
    found = apart(path)
    assert found.max() <= 2
    assert (found > 1).mean() <= 1e-3
    assert found.mean() <= 0.25


@pytest.mark.parametrize("side", [16, 64])
def test_small_networks_too(tmp_path: Path, side: int) -> None:
    """The picture is decoded at an eighth."""
    path = tmp_path / "a.jpg"
    Image.fromarray(textured(1999, 1801)).save(path, quality=90)
    wanted = Input(height=side, width=side)
    assert apart(path, wanted).max() <= 2


def test_real_radiographs(tmp_path: Path, real_data: Path) -> None:
    files = sorted((real_data / "kermany224").rglob("*.jpg"))[::100]
    assert len(files) >= 10
    for number, file in enumerate(files):
        path = tmp_path / "large.jpg"
        with Image.open(file) as small:
            width, height = 2000 + number % 3, 1550 + 37 * (number % 9)
            small.convert("L").resize((width, height), Image.Resampling.BICUBIC).save(path, quality=88 + number % 10)
        assert apart(path).max() <= 1, file.name


def test_colour_is_still_seen(tmp_path: Path) -> None:
    path, grey = tmp_path / "a.jpg", textured(1500, 1500)
    Image.fromarray(np.stack([grey, grey // 2, 255 - grey], axis=-1)).save(path, quality=95, subsampling=0)
    whole, small = read(path), read(path, least=672)
    assert small.full_shape == (1500, 1500)
    assert small.facts.colourfulness == pytest.approx(whole.facts.colourfulness, abs=0.05)
    assert small.notes == whole.notes


@pytest.mark.parametrize(("height", "width"), [(48, 64), (671, 3000), (1343, 1500)])
def test_a_jpeg_too_small_to_shrink_is_read_whole(tmp_path: Path, height: int, width: int) -> None:
    path = tmp_path / "a.jpg"
    Image.fromarray(textured(height, width)).save(path)
    found = read(path, least=672)
    assert found.full_shape is None
    assert found.pixels.shape == (height, width)


@pytest.mark.parametrize("orientation", [3, 6])
def test_a_turned_jpeg_and_another_kind_of_file_are_read_whole(tmp_path: Path, orientation: int) -> None:
    grey, exif = Image.fromarray(textured(1500, 1400)), Image.Exif()
    exif[274] = orientation
    grey.save(tmp_path / "turned.jpg", exif=exif)
    grey.save(tmp_path / "a.png")
    for name in ("turned.jpg", "a.png"):
        assert read(tmp_path / name, least=100).full_shape is None


@pytest.mark.parametrize("aspect", ["pad", "crop"])
def test_a_card_that_pads_or_crops_gets_all_pixels(tmp_path: Path, aspect: Any) -> None:
    path, wanted = tmp_path / "a.jpg", ModelCard(**card(input={"height": 16, "width": 16, "aspect": aspect}))
    Image.fromarray(textured(700, 900)).save(path)
    np.testing.assert_array_equal(look(path, wanted).ready.prepared.grey, resized(read(path), wanted.input))
    with pytest.raises(ValueError, match=aspect):
        resized(read(path, least=100), wanted.input)


@pytest.mark.parametrize(("side", "level"), [(3, "refused"), (6, "doubtful"), (200, None), (1500, None)])
def test_the_gate_hears_the_true_size(tmp_path: Path, side: int, level: str | None) -> None:
    """The tiny model looks at 16 x 16 pixels."""
    path, wanted = tmp_path / "a.jpg", ModelCard(**card())
    Image.fromarray(picture(shape=(side, side))).save(path)
    doubts = look(path, needed(wanted)).ready.prepared.doubts
    assert doubts == prepare(read(path), wanted, False).doubts
    assert [doubt.level for doubt in doubts if f"{side} x {side}" in doubt.reason] == ([level] if level else [])
    assert all(isinstance(doubt, Doubt) for doubt in doubts)


def test_equalisation_sees_the_whole_picture(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    Image.fromarray(textured(1999, 1801)).save(path, quality=90)
    wanted = ModelCard(**card(input={"height": 16, "width": 16, "equalisation": "histogram"}))
    assert np.array_equal(look(path, wanted).ready.prepared.grey, resized(read(path), wanted.input))
    smaller = resized(read(path, least=ENOUGH * 16), wanted.input)
    assert not np.array_equal(smaller, resized(read(path), wanted.input))
