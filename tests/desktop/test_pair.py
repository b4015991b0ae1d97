"""Canvases beside each other: what stands where, what moves together, and what a click and a held key do."""

from __future__ import annotations

import time
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QImage, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop.marking.screen import MarkItem, MarksView
from desktop.screen import CellView, LayoutView, Picture
from desktop.ui import held
from desktop.ui.canvas import Canvas
from desktop.ui.held import Held
from desktop.ui.pair import Pair
from desktop.ui.place import Place
from desktop.ui.theme import ACTIVE

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # of a window that has a least size
RAMP = np.arange(256, dtype=np.uint8)


def picture(height: int = 64, width: int = 64, grey: int = 100) -> Picture:
    return Picture(object(), (np.full((height, width), grey, np.uint8),), RAMP, None, 1.0, "", "", "")


LEFT, RIGHT, THIRD = picture(grey=60), picture(128, 200, grey=180), picture(grey=120)


def two(active: int, linked: bool = True, **changes) -> LayoutView:
    cells = (CellView("1   a.dcm", LEFT, mark="in the panel"), CellView("2   b.dcm", RIGHT, mark="in the panel"))
    return replace(LayoutView("two", cells, active, linked, has_other=True), **changes)


@pytest.fixture
def pair(qtbot):
    made = Pair(Canvas())
    qtbot.addWidget(made)
    made.resize(640, 400)
    show(made, LayoutView(), LEFT)
    made.show()
    return made


def show(pair: Pair, view: LayoutView, active: Picture | None = None) -> None:
    pair.show_layout(active or view.cells[view.active].picture, view)
    pair._canvas.show_picture(active or view.cells[view.active].picture)


def greys(pair: Pair) -> list[int]:
    """In the middle of every canvas that is seen, from left to right."""
    image: QImage = pair.grab().toImage()
    found = sorted((canvas for canvas in pair.findChildren(Canvas) if canvas.isVisible()), key=lambda c: c.x())
    return [image.pixelColor(canvas.geometry().center()).red() for canvas in found]


def test_one_radiograph_has_the_whole_place_and_no_head(pair):
    assert greys(pair) == [60]
    assert pair._canvas.geometry() == pair.rect()


def test_each_stands_in_its_cell_and_the_active_one_has_the_frame(pair):
    for active in (0, 1):
        show(pair, two(active))
        assert greys(pair) == [60, 180]
        assert pair.canvases[active] is pair._canvas
        image = pair.grab().toImage()
        edges = (image.pixelColor(0, 200), image.pixelColor(pair.width() - 1, 200))
        assert [edge == ACTIVE for edge in edges] == [active == 0, active == 1]


def test_an_empty_cell_says_what_it_waits_for(pair):
    show(pair, two(0, cells=(CellView("1   a.dcm", LEFT), CellView("2", None, "Choose <b>the</b> file"))))
    assert greys(pair) == [60]
    (text,) = [label for label in pair._texts if label.isVisible()]
    assert text.text() == "Choose <b>the</b> file"
    assert text.textFormat() == Qt.TextFormat.PlainText


def test_four_views_make_a_grid(pair):
    cells = tuple(CellView(f"{number}", picture(grey=40 * number)) for number in range(1, 5))
    show(pair, LayoutView("study", cells, 2))
    tops = sorted(canvas.geometry().top() for canvas in pair.canvases)
    assert tops[0] == tops[1] < tops[2] == tops[3]
    assert pair.canvases[2] is pair._canvas


def test_nothing_is_kept_of_what_stood_beside(pair):
    show(pair, two(0))
    beside = pair.canvases[1]
    show(pair, LayoutView(), LEFT)
    assert greys(pair) == [60]
    assert beside._picture is None


def place_of(canvas: Canvas) -> tuple[float, float, float]:
    return canvas.place.row, canvas.place.column, canvas.place.closeness


