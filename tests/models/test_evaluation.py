from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop.core.errors import AppError
from models import evaluation
from models.listing import confusion, listing, worst_mistakes
from models.settings.base import Task
from tests.models.answers import made
from tests.models.finished import CPU, finished, pictures_of, recipe_of


@pytest.mark.parametrize("task", ["binary", "multilabel", "ordinal"])
def test_the_folder_holds_everything(task: Task, tmp_path: Path) -> None:
    model, held = finished(recipe_of(task), steps=8)
    pictures = pictures_of(task, 100, 3)
    found = evaluation.evaluate(model, held, pictures, "test", CPU)
    out = tmp_path / "new" / "out"
    evaluation.write(found, held, pictures, out)
    plots = {"roc.png", "precision_recall.png", "calibration.png", "confusion.png", "mistakes.png"}
    assert {path.name for path in out.iterdir()} == plots | {"index.html", "evaluation.json", "listing.csv"}
    for name in plots:
        with Image.open(out / name) as picture:
            assert picture.width > 300
            assert np.asarray(picture.convert("L")).std() > 5
    content = json.loads((out / "evaluation.json").read_text(encoding="utf-8"))
    assert content["measured_on"] == "50 test patients, 100 pictures"
    assert [row["name"] for row in content["figures"]] == [row.name for row in found.figures]
    assert np.sum(content["confusion"]["counts"]) == np.isfinite(pictures.targets).sum() or task == "ordinal"
    html = (out / "index.html").read_text(encoding="utf-8")
    assert html.count("data:image/png;base64,") == len(plots)
    assert "http://" not in html
    assert "https://" not in html
    assert len(found.metrics) > 5


def test_the_listing_says_what_is_true_and_what_was_said() -> None:
    answered = made("multilabel", 3)
    rows = list(csv.DictReader(io.StringIO(listing(answered).decode(), newline="")))
    assert len(rows) == len(answered.names)
    assert rows[0]["file"] == "'=folder/000.png"  # no formula in a spreadsheet
    for number, row in enumerate(rows):
        assert (
            row["predicted"].split("|") == [f"l{c}" for c in range(3) if answered.said[number, c]]
            or not row["predicted"]
        )
        wrong = any(row[f"true_l{c}"] not in ("", row[f"positive_l{c}"]) for c in range(3))
        assert row["correct"] == str(int(not wrong))
        assert float(row["score_l1"]) == pytest.approx(answered.scores[number, 1], abs=1e-5)
    assert {row["true_l2"] for row in rows[:120]} == {"0", "1"}
    assert {row["true_l2"] for row in rows[120:]} == {""}
    unknown = replace(answered, truth=np.full_like(answered.truth, np.nan))
    rows = list(csv.DictReader(io.StringIO(listing(unknown).decode(), newline="")))
    assert {(row["true"], row["correct"]) for row in rows} == {("", "")}


def test_the_worst_mistakes_come_first() -> None:
    answered = made("ordinal", 4)
    worst = worst_mistakes(answered, 10)
    given = [answered.scores[one.row, answered.truth[one.row].argmax()] for one in worst]
    wrong = answered.scores.argmax(1) != answered.truth.argmax(1)
    assert given == sorted(given)
    assert given[0] == answered.scores[answered.truth == 1.0][wrong].min()
    assert all(one.true != one.said for one in worst)
    assert worst_mistakes(made("binary", 1, skill=60.0)) == []
    several = worst_mistakes(made("multilabel", 3), 400)
    assert len({one.row for one in several}) == len(several) == made("multilabel", 3).mistakes.any(1).sum()


def test_confusion_counts() -> None:
    binary = confusion(made("binary", 1))
    answered = made("binary", 1)
    true, said = answered.truth[:, 0] == 1.0, answered.said[:, 0]
    assert binary.counts.tolist() == [
        [(~true & ~said).sum(), (~true & said).sum()],
        [(true & ~said).sum(), (true & said).sum()],
    ]
    several = confusion(made("multilabel", 3))
    assert several.counts.sum(1).tolist() == [240, 240, 120]
    assert several.counts[2, :2].sum() == 6
    grades = confusion(made("ordinal", 4))
    assert grades.counts.sum() == 240
    assert np.trace(grades.counts) == (made("ordinal", 4).mistakes.sum(1) == 0).sum()


def test_texts_of_files_stay_texts(tmp_path: Path) -> None:
    model, held = finished(recipe_of("binary"), steps=1)
    pictures = pictures_of("binary", 60, 3)
    hostile = tuple(f"<script>alert({i})</script>$\\frac\n\N{SNOWMAN}.png" for i in range(60))
    pictures = replace(pictures, names=hostile)
    evaluation.write(evaluation.evaluate(model, held, pictures, "test", CPU), held, pictures, tmp_path)
    html = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert "<script" not in html
    assert "&lt;script&gt;alert(" in html


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    model, held = finished(recipe_of("binary"), steps=1)
    pictures = pictures_of("binary", 60, 3)
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(AppError, match="name another with --out"):
        evaluation.write(evaluation.evaluate(model, held, pictures, "test", CPU), held, pictures, tmp_path / "file")


def test_another_hospitals_data() -> None:
    recipe = recipe_of("multilabel")
    data = recipe.data.model_copy(update={"name": "Elsewhere", "folders": {"A": ("l2",), "B": ("l0",)}})
    theirs = recipe.model_copy(update={"labels": recipe.labels[::2], "data": data})
    assert evaluation.elsewhere(recipe, theirs).data.name == "Elsewhere"
    assert evaluation.elsewhere(recipe, theirs).labels == recipe.labels
    judged = evaluation.judged(pictures_of("multilabel", 10, 1), recipe, theirs)
    assert np.isnan(judged.targets).all(0).tolist() == [False, True, False]
    grades = pictures_of("ordinal", 10, 1)
    fewer = recipe_of("ordinal").model_copy(update={"labels": recipe_of("ordinal").labels[:2]})
    assert evaluation.judged(grades, recipe_of("ordinal"), fewer) is grades, "one grade is true, so others are not"
    with pytest.raises(AppError, match="do not fit the network"):
        evaluation.elsewhere(recipe_of("binary"), recipe_of("ordinal"))
    both = evaluation.joined([pictures_of("multilabel", 10, 1), pictures_of("multilabel", 4, 2)])
    assert both.pixels.shape[0] == len(both.targets) == len(both.groups) == len(both.names) == 14
