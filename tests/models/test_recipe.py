from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from desktop.core.errors import AppError
from models.recipe import Recipe, load_recipe
from tests.models.recipe_files import write_toml


def test_the_shipped_recipe_is_valid(shipped: Recipe) -> None:
    assert [label.name for label in shipped.labels] == ["pneumonia"]
    assert shipped.labels[0].code is not None
    assert shipped.labels[0].code.value == "233604007"
    assert set(shipped.labels[0].display) == {"en", "ru", "pl"}


@pytest.mark.parametrize(
    ("section", "key", "value", "says"),
    [
        ("training", "epochs", 0, "training.epochs: Input should be greater than or equal to 1"),
        ("training", "rate", 1.0, "training.rate: Extra inputs are not permitted"),
        ("network", "architecture", "vgg", "network.architecture is 'vgg'; it must be one of lenet5, pneumonia_cnn, "),
        ("network", "options", {"depth": 3}, "depth"),
        ("", "task", "multilabel", "task is multilabel, but there are 1 labels"),
        ("", "labels", [{"name": "pneumonia", "display": {"en": "A"}}] * 2, "two labels have the same name"),
        ("", "task", "regression", "task: Input should be 'binary', 'multilabel', 'multiclass' or 'ordinal'"),
        ("input", "aspect", "squash", "input.aspect: Input should be 'stretch', 'pad' or 'crop'"),
        ("data", "splits", {"by": "patient", "key": "a", "train": 0.9, "validation": 0.1, "test": 1}, "add up to 1"),
        ("data", "patient", "person[0-9]+", "patient needs a group named patient"),
        ("data", "patient", "(", "patient is no regular expression"),
        ("data", "folders", {"A": ["measles"], "B": []}, "folder A has label 'measles'; the labels are pneumonia"),
        ("distance", "stages", [12], "distance.stages is [12]; efficientnet_lite0 has 9 stages, numbered from 0"),
        (
            "training",
            "frozen_stages",
            10,
            "training.frozen_stages is 10; efficientnet_lite0 has 9 stages, numbered from 0",
        ),
    ],
)
def test_an_error_names_the_key_and_what_is_allowed(
    table: dict[str, Any], section: str, key: str, value: object, says: str
) -> None:
    (table[section] if section else table)[key] = value
    with pytest.raises(ValidationError) as error:
        Recipe.model_validate(table)
    first = error.value.errors()[0]
    assert says in f"{'.'.join(map(str, first['loc']))}: {first['msg']}"


def test_an_error_names_the_file(tmp_path: Path) -> None:
    file = tmp_path / "wrong.toml"
    with pytest.raises(AppError, match=r"wrong\.toml cannot be read"):
        load_recipe(file)
    file.write_text("name = ", encoding="utf-8")
    with pytest.raises(AppError, match=r"wrong\.toml is not TOML"):
        load_recipe(file)
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(AppError, match=r"wrong\.toml is not TOML"):
        load_recipe(file)
    file.write_text("name = 3", encoding="utf-8")
    with pytest.raises(AppError, match=r"wrong\.toml is wrong at name: "):
        load_recipe(file)


def test_a_recipe_says_only_what_is_other_than_in_one_it_is_like(tmp_path: Path, table: dict[str, Any]) -> None:
    write_toml(table, tmp_path / "first.toml")
    (tmp_path / "second.toml").write_text('like = "first.toml"\nname = "second"\n[training]\nepochs = 3\n')
    (tmp_path / "third.toml").write_text('like = "second.toml"\n[training]\nseed = 9\n')
    first, third = (load_recipe(tmp_path / f"{name}.toml") for name in ("first", "third"))
    training = first.training.model_copy(update={"epochs": 3, "seed": 9})
    assert third == first.model_copy(update={"name": "second", "training": training})


def test_data_of_another_kind_take_nothing_from_those_of_the_other_recipe(
    tmp_path: Path, table: dict[str, Any]
) -> None:
    write_toml(table, tmp_path / "first.toml")
    own = 'like = "first.toml"\n[data]\nkind = "csv"\ntable = "decisions.csv"\ncolumns = {pneumonia = "pneumonia"}\n'
    rest = 'name = "Ours"\nlicence = "none"\ncredit = "us"\nsplit = "by patient"\n'
    splits = '[data.splits]\nby = "patient"\nkey = "ours"\ntrain = 0.7\nvalidation = 0.15\ntest = 0.15\n'
    (tmp_path / "second.toml").write_text(own + rest + splits)
    first, second = load_recipe(tmp_path / "first.toml"), load_recipe(tmp_path / "second.toml")
    assert (first.data.kind, second.data.kind) == ("folders", "csv")
    assert second.training == first.training
    (tmp_path / "third.toml").write_text('like = "second.toml"\n[data.splits]\nby = "patient"\nkey = "again"\n')
    third = load_recipe(tmp_path / "third.toml").data
    assert (third.kind, third.splits.key, third.splits.train) == ("csv", "again", 0.7)


@pytest.mark.parametrize("like", ['"a.toml"', '"b.toml"', "3"])
def test_a_recipe_that_is_like_itself(tmp_path: Path, like: str) -> None:
    (tmp_path / "a.toml").write_text(f"like = {like}")
    (tmp_path / "b.toml").write_text('like = "a.toml"')
    with pytest.raises(AppError, match=r"[ab]\.toml is wrong at like: name the file of another recipe"):
        load_recipe(tmp_path / "a.toml")


def test_a_recipe_survives_json(shipped: Recipe) -> None:
    assert Recipe.model_validate_json(shipped.to_json()) == shipped
