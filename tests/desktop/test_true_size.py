"""True size: only where the file and the screen say enough, and as the user measured the screen."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from desktop.screen import Picture
from desktop.ui.calibration import CARD_MM, RULER_MM, Calibration
from desktop.ui.canvas import Canvas
from desktop.ui.screens import dots, key
from desktop.ui.true_size import TrueSize

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # all that the offscreen platform says of a dialog
RAMP = np.arange(256, dtype=np.uint8)
PICTURE = Picture(
    object(), (np.zeros((64, 64), np.uint8),), RAMP, None, 1.0, "", "", "", pixel=0.2, unit="mm", metric=True
)


@pytest.fixture
def canvas(qtbot):
    canvas = Canvas()
    qtbot.addWidget(canvas)
    canvas.resize(300, 300)
    canvas.show_picture(PICTURE)
    return canvas


def test_a_calibrated_screen_is_believed(canvas):
    true = TrueSize(canvas)
    true.show_screens({key(canvas.screen()): 10.0})
    true.apply()
    assert canvas.zoom == pytest.approx(0.2 * 10.0 / canvas.devicePixelRatioF())


def test_it_is_refused_with_a_sentence(qtbot, canvas):
    true = TrueSize(canvas)
    canvas.show_picture(replace(PICTURE, metric=False))
    zoom = canvas.zoom
    with qtbot.waitSignal(true.refused) as caught:
        true.apply()
    assert "no pixel spacing" in caught.args[0]
    assert canvas.zoom == zoom


class Screen:
    """What a virtual screen may say of itself."""

    def __init__(self, width: int, millimetres: float) -> None:
        real = QApplication.primaryScreen()
        self.geometry = lambda: real.geometry().adjusted(0, 0, width - real.geometry().width(), 0)
        self.physicalSize = lambda: real.physicalSize() * (millimetres / real.physicalSize().width())
        self.devicePixelRatio = lambda: 2.0
        self.manufacturer = self.model = self.name = lambda: "none"


@pytest.mark.parametrize(("millimetres", "expected"), [(400.0, 5.0), (16.0, None), (4000.0, None)])
def test_a_screen_that_cannot_be_so_large_is_not_believed(qapp, millimetres, expected):
    assert dots(Screen(1000, millimetres), {}) == (pytest.approx(expected) if expected else None)


def test_a_key_has_no_serial_number(qapp):
    screen = QApplication.primaryScreen()
    assert not screen.serialNumber() or screen.serialNumber() not in key(screen)


@pytest.fixture
def dialog(qtbot):
    dialog = Calibration(known=4.0)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_the_bar_starts_as_long_as_is_known_and_is_measured_when_dragged(qtbot, dialog):
    ratio = dialog.devicePixelRatioF()
    assert dialog.bar.value() == round(4.0 * CARD_MM / ratio)
    assert dialog.dots == 4.0
    qtbot.mousePress(dialog.bar, Qt.MouseButton.LeftButton, pos=QPoint(428, 20))
    assert dialog.dots == pytest.approx(428 * ratio / CARD_MM)
    qtbot.keyClick(dialog.bar, Qt.Key.Key_Right)
    assert dialog.dots == pytest.approx(429 * ratio / CARD_MM)


def test_another_thing_changes_the_bar_and_not_what_was_measured(dialog):
    dialog.bar.setValue(300)
    measured = dialog.dots
    dialog.things.setCurrentIndex(1)
    assert dialog.dots == measured
    assert dialog.bar.value() == round(measured * RULER_MM / dialog.devicePixelRatioF())


@pytest.mark.parametrize(("button", "kept"), [("Save", True), ("Cancel", False)])
def test_what_was_measured_is_kept_when_it_is_saved(qtbot, canvas, button, kept):
    true, seen = TrueSize(canvas), []
    true.calibrated.connect(lambda screen, found: seen.append((screen, found)))

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        dialog.bar.setValue(400)
        dialog.findChild(QDialogButtonBox).button(getattr(QDialogButtonBox.StandardButton, button)).click()

    QTimer.singleShot(0, answer)
    true.calibrate()
    assert seen == ([(key(canvas.screen()), pytest.approx(400 * canvas.devicePixelRatioF() / CARD_MM))] if kept else [])
