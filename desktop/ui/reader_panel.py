"""The reader's tab: the labels with what the model and the reader say, a comment, and how often the two agree."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.reader.views import ReaderView
from desktop.ui.comment import Comment
from desktop.ui.plain_label import PlainLabel, make_bold, short_label
from desktop.ui.reader_rows import ReaderRows
from desktop.ui.table_dialog import ask_table
from desktop.words import tr


class ReaderPanel(QWidget):
    """picked: index of a label. commented: the subject of the view, and the text on it.

    named: the reader's initials. exported: to this path, the decisions; stopped: they are not to be, after all.
    """

    picked = Signal(int)
    commented = Signal(object, str)
    named = Signal(str)
    exported = Signal(Path)
    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exporting = False
        self.rows = ReaderRows()
        self.comment = Comment()
        self.buttons = {
            "agree": QPushButton(tr("Agree")),
            "disagree": QPushButton(tr("Disagree")),
            "cannot_say": QPushButton(tr("Cannot say")),
            "undo_decision": QPushButton(tr("Take back")),
        }
        self.initials = QLineEdit()
        self.initials.setMaxLength(8)
        self.initials.setFixedWidth(90)
        self.initials.setAccessibleName(tr("Your initials"))
        self.export_button = QPushButton()
        self._hint, self._earlier, self._note, self._figures = (PlainLabel() for _ in range(4))
        self._build()
        self.rows.picked.connect(self.picked)
        self.comment.written.connect(self.commented)
        self.initials.textEdited.connect(self.named)  # at every letter: the next decision is this reader's
        self.export_button.clicked.connect(lambda checked: self.export())

    def show_reader(self, view: ReaderView) -> None:
        self._exporting = view.exporting is not None
        self.rows.show_rows(view.rows, view.selected)
        self.rows.setVisible(bool(view.rows))
        earlier = view.rows[view.selected].note if view.selected < len(view.rows) else ""
        self._earlier.setText(earlier)
        self._earlier.setVisible(bool(earlier))
        self._hint.setText(view.hint)
        self._hint.setVisible(bool(view.hint))
        for name, button in self.buttons.items():
            button.setEnabled(view.can_undo if name == "undo_decision" else view.can_decide)
        self.comment.show_comment(view.subject, view.comment)
        with QSignalBlocker(self.initials):
            if not self.initials.hasFocus():
                self.initials.setText(view.initials)
        self._figures.setText("\n".join(view.figures) or tr("You have not called a label present or absent yet."))
        self._note.setText(_progress(view) or view.note)
        self._note.setVisible(bool(self._note.text()))
        self.export_button.setText(tr("Stop the export") if self._exporting else tr("Export decisions…"))
        self.export_button.setEnabled(view.can_export)

    def export(self) -> None:
        """Ask where to, or stop the export that is under way."""
        if self._exporting:
            self.stopped.emit()
            return
        path = ask_table(self)
        if path is not None:
            self.exported.emit(path)

    def _build(self) -> None:
        grid = QGridLayout()
        for place, button in enumerate(self.buttons.values()):
            grid.addWidget(button, place // 2, place % 2)
        who = QHBoxLayout()
        who.addWidget(PlainLabel(tr("Your initials")), 1)
        who.addWidget(self.initials)
        figures = PlainLabel(tr("Agreement with the model"))
        make_bold(figures)
        caution = PlainLabel(
            tr(
                "You saw the model's answer before you decided, which makes agreement more likely. Shares and kappa "
                "are given from 20 decisions on."
            )
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(10)
        layout.addWidget(self._hint)
        layout.addWidget(self.rows)
        layout.addWidget(self._earlier)
        layout.addLayout(grid)
        layout.addWidget(short_label(tr("Comment")))
        layout.addWidget(self.comment)
        layout.addLayout(who)
        layout.addWidget(figures)
        layout.addWidget(self._figures)
        layout.addWidget(caution)
        layout.addStretch(1)
        layout.addWidget(self._note)
        layout.addWidget(self.export_button)


def _progress(view: ReaderView) -> str:
    if view.exporting is None:
        return ""
    done, total = view.exporting
    return tr("Looking for the decided radiographs: {done} of {total} files …", done=done, total=total)
