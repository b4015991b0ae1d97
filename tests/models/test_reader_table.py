"""What the window writes of the reader's decisions is read by training as it was meant."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from models.sources import entries
from tests.core.test_reader_export import LABELS, picture, run
from tests.models.sourced import recipe_of


def test_training_reads_the_table(tmp_path: Path) -> None:
    """The very reader that `python -m models finetune` uses, on what the window wrote."""
    one, two = picture(tmp_path / "=a" / "1.png", 1), picture(tmp_path / "2.png", 2)
    run(tmp_path / "t.csv", one, replace(two, opinion="absent"), replace(two, label="effusion"))
    recipe = recipe_of("multilabel", LABELS, kind="csv", table="t.csv", columns={name: name for name in LABELS})
    found = {entry.picture.name: entry for entry in entries(recipe, tmp_path)}
    assert {name: entry.patient for name, entry in found.items()} == {"2.png": "patient-2", "=a/1.png": "patient-1"}
    assert found["2.png"].target == (0, 1)
    assert found["=a/1.png"].target[0] == 1
    assert np.isnan(found["=a/1.png"].target[1])
    assert found["=a/1.png"].picture.digest() == one.sha256


def test_training_reads_the_table_of_labels_that_exclude_each_other(tmp_path: Path) -> None:
    one, two = picture(tmp_path / "1.png", 1), picture(tmp_path / "2.png", 2)
    run(tmp_path / "t.csv", one, replace(two, label="effusion"), exclusive=True)
    recipe = recipe_of("multiclass", LABELS, kind="csv", table="t.csv", columns={name: name for name in LABELS})
    assert [entry.target for entry in entries(recipe, tmp_path)] == [(1, 0), (0, 1)]
