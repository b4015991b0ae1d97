from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import export_onnx
from desktop.core.errors import AppError
from models import checkpoint, comparing, contender
from models.comparing import compared
from models.settings.base import Task
from tests.models.answers import made
from tests.models.finished import CPU, finished, pictures_of, recipe_of


@pytest.mark.parametrize("task", ["binary", "multilabel", "multiclass", "ordinal"])
def test_a_better_network_is_better_and_an_equal_one_is_not(task: Task) -> None:
    labels = 1 if task == "binary" else 4
    weak, equal, strong = (
        made(task, labels, skill=skill, noise=noise) for skill, noise in ((0.5, 1), (0.5, 2), (3, 3))
    )
    name = {"binary": "auroc", "multilabel": "macro auroc (3 of 4 labels)"}.get(task, "macro auroc")
    better = {row.name: row for row in compared(weak, strong, 500).differences}[name]
    assert better.second - better.first == pytest.approx(better.difference)
    assert 0 < better.low < better.difference < better.high
    assert better.p < 0.01
    same = {row.name: row for row in compared(weak, equal, 500).differences}[name]
    assert same.low < 0 < same.high
    assert same.p > 0.05
    itself = compared(weak, weak, 50)
    assert itself.flips == ()
    assert {(row.difference, row.low, row.high, row.p) for row in itself.differences} == {(0.0, 0.0, 0.0, 1.0)}


def test_pairing_makes_intervals_narrow() -> None:
    """Two networks that differ in one picture: the interval knows that they share the rest."""
    first = made("binary", 1, skill=0.8)
    scores = first.scores.copy()
    scores[0] = 1.0 - scores[0]
    row = next(row for row in compared(first, replace(first, scores=scores), 400).differences if row.name == "auroc")
    assert row.high - row.low < 0.03


def test_flipped_answers_are_listed_with_who_is_right() -> None:
    first, second = made("ordinal", 4, skill=1.0, noise=1), made("ordinal", 4, skill=1.0, noise=2)
    flips = compared(first, second, 20).flips
    said = [part.scores.argmax(1) for part in (first, second)]
    assert len(flips) == (said[0] != said[1]).sum()
    true = first.truth.argmax(1)
    assert sum(flip.right == "first" for flip in flips) == ((said[0] == true) & (said[1] != true)).sum()
    changes = [abs(flip.first_score - flip.second_score) for flip in flips]
    assert changes == sorted(changes, reverse=True)
    labels = compared(made("multilabel", 3, noise=1), made("multilabel", 3, noise=2), 20).flips
    assert {flip.right for flip in labels if flip.true == ""} == {""}
    assert {flip.right for flip in labels if flip.true} == {"first", "second"}


def test_what_cannot_be_compared_is_said() -> None:
    first = made("multilabel", 3)
    with pytest.raises(AppError, match="not shown the same pictures"):
        compared(first, replace(first, names=first.names[::-1]), 10)
    with pytest.raises(AppError, match="cannot be compared with a"):
        compared(first, made("ordinal", 3), 10)
    with pytest.raises(AppError, match="same labels"):
        compared(made("ordinal", 3), made("ordinal", 4), 10)
    with pytest.raises(AppError, match="different truths"):
        compared(first, replace(first, truth=1.0 - first.truth), 10)
    fewer = replace(first, labels=first.labels[1::-1], scores=first.scores[:, 1::-1], truth=first.truth[:, 1::-1])
    assert compared(first, fewer, 10).labels == ("l0", "l1")
    assert compared(first, fewer, 10).flips == ()


def test_a_checkpoint_against_its_own_model_file(tmp_path: Path) -> None:
    recipe = recipe_of("multilabel")
    _, held = finished(recipe)
    checkpoint.save(held, tmp_path / "best.pt")
    assert all(proof.holds for proof in export_onnx.export(held, tmp_path / "model.onnx"))
    pair = (contender.opened(tmp_path / "best.pt", CPU), contender.opened(tmp_path / "model.onnx", CPU))
    assert pair[0].recipe == recipe
    assert pair[1].labels == recipe.labels
    pictures = pictures_of("multilabel", 80, 3)
    swapped = replace(pictures, targets=pictures.targets[:, ::-1])
    found = comparing.compare(pair, (swapped, swapped), ["l2", "l1", "l0"], "test", tmp_path / "out")
    assert found.flips == ()
    assert max(abs(row.difference) for row in found.differences) < 1e-4
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "index.html", "comparison.json", "differences.csv", "flipped.csv"}  # fmt: skip
    content = json.loads((tmp_path / "out" / "comparison.json").read_text(encoding="utf-8"))
    assert [side["model"] for side in content["networks"]] == [f"{recipe.name} {recipe.version}"] * 2
    with (tmp_path / "out" / "differences.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(found.differences)
    direct = pair[1].answer(pictures)
    row = next(row for row in rows if (row["name"], row["label"]) == ("accuracy at balanced", ""))
    known = np.isfinite(pictures.targets)
    assert float(row["second"]) == pytest.approx((direct.said == (pictures.targets == 1))[known].mean())


def test_a_file_that_is_no_model_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(AppError, match="cannot be read"):
        contender.opened(tmp_path / "none.onnx", CPU)
    (tmp_path / "odd.onnx").write_bytes(b"odd")
    with pytest.raises(AppError, match="onnxruntime can load"):
        contender.opened(tmp_path / "odd.onnx", CPU)
    with pytest.raises(AppError, match="There is no checkpoint"):
        contender.opened(tmp_path / "none.pt", CPU)
