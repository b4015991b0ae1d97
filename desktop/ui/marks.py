"""Everything of the window that is about marks: over the radiograph, in their tab, and asked for."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QTabWidget, QWidget

from desktop.marking.screen import MarksView
from desktop.ui.canvas import Canvas
from desktop.ui.marks_layer import MarksLayer
from desktop.ui.marks_panel import MarksPanel
from desktop.ui.marks_questions import MarkQuestions
from desktop.words import tr

TOOLS = ("length", "angle", "cobb", "rectangle", "ellipse", "arrow", "text", "scale")
CHANGES = ("undo", "redo", "delete_mark", "next_mark", "copy_marks", "hide_marks")


class Marks(QObject):
    def __init__(self, window: QWidget, canvas: Canvas, tabs: QTabWidget, actions: Mapping[str, QAction]) -> None:
        super().__init__(window)
        self.layer = MarksLayer(canvas)
        self.panel = MarksPanel([actions[f"tool_{tool}"] for tool in TOOLS], [actions[name] for name in CHANGES])
        self.questions = MarkQuestions(window)
        tabs.addTab(self.panel, tr("Measure"))

    def show_marks(self, view: MarksView) -> None:
        self.layer.show_marks(view)
        self.panel.show_marks(view)
        self.questions.show_marks(view)
