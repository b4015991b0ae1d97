"""The whole window: what it says, what it takes, and that nothing is clipped. For names and keys see test_access."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel

from desktop.screen import RESEARCH_ONLY
from desktop.ui.main_window import MainWindow


@pytest.fixture
def window(qtbot, screen):
    window = MainWindow()
    qtbot.addWidget(window)
    window.show_screen(screen)
    window.show()
    return window


def test_no_label_reads_markup(window):
    for label in window.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText, label.text()


def test_research_use_is_always_said(window):
    assert RESEARCH_ONLY in [label.text() for label in window.statusBar().findChildren(QLabel) if label.isVisible()]


def test_the_title_never_names_a_file_or_a_patient(window):
    assert window.windowTitle() == "Skiagraph"
    assert window.windowFilePath() == ""


def test_showing_a_screen_is_no_choice(qtbot, window, screen):
    seen = []
    for signal in (window.chosen, window.opened, window.files.picked, window.overlay.opacity_set):
        signal.connect(lambda *values: seen.append(values))
    window.show_screen(screen)
    assert seen == []


def test_a_command_is_chosen_by_its_key(qtbot, window):
    seen = []
    window.chosen.connect(seen.append)
    with qtbot.waitActive(window):
        window.activateWindow()
    for key in (Qt.Key.Key_I, Qt.Key.Key_H, Qt.Key.Key_PageDown, Qt.Key.Key_P, Qt.Key.Key_2, Qt.Key.Key_9):
        qtbot.keyClick(window, key)
    assert seen == ["invert", "overlay", "next", "identity", "window2"]


def test_dropped_files_are_opened(qtbot, window, tmp_path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a b.dcm")), QUrl("https://example.org/x.dcm")])
    drop = QDropEvent(QPointF(300, 300), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
                      Qt.KeyboardModifier.NoModifier)  # fmt: skip
    with qtbot.waitSignal(window.opened) as caught:
        window.dropEvent(drop)
    assert caught.args == [[Path(tmp_path / "a b.dcm")]]


@pytest.mark.parametrize("size", [(900, 600), (1280, 800)])
def test_no_text_is_clipped(qtbot, window, size):
    window.resize(*size)
    qtbot.waitUntil(lambda: (window.width(), window.height()) == size)
    for label in window.findChildren(QLabel):
        if label.isVisible() and label.text() and not label.inherits("QStatusBar"):
            needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
            assert label.height() >= needed, label.text()
            if not label.wordWrap():
                assert label.width() >= label.sizeHint().width(), label.text()


def test_an_unchanged_findings_view_keeps_its_widgets(window, screen):
    before = window.findings.cards
    window.show_screen(screen)
    assert window.findings.cards == before
