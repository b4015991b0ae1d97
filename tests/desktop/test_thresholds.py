"""The reader's own threshold: what it is worth, whose it is, and how it is moved and given up."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt

from desktop.core.card import CurvePoint
from desktop.core.operating import Rates, negative_predictive_value, positive_predictive_value
from desktop.presenter import Presenter
from desktop.reader.rates import known, worth
from desktop.screen import FindingRow, FindingsView, Tick
from desktop.settings import Settings
from desktop.ui.finding_card import FindingCard
from desktop.ui.findings import FindingsPanel
from desktop.ui.score_bar import ScoreBar
from desktop.ui.theme import OWN

CURVE = tuple(
    CurvePoint(threshold=t, sensitivity=sens, specificity=spec)
    for t, sens, spec in ((0.1, 1.0, 0.5), (0.5, 0.9, 0.96), (0.9, 0.6, 0.99))
)
TICKS = (Tick("sensitive", 0.21, "s", False), Tick("balanced", 0.43, "b", True))
ROW = FindingRow("Pneumonia", 0.71, "positive", "0.71 is above.", TICKS)


@pytest.fixture
def curved(model):
    model.card = model.card.model_copy(update={"curves": {"pneumonia": CURVE}})
    return model


@pytest.fixture
def asked(presenter, curved):
    presenter.load_model(lambda: curved)
    presenter.open([Path("one.dcm")])
    return presenter


def test_rates_lie_on_the_measured_curve(curved):
    assert known(curved.card, "pneumonia", 0.5) == Rates(0.9, 0.96)
    assert known(curved.card, "pneumonia", 0.7) == pytest.approx((0.75, 0.975))
    assert known(curved.card, "pneumonia", 0.95) is None


def test_without_a_curve_only_the_points_are_known(model):
    assert known(model.card, "pneumonia", 0.43) == Rates(0.97, 0.95)
    assert known(model.card, "pneumonia", 0.3) is None


def test_the_sentence_has_all_four_and_says_whose_it_is(curved):
    point = curved.card.deciding_point("pneumonia")
    assert worth(curved.card, point, None, 0.1) == (
        "At the card's 0.43: sensitivity 0.97, specificity 0.95; at a prevalence of 10\u00a0%, PPV 0.68 and "
        "NPV >\u00a00.99."
    )
    said = worth(curved.card, point, 0.7, 0.255)
    rates = Rates(0.75, 0.975)
    ppv, npv = positive_predictive_value(rates, 0.255), negative_predictive_value(rates, 0.255)
    assert said.startswith("At your 0.70, which is not the card's: sensitivity 0.75, specificity 0.97;")
    assert said.endswith(f"at a prevalence of 25.5\u00a0%, PPV {ppv:.2f} and NPV {npv:.2f}.")


def test_outside_the_curve_nothing_was_measured(curved, model, make):
    point = curved.card.deciding_point("pneumonia")
    assert worth(curved.card, point, 0.95, 0.1) == (
        "At your 0.95, which is not the card's, nothing was measured: the card's curve goes from 0.10 to 0.90."
    )
    bare = make.card()
    assert "the card has no curve" in worth(bare, point, 0.5, 0.1)


def test_a_threshold_next_to_another_is_not_said_to_be_it(curved):
    point = curved.card.deciding_point("pneumonia")
    assert worth(curved.card, point, 0.4312, 0.1).startswith("At your 0.431, which is not the card's: sensitivity")
    said = worth(curved.card, point, 0.901, 0.1)
    assert said.endswith(
        "At your 0.901, which is not the card's, nothing was measured: the card's curve goes from 0.100 to 0.900."
    )


def test_it_is_moved_kept_for_the_next_radiograph_and_given_up(asked, view):
    assert view.screen.findings.rows[0].own is None
    asked.choose("threshold_up")
    asked.choose("threshold_up")
    assert view.screen.findings.rows[0].own == 0.45
    asked.thresholds.move(0, 0.712)
    asked.open([Path("two.dcm")])
    (row,) = view.screen.findings.rows
    assert (row.own, row.decision) == (0.71, "positive")
    assert [tick.threshold for tick in row.ticks if tick.deciding] == [0.43]
    asked.choose("threshold_card")
    assert view.screen.findings.rows[0].own is None
    assert "card's 0.43" in view.screen.findings.rows[0].rates


def test_it_stays_between_0_and_1_and_belongs_to_one_model(asked, view, make):
    asked.thresholds.move(0, 7.0)
    assert view.screen.findings.rows[0].own == 1.0
    other = make.model()
    other.sha256 = "cd" * 32
    asked.load_model(lambda: other)
    assert view.screen.findings.rows[0].own is None


def test_nothing_moves_without_an_answer(presenter, view):
    presenter.choose("threshold_up")
    presenter.choose("threshold_card")
    presenter.thresholds.move(3, 0.5)
    assert view.screen.findings.rows == ()


def test_the_prevalence_is_remembered(asked, view, make):
    asked.thresholds.set_prevalence(2.5)
    assert "at a prevalence of 2.5\u00a0%" in view.screen.findings.rows[0].rates
    assert asked.settings.prevalence == 0.025
    again = Presenter(view, make.now(), make.now(), make.radiograph, replace(Settings(), prevalence=0.025))
    assert again.settings.prevalence == 0.025
    for given, kept in ((0.0, 0.001), (100.0, 0.999)):
        asked.thresholds.set_prevalence(given)
        assert asked.settings.prevalence == pytest.approx(kept), "as the box above the scores has it"
        again = Presenter(view, make.now(), make.now(), make.radiograph, replace(Settings(), prevalence=given / 100.0))
        assert again.settings.prevalence == pytest.approx(kept)


@pytest.fixture
def bar(qtbot):
    bar = ScoreBar()
    qtbot.addWidget(bar)
    bar.resize(212, bar.sizeHint().height())
    bar.show_row(ROW)
    bar.show()
    return bar


def test_only_the_handle_is_dragged(qtbot, bar):
    seen = []
    bar.moved.connect(seen.append)
    qtbot.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(round(bar.place(0.8)), 12))
    qtbot.mouseMove(bar, QPoint(round(bar.place(0.9)), 12))
    qtbot.mouseRelease(bar, Qt.MouseButton.LeftButton)
    assert seen == []
    qtbot.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(round(bar.place(0.43)), 5))
    qtbot.mouseMove(bar, QPoint(round(bar.place(0.6)), 5))
    qtbot.mouseMove(bar, QPoint(500, 5))
    qtbot.mouseRelease(bar, Qt.MouseButton.LeftButton)
    assert seen == [0.6, 1.0]


def test_the_arrow_keys_move_it_by_a_hundredth(qtbot, bar):
    seen = []
    bar.moved.connect(seen.append)
    qtbot.keyClick(bar, Qt.Key.Key_Left)
    bar.show_row(replace(ROW, own=0.995))
    qtbot.keyClick(bar, Qt.Key.Key_Right)
    assert seen == [0.42, 1.0]


def test_the_readers_handle_looks_like_nothing_of_the_cards(bar):
    x = round(bar.place(0.8))
    assert bar.grab().toImage().pixelColor(x, 12).name() != OWN.name()
    bar.show_row(replace(ROW, own=0.8))
    assert bar.grab().toImage().pixelColor(x, 12).name() == OWN.name()


def test_a_label_that_no_threshold_decides_has_no_handle(qtbot, bar):
    bar.show_row(replace(ROW, ticks=()))
    assert bar.handle is None
    assert bar.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_cards_stay_under_the_hand_while_their_numbers_change(qtbot):
    panel = FindingsPanel()
    qtbot.addWidget(panel)
    seen = []
    panel.moved.connect(lambda *values: seen.append(values))
    panel.picked.connect(seen.append)
    panel.show_findings(FindingsView("good", "", rows=(ROW, replace(ROW, name="Effusion")), prevalence=10.0))
    cards = panel.cards
    panel.show_findings(FindingsView("good", "", rows=(replace(ROW, own=0.5), replace(ROW, name="Effusion"))))
    assert panel.cards == cards
    assert cards[0].bar.handle == 0.5
    assert seen == []
    cards[1].bar.moved.emit(0.3)
    qtbot.mouseClick(cards[1], Qt.MouseButton.LeftButton, pos=QPoint(10, 5))
    assert seen == [(1, 0.3), 1]
    assert isinstance(cards[0], FindingCard)


def test_the_box_of_the_prevalence_says_only_what_a_hand_does(qtbot):
    panel = FindingsPanel()
    qtbot.addWidget(panel)
    seen = []
    panel.prevalence.chosen.connect(seen.append)
    panel.show_findings(FindingsView("good", "", rows=(ROW,), prevalence=2.5))
    assert seen == []
    assert not panel.prevalence.isHidden()
    panel.prevalence._box.stepUp()
    assert seen == [3.5]
