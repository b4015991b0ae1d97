"""Widgets in both directions: setters show and emit nothing, a user's hand emits once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialogButtonBox,
    QLabel,
    QSlider,
    QWidget,
)

from desktop.screen import (
    ExplanationView,
    FindingRow,
    FindingsView,
    FramesView,
    OverlayView,
    Tick,
    WindowsView,
)
from desktop.ui.banner import Banner
from desktop.ui.colour_bar import ColourBar
from desktop.ui.explanation import Explanation
from desktop.ui.findings import FindingsPanel
from desktop.ui.frame_bar import FrameBar
from desktop.ui.notice import Notice
from desktop.ui.overlay_controls import OverlayControls
from desktop.ui.plain_label import PlainLabel, plain_tip
from desktop.ui.score_bar import ScoreBar
from desktop.ui.theme import NEGATIVE, POSITIVE
from desktop.ui.window_box import WindowBox

TICKS = (Tick("sensitive", 0.25, "sensitive at 0.25", False), Tick("balanced", 0.5, "balanced at 0.50", True))
ROW = FindingRow("Pneumonia", 0.75, "positive", "at or above the balanced operating point 0.50", TICKS)


@pytest.fixture
def bar(qtbot):
    bar = ScoreBar()
    qtbot.addWidget(bar)
    bar.resize(208, bar.sizeHint().height())
    bar.show_row(ROW)
    return bar


def near(image: QImage, x: int, y: int, colour) -> bool:
    found = image.pixelColor(x, y)
    return all(abs(a - b) < 12 for a, b in zip(found.getRgb()[:3], colour.getRgb()[:3], strict=True))


def test_the_bar_is_filled_up_to_the_score(bar):
    image = bar.grab().toImage()
    assert near(image, 140, 10, POSITIVE)
    assert not near(image, 165, 10, POSITIVE)
    bar.show_row(replace(ROW, decision="negative"))
    assert near(bar.grab().toImage(), 140, 10, NEGATIVE)


def test_a_tick_says_its_name(bar):
    assert bar.tick_at(54.0) is TICKS[0]
    assert bar.tick_at(105.0) is TICKS[1]
    assert bar.tick_at(80.0) is None
    assert bar.accessibleName() == "Score of Pneumonia: 0.75 of 1"
    assert "balanced at 0.50" in bar.accessibleDescription()


@pytest.mark.parametrize("score", [0.0, 1.0])
def test_the_ends_of_the_bar(bar, score):
    bar.show_row(replace(ROW, score=score, ticks=(Tick("all", score, "", True),)))
    assert not bar.grab().isNull()


def test_findings_are_replaced_as_a_whole(qtbot):
    panel = FindingsPanel()
    qtbot.addWidget(panel)
    panel.show_findings(FindingsView("good", "Fine.", (), (ROW, ROW), (("Model", "x"),)))
    assert len(panel.cards) == 2
    texts = [label.text() for label in panel.findChildren(PlainLabel)]
    assert ROW.words in texts
    panel.show_findings(FindingsView("quiet", "Nothing."))
    assert panel.cards == []


def test_overlay_controls_show_without_emitting_and_emit_when_used(qtbot):
    controls = OverlayControls()
    qtbot.addWidget(controls)
    seen = []
    controls.switched.connect(lambda: seen.append("switched"))
    controls.opacity_set.connect(seen.append)
    controls.label_picked.connect(lambda label: seen.append(("label", label)))
    controls.contours_switched.connect(lambda: seen.append("contours"))
    controls.threshold_set.connect(lambda percent: seen.append(("threshold", percent)))
    controls.brightness_set.connect(lambda percent: seen.append(("brightness", percent)))
    controls.method_picked.connect(lambda method: seen.append(("method", method)))
    controls.channel_picked.connect(lambda channel: seen.append(("channel", channel)))
    methods = ("Grad-CAM", "Single feature map")
    view = OverlayView(True, 40, ("Pneumonia", "Effusion"), 1, methods, 1, 9, 4, True, 150, False, 30)
    controls.show_overlay(view)
    assert seen == []
    named = {child.accessibleName(): child for child in controls.findChildren(QWidget) if child.accessibleName()}
    slider = named["Opacity of the overlay in percent"]
    assert slider.value() == 40
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert seen == [41]
    named["Show where the model looked"].click()
    assert seen == [41, "switched"]
    seen.clear()
    named["Contours instead of colours"].click()
    qtbot.keyClick(named["Kind of map"], Qt.Key.Key_Up)
    qtbot.keyClick(named["Number of the feature map"], Qt.Key.Key_Up)
    qtbot.keyClick(named["Brightness of the map in percent"], Qt.Key.Key_Left)
    threshold = named["Share of the full strength from which on the map is drawn, in percent"]
    qtbot.keyClick(threshold, Qt.Key.Key_Right)
    assert seen == ["contours", ("method", 0), ("channel", 5), ("brightness", 149), ("threshold", 31)]
    seen.clear()
    controls.show_overlay(replace(view, channels=0, dimmable=False))
    assert not named["Number of the feature map"].isVisibleTo(controls)
    assert not named["Brightness of the map in percent"].isVisibleTo(controls)
    controls.show_overlay(OverlayView(True, 40))
    assert not slider.isEnabled()
    (name,) = (label for label in controls.findChildren(QLabel) if label.text() == "Opacity")
    assert not name.isEnabled()
    assert seen == []


def test_the_explanation_shows_without_emitting_and_emits_when_used(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    explanation = Explanation(page)
    seen = []
    explanation.measured.connect(lambda: seen.append("measure"))
    explanation.show_explanation(ExplanationView())
    assert not explanation.isVisibleTo(page)
    view = ExplanationView("Where", "Exact.", ("Most lies outside.",), ("One place.", "10 px²"))
    explanation.show_explanation(view)
    assert explanation.isVisibleTo(page)
    seen_texts = [label.text() for label in explanation.findChildren(PlainLabel) if label.isVisibleTo(page)]
    assert seen_texts == ["Where", "Look at this map with doubt.", "Most lies outside.", "One place.\n10 px²", "Exact."]
    button = explanation.findChild(QAbstractButton)
    assert button.text() == "Measure faithfulness"
    button.click()
    assert seen == ["measure"]
    explanation.show_explanation(replace(view, warnings=(), measuring=True))
    assert button.text() == "Stop measuring"
    assert "Look at this map with doubt." not in [
        label.text() for label in explanation.findChildren(PlainLabel) if label.isVisibleTo(page)
    ]
    assert seen == ["measure"]


def test_the_frame_bar_is_there_for_several_frames_only(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    bar = FrameBar(page)
    seen = []
    bar.moved.connect(seen.append)
    bar.show_frames(FramesView(0, 1))
    assert not bar.isVisibleTo(page)
    bar.show_frames(FramesView(11, 96, True))
    assert bar.isVisibleTo(page)
    assert bar.findChild(QLabel).text() == "Frame 12 of 96 …"
    assert seen == []
    qtbot.keyClick(bar.findChild(QSlider), Qt.Key.Key_Right)
    assert seen == [12]
    bar.show_frames(FramesView(2, 3))
    assert (bar.findChild(QSlider).value(), bar.findChild(QSlider).maximum()) == (2, 2)
    assert bar.findChild(QLabel).text() == "Frame 3 of 3"
    assert seen == [12]


def test_the_window_box_shows_without_emitting_and_emits_when_used(qtbot):
    box = WindowBox()
    qtbot.addWidget(box)
    seen = []
    box.picked.connect(seen.append)
    box.show_windows(WindowsView())
    assert not box.isEnabled()
    box.show_windows(WindowsView(("chest", "Full range", "Automatic"), 1))
    assert (box.currentText(), seen) == ("Full range", [])
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert seen == [2]
    box.show_windows(WindowsView(("chest", "Full range", "Automatic"), -1))
    assert (box.currentIndex(), box.placeholderText()) == (-1, "By hand")
    assert seen == [2]


def test_notes_are_plain_and_seen_only_when_there_are_some(qtbot):
    panel = FindingsPanel()
    qtbot.addWidget(panel)
    panel.notes.show_notes(("<b>One</b>.", "Two."))
    assert panel.notes.isVisibleTo(panel)
    assert "<b>One</b>.\nTwo." in [label.text() for label in panel.notes.findChildren(PlainLabel)]
    panel.notes.show_notes(())
    assert not panel.notes.isVisibleTo(panel)


def test_the_banner_is_seen_only_with_a_sentence(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    banner = Banner(page)
    banner.show_sentence("<b>x.dcm</b> cannot be opened.")
    assert banner.isVisibleTo(page)
    with qtbot.waitSignal(banner.dismissed):
        qtbot.mouseClick(banner.findChild(QAbstractButton), Qt.MouseButton.LeftButton)
    banner.show_sentence("")
    assert not banner.isVisibleTo(page)


def test_the_notice_must_be_accepted_at_the_first_start(qtbot):
    notice = Notice(first=True)
    qtbot.addWidget(notice)
    texts = [button.text() for button in notice.findChild(QDialogButtonBox).buttons()]
    assert sorted(texts) == ["I understand", "Quit"]
    with qtbot.waitSignal(notice.rejected):
        notice.findChild(QDialogButtonBox).rejected.emit()


def test_text_of_files_is_never_markup(qtbot):
    label = PlainLabel("<img src='file:///x'>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert plain_tip("<img>\nx") == "<p>&lt;img&gt;<br>x</p>"
    assert plain_tip("") == ""


def test_the_colour_bar_is_paler_below_the_threshold(qtbot):
    bar = ColourBar()
    qtbot.addWidget(bar)
    bar.show_bar(((255, 0, 0),) * 64, 50)
    bar.resize(200, 30)
    seen = bar.grab().toImage()
    assert seen.pixelColor(180, 4).red() == 255
    assert seen.pixelColor(180, 4).green() == 0
    assert seen.pixelColor(20, 4).green() > 60
    bar.setEnabled(False)  # as beside a refused picture
    assert bar.grab().toImage().pixelColor(180, 4).green() > 100
    bar.show_bar((), 50)
    assert bar.isHidden()
