"""Widgets in both directions: setters show and emit nothing, a user's hand emits once."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QSettings, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QDialogButtonBox, QFileDialog, QSlider, QWidget

from desktop.screen import FileRow, FindingRow, FindingsView, OverlayView, Picture, Tick
from desktop.ui.banner import Banner
from desktop.ui.canvas import Canvas
from desktop.ui.file_list import FileList
from desktop.ui.findings import FindingsPanel
from desktop.ui.notice import Notice
from desktop.ui.open_dialog import forgotten
from desktop.ui.overlay_controls import OverlayControls
from desktop.ui.plain_label import PlainLabel, plain_tip
from desktop.ui.score_bar import ScoreBar
from desktop.ui.theme import NEGATIVE, POSITIVE

RAMP = np.arange(256, dtype=np.uint8)
TICKS = (Tick("sensitive", 0.25, "sensitive at 0.25", False), Tick("balanced", 0.5, "balanced at 0.50", True))
ROW = FindingRow("Pneumonia", 0.75, True, "Positive", "at or above the balanced operating point 0.50", TICKS)


def picture(size: int = 64, overlay=None, **changes) -> Picture:
    index = np.tile(np.linspace(0, 255, size).astype(np.uint8), (size, 1))
    made = Picture((index, index[::2, ::2].copy()), RAMP, overlay, 1.0, "", "", "")
    return replace(made, **changes)


@pytest.fixture
def canvas(qtbot):
    canvas = Canvas()
    qtbot.addWidget(canvas)
    canvas.resize(300, 300)
    canvas.show()
    return canvas


def grey(canvas: Canvas, x: int, y: int) -> tuple[int, int, int]:
    colour = canvas.grab().toImage().pixelColor(x, y)
    return colour.red(), colour.green(), colour.blue()


def test_the_canvas_shows_the_greys_of_the_table(canvas):
    made = picture()
    canvas.show_picture(made)
    left, right = grey(canvas, 20, 150), grey(canvas, 280, 150)
    assert left[0] < 30
    assert right[0] > 225
    canvas.show_picture(replace(made, greys=RAMP[::-1].copy()))
    assert grey(canvas, 20, 150)[0] > 225
    assert grey(canvas, 280, 150)[0] < 30


@pytest.mark.parametrize("zoom", [0.7, 0.3])
def test_every_level_shows_the_same_greys(canvas, zoom):
    canvas.show_picture(picture(400))
    while canvas.zoom > zoom:
        canvas.zoom_out()
    assert grey(canvas, 150, 150)[0] == pytest.approx(128, abs=4)


def test_the_overlay_lies_over_the_radiograph(canvas):
    red = np.zeros((2, 2, 4), np.uint8)
    red[..., 0] = red[..., 3] = 255
    made = picture(overlay=red)
    canvas.show_picture(made)
    assert grey(canvas, 150, 150) == (255, 0, 0)
    canvas.show_picture(replace(made, opacity=0.5))
    mixed = grey(canvas, 150, 150)
    assert mixed[0] > 170 > 90 > mixed[1]
    canvas.show_picture(replace(made, overlay=None))
    assert len(set(grey(canvas, 150, 150))) == 1


def test_a_new_window_keeps_the_zoom_and_a_new_radiograph_is_fitted(canvas):
    made = picture()
    canvas.show_picture(made)
    fitted = canvas.zoom
    canvas.zoom_in()
    canvas.show_picture(replace(made, greys=RAMP[::-1].copy()))
    assert canvas.zoom == pytest.approx(fitted * 1.2)
    canvas.show_picture(picture())
    assert canvas.zoom == pytest.approx(fitted)
    canvas.actual_size()
    assert canvas.zoom == pytest.approx(1.0 / canvas.devicePixelRatioF())


def test_a_fitted_radiograph_follows_the_size_of_the_window(canvas):
    canvas.show_picture(picture())
    before = canvas.zoom
    canvas.resize(600, 600)
    assert canvas.zoom > 1.8 * before
    canvas.zoom_out()
    after = canvas.zoom
    canvas.resize(300, 300)
    assert canvas.zoom == after


def test_the_wheel_zooms_to_the_pointer(canvas):
    canvas.show_picture(picture())
    for _ in range(5):
        canvas.zoom_in()
    zoom, where = canvas.zoom, QPointF(200.0, 120.0)
    before = canvas.mapToScene(where.toPoint())
    wheel = QWheelEvent(
        where, canvas.viewport().mapToGlobal(where), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(canvas.viewport(), wheel)
    after = canvas.mapToScene(where.toPoint())
    assert canvas.zoom == pytest.approx(1.2 * zoom)
    assert (after - before).manhattanLength() < 0.5


def test_zoom_has_limits(canvas):
    canvas.show_picture(picture())
    for _ in range(100):
        canvas.zoom_in()
    assert canvas.zoom == pytest.approx(32.0)
    for _ in range(100):
        canvas.zoom_out()
    assert canvas.zoom == pytest.approx(1.0)


def test_a_right_drag_asks_for_another_window(qtbot, canvas):
    canvas.show_picture(picture())
    seen = []
    canvas.dragged.connect(lambda right, down: seen.append((right, down)))
    port = canvas.viewport()
    qtbot.mousePress(port, Qt.MouseButton.RightButton, pos=QPoint(100, 100))
    qtbot.mouseMove(port, QPoint(110, 95))
    qtbot.mouseRelease(port, Qt.MouseButton.RightButton, pos=QPoint(110, 95))
    qtbot.mouseMove(port, QPoint(130, 130))
    assert seen == [(10.0, -5.0)]


def test_pointing_says_which_pixel(qtbot, canvas):
    canvas.show_picture(picture())
    seen = []
    canvas.pointed.connect(seen.append)
    qtbot.mouseMove(canvas.viewport(), QPoint(150, 151))
    assert seen[-1] == pytest.approx((32, 31), abs=1)


def test_an_empty_canvas_survives_every_hand(qtbot, canvas):
    for act in (canvas.fit, canvas.actual_size, canvas.zoom_in, canvas.zoom_out):
        act()
    qtbot.mouseMove(canvas.viewport(), QPoint(10, 10))
    canvas.show_picture(None)
    assert not canvas.grab().isNull()


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
    bar.show_row(replace(ROW, positive=False))
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
    assert "0.75 is at or above the balanced operating point 0.50." in texts
    panel.show_findings(FindingsView("quiet", "Nothing."))
    assert panel.cards == []


def test_overlay_controls_show_without_emitting_and_emit_when_used(qtbot):
    controls = OverlayControls()
    qtbot.addWidget(controls)
    seen = []
    controls.switched.connect(lambda: seen.append("switched"))
    controls.opacity_set.connect(seen.append)
    controls.label_picked.connect(lambda label: seen.append(("label", label)))
    controls.show_overlay(OverlayView(True, 40, ("Pneumonia", "Effusion"), 1))
    assert seen == []
    slider = controls.findChild(QSlider)
    assert slider.value() == 40
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert seen == [41]
    controls.findChild(QCheckBox).click()
    assert seen == [41, "switched"]
    controls.show_overlay(OverlayView(True, 40))
    assert not slider.isEnabled()


def test_the_list_says_what_was_picked_and_stays_with_what_is_shown(qtbot):
    files = FileList()
    qtbot.addWidget(files)
    seen = []
    files.picked.connect(seen.append)
    files.show_files((FileRow("a.dcm", False), FileRow("b.dcm", True), FileRow("c.dcm", False)), 0)
    assert seen == []
    assert files.item(1).text().startswith("✕")
    files.show()
    box = files.visualItemRect(files.item(2))
    qtbot.mouseClick(files.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert seen == [2]
    assert files.currentRow() == 0


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


def test_the_file_dialog_remembers_nothing(qtbot, tmp_path):
    folder = tmp_path / "SMITH_JOHN"
    folder.mkdir()
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    with forgotten():
        dialog = QFileDialog(directory=str(folder))
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.deleteLater()
        QCoreApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete)
    stored = [file for file in (tmp_path / "settings").rglob("*") if file.is_file()]
    assert stored, "Qt stores its file dialog's state; if not, this guard is not needed any more"
    assert not [file for file in stored if b"SMITH_JOHN" in file.read_bytes()]
