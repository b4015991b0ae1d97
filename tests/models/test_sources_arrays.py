from __future__ import annotations

import gzip
import struct
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from desktop.core.errors import AppError
from models.cache import Cache
from models.datasets import find, load
from models.recipe import Recipe
from models.sources import entries, npz
from tests.models.sourced import BY_SOURCE, recipe_of

DIGITS = [["zero"], ["one"], ["two"]]
Arrays = dict[str, NDArray[Any]]


def digits(file: str, **data: Any) -> Recipe:
    return recipe_of(
        "multiclass", ["zero", "one", "two"], **({"kind": "arrays", "file": file, "values": DIGITS} | data)
    )


def drawn(count: int = 30, shape: tuple[int, ...] = (28, 28)) -> NDArray[np.uint8]:
    return np.random.default_rng(count).integers(0, 256, (count, *shape), np.uint8)


def medmnist(count: int = 30, **changes: NDArray[Any]) -> Arrays:
    labels = (np.arange(count) % 3).astype(np.uint8)[:, None]
    made: Arrays = {}
    for number, part in enumerate(("train", "val", "test")):
        made |= {f"{part}_images": drawn(count + number), f"{part}_labels": np.resize(labels, (count + number, 1))}
    return made | changes


def test_medmnist_arrays_are_their_publishers_splits(tmp_path: Path) -> None:
    made = medmnist()
    np.savez(tmp_path / "a.npz", **made)
    recipe = digits("a.npz", splits=BY_SOURCE)
    index = find(recipe, tmp_path)
    assert [len(numbers) for numbers in index.splits.values()] == [30, 31, 32]
    shown = load(index, "validation", recipe.input)
    assert np.array_equal(shown.pixels, made["val_images"])
    assert np.array_equal(shown.targets.argmax(1), made["val_labels"][:, 0])
    assert shown.names[17] == shown.groups[17] == "val_images[17]"


def test_mnist_as_npz_and_as_idx_is_the_same(tmp_path: Path) -> None:
    pixels, labels = drawn(40), (np.arange(40) % 3).astype(np.uint8)
    np.savez(tmp_path / "m.npz", x_train=pixels, y_train=labels, x_test=pixels[:6] ^ 1, y_test=labels[:6])
    (tmp_path / "idx").mkdir()
    idx(tmp_path / "idx" / "train-images-idx3-ubyte.gz", pixels)
    idx(tmp_path / "idx" / "train-labels.idx1-ubyte", labels)
    idx(tmp_path / "idx" / "t10k-images-idx3-ubyte", pixels[:6] ^ 1)
    idx(tmp_path / "idx" / "t10k-labels-idx1-ubyte", labels[:6])
    by = {"by": "source", "train": ["train"], "test": ["test"], "share": 0.3}
    found = [entries(digits(file, splits=by), tmp_path) for file in ("m.npz", "idx")]
    assert found[0][3].picture.name == "x_train[3]"
    assert found[1][3].picture.name == "train-images-idx3-ubyte[3]"
    facts = [[(one.part, one.target, one.picture.digest()) for one in listed] for listed in found]
    assert facts[0] == facts[1]
    assert sum(part == "test" for part, _, _ in facts[0]) == 6
    index = find(digits("m.npz", splits=by), tmp_path)
    assert 0 < len(index.splits["validation"]) < 40
    assert set(index.splits["validation"]).isdisjoint(index.splits["train"])


def test_columns_of_labels_name_a_label_each(tmp_path: Path) -> None:
    labels = np.array([[1, 0], [0, 0], [1, 1]], np.uint8)
    np.savez(tmp_path / "a.npz", train_images=drawn(3), train_labels=labels)
    recipe = recipe_of("multilabel", ["a", "b"], kind="arrays", file="a.npz", values=[["b"], ["a"]])
    assert [entry.target for entry in entries(recipe, tmp_path)] == [(0, 1), (0, 0), (1, 1)]


