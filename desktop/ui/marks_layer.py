"""The marks on a canvas: painted over its radiograph, drawn and moved by mouse and keys. Decides nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter

from desktop.marking.screen import MarksView
from desktop.ui.canvas import Canvas
from desktop.ui.marks_hit import apart, nearest, on_line
from desktop.ui.marks_paint import line_of, paint_marks

DRAGGED = 4.0  # screen pixels that make a click a drag
FAST = 10  # pixels that an arrow key moves with Shift
ARROWS = {
    Qt.Key.Key_Left: QPointF(-100.0, 0.0),
    Qt.Key.Key_Right: QPointF(100.0, 0.0),
    Qt.Key.Key_Up: QPointF(0.0, -100.0),
    Qt.Key.Key_Down: QPointF(0.0, 100.0),
}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
Cursor = Qt.CursorShape


class MarksLayer(QObject):
    """pressed: place, mark, handle; moved: place; released: whether it was a drag. Places: (row, column).

    dropped: a click beside every mark. edited: a mark was clicked twice. put: opposite corners of what is seen.
    nudged: rows, columns. turned: to the next handle. left: Esc.
    """

    pressed = Signal(object, int, int)
    moved = Signal(object)
    released = Signal(bool)
    dropped = Signal()
    edited = Signal(int)
    put = Signal(object)
    nudged = Signal(float, float)
    turned = Signal()
    left = Signal()

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._view = MarksView()
        self._words: list[QRect] = []
        self._from: QPointF | None = None  # where the left button went down for a mark
        self._beside: QPointF | None = None  # where it went down beside every mark
        self._pan: tuple[float, float] | None = None  # the place of the radiograph that the middle button holds
        self._space = False
        canvas.on_top.append(self._paint)
        canvas.installEventFilter(self)
        self._port = canvas.viewport()
        self._port.installEventFilter(self)

    def show_marks(self, view: MarksView) -> None:
        if view.tool and view.tool != self._view.tool:
            self._canvas.setFocus()
            self._port.setCursor(Cursor.CrossCursor)
        elif self._view.tool and not view.tool:
            self._port.setCursor(Cursor.ArrowCursor)
        self._view = view
        self._port.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        handlers: dict[QEvent.Type, Callable[[], bool]] = {}
        if watched is self._port and isinstance(event, QMouseEvent):
            handlers = {
                QEvent.Type.MouseButtonPress: lambda: self._press(event),
                QEvent.Type.MouseButtonDblClick: lambda: self._click_twice(event),
                QEvent.Type.MouseMove: lambda: self._move(event),
                QEvent.Type.MouseButtonRelease: lambda: self._release(event),
            }
        elif watched is self._canvas and isinstance(event, QKeyEvent):
            handlers = {
                QEvent.Type.ShortcutOverride: lambda: self._claim(event),
                QEvent.Type.KeyPress: lambda: self._key(event),
                QEvent.Type.KeyRelease: lambda: self._key_up(event),
            }
        elif watched is self._canvas and event.type() == QEvent.Type.FocusOut:
            self._space = False
        handle = handlers.get(event.type())
        return handle() if handle else False

    def _paint(self, painter: QPainter, canvas: Canvas) -> None:
        self._words = paint_marks(painter, canvas.viewport().rect(), self._view, canvas.point_of)

    def _hit(self, where: QPointF) -> tuple[int, int]:
        """(mark, handle); with a tool in hand only the handles of the selected mark can be taken."""
        view, place = self._view, self._canvas.point_of
        if not view.there or view.hidden:
            return -1, -1
        if 0 <= view.selected < len(view.items):
            handle = nearest(where, (place(*at) for at in view.items[view.selected].handles))
            if handle >= 0:
                return view.selected, handle
        for mark in reversed(range(0 if view.tool else len(view.items))):
            item = view.items[mark]
            words = mark < len(self._words) and self._words[mark].contains(where.toPoint())
            if words or any(on_line(where, line_of(line, place)) for line in item.lines):
                return mark, nearest(where, (place(*at) for at in item.handles))
        return -1, -1

    def _press(self, event: QMouseEvent) -> bool:
        where = event.position()
        if event.button() == MIDDLE and self._view.there:
            self._pan = self._canvas.pixel_at(where)
            return True
        if event.button() != LEFT or self._space or not self._view.there:
            return False
        mark, handle = self._hit(where)
        if mark < 0 and not self._view.tool:
            self._beside = where
            return False
        self._from = where
        self._canvas.setFocus()
        self.pressed.emit(self._canvas.pixel_at(where), mark, handle)
        return True

    def _click_twice(self, event: QMouseEvent) -> bool:
        mark = -1 if self._view.tool or event.button() != LEFT else self._hit(event.position())[0]
        if mark < 0:
            return self._press(event)
        self.edited.emit(mark)
        return True

    def _move(self, event: QMouseEvent) -> bool:
        where = event.position()
        if self._pan is not None:
            away = self._canvas.point_of(*self._pan) - where
            self._canvas.look_at(*self._canvas.pixel_at(self._port.rect().toRectF().center() + away))
            return True
        if self._from is not None or self._view.draft is not None:
            self.moved.emit(self._canvas.pixel_at(where))
        elif not event.buttons():
            over = self._hit(where)[0] >= 0
            shape = Cursor.SizeAllCursor if over else Cursor.CrossCursor if self._view.tool else Cursor.ArrowCursor
            self._port.setCursor(shape)
        return False

    def _release(self, event: QMouseEvent) -> bool:
        where = event.position()
        if event.button() == MIDDLE and self._pan is not None:
            self._pan = None
            return True
        if event.button() != LEFT:
            return False
        beside, self._beside = self._beside, None
        if beside is not None and apart(beside, where) < DRAGGED:
            self.dropped.emit()
        start, self._from = self._from, None
        if start is None:
            return False
        self.released.emit(apart(start, where) >= DRAGGED)
        return True

    def _wanted(self, event: QKeyEvent) -> bool:
        """Whether a key means the marks now."""
        view, key = self._view, event.key()
        if event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier):
            return False
        if key in ARROWS:
            return view.selected >= 0
        if key in ENTER:
            return bool(view.tool) or view.selected >= 0
        if key == Qt.Key.Key_Escape:
            return bool(view.tool) or view.draft is not None or view.selected >= 0
        return key == Qt.Key.Key_Space and bool(view.tool)

    def _claim(self, event: QKeyEvent) -> bool:
        """Before a shortcut of the window takes it."""
        if self._wanted(event):
            event.accept()
            return True
        return False

    def _key(self, event: QKeyEvent) -> bool:
        if not self._wanted(event):
            return False
        key = Qt.Key(event.key())
        if key in ARROWS:
            steps = FAST if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            self.nudged.emit(*self._step(ARROWS[key], steps))
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key == Qt.Key.Key_Space:
            self._space = True
            self._port.setCursor(Cursor.OpenHandCursor)
        elif self._view.tool:
            self.put.emit(self._seen())
        else:
            self.turned.emit()
        return True

    def _key_up(self, event: QKeyEvent) -> bool:
        if event.key() != Qt.Key.Key_Space or event.isAutoRepeat() or not self._space:
            return False
        self._space = False
        self._port.setCursor(Cursor.CrossCursor if self._view.tool else Cursor.ArrowCursor)
        return True

    def _step(self, towards: QPointF, steps: int) -> tuple[float, float]:
        """Rows and columns along a direction of the screen, whichever way the radiograph lies."""
        row, column = self._canvas.pixel_at(QPointF())
        to_row, to_column = self._canvas.pixel_at(towards)
        down, along = to_row - row, to_column - column
        if abs(down) > abs(along):
            return float(steps if down > 0 else -steps), 0.0
        return 0.0, float(steps if along > 0 else -steps)

    def _seen(self) -> tuple[tuple[float, float], tuple[float, float]]:
        rect = self._port.rect().toRectF()
        corners = (rect.topLeft(), rect.topRight(), rect.bottomLeft(), rect.bottomRight())
        rows, columns = zip(*map(self._canvas.pixel_at, corners), strict=True)
        return (min(rows), min(columns)), (max(rows), max(columns))
