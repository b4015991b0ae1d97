"""The model's words: careful, whole sentences, never about what the patient has."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QWidget

from desktop.core.card import Label, OperatingPoint
from desktop.core.finding import Answer, Finding, Verdict
from desktop.impression import impression
from desktop.papers.caption import caption
from desktop.presenter import Presenter
from desktop.settings import Settings
from desktop.ui.impression import Impression

LAST = "Model: Pneumonia on chest radiographs, version 1.0.0. Research use only, not for diagnosis."
POINTS = (("high_sensitivity", 0.3), ("balanced", 0.5), ("high_specificity", 0.7))


def found(name: str, score: float, decided: bool = True, highest: bool = False) -> Finding:
    points = tuple(
        OperatingPoint(name=n, label=name, threshold=t, sensitivity=0.9, specificity=0.8, measured_on="x")
        for n, t in POINTS
    )
    label = Label(name=name, display={"en": name.capitalize().replace("_", " ")})
    positive = score >= 0.5 if decided else highest
    point = points[1] if decided else None
    return Finding(label, score, 0.0, positive, point, points if decided else (), np.zeros((1, 1), np.float32))


def said(card, *findings: Finding, kind: str = "answered", reasons: tuple[str, ...] = ()) -> str:
    return impression(card, Answer(Verdict(kind, reasons), findings, 1.0, "CPU"))


@pytest.mark.parametrize(
    ("score", "words"),
    [
        (0.9, "For the label “Pneumonia” the model's score is 0.90, at or above its operating point of 0.50."),
        (0.1, "For the label “Pneumonia” the model's score is 0.10, below its operating point of 0.50."),
        (0.6, "For the label “Pneumonia” the model's score is 0.60: at or above its operating point of 0.50, but "
              "between 0.30 and 0.70, where the model is unsure."),
        (0.4, "For the label “Pneumonia” the model's score is 0.40: below its operating point of 0.50, but between "
              "0.30 and 0.70, where the model is unsure."),
    ],
)  # fmt: skip
def test_one_label(make, score, words):
    assert said(make.card(), found("pneumonia", score)) == f"{words} {LAST}"


def test_a_score_next_to_its_operating_point_is_not_said_to_be_it(make):
    words = "the model's score is 0.497: below its operating point of 0.500, but between 0.300 and 0.700,"
    assert words in said(make.card(), found("pneumonia", 0.497))
    assert "is 0.4999996: below its operating point of 0.5000000" in said(make.card(), found("pneumonia", 0.4999996))


def test_what_the_gate_says(make):
    doubtful = said(make.card(), found("pneumonia", 0.9), kind="doubtful", reasons=("It is odd.",))
    assert doubtful.endswith(f"The model's limits put this answer in doubt. It is odd. {LAST}")
    forced = said(make.card(), found("pneumonia", 0.9), kind="refused", reasons=("It is a knee.",))
    assert "made to answer against its limits, which speak against using this answer. It is a knee." in forced
    refused = said(make.card(), kind="refused", reasons=("It is a knee.",))
    assert refused == f"The model gives no finding: this radiograph lies outside its limits. It is a knee. {LAST}"


def test_several_labels(make):
    labels = [found("mass", 0.71), found("effusion", 0.9), found("edema", 0.4), found("hernia", 0.1)]
    assert said(make.card(), *labels) == (
        "At or above the model's operating points: Effusion 0.90, Mass 0.71. In the range where the model is unsure: "
        f"Edema 0.40. The score of 1 other label is below its operating point. {LAST}"
    )
    none = said(make.card(), found("mass", 0.1), found("edema", 0.2))
    assert none.startswith("The scores of all 2 labels are below the model's operating points.")
    many = said(make.card(), *(found(f"label_{n}", 0.9 - n / 100) for n in range(9)))
    assert many.count("Label") == 6
    assert "…" in many


def test_grades_have_no_sides(make):
    card = make.card().model_copy(update={"task": "ordinal"})
    grades = [found(f"grade_{n}", score, False, n == 2) for n, score in enumerate((0.1, 0.3, 0.45, 0.1, 0.05))]
    words = said(card, *grades)
    assert words.startswith(
        "Of 5 grades, the model gives the highest score to “Grade 2”, 0.45, and the next to “Grade 1”, 0.30. "
        "No grade has a score of one half or more."
    )
    assert "operating point" not in words
    kinds = said(card.model_copy(update={"task": "multiclass"}), *grades)
    assert kinds.startswith("Of 5 labels that exclude each other")


def test_nothing_says_what_a_patient_has(make):
    for kind in ("answered", "doubtful", "refused"):
        words = said(make.card(), found("pneumonia", 0.99), kind=kind).lower()
        assert "patient" not in words
        assert words.endswith("not for diagnosis.")


def test_it_goes_with_its_answer(view, model, make):
    later = make.later()
    asking = Presenter(view, make.now(), later, make.radiograph, Settings())
    asking.load_model(lambda: model)
    later.run()
    asking.open([Path("one.dcm")])
    assert view.screen.findings.impression == ""
    later.run()
    assert view.screen.findings.impression.startswith("For the label “Pneumonia”")
    asking.open([Path("two.dcm")])
    assert view.screen.findings.impression == ""


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("refused", "Answered against the model's limits. "),
        ("doubtful", "Take this answer with doubt. "),
        ("answered", ""),
    ],
)
def test_a_picture_that_leaves_the_window_says_what_the_gate_said(presenter, make, kind, words):
    presenter.load_model(lambda: make.model((0.99,), kind))
    presenter.open([Path("chest.dcm")])
    presenter.choose("force")
    assert f"Pneumonia: score 0.99. {words}Model:" in caption(presenter._session)


def test_it_is_copied(qtbot, qapp):
    page = QWidget()
    qtbot.addWidget(page)
    words = Impression(page)
    qapp.clipboard().setText("before")
    words.copy()
    assert qapp.clipboard().text() == "before"
    words.show_text("Careful words.")
    words.copy_button.click()
    assert qapp.clipboard().text() == "Careful words."
