"""Radiographs beside each other: a canvas for each, one of them active, which move and zoom together when linked."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from desktop.marking.screen import MarksView
from desktop.screen import CellView, LayoutView, Picture
from desktop.ui.canvas import Canvas
from desktop.ui.marks_paint import paint_marks
from desktop.ui.place import Place
from desktop.ui.plain_label import PlainLabel, make_bold, plain_tip, short_label
from desktop.ui.theme import ACTIVE, CANVAS, CANVAS_TEXT
from desktop.words import tr

MOST = 4
FRAME = 3  # pixels, around the active one
CLICK = 4.0  # pixels that the mouse moves at most between press and release


class Pair(QWidget):
    """canvas: of the active radiograph, wherever it stands; it is shown by whoever owns it.

    activated: the cell that was clicked. dragged: (cell, right, down) with the right button on a cell beside.
    """

    activated = Signal(int)
    dragged = Signal(int, float, float)

    def __init__(self, canvas: Canvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._beside = [Canvas(self) for _ in range(MOST - 1)]
        self._heads = [_Head(self) for _ in range(MOST)]
        self._texts = [PlainLabel("", self) for _ in range(MOST)]
        self._view = LayoutView()
        self._cells: list[Canvas] = [canvas]  # the canvas of each cell
        self._held: dict[Canvas, object] = {}  # what each of them shows
        self._marks: dict[Canvas, MarksView] = {}  # of those beside
        self._places: dict[object, Place] = {}  # where what is not on the screen was looked at from
        self._moving = False
        self._press = QPointF()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._grid.addWidget(canvas, 1, 0)
        for text in self._texts:
            text.setAlignment(Qt.AlignmentFlag.AlignCenter)
            text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
            text.setContentsMargins(24, 24, 24, 24)
            text.setAutoFillBackground(True)
            text.setPalette(QPalette(CANVAS_TEXT, CANVAS, CANVAS, CANVAS, CANVAS, CANVAS_TEXT, CANVAS))
        for part in (*self._beside, *self._heads, *self._texts):
            part.hide()
        for one in (canvas, *self._beside):
            one.transformed.connect(partial(self._follow, one))
        for one in self._beside:
            one.viewport().installEventFilter(self)
            one.setAccessibleName(tr("Radiograph beside"))
            one.dragged.connect(partial(self._dragged, one))
            one.on_top.append(self._paint_marks)

    @property
    def canvases(self) -> tuple[Canvas, ...]:
        """Of each cell, the active one's among them."""
        return tuple(self._cells)

    def show_layout(self, picture: Picture | None, view: LayoutView) -> None:
        """picture: of the active cell."""
        if not view.cells and not self._view.cells:
            self._held = {self._canvas: picture.opened if picture else None}
            self._view = view
            return
        self._moving = True
        reference = self._canvas.place
        self._remember()
        rearranged = self._arrange(view)
        self._show(picture, view, reference, rearranged or (view.linked and not self._view.linked))
        self._view = view
        self._moving = False

    def _remember(self) -> None:
        for canvas, opened in self._held.items():
            if opened is not None:
                self._places[opened] = canvas.place

    def _show(self, picture: Picture | None, view: LayoutView, reference: Place, anew: bool) -> None:
        pictures = [cell.picture for cell in view.cells] or [picture]
        self._marks = {canvas: cell.marks for canvas, cell in zip(self._cells, view.cells, strict=False)}
        held: dict[Canvas, object] = {}
        for canvas, one in zip(self._cells, pictures, strict=True):
            canvas.show_picture(one)
            opened = held[canvas] = one.opened if one else None
            if opened is None:
                continue
            together = view.linked and (len(pictures) > 1 or view.alone)
            if anew or opened is not self._held.get(canvas):
                canvas.put(reference if together else self._places.get(opened, Place()))
        for canvas in self._beside:
            if canvas not in held:
                canvas.show_picture(None)  # nothing of it is kept
        self._held = held
        kept = {id(one) for one in held.values()}
        alone = {opened: place for opened, place in self._places.items() if id(opened) in kept or view.alone}
        self._places = alone if view.cells else {}

    def _arrange(self, view: LayoutView) -> bool:
        """Put every canvas where its cell is; returns whether one of them stands or reaches elsewhere than before."""
        active = view.active if view.cells else 0
        count = max(1, len(view.cells))
        beside = iter(self._beside)
        cells = [self._canvas if index == active else next(beside) for index in range(count)]
        pictured = [cell.picture is not None for cell in view.cells] or [True]
        was = [canvas.isVisibleTo(self) for canvas in self._cells]
        moved = cells != self._cells or pictured != was or len(view.cells) != len(self._view.cells)
        if moved:
            self._cells = cells
            self._lay_out(pictured, bool(view.cells))
        for index, cell in enumerate(view.cells):
            self._heads[index].show_cell(cell, index == active and count > 1 and view.kind != "plain")
            self._texts[index].setText(cell.text)
        self.update()
        return moved

    def _lay_out(self, pictured: list[bool], headed: bool) -> None:
        for part in (self._canvas, *self._beside, *self._heads, *self._texts):
            self._grid.removeWidget(part)
        for part in (*self._beside, *self._heads, *self._texts):
            part.hide()
        edge = FRAME if len(pictured) > 1 else 0
        self._grid.setContentsMargins(edge, edge, edge, edge)
        self._grid.setHorizontalSpacing(2 * edge)
        for line in range(MOST):
            self._grid.setRowStretch(line, 0)
            self._grid.setColumnStretch(line, 0)
        for index, has in enumerate(pictured):
            row, column = 2 * (index // 2), index % 2
            body = self._cells[index] if has else self._texts[index]
            self._grid.addWidget(self._heads[index], row, column)
            self._grid.addWidget(body, row + 1, column)
            self._grid.setRowStretch(row + 1, 1)
            self._grid.setColumnStretch(column, 1)
            self._heads[index].setVisible(headed)
            body.show()
        self._grid.activate()

    def _follow(self, moved: Canvas) -> None:
        if self._moving or len(self._cells) < 2 or not self._view.linked:
            return
        self._moving = True
        place = moved.place
        for canvas in self._cells:
            if canvas is not moved and self._held.get(canvas) is not None:
                canvas.put(place)
        self._moving = False

    def _paint_marks(self, painter: QPainter, canvas: Canvas) -> None:
        paint_marks(painter, canvas.viewport().rect(), self._marks.get(canvas, MarksView()), canvas.point_of)

    def _dragged(self, canvas: Canvas, right: float, down: float) -> None:
        if canvas in self._cells:
            self.dragged.emit(self._cells.index(canvas), right, down)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click on a radiograph beside makes it the active one; a drag moves it only."""
        if isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.LeftButton:
            if event.type() == QEvent.Type.MouseButtonPress:
                self._press = event.position()
            elif event.type() == QEvent.Type.MouseButtonRelease:
                moved = event.position() - self._press
                found = [i for i, one in enumerate(self._cells) if one.viewport() is watched]
                if found and abs(moved.x()) + abs(moved.y()) <= CLICK and self._view.kind != "plain":
                    self.activated.emit(found[0])
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame around the active one."""
        if len(self._view.cells) < 2 or self._view.kind == "plain":
            return
        active = self._view.active
        box: QRect = self._heads[active].geometry().united(self._canvas.geometry())
        painter = QPainter(self)
        painter.setPen(QPen(ACTIVE, 2 * FRAME))
        painter.drawRect(box)


class _Head(QWidget):
    """The line over a radiograph: what it is, and whether the panel beside is about it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._mark = PlainLabel(), short_label()
        self._name.setWordWrap(False)
        make_bold(self._mark)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 3, 8, 3)
        layout.addWidget(self._name, 1)
        layout.addWidget(self._mark)

    def show_cell(self, cell: CellView, active: bool) -> None:
        self._name.setText(cell.name)
        self._name.setToolTip(plain_tip(cell.name))
        self._mark.setText(cell.mark if active else "")
        font = self._name.font()
        font.setBold(active)
        QLabel.setFont(self._name, font)
