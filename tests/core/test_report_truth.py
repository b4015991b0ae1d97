"""Labels from folders and tables, and what comes of holding answers against them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from desktop.core.batch.rows import Row, Score
from desktop.core.card import ModelCard
from desktop.core.engine import Engine
from desktop.core.report.content import content
from desktop.core.report.html_report import html_chunks
from desktop.core.report.json_report import json_chunks
from desktop.core.report.label_table import NoTruth
from desktop.core.report.truth import labels_from
from desktop.core.report.write import write_reports
from tests.core.batch_fixtures import KEY, batch_of, ok_row, save, scanned
from tests.tiny_model import build_grades, card, grades_of


def card_of(task: str, *names: str) -> ModelCard:
    labels = [{"name": name, "display": {"en": name.replace("_", " ").title()}} for name in names]
    golden = [{**card()["golden"][0], "scores": [0.5] * len(names)}]
    points: list[dict[str, Any]] = []
    if task == "multilabel":
        points = [{**card()["operating_points"][1], "label": name} for name in names]
    return ModelCard.model_validate(card(task=task, labels=labels, operating_points=points, golden=golden))


def graded(file: str, *scores: float) -> Row:
    """A row of the three grades below."""
    best = scores.index(max(scores))
    found = tuple(
        Score(f"kl_{n}", score, 0.0, n == best, None, None, "positive" if n == best else "negative")
        for n, score in enumerate(scores)
    )
    return ok_row(file, findings=found)


GRADES = card_of("ordinal", "kl_0", "kl_1", "kl_2")
BINARY = ModelCard.model_validate(card())


def test_folders_name_labels_in_any_spelling() -> None:
    told = labels_from("folders", BINARY).told
    for file, truth in {
        "Pneumonia/a.png": ("pneumonia",),
        "train/NORMAL/a.png": (),
        "PNEUMONIA/normal/a.png": (),  # the folder next to the file decides
        "1/a.png": ("pneumonia",),
        "normal/1/a.png": (),  # a number may be of a patient or a series
        "pneumonia/0/a.png": ("pneumonia",),
        "1/0/a.png": None,
        "4711/1/a.png": ("pneumonia",),
        "001/a.png": None,
        "other/a.png": None,
        "pneumonia.png": None,
    }.items():
        assert told(file)[0] == truth, file
    told = labels_from("folders", GRADES).told
    assert [told(f"{folder}/a.png")[0] for folder in ("2", "KL 1", "kl-0", "normal")] == [
        ("kl_2",),
        ("kl_1",),
        ("kl_0",),
        None,
    ]


def test_a_table_names_files_labels_and_patients(tmp_path: Path) -> None:
    path = tmp_path / "truth.csv"
    path.write_text("\ufeffFile,Label,Patient\na/1.png,Nodule|mass,P1\n2.png,No Finding,\n3.png,hernia,P3\n")
    told = labels_from(str(path), card_of("multilabel", "mass", "nodule"), re.compile(r"^\d")).told
    assert told("a/1.png") == (("nodule", "mass"), "P1")
    assert told("deeper/2.png") == ((), "")
    assert told("3.png") == ((), "P3")
    assert told("4.png") == (None, "4")


@pytest.mark.parametrize(
    ("word", "truth"),
    [("1", ("pneumonia",)), ("1.0", ("pneumonia",)), ("yes", ("pneumonia",)), ("0", ()), ("0.0", ()), ("Normal", ()),
     ("-1", None), ("", None), ("unknown", None), ("not read", None)],
)  # fmt: skip
def test_what_a_table_says_of_one_label(tmp_path: Path, word: str, truth: tuple[str, ...] | None) -> None:
    path = tmp_path / "truth.csv"
    path.write_text(f"file,label\na.png,{word}\nb.png,1\n")
    assert labels_from(str(path), BINARY).told("a.png")[0] == truth


def test_a_slip_of_the_pen_is_no_healthy_patient(tmp_path: Path) -> None:
    path = tmp_path / "truth.csv"
    path.write_text("file,label\na.png,pneumona\nb.png,1\n")
    with pytest.raises(NoTruth, match="gives the label 'pneumona', which this model does not know"):
        labels_from(str(path), BINARY)


def test_a_minus_is_no_grade(tmp_path: Path) -> None:
    path = tmp_path / "truth.csv"
    path.write_text("file,label\na.png,-1\nb.png,1\n")
    told = labels_from(str(path), GRADES).told
    assert (told("a.png")[0], told("b.png")[0]) == (None, ("kl_1",))


def test_several_lines_of_one_file(tmp_path: Path) -> None:
    path, many = tmp_path / "truth.csv", card_of("multilabel", "mass", "nodule")
    path.write_text("file,label\na.png,nodule\na.png,mass\na.png,hernia\n")
    assert labels_from(str(path), many).told("a.png")[0] == ("nodule", "mass")
    path.write_text("file,label\na.png,pneumonia\na.png,normal\n")
    with pytest.raises(NoTruth, match=r"says two things of a\.png"):
        labels_from(str(path), BINARY)


def test_a_name_that_several_files_have_says_nothing_of_them(tmp_path: Path) -> None:
    path = tmp_path / "truth.csv"
    path.write_text("file,label,patient\nIM1.png,pneumonia,P\nIM2.png,normal,Q\nb/IM1.png,normal,R\n")
    rows = [ok_row(name) for name in ("a/IM1.png", "b/IM1.png", "c/IM1.png", "c/IM2.png")]
    labelled = labels_from(str(path), BINARY).over(batch_of(*rows), KEY)
    assert [row.truth for row in labelled.rows] == [None, (), None, ()]
    assert [bool(row.about.patient) for row in labelled.rows] == [False, True, False, True]


def test_patients_alone() -> None:
    labels = labels_from("", BINARY, re.compile(r"^p\d"))
    made = content(batch_of(ok_row("p1a.png"), ok_row("p1b.png"), ok_row("x.png")), KEY, labels)
    assert made.evaluation is None
    first, second, other = (row.about.patient for row in made.batch.rows)
    assert first == second != other == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("name,label\n", "needs the columns file and label"),
        ("file,label\na.png,lung\n", r"names none of the model's labels \(kl_0, kl_1, kl_2\)"),
        ("file,label\na.png,0|2\n", "only one can be right"),
        ("\xff\xfe", "needs the columns file and label"),
        ("file,label\n\xb3ata.png,0\n", r"is not written in UTF-8: save it as CSV UTF-8 and start again\."),
    ],
)
def test_a_table_that_cannot_be_used(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "truth.csv"
    path.write_bytes(text.encode("latin-1"))
    with pytest.raises(NoTruth, match=words):
        labels_from(str(path), GRADES)
    with pytest.raises(NoTruth, match=r"absent\.csv cannot be read"):
        labels_from(str(tmp_path / "absent.csv"), GRADES)


@pytest.mark.parametrize(
    ("delimiter", "encoding"), [(",", "utf-8"), (";", "utf-8-sig"), ("\t", "utf-16"), (";", "utf-8"), (",", "utf-16")]
)
def test_tables_of_any_spreadsheet(tmp_path: Path, delimiter: str, encoding: str) -> None:
    lines = (("Patient, code", "File", "Label"), ("P1", "łódź\\a, b.png", "1"), ("P2", "c;d.png", "0"), ("", "", ""))
    quoted = [delimiter.join(f'"{cell}"' if cell else "" for cell in line) for line in lines]
    (tmp_path / "truth.csv").write_text("\r\n".join(quoted), encoding=encoding, newline="")
    labels = labels_from(str(tmp_path / "truth.csv"), BINARY)
    assert [labels.told(file)[0] for file in ("łódź/a, b.png", "x/c;d.png", "e.png")] == [("pneumonia",), (), None]
    assert dict(labels.listed) == {"łódź/a, b.png": 1, "c;d.png": 1}


def test_lines_that_match_no_file_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "labels.csv"
    path.write_text("file,label\nin\\x.jpg,1\nx.jpg,1\nx.jpg,1\nin/a.png,0\n")
    labels = labels_from(str(path), BINARY)
    said = "3 of 4 lines of labels.csv match no file of the folder"
    met = labels.among(["in/a.png", "b.png"])
    met.ensure_met()
    text = "".join(html_chunks(content(batch_of(ok_row("in/a.png"), ok_row("b.png")), KEY, met)))
    assert f"<p>{said}, the first: &#39;in/x.jpg&#39;.</p>" in text
    text = "".join(html_chunks(content(batch_of(ok_row("in/a.png"), ok_row("b.png")), KEY, met, nameless=True)))
    assert "<p>3 of 4 lines of a table match no file of the folder.</p>" in text
    assert "Truth from a table: known for" in text
    assert "x.jpg" not in text
    assert "labels.csv" not in text, "it may be somebody's name"
    with pytest.raises(
        NoTruth, match=r"No line of labels\.csv matches a file of the folder, the first: 'in/x\.jpg'; w"
    ):
        labels.among(["c.png"]).ensure_met()
    assert labels.among(["deep/x.jpg", "in/x.jpg", "in/a.png"]).strays is None


def test_a_binary_model_against_its_folders() -> None:
    rows = [ok_row(f"pneumonia/p{n}.png", score) for n, score in enumerate((0.9, 0.8, 0.2))]
    rows += [ok_row(f"normal/n{n}.png", score) for n, score in enumerate((0.1, 0.6, 0.3, 0.95))]
    rows += [ok_row("unknown/x.png", 0.5), Row("pneumonia/bad.png", "failed", "It is damaged.")]
    labels = labels_from("folders", BINARY, re.compile(r"[pn]\d"))
    found = content(batch_of(*rows), KEY, labels).evaluation
    assert found is not None
    assert (found.labelled, found.scored, found.patients, found.accuracy.value) == (8, 7, 7, pytest.approx(4 / 7))
    (figures,) = found.labels
    assert figures.auroc.value == pytest.approx(7 / 12)
    balanced = next(at for at in figures.points if at.name == "balanced")
    assert (balanced.confusion.true_positive, balanced.confusion.false_negative) == (2, 1)
    assert (balanced.confusion.false_positive, balanced.confusion.true_negative) == (2, 2)
    assert balanced.sensitivity is not None
    assert balanced.sensitivity.low <= 2 / 3 <= balanced.sensitivity.high
    assert [one.file for one in found.mistakes] == ["normal/n3.png", "pneumonia/p2.png", "normal/n1.png"]
    assert found.mistakes[1].truth == "pneumonia"
    assert found.mistakes[1].said == "none"


def test_grades_have_a_table_and_every_score() -> None:
    rows = [graded("0/a.png", 0.7, 0.2, 0.1), graded("1/b.png", 0.6, 0.3, 0.1), graded("2/c.png", 0.1, 0.2, 0.7)]
    made = content(batch_of(*rows, card=GRADES), KEY, labels_from("folders", GRADES))
    assert made.evaluation is not None
    assert made.evaluation.table == ((1, 0, 0), (1, 0, 0), (0, 0, 1))
    assert made.evaluation.accuracy.value == pytest.approx(2 / 3)
    assert [one.file for one in made.evaluation.mistakes] == ["1/b.png"]
    assert made.audit.positives == 0
    assert made.audit.leading == (("kl_0", 2), ("kl_1", 0), ("kl_2", 1))
    assert sorted(made.audit.worklist, key=made.audit.worklist.__getitem__) == ["2/c.png", "1/b.png", "0/a.png"]
    told = json.loads("".join(json_chunks(made)))
    assert told["evaluation"]["table"] == [[1, 0, 0], [1, 0, 0], [0, 0, 1]]
    assert [finding["score"] for finding in told["rows"][0]["findings"]] == [0.7, 0.2, 0.1]
    text = "".join(html_chunks(made))
    assert "Confusion matrix" in text
    assert "Kl 2 most likely".lower() in text.lower()


def test_a_model_of_grades_from_file_to_report(tmp_path: Path) -> None:
    engine = Engine.load(build_grades(tmp_path / "grades.onnx"))
    for folder, grey in (("0", 40), ("1", 120), ("2", 230), ("kl_1", 220)):
        save(tmp_path / "in" / folder / "a.png", grey)
    batch = scanned(tmp_path / "in", engine)
    assert [row.foremost.label for row in batch.rows if row.foremost] == ["kl_0", "kl_1", "kl_2", "kl_2"]
    assert not any(row.positive for row in batch.rows)
    assert [len(row.findings) for row in batch.rows] == [3] * 4
    for row, grey in zip(batch.rows, (40, 120, 230, 220), strict=True):
        assert [one.score for one in row.findings] == pytest.approx(grades_of(grey / 255), abs=1e-3)
    made = content(batch, KEY, labels_from("folders", engine.card))
    assert made.evaluation is not None
    assert made.evaluation.table == ((1, 0, 0), (0, 1, 1), (0, 0, 1))
    assert [one.label.name for one in made.audit.histograms] == ["kl_0", "kl_1", "kl_2"]
    paths = write_reports(made, tmp_path / "in")
    lines = paths["results.csv"].read_text(encoding="utf-8").splitlines()
    assert lines[1].split(",")[5:11:2] != lines[3].split(",")[5:11:2]
    assert '"kl_2"' in lines[3]


def test_nobody_with_a_truth_still_makes_a_report() -> None:
    made = content(batch_of(ok_row("a.png")), KEY, labels_from("folders", BINARY))
    assert made.evaluation is not None
    assert made.evaluation.scored == 0
    assert json.loads("".join(json_chunks(made)))["evaluation"]["labels"][0]["auroc"]["value"] is None
    assert "known for 0 files" in "".join(html_chunks(made))


def test_intervals_do_not_depend_on_the_journals_key(tmp_path: Path) -> None:
    rows = [ok_row(f"{n}.png", score=0.1 + 0.02 * n, sha256=f"{n:064x}") for n in range(40)]
    (tmp_path / "t.csv").write_text(
        "file,label,patient\n" + "".join(f"{n}.png,{int(n % 3 > 0)},p{n // 2}\n" for n in range(40))
    )
    labels = labels_from(str(tmp_path / "t.csv"), BINARY)
    found = [content(batch_of(*rows), key, labels).evaluation for key in (b"one" * 11, b"two" * 11)]
    assert found[0] is not None
    assert found[0] == found[1]