def wheel(canvas: Canvas, at: QPoint, notches: int) -> None:
    turn = QWheelEvent(
        QPointF(at), QPointF(canvas.mapToGlobal(at)), QPoint(), QPoint(0, 120 * notches), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(canvas.viewport(), turn)


@pytest.mark.parametrize("mover", [0, 1])
def test_linked_canvases_look_at_the_same_place_of_their_own_radiograph(pair, mover):
    show(pair, two(0))
    wheel(pair.canvases[mover], QPoint(40, 60), 6)
    assert place_of(pair.canvases[0])[2] > 2.0
    assert place_of(pair.canvases[0]) == pytest.approx(place_of(pair.canvases[1]), abs=0.02)
    pair.canvases[mover].horizontalScrollBar().setValue(pair.canvases[mover].horizontalScrollBar().value() + 25)
    assert place_of(pair.canvases[0]) == pytest.approx(place_of(pair.canvases[1]), abs=0.02)
    pair.canvases[mover].fit()
    assert pair.canvases[0].place == pair.canvases[1].place == Place()


def test_unlinked_canvases_move_alone_until_they_are_linked(pair):
    show(pair, two(0, linked=False))
    wheel(pair.canvases[0], QPoint(40, 60), 4)
    assert pair.canvases[1].place == Place()
    show(pair, two(0, linked=True))
    assert place_of(pair.canvases[0]) == pytest.approx(place_of(pair.canvases[1]), abs=0.02)


def test_unlinked_radiographs_keep_their_place_when_the_active_one_changes(pair):
    show(pair, two(0, linked=False))
    wheel(pair.canvases[0], QPoint(40, 60), 4)
    before = place_of(pair.canvases[0])
    show(pair, two(1, linked=False))
    assert place_of(pair.canvases[0]) == pytest.approx(before, abs=0.02)
    assert pair.canvases[1].place == Place()


def test_blinking_keeps_the_place(pair):
    def alone(cell: CellView) -> LayoutView:
        return LayoutView("two", (cell,), 0, alone=True, has_other=True)

    first, second = two(0).cells
    show(pair, alone(first))
    wheel(pair.canvases[0], QPoint(100, 60), 5)
    before = place_of(pair.canvases[0])
    show(pair, alone(second))
    assert greys(pair) == [180]
    assert place_of(pair.canvases[0]) == pytest.approx(before, abs=0.02)


def test_what_is_seen_stays_when_there_is_less_room(pair):
    wheel(pair.canvases[0], QPoint(200, 100), 5)
    before = place_of(pair.canvases[0])
    show(pair, two(0))
    assert place_of(pair.canvases[0]) == pytest.approx(before, abs=0.02)
    assert place_of(pair.canvases[1]) == pytest.approx(before, abs=0.02)
    show(pair, LayoutView(), LEFT)
    assert place_of(pair.canvases[0]) == pytest.approx(before, abs=0.02)


def test_marks_are_painted_beside_and_go_with_their_radiograph(pair):
    line = MarkItem("Length", "", "", (((30.0, 10.0), (30.0, 190.0)),), (), (), (30.0, 10.0))
    view = two(0, linked=False)
    marked = replace(view, cells=(view.cells[0], replace(view.cells[1], marks=MarksView(items=(line,)))))
    drawn = []
    for shown in (view, marked, view):
        show(pair, shown, LEFT)
        drawn.append(pair.grab().toImage())
    plain, marks, gone = drawn
    changed = [
        (x, y)
        for x in range(0, plain.width(), 2)
        for y in range(plain.height())
        if plain.pixel(x, y) != marks.pixel(x, y)
    ]
    assert changed
    assert min(x for x, _ in changed) > pair.width() // 2
    assert plain == gone


def test_a_click_beside_makes_it_active_and_a_drag_does_not(qtbot, pair):
    seen = []
    pair.activated.connect(seen.append)
    show(pair, two(0))
    for canvas in pair.canvases:
        qtbot.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    assert seen == [1]
    target = pair.canvases[1].viewport()
    qtbot.mousePress(target, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    qtbot.mouseMove(target, QPoint(90, 80))
    qtbot.mouseRelease(target, Qt.MouseButton.LeftButton, pos=QPoint(90, 80))
    assert seen == [1]


def test_the_window_of_the_one_beside_can_be_dragged(qtbot, pair):
    seen = []
    pair.dragged.connect(lambda *values: seen.append(values))
    show(pair, two(1))
    target = pair.canvases[0].viewport()
    qtbot.mousePress(target, Qt.MouseButton.RightButton, pos=QPoint(50, 50))
    qtbot.mouseMove(target, QPoint(60, 45))
    qtbot.mouseRelease(target, Qt.MouseButton.RightButton, pos=QPoint(60, 45))
    assert seen == [(0, 10.0, -5.0)]


@pytest.fixture
def blink(qtbot, monkeypatch):
    """A window with an action on N, and how often it was triggered."""
    window = QWidget()
    qtbot.addWidget(window)
    action = QAction("Blink", window)
    action.setShortcut("Shift+N")
    seen: list[float] = []
    action.triggered.connect(lambda: seen.append(time.monotonic()))
    Held(action)
    now = [0.0]
    monkeypatch.setattr(held.time, "monotonic", lambda: now[0])
    return window, action, seen, now


def release(window: QWidget, key: Qt.Key = Qt.Key.Key_N, repeat: bool = False) -> None:
    QApplication.sendEvent(window, QKeyEvent(QEvent.Type.KeyRelease, key, Qt.KeyboardModifier.NoModifier, "", repeat))


def test_a_tapped_key_triggers_once_and_a_held_one_again_when_it_is_let_go(blink):
    window, action, seen, now = blink
    action.trigger()
    now[0] = 0.1
    release(window)
    assert len(seen) == 1
    action.trigger()
    release(window, repeat=True)
    now[0] = 1.0
    release(window)
    assert len(seen) == 3
    release(window)
    assert len(seen) == 3


def test_another_key_ends_the_waiting(blink):
    """Chosen from the menu, nothing is held; a letter typed long afterwards is only a letter."""
    window, action, seen, now = blink
    action.trigger()
    now[0] = 9.0
    QApplication.sendEvent(window, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_N, Qt.KeyboardModifier.NoModifier, "n"))
    release(window)
    assert len(seen) == 1
