"""No text is clipped where every text is two fifths longer than in English, as translations may be."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from desktop import words
from desktop.program.program import Preferences
from desktop.ui.keys import KeysDialog
from desktop.ui.main_window import MainWindow
from desktop.ui.notice import Notice
from desktop.ui.settings_dialog import SettingsDialog

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
FILLING = "lorem ipsum dolor " * 40


class Long(dict):
    """A language whose texts are as in English, and longer."""

    def get(self, text, default=None):
        return (f"{text} {FILLING[: max(0, round(0.4 * len(text)) - 1)]}",) * 3

    def __getitem__(self, text):
        return self.get(text)

    def __contains__(self, text):
        return True

    def items(self):
        return ()


@pytest.fixture(autouse=True)
def spoken(monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(words, "texts", lambda language: Long())
        words.use("pl")
    yield
    words.use("en")


def clipped(top: QWidget) -> list[str]:
    found = []
    for label in top.findChildren(QLabel):
        if label.isVisible() and label.text() and not label.inherits("QStatusBar"):
            high = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
            if label.height() < high or (not label.wordWrap() and label.width() < label.sizeHint().width()):
                found.append(label.text())
    for button in top.findChildren(QAbstractButton):
        wide = button.fontMetrics().horizontalAdvance(button.text().replace("&", ""))
        if button.isVisible() and button.width() < wide:
            found.append(button.text())
    return found


@pytest.mark.parametrize("size", [(900, 600), (1280, 800)])
def test_nothing_of_the_window_is_clipped(qtbot, presenter, view, model, size):
    presenter.load_model(lambda: model)
    presenter.open([Path("one.dcm"), Path("two.dcm")])
    window = MainWindow()
    qtbot.addWidget(window)
    window.show_screen(view.screen)
    window.show()
    window.resize(*size)
    for tab in range(window.side.count()):
        window.side.setCurrentIndex(tab)
        qtbot.waitUntil(lambda: (window.width(), window.height()) == size)
        assert clipped(window) == []
    window.pages.setCurrentIndex(1)
    assert clipped(window) == []
    assert (window.width(), window.height()) == size


@pytest.mark.parametrize("build", [lambda: SettingsDialog(Preferences()), KeysDialog, lambda: Notice(first=True)])
def test_nothing_of_a_dialog_is_clipped(qtbot, build):
    dialog = build()
    qtbot.addWidget(dialog)
    dialog.show()
    assert clipped(dialog) == []
