"""The canvas: greys, planes, overlay and scale bar where they belong, at every zoom."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QStyle

from desktop.pose import Pose
from desktop.screen import Picture
from desktop.ui import annotations
from desktop.ui.annotations import round_length
from desktop.ui.canvas import Canvas
from desktop.ui.lens import RADIUS
from desktop.ui.level import Level
from desktop.ui.screens import dots
from desktop.ui.theme import CANVAS_TEXT, CANVAS_WARNING, PLANES

RAMP = np.arange(256, dtype=np.uint8)


def picture(size: int = 64, overlay=None, **changes) -> Picture:
    index = np.tile(np.linspace(0, 255, size).astype(np.uint8), (size, 1))
    made = Picture(object(), (index, index[::2, ::2].copy()), RAMP, overlay, 1.0, "", "", "")
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


@pytest.mark.parametrize("width", [900, 360])
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
    for place, (box, text) in enumerate(placed):
        for other, words in placed[place + 1 :]:
            assert not box.intersects(other), (text, words)
