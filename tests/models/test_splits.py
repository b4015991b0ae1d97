from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from desktop.core.errors import AppError
from models.datasets import find, load
from models.recipe import SPLITS, Recipe
from models.splits import deal, grouped, split_of


def test_the_split_is_the_same_on_every_machine(shipped: Recipe) -> None:
    """Written down once: a change here would let test patients into training."""
    given = [split_of(f"person{number}", shipped.data) for number in range(1, 13)]
    assert " ".join(given) == ("train test train test train train train train test test train validation")


def test_patients_are_in_one_split_only(shipped: Recipe) -> None:
    groups = [f"person{number % 700}" for number in range(2000)]
    dealt = deal(groups, shipped.data)
    patients = {split: {groups[number] for number in dealt[split]} for split in SPLITS}
    assert sum(map(len, patients.values())) == 700
    assert set.union(*patients.values()) == set(groups)
    assert sorted(number for numbers in dealt.values() for number in numbers) == list(range(2000))


def test_the_shares_are_kept(shipped: Recipe) -> None:
    share = Counter(split_of(f"p{number}", shipped.data) for number in range(20_000))
    assert share["train"] / 20_000 == pytest.approx(0.70, abs=0.01)
    assert share["validation"] / 20_000 == pytest.approx(0.15, abs=0.01)


def test_the_key_changes_the_split(shipped: Recipe) -> None:
    other = shipped.data.model_copy(update={"split_key": "another"})
    names = [f"person{number}" for number in range(100)]
    assert [split_of(name, shipped.data) for name in names] != [split_of(name, other) for name in names]


def test_identical_files_tie_patients_together() -> None:
    assert grouped(["c", "b", "a", "d"], ["1", "1", "2", "3"]) == ["b", "b", "a", "d"]
    assert grouped(["c", "b", "b", "a"], ["1", "1", "2", "2"]) == ["a", "a", "a", "a"]
    assert grouped(["a", "b", "c"], ["1", "2", "3"]) == ["a", "b", "c"]


def test_find_groups_by_patient_and_counts(make, folder: Path) -> None:  # type: ignore[no-untyped-def]
    recipe = make()
    (folder / "NORMAL" / "NORMAL2-IM-0003-0001.png").write_bytes((folder / "NORMAL" / "IM-0003-6.png").read_bytes())
    index = find(recipe, folder)
    assert index.twins == 1
    assert len(index.paths) == 49
    counts = index.counts(recipe)
    assert sum(row["patients"] for row in counts.values()) == 24
    assert sum(row["pneumonia"] for row in counts.values()) == 24
    assert sum(row["none"] for row in counts.values()) == 25
    pictures = load(index, "train", recipe.input)
    assert pictures.pixels.shape == (counts["train"]["pictures"], 64, 64)
    bright = pictures.pixels[:, 30, 30] > 140
    assert (bright == (pictures.targets[:, 0] == 1)).all()


def test_find_says_what_is_wrong(make, folder: Path) -> None:  # type: ignore[no-untyped-def]
    recipe = make()
    with pytest.raises(AppError, match="has no folder NORMAL; --data must name the folder that holds NORMAL"):
        find(recipe, folder / "NORMAL")
    (folder / "NORMAL" / "scan.png").write_bytes(b"")
    with pytest.raises(AppError, match=r"scan\.png names no patient"):
        find(recipe, folder)
