"""The canvas: greys, planes, overlay and scale bar where they belong, at every zoom."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from desktop.ui.annotations import round_length
from desktop.ui.level import Level
from desktop.ui.theme import CANVAS_TEXT, PLANES
from tests.canvas_pictures import RAMP, grey, picture


def test_the_canvas_shows_the_greys_of_the_table(canvas):
    made = picture()
    canvas.show_picture(made)
    left, right = grey(canvas, 20, 150), grey(canvas, 280, 150)
    assert left[0] < 30
    assert right[0] > 225
    canvas.show_picture(replace(made, greys=RAMP[::-1].copy()))
    assert grey(canvas, 20, 150)[0] > 225
    assert grey(canvas, 280, 150)[0] < 30


def test_contours_are_lines_of_one_width_where_they_belong(canvas):
    """A square around the middle half of the picture, 0.25 to 0.75 of 300 screen pixels."""
    square = np.array([[16.0, 16.0], [16.0, 48.0], [48.0, 48.0], [48.0, 16.0]])
    made = picture(contours=(square,))
    canvas.show_picture(made)
    image = canvas.grab().toImage()
    edge = canvas.mapFromScene(QPointF(16.0, 32.0))
    row = [image.pixelColor(x, edge.y()) for x in range(image.width())]
    lit = [x for x, colour in enumerate(row) if colour.red() - colour.blue() > 100]
    other = canvas.mapFromScene(QPointF(48.0, 32.0)).x()
    assert {min(abs(x - edge.x()), abs(x - other)) for x in lit} <= {0, 1, 2}
    assert 2 <= len(lit) <= 8
    canvas.show_picture(replace(made, contours=()))
    assert len(set(grey(canvas, edge.x(), edge.y()))) == 1


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


def test_only_what_is_seen_is_looked_up_and_it_is_the_right_part(canvas):
    index = np.arange(400 * 400, dtype=np.uint32).reshape(400, 400) % 65521
    made = replace(picture(), levels=(index.astype(np.uint16),), greys=(np.arange(65536) % 251).astype(np.uint8))
    canvas.show_picture(made)
    canvas.actual_size()
    for right, down in ((0, 0), (40, -30), (-400, -400)):
        canvas.horizontalScrollBar().setValue(canvas.horizontalScrollBar().value() + right)
        canvas.verticalScrollBar().setValue(canvas.verticalScrollBar().value() + down)
        corner = canvas.mapToScene(0, 0)
        for x, y in ((60, 150), (250, 160)):
            row, column = round(corner.y()) + y, round(corner.x()) + x
            inside = 0 <= row < 400 and 0 <= column < 400
            if inside:
                assert grey(canvas, x, y)[0] == made.greys[made.levels[0][row, column]]


@pytest.mark.parametrize("zoom", [0.3, 1.0, 4.0])
def test_overlay_planes_are_sharp_at_every_zoom(canvas, zoom):
    mask = np.zeros((400, 400), np.bool_)
    mask[:, 200] = True
    smaller = mask.reshape(200, 2, 200, 2).any(axis=(1, 3))
    smallest = smaller.reshape(100, 2, 100, 2).any(axis=(1, 3))
    made = picture(400)
    canvas.show_picture(replace(made, planes=(mask, smaller, smallest)))
    canvas.actual_size()
    canvas._zoom(zoom / canvas.zoom, canvas.viewport().rect().center())
    image = canvas.grab().toImage()
    drawn = sum(image.pixelColor(x, 150) == PLANES for x in range(300))
    assert drawn == pytest.approx(max(1.0, zoom), abs=1.0)
    assert drawn >= 1
    canvas.show_picture(replace(made, planes=()))
    image = canvas.grab().toImage()
    assert not any(image.pixelColor(x, 150) == PLANES for x in range(300))


def test_pixels_that_are_not_square_are_drawn_so(qtbot, canvas):
    tall = replace(picture(), aspect=0.5)
    canvas.show_picture(tall)
    assert grey(canvas, 290, 150)[0] > 200
    assert grey(canvas, 150, 40) == grey(canvas, 150, 260)
    seen = []
    canvas.pointed.connect(seen.append)
    qtbot.mouseMove(canvas.viewport(), QPoint(150, 200))
    row, column = seen[-1]
    assert row == pytest.approx(32 + 50 / canvas.zoom * 2, abs=2)
    assert column == pytest.approx(32, abs=1)


def test_round_lengths():
    found = [round_length(longest) for longest in (0.09, 1.0, 1.9, 2.0, 4.99, 5.0, 99.0, 137.0, 250.0)]
    assert found == pytest.approx([0.05, 1, 1, 2, 2, 5, 50, 100, 200])


def test_the_scale_bar_is_as_long_as_it_says(canvas):
    black = replace(picture(200), greys=np.zeros(256, np.uint8), pixel=0.5, unit="mm at detector")
    canvas.show_picture(black)
    canvas.actual_size()
    image = canvas.grab().toImage()
    rows = [[image.pixelColor(x, y) == CANVAS_TEXT for x in range(130)] for y in range(200, 290)]
    longest = max(sum(row) for row in rows)
    assert longest == pytest.approx(40, abs=1), "20 mm at half a millimetre a pixel"


def test_a_new_window_keeps_the_zoom_and_a_new_radiograph_is_fitted(canvas):
    made = picture()
    canvas.show_picture(made)
    fitted = canvas.zoom
    canvas.zoom_in()
    canvas.show_picture(replace(made, greys=RAMP[::-1].copy()))
    assert canvas.zoom == pytest.approx(fitted * 1.2)
    index = np.zeros((64, 64), np.uint8)
    canvas.show_picture(replace(made, levels=(index,)))
    assert canvas.zoom == pytest.approx(fitted * 1.2), "another frame of the same file"
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


def test_a_new_table_fills_the_memory_there_is():
    index = np.arange(200 * 300, dtype=np.uint16).reshape(200, 300)
    level, seen = Level(index), QRect(20, 10, 100, 150)
    ramp = (np.arange(65536) >> 8).astype(np.uint8)
    image = level.image(ramp, seen)
    tracemalloc.start()
    assert level.image(ramp[::-1].copy(), seen) is image
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 65536 + 16384, "no more than the table itself"
    assert image.pixelColor(0, 0).red() == ramp[65535 - index[10, 20]]
    assert image.pixelColor(99, 149).red() == ramp[65535 - index[159, 119]]
