"""The real collections, where SKIAGRAPH_DATA names their folder: every kind of source once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from models.datasets import find, listed, load
from models.recipe import load_recipe
from tests.models.sourced import BY_SOURCE, SHIPPED, recipe_of

FINDINGS = ["Atelectasis", "Cardiomegaly", "Consolidation", "Edema", "Effusion", "Emphysema", "Fibrosis", "Hernia"]
FINDINGS += ["Infiltration", "Mass", "Nodule", "Pleural_Thickening", "Pneumonia", "Pneumothorax"]
GRADES = {str(grade): [f"kl{grade}"] for grade in range(5)}


def test_kermany(real_data: Path) -> None:
    recipe = load_recipe(SHIPPED)
    index = find(recipe, real_data / "kermany224" / "train")
    assert {split: len(numbers) for split, numbers in index.splits.items()} == {
        "train": 3696,
        "validation": 775,
        "test": 745,
    }
    assert index.twins == 26


def test_nih_by_its_table(real_data: Path) -> None:
    values: dict[str, list[str]] = {"No Finding": []} | {name: [name.lower()] for name in FINDINGS}
    by = {"by": "patient", "key": "skiagraph-chest-3", "train": 0.7, "validation": 0.15, "test": 0.15}
    names = [name.lower() for name in FINDINGS]
    recipe = recipe_of("multilabel", names, by, kind="nih", values=values)
    index = find(recipe, real_data / "nih256")
    assert len(index.pictures) == 810
    assert int(index.targets[:, names.index("pneumonia")].sum()) == 325
    assert load(index, "test", recipe.input).pixels.shape == (159, 28, 28)


def test_knees_of_one_patient_stay_together(real_data: Path) -> None:
    data: dict[str, Any] = {"kind": "folders", "folders": GRADES, "patient": "^(?P<patient>[0-9]+)[LR]"}
    labels = [f"kl{grade}" for grade in range(5)]
    index = find(recipe_of("ordinal", labels, parts=["train", "val"], **data), real_data / "knee224")
    assert (len(index.pictures), len(set(index.patients))) == (6604, 3302)
    assert not index.shared()
    publishers = BY_SOURCE | {"validation": [], "test": ["val"], "share": 0.1}
    assert not listed(
        recipe_of("ordinal", labels, publishers, parts=["train", "val"], **data), real_data / "knee224"
    ).shared()


def test_the_publishers_parts_of_nih64_share_patients(real_data: Path) -> None:
    data: dict[str, Any] = {"kind": "folders", "parts": ["train", "valid"], "patient": "^(?P<patient>[0-9]{8})_"}
    data["folders"] = {"0_normal": [], "1_abnormal": ["abnormal"]}
    by = BY_SOURCE | {"validation": [], "test": ["valid"]}
    assert len(listed(recipe_of("binary", ["abnormal"], by, **data), real_data / "nih64").shared()) >= 15


def test_arrays(real_data: Path) -> None:
    digits = [f"digit{number}" for number in range(10)]
    by = BY_SOURCE | {"validation": [], "key": "skiagraph-digits-1", "share": 0.1}
    recipe = recipe_of("multiclass", digits, by, kind="arrays", file="mnist.npz", values=[[name] for name in digits])
    index = find(recipe, real_data / "mnist")
    assert {split: len(numbers) for split, numbers in index.splits.items()} == {
        "train": 54030,
        "validation": 5970,
        "test": 10000,
    }
    by |= {"test": ["val"]}
    file = "pneumoniamnist_trainval.npz"
    recipe = recipe_of("binary", ["pneumonia"], by, kind="arrays", file=file, values=[[], ["pneumonia"]])
    assert len(find(recipe, real_data / "pneumoniamnist28").pictures) == 5232
