from __future__ import annotations

from collections import Counter

import pytest

from desktop.core.errors import AppError
from models.recipe import Recipe
from models.settings.base import SPLITS
from models.settings.data import ByPatient, BySource
from models.splits import deal, grouped, published, split_of


@pytest.fixture
def by(shipped: Recipe) -> ByPatient:
    assert isinstance(shipped.data.splits, ByPatient)
    return shipped.data.splits


def test_the_split_is_the_same_on_every_machine(by: ByPatient) -> None:
    """Written down once: a change here would let test patients into training."""
    given = [split_of(f"person{number}", by) for number in range(1, 13)]
    assert " ".join(given) == ("train test train test train train train train test test train validation")


def test_patients_are_in_one_split_only(by: ByPatient) -> None:
    groups = [f"person{number % 700}" for number in range(2000)]
    dealt = deal(groups, groups, [""] * 2000, by)
    patients = {split: {groups[number] for number in dealt[split]} for split in SPLITS}
    assert sum(map(len, patients.values())) == 700
    assert set.union(*patients.values()) == set(groups)
    assert sorted(number for numbers in dealt.values() for number in numbers) == list(range(2000))


def test_named_patients_are_tested_with_all_who_are_tied_to_them(by: ByPatient) -> None:
    """Pictures with boxes must not have been learned from, nor a picture of the same patient under another name."""
    patients = [f"person{number}" for number in range(100)]
    groups = [*patients[:-1], patients[3]]
    before = deal(patients, groups, [""] * 100, by)
    learned = [number for number in before["train"] if number not in (3, 99)][:2]
    named = by.model_copy(update={"tested": ("person99", *(patients[number] for number in learned))})
    after = deal(patients, groups, [""] * 100, named)
    assert {3, 99, *learned} <= set(after["test"])
    assert set(after["test"]) - set(before["test"]) <= {3, 99, *learned}


def test_the_shares_are_kept(by: ByPatient) -> None:
    share = Counter(split_of(f"p{number}", by) for number in range(20_000))
    assert share["train"] / 20_000 == pytest.approx(0.70, abs=0.01)
    assert share["validation"] / 20_000 == pytest.approx(0.15, abs=0.01)


def test_the_key_changes_the_split(by: ByPatient) -> None:
    other = by.model_copy(update={"key": "another"})
    names = [f"person{number}" for number in range(100)]
    assert [split_of(name, by) for name in names] != [split_of(name, other) for name in names]


def test_identical_files_tie_patients_together() -> None:
    assert grouped(["c", "b", "a", "d"], ["1", "1", "2", "3"]) == ["b", "b", "a", "d"]
    assert grouped(["c", "b", "b", "a"], ["1", "1", "2", "2"]) == ["a", "a", "a", "a"]
    assert grouped(["a", "b", "c"], ["1", "2", "3"]) == ["a", "b", "c"]


def test_the_publishers_splits_go_where_the_recipe_says() -> None:
    by = BySource(by="source", train=("train", "extra"), validation=("dev",), test=("held out",))
    dealt = deal(list("abcde"), list("abcde"), ["dev", "train", "held out", "extra", "train"], by)
    assert dealt == {"train": [1, 3, 4], "validation": [0], "test": [2]}
    with pytest.raises(AppError, match=r"have a split 'val', .* data\.splits name train, extra, dev, held out"):
        deal(["a"], ["a"], ["val"], by)


def test_a_share_of_the_publishers_train_patients_validates() -> None:
    by = BySource(by="source", train=("train",), test=("test",), key="k", share=0.2)
    dealt = Counter(published("train", f"p{number}", by) for number in range(20_000))
    assert dealt["validation"] / 20_000 == pytest.approx(0.2, abs=0.01)
    assert dealt["test"] == 0
    assert {published("test", f"p{number}", by) for number in range(100)} == {"test"}
    other = by.model_copy(update={"key": "another"})
    names = [f"p{number}" for number in range(100)]
    assert [published("train", name, by) for name in names] != [published("train", name, other) for name in names]


def test_a_publishers_split_goes_to_one_of_ours() -> None:
    with pytest.raises(ValueError, match="'a' is named twice"):
        BySource(by="source", train=("a",), test=("a", "b"))
