"""A score between the two outer operating points: said in words, shown on the chip and under the bar."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtWidgets import QLabel

from desktop.answers import answered
from desktop.core.card import Label, OperatingPoint
from desktop.core.finding import Answer, Finding, Verdict
from desktop.reader.reading import Reading
from desktop.screen import FindingRow, Tick
from desktop.ui.finding_card import FindingCard
from desktop.ui.score_bar import ScoreBar
from desktop.ui.theme import DECISIONS, UNSURE

ROW = FindingRow("Pneumonia", 0.4, "unsure", "between", (Tick("balanced", 0.5, "balanced", True),), (0.25, 0.75))


def row_of(model, score: float) -> FindingRow:
    names = (("high_sensitivity", 0.3), ("balanced", 0.5), ("high_specificity", 0.7))
    points = tuple(
        OperatingPoint(name=n, label="pneumonia", threshold=t, sensitivity=0.9, specificity=0.8, measured_on="x")
        for n, t in names
    )
    label = Label(name="pneumonia", display={"en": "Pneumonia"})
    found = Finding(label, score, 0.0, score >= 0.5, points[1], points, np.zeros((1, 1), np.float32))
    (row,) = answered(model, Answer(Verdict("answered"), (found,), 1.0, "CPU"), 0.1, (), Reading(), 0).rows
    return row


def test_in_words(model):
    row = row_of(model, 0.6)
    assert row.decision == "unsure"
    assert row.band == (0.3, 0.7)
    assert row.words.startswith(
        "0.60 is between the two outer operating points, 0.30 and 0.70, where the model is unsure; it is at or"
    )
    assert "balanced operating point 0.50: sensitivity 0.90, specificity 0.80 on x" in row.words
    assert row_of(model, 0.7).words.startswith("0.70 is at or above the balanced")
    assert row_of(model, 0.29).decision == "negative"


def test_the_chip_says_it(qtbot):
    card = FindingCard(ROW)
    qtbot.addWidget(card)
    texts = [label.text() for label in card.findChildren(QLabel)]
    assert "Unsure" in texts


def test_the_band_lies_under_the_bar(qtbot):
    bar = ScoreBar()
    qtbot.addWidget(bar)
    bar.resize(208, bar.sizeHint().height())
    bar.show_row(ROW)
    with_band = bar.grab().toImage()
    assert with_band.pixelColor(75, 21).name() == UNSURE.name()
    assert with_band.pixelColor(75, 14).name() == UNSURE.name()
    assert with_band.pixelColor(30, 21).name() != UNSURE.name()
    bar.show_row(replace(ROW, band=None, decision="negative"))
    assert bar.grab().toImage().pixelColor(75, 21).name() != UNSURE.name()


@pytest.mark.parametrize("decision", sorted(DECISIONS))
def test_white_text_can_be_read_on_every_chip(decision: str) -> None:
    """WCAG 2.2, 1.4.3: a contrast of at least 4.5."""
    colour = DECISIONS[decision]
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.getRgbF()[:3]]
    luminance = 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    assert 1.05 / (luminance + 0.05) >= 4.5
