"""The canvas turned, flipped and magnified: everything goes along, and texts stay readable."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QStyle

from desktop.pose import Pose
from desktop.ui import annotations
from desktop.ui.canvas import Canvas
from desktop.ui.lens import RADIUS
from desktop.ui.screens import dots
from desktop.ui.theme import CANVAS_TEXT, CANVAS_WARNING, PLANES
from tests.canvas_pictures import RAMP, grey, picture

POSES = [Pose(turns, mirrored) for turns in range(4) for mirrored in (False, True)]


def chequers() -> np.ndarray:
    """Every 8 x 6 field of 48 x 64 pixels has a grey of its own."""
    fields = np.arange(64, dtype=np.uint8).reshape(8, 8) * 3 + 40
    return np.kron(fields, np.ones((6, 8), np.uint8))


@pytest.mark.parametrize("pose", POSES)
def test_a_turned_radiograph_is_drawn_where_the_mapping_says(canvas, pose):
    """Pixels, overlay, planes and contours alike: each point of the screen shows the pixel that is asked for there."""
    pixels = chequers()
    overlay = np.zeros((*pixels.shape, 4), np.uint8)
    overlay[6:12, 16:24] = (200, 0, 0, 255)
    plane = np.zeros(pixels.shape, np.bool_)
    plane[30:36, 40:48] = True
    line = np.array([[40.0, 8.0], [40.0, 20.0], [44.0, 20.0], [44.0, 8.0]])
    canvas.show_picture(
        replace(picture(), levels=(pixels,), overlay=overlay, planes=(plane,), contours=(line,), pose=pose, texts=False)
    )
    image = canvas.grab().toImage()
    for row in range(3, 48, 6):
        for column in range(4, 64, 8):
            where = canvas.point_of(row + 0.1, column + 0.1)
            colour = image.pixelColor(where.toPoint())
            if overlay[row, column, 3]:
                assert (colour.red(), colour.green()) == (200, 0)
            elif plane[row, column]:
                assert colour == PLANES
            elif row < 40:
                assert colour.red() == pytest.approx(int(pixels[row, column]), abs=1), (row, column)
            assert canvas.pixel_at(where) == pytest.approx((row + 0.1, column + 0.1))
    edge = image.pixelColor(canvas.point_of(40.0, 14.0).toPoint())
    assert edge.red() - edge.blue() > 100


@pytest.mark.parametrize("pose", POSES)
def test_turning_keeps_what_is_in_the_middle_and_the_zoom(canvas, pose):
    made = picture(400)
    canvas.show_picture(made)
    canvas.actual_size()
    canvas.look_at(150.0, 230.0)
    zoom = canvas.zoom
    canvas.show_picture(replace(made, pose=pose))
    assert canvas.zoom == zoom
    assert canvas.pixel_at(QPointF(150.0, 150.0)) == pytest.approx((150.0, 230.0), abs=1.5)


def test_a_turned_radiograph_that_was_fitted_is_fitted_again(canvas):
    tall = replace(picture(), levels=(np.zeros((200, 100), np.uint8),))
    canvas.show_picture(tall)
    canvas.resize(600, 300)
    zoom = canvas.zoom
    canvas.show_picture(replace(tall, pose=Pose(1)))
    assert canvas.zoom == pytest.approx(2.0 * zoom, rel=0.05)


def test_pointing_says_the_radiograph_s_own_pixel_however_it_is_turned(qtbot, canvas):
    canvas.show_picture(replace(picture(), pose=Pose(1, True)))
    seen = []
    canvas.pointed.connect(seen.append)
    qtbot.mouseMove(canvas.viewport(), canvas.point_of(10.5, 50.5).toPoint())
    assert seen[-1] == (10, 50)


def test_whoever_draws_on_top_is_told_of_every_move(canvas, qtbot):
    made = picture(400)
    canvas.show_picture(made)
    told = []
    canvas.transformed.connect(lambda: told.append(canvas.point_of(0.0, 0.0)))
    for act in (
        canvas.actual_size,
        canvas.zoom_in,
        lambda: canvas.horizontalScrollBar().setValue(canvas.horizontalScrollBar().value() + 5),
        lambda: canvas.show_picture(replace(made, pose=Pose(1))),
        canvas.fit,
        lambda: canvas.resize(400, 350),
    ):
        told.clear()
        act()
        assert told, act
        assert told[-1] == canvas.point_of(0.0, 0.0)
    told.clear()
    canvas.show_picture(replace(made, pose=Pose(1), greys=RAMP[::-1].copy()))
    assert told == [], "only the window is another"


def test_what_is_drawn_on_top_is_the_last(canvas):
    canvas.show_picture(picture())
    canvas.on_top.append(lambda painter, one: painter.fillRect(one.viewport().rect(), CANVAS_WARNING))
    assert grey(canvas, 150, 150) == CANVAS_WARNING.getRgb()[:3]


def greys_of(image: QImage, y: int) -> list[int]:
    return [image.pixelColor(x, y).red() for x in range(image.width())]


def test_crisp_pixels_are_squares_and_smooth_ones_are_not(canvas):
    made = replace(picture(), levels=(np.array([[0, 255], [255, 0]], np.uint8),), texts=False)
    canvas.show_picture(made)
    assert len(set(greys_of(canvas.grab().toImage(), 100)[20:280])) > 20
    canvas.show_picture(replace(made, crisp=True))
    assert set(greys_of(canvas.grab().toImage(), 100)[20:280]) == {0, 255}


def wheel(canvas: Canvas, where: QPointF, notches: int) -> None:
    turned = QWheelEvent(
        where, canvas.viewport().mapToGlobal(where), QPoint(), QPoint(0, 120 * notches), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(canvas.viewport(), turned)


def hover(qtbot, canvas: Canvas, where: QPoint) -> None:
    """Also where the pointer was left there by another test."""
    qtbot.mouseMove(canvas.viewport(), where + QPoint(3, 3))
    qtbot.mouseMove(canvas.viewport(), where)


@pytest.mark.parametrize("pose", [Pose(), Pose(3, True)])
def test_the_lens_enlarges_around_the_pointer_and_the_wheel_sets_how_much(qtbot, canvas, pose):
    index = np.zeros((300, 300), np.uint8)
    index[140:160, 140:160] = 255
    canvas.show_picture(replace(picture(), levels=(index,), pose=pose, magnified=True, texts=False))
    canvas.actual_size()
    where = canvas.point_of(150.0, 150.0).toPoint()

    def white() -> int:
        return sum(grey > 128 for grey in greys_of(canvas.grab().toImage(), where.y()))

    assert white() == pytest.approx(20, abs=1), "no lens before the pointer is there"
    hover(qtbot, canvas, where)
    zoom = canvas.zoom
    assert white() == pytest.approx(40 + 4, abs=5), "twice, and the lens's rim"
    wheel(canvas, QPointF(where), 30)
    assert white() == pytest.approx(160 + 4, abs=5), "eight times at most"
    assert canvas.zoom == zoom
    wheel(canvas, QPointF(where), -60)
    assert white() == pytest.approx(40 + 4, abs=5)
    QApplication.sendEvent(canvas, QEvent(QEvent.Type.Leave))
    assert white() == pytest.approx(20, abs=1)


def test_the_lens_ends_at_its_rim(qtbot, canvas):
    canvas.show_picture(replace(picture(), magnified=True, texts=False))
    before = canvas.grab().toImage()
    hover(qtbot, canvas, QPoint(150, 150))
    after = canvas.grab().toImage()
    outside = round(RADIUS) + 4
    assert after.pixelColor(150 + outside, 150) == before.pixelColor(150 + outside, 150)
    assert after.pixelColor(150 + outside - 30, 150) != before.pixelColor(150 + outside - 30, 150)


def lit(image: QImage, colour) -> int:
    return sum(image.pixelColor(x, y) == colour for x in range(image.width()) for y in range(image.height()))


def test_texts_can_be_hidden_but_not_that_it_is_flipped(canvas):
    black = picture(greys=np.zeros(256, np.uint8), top_left="DOE", edges=("H", "L", "F", "R"), warning="Flipped")
    canvas.show_picture(black)
    image = canvas.grab().toImage()
    assert lit(image, CANVAS_TEXT) > 200
    warned = lit(image, CANVAS_WARNING)
    assert warned > 0
    canvas.show_picture(replace(black, texts=False))
    image = canvas.grab().toImage()
    assert lit(image, CANVAS_TEXT) == 0
    assert lit(image, CANVAS_WARNING) == warned
    assert canvas.accessibleDescription() == "Flipped"
    canvas.show_picture(replace(black, texts=False, warning=""))
    assert lit(canvas.grab().toImage(), CANVAS_WARNING) == 0


def test_the_letters_stand_at_their_edges(canvas):
    black = picture(greys=np.zeros(256, np.uint8), edges=("", "L", "", ""))
    canvas.show_picture(black)
    image = canvas.grab().toImage()
    found = [x for x in range(300) for y in range(120, 180) if image.pixelColor(x, y) == CANVAS_TEXT]
    assert found
    assert min(found) > 260


def test_true_size_is_true_on_this_screen(canvas):
    made = replace(picture(400), pixel=0.5, unit="mm at detector", metric=True)
    canvas.show_picture(made)
    canvas.screens = {}
    per_mm = dots(canvas.screen(), {}) or 0.0
    assert per_mm > 0.0
    canvas.true_size()
    ends = canvas.point_of(0.0, 100.0) - canvas.point_of(0.0, 0.0)
    assert ends.x() * canvas.devicePixelRatioF() == pytest.approx(50.0 * per_mm)
    assert canvas._scale_text(made).startswith("True size, mm at detector")
    canvas.zoom_in()
    assert "True size" not in canvas._scale_text(made)


@pytest.mark.parametrize("width", [900, 360, 150])
def test_long_texts_do_not_meet_in_a_narrow_canvas(canvas, monkeypatch, width):
    placed = []

    def keep(painter, box, where, text, colour=CANVAS_TEXT):
        size = painter.fontMetrics().size(Qt.TextFlag.TextExpandTabs, text)
        if text:
            placed.append((QStyle.alignedRect(Qt.LayoutDirection.LeftToRight, where, size, box), text))

    monkeypatch.setattr(annotations, "write", keep)
    canvas.resize(width, 400)
    canvas.show_picture(
        picture(
            top_left="DOE^JANE\n4711", top_right="DX CHEST PA\n0.4 mm at detector", edges=("H", "L", "F", "R"),
            bottom_left="Inverted\nWindow 3301  Center 2035.5  (File: window 1)", warning="Flipped, rotated 90°",
        )
    )  # fmt: skip
    canvas.grab()
    assert len(placed) == 10
    assert all(canvas.viewport().rect().contains(box) for box, _ in placed)
    assert ("Window 3301  Center 2035.5  (File: window 1)" in placed[2][1]) == (width >= 360)
    assert placed[2][1].endswith("…") == (width < 360)
    for place, (box, text) in enumerate(placed):
        for other, words in placed[place + 1 :]:
            assert not box.intersects(other), (text, words)