def test_colour_arrays_become_luminance(tmp_path: Path) -> None:
    colour = np.zeros((3, 28, 28, 3), np.uint8)
    colour[..., 1] = 255
    np.savez(tmp_path / "a.npz", train_images=colour, train_labels=np.array([0, 1, 2]))
    radiograph = entries(digits("a.npz"), tmp_path)[0].picture.read()
    assert set(np.unique(radiograph.pixels)) == {150}
    assert radiograph.facts.colourfulness == 1.0


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"val_images": drawn(31).astype(np.float32)}, r"val_images in a\.npz is float32 .*must be uint8"),
        ({"val_images": drawn(31)[:, 0]}, r"val_images in a\.npz is uint8 \(31, 28\)"),
        ({"val_images": drawn(30)}, r"labels of val_images in a\.npz are uint8 \(31,\), the pictures \(30,"),
        ({"val_labels": np.full(31, 7)}, r"label of val_images in a\.npz, number 0, is 7; data\.values has 3"),
        ({"val_labels": np.full((31, 3), 2)}, r"3 columns from 2 to 2"),
        ({"val_labels": np.zeros((31, 2), int)}, "have 2 columns"),
        ({"val_labels": np.array([None] * 31)}, r"a\.npz cannot be read"),
    ],
)
def test_what_is_wrong_with_arrays_is_said(tmp_path: Path, changes: Arrays, says: str) -> None:
    np.savez(tmp_path / "a.npz", **medmnist(**changes))  # type: ignore[arg-type]
    with pytest.raises(AppError, match=says):
        entries(digits("a.npz"), tmp_path)


def test_damaged_and_other_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(AppError, match=r"has no a\.npz: --data must name"):
        entries(digits("a.npz"), tmp_path)
    np.savez(tmp_path / "a.npz", other=drawn(2))
    with pytest.raises(AppError, match=r"a\.npz holds no pictures under a name that is known"):
        entries(digits("a.npz"), tmp_path)
    np.savez(tmp_path / "a.npz", train_images=drawn(2))
    with pytest.raises(AppError, match=r"a\.npz cannot be read .*train_labels"):
        entries(digits("a.npz"), tmp_path)
    np.savez(tmp_path / "a.npz", **medmnist())  # type: ignore[arg-type]
    whole = (tmp_path / "a.npz").read_bytes()
    for cut in range(0, len(whole), len(whole) // 11):
        (tmp_path / "a.npz").write_bytes(whole[:cut])
        with pytest.raises(AppError, match=r"a\.npz cannot be read"):
            entries(digits("a.npz"), tmp_path)


def test_a_damaged_idx_file_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "d"
    folder.mkdir()
    idx(folder / "train-images-idx3-ubyte", drawn(3))
    with pytest.raises(AppError, match="train-labels-idx1-ubyte is missing"):
        entries(digits("d"), tmp_path)
    idx(folder / "train-labels-idx1-ubyte", np.array([0, 1, 2], np.uint8))
    whole = (folder / "train-images-idx3-ubyte").read_bytes()
    for damaged in (whole[:-1], whole + b"\0", whole[:9], b"", b"\0\0\x0d\3" + whole[4:], b"\xff" * 40):
        (folder / "train-images-idx3-ubyte").write_bytes(damaged)
        with pytest.raises(AppError, match=r"cannot be read .*train-images-idx3-ubyte"):
            entries(digits("d"), tmp_path)


def test_a_large_array_is_unpacked_once_and_mapped(tmp_path: Path) -> None:
    pixels = drawn(50)
    np.savez_compressed(tmp_path / "a.npz", train_images=pixels)
    cache = Cache(tmp_path / "cache")
    for _ in range(2):
        with zipfile.ZipFile(tmp_path / "a.npz") as archive:
            mapped = npz.member(archive, "train_images", memory=1000, cache=cache)
        assert isinstance(mapped, np.memmap)
        assert np.array_equal(mapped, pixels)
    assert len(list((tmp_path / "cache").iterdir())) == 1


def idx(path: Path, values: NDArray[np.uint8]) -> None:
    data = struct.pack(f">HBB{values.ndim}I", 0, 8, values.ndim, *values.shape) + values.tobytes()
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
