from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from desktop.core.errors import AppError
from desktop.core.preprocess import resized
from desktop.core.readers import read
from models.cache import Cache
from models.datasets import find, load
from models.recipe import Recipe
from models.settings.base import SPLITS
from tests.models.sourced import BY_SOURCE, pictures, recipe_of, table

HEAD = ("path", "patient", "split", "a", "b")


def listed(**data: Any) -> Recipe:
    columns = {"kind": "csv", "table": "all.csv", "columns": {"a": "a", "b": "b"}}
    return recipe_of("multilabel", ["a", "b"], **(columns | data))


def published(**data: Any) -> Recipe:
    return listed(split_column="split", splits=BY_SOURCE, **data)


def fill(folder: Path, rows: list[tuple[str, ...]]) -> None:
    pictures(folder, (row[0] for row in rows))
    table(folder / "all.csv", [HEAD, *rows])


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Thirty pictures of ten patients in three splits; the labels of every fifth are partly unknown."""
    rows = [
        (
            f"{n}.png",
            f"p{n % 10}",
            ("train", "train", "val", "test", "train")[n % 5],
            str(n % 2),
            "" if n % 5 == 0 else "1",
        )
        for n in range(30)
    ]
    fill(tmp_path / "data", rows)
    return tmp_path / "data"


def test_find_groups_by_patient_and_counts(make: Callable[..., Recipe], folder: Path) -> None:
    recipe = make()
    (folder / "NORMAL" / "NORMAL2-IM-0003-0001.png").write_bytes((folder / "NORMAL" / "IM-0003-6.png").read_bytes())
    index = find(recipe, folder)
    assert index.twins == 1
    assert len(index.pictures) == 49
    counts = index.counts(recipe)
    assert sum(row["patients"] for row in counts.values()) == 24
    assert sum(row["pneumonia"] for row in counts.values()) == 24
    assert sum(row["none"] for row in counts.values()) == 25
    shown = load(index, "train", recipe.input)
    assert shown.pixels.shape == (counts["train"]["pictures"], 64, 64)
    bright = shown.pixels[:, 30, 30] > 140
    assert (bright == (shown.targets[:, 0] == 1)).all()
    assert all((folder / name).is_file() for name in shown.names)


def test_unknown_labels_are_counted_apart(data: Path) -> None:
    recipe = published()
    index = find(recipe, data)
    assert index.counts(recipe)["train"] == {"a": 9, "b": 12, "none": 0, "unknown": 6, "pictures": 18, "patients": 6}
    assert np.isnan(load(index, "train", recipe.input).targets).sum() == 6


def test_identical_files_are_dealt_together(tmp_path: Path) -> None:
    fill(tmp_path, [(f"{n}.png", f"p{n}", "", "1", "1") for n in range(40)])
    recipe = listed(splits={"by": "patient", "key": "k", "train": 0.5, "validation": 0.25, "test": 0.25})
    before = find(recipe, tmp_path)
    first, second = before.splits["train"][0], before.splits["test"][0]
    shutil.copy(tmp_path / f"{first}.png", tmp_path / f"{second}.png")
    index = find(recipe, tmp_path)
    assert index.twins == 1
    assert index.groups[first] == index.groups[second] != index.patients[max(first, second)]
    assert sum(first in numbers and second in numbers for numbers in index.splits.values()) == 1


def test_a_patient_in_two_of_the_publishers_splits_is_refused(data: Path) -> None:
    rows = [(f"{n}.png", f"p{n % 4}", ("train", "val", "test")[n % 3], "1", "1") for n in range(30)]
    table(data / "all.csv", [HEAD, *rows])
    with pytest.raises(AppError, match=r"4 patients are in two .* the one of 0\.png and 4\.png: deal them by patient"):
        find(published(), data)


def test_an_empty_split_or_label_is_refused(data: Path) -> None:
    with pytest.raises(AppError, match=r"The validation split of .* is empty"):
        find(listed(splits={"by": "patient", "key": "k", "train": 0.5, "validation": 0, "test": 0.5}), data)
    rows = [(f"{n}.png", f"p{n}", ("train", "val", "test")[n % 3], "1", str(int(n % 3 == 2))) for n in range(30)]
    table(data / "all.csv", [HEAD, *rows])
    with pytest.raises(AppError, match=r"The train split of .* has no picture of b \(all of the data: 10\): leave the"):
        find(published(), data)


def test_what_is_decoded_is_what_the_viewer_would_feed(data: Path) -> None:
    recipe = published()
    index = find(recipe, data)
    for split in SPLITS:
        shown = load(index, split, recipe.input)
        for name, pixels in zip(shown.names, shown.pixels, strict=True):
            assert np.array_equal(pixels, resized(read(data / name), recipe.input))


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n damaged", None])
def test_a_broken_or_missing_picture_is_named(data: Path, content: bytes | None) -> None:
    recipe = published()
    (data / "7.png").unlink()
    if content is not None:
        (data / "7.png").write_bytes(content)
    with pytest.raises(AppError, match=r"7\.png"):
        load(find(recipe, data), "validation", recipe.input)


def test_a_picture_that_breaks_after_listing_is_named(data: Path) -> None:
    recipe = published()
    index = find(recipe, data)
    (data / "12.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    with pytest.raises(AppError, match=r"\(in the data: 12\.png\)"):
        load(index, "validation", recipe.input)


def test_large_data_are_mapped_from_a_cache_that_the_next_run_reuses(data: Path, tmp_path: Path) -> None:
    recipe, cache = published(), Cache(tmp_path / "cache")
    index = find(recipe, data)
    plain = load(index, "train", recipe.input)
    mapped = load(index, "train", recipe.input, memory=1000, cache=cache)
    assert isinstance(mapped.pixels, np.memmap)
    assert np.array_equal(mapped.pixels, plain.pixels)
    assert (mapped.names, mapped.groups) == (plain.names, plain.groups)
    for number in index.splits["train"]:
        (data / index.pictures[number].name).unlink()  # whoever decodes again now fails
    assert np.array_equal(load(index, "train", recipe.input, memory=1000, cache=cache).pixels, plain.pixels)
    other = recipe.input.model_copy(update={"height": 30})
    with pytest.raises(AppError, match="there is no such file"):
        load(index, "train", other, memory=1000, cache=cache)


def test_a_cache_file_is_whole_or_absent(data: Path, tmp_path: Path) -> None:
    recipe, cache = published(), Cache(tmp_path / "cache")
    index = find(recipe, data)
    broken = (data / "12.png").read_bytes()
    (data / "12.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    with pytest.raises(AppError, match=r"12\.png"):
        load(index, "validation", recipe.input, memory=1000, cache=cache)
    assert not list(cache.folder.iterdir())
    (data / "12.png").write_bytes(broken)
    load(index, "validation", recipe.input, memory=1000, cache=cache)
    (kept,) = cache.folder.iterdir()
    kept.write_bytes(kept.read_bytes()[:-5])
    shown = load(index, "validation", recipe.input, memory=1000, cache=cache)
    assert np.array_equal(shown.pixels, load(index, "validation", recipe.input).pixels)


def test_a_full_disk_is_said(tmp_path: Path) -> None:
    def full() -> Any:
        yield b"some"
        raise OSError(errno.ENOSPC, "No space left on device")

    cache = Cache(tmp_path / "cache")
    with pytest.raises(AppError, match=r"cannot take 0\.0 GB \(No space left on device\): free some space"):
        cache.kept("00", 8, full())
    with pytest.raises(AppError, match=r"cannot take 1000000000\.0 GB \(.* GB are free\)"):
        cache.kept("00", 10**18, [])
    assert not list(cache.folder.iterdir())


def test_the_cache_lets_its_oldest_files_go(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache", most=25)
    for key in ("a", "b"):
        cache.kept(key, 10, [b"0123456789"])
    os.utime(cache.folder / "a.npy", (1, 1))
    cache.kept("a", 10, [])  # used again, so b is the older now
    os.utime(cache.folder / "b.npy", (2, 2))
    cache.kept("c", 10, [b"0123456789"])
    assert sorted(path.stem for path in cache.folder.iterdir()) == ["a", "c"]
