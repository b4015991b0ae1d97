"""crossvalidate: every patient judged once, by a network that knew nothing of them."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
import torch

from desktop.core.errors import AppError
from models import datasets
from models.__main__ import main
from models.crossvalidating import rotated
from models.recipe import Recipe
from tests.models.recipe_files import write_toml


def test_folds_are_whole_patients_and_together_everybody_but_the_test(table: dict[str, Any], folder: Path) -> None:
    recipe = Recipe.model_validate(table)
    index = datasets.find(recipe, folder)
    pool = set(index.splits["train"] + index.splits["validation"])
    judged: list[int] = []
    for number in range(4):
        splits = rotated(index, number, 4).splits
        assert set().union(*splits.values()) == pool
        patients = [{index.groups[one] for one in part} for part in splits.values()]
        assert sum(map(len, patients)) == len(set().union(*patients))
        assert splits["validation"] == rotated(index, (number + 1) % 4, 4).splits["test"]
        judged += splits["test"]
    assert sorted(judged) == sorted(pool)
    with pytest.raises(AppError, match="choose fewer with --folds"):
        rotated(index, 0, 5000)


def test_every_picture_is_judged_once_and_the_same_command_goes_on(
    table: dict[str, Any], folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    torch.set_num_threads(1)
    out = tmp_path / "folds"
    command = ["crossvalidate", str(write_toml(table, tmp_path / "small.toml")), "--data", str(folder), "--folds", "3"]
    assert main([*command, "--epochs", "1", "--out", str(out)]) == 0
    said = capsys.readouterr().out
    content = json.loads((out / "crossvalidation.json").read_text(encoding="utf-8"))
    assert content["folds"] == 3
    assert "each judged by one of 3 networks that learned, chose and were calibrated on others" in said
    assert {"ece", "ece by chance", "sensitivity at half"} <= {figure["name"] for figure in content["figures"]}
    rows = list(csv.DictReader((out / "listing.csv").read_text(encoding="utf-8").splitlines()))
    index = datasets.find(Recipe.model_validate(table), folder)
    pool = index.splits["train"] + index.splits["validation"]
    assert sorted(row["file"] for row in rows) == sorted(index.pictures[one].name for one in pool)
    assert main([*command, "--epochs", "1", "--out", str(out)]) == 0
    assert "epoch 1/1" not in capsys.readouterr().out, "the folds are done"
    start = str(out / "fold-1-of-3" / "best.pt")
    assert main([*command, "--out", str(tmp_path / "other"), "--start", start]) == 2
    assert "learned from these pictures" in capsys.readouterr().err
    assert main([*command[:-1], "2"]) == 2
