"""What the user is asked for while marks are drawn: a text, or how long something is."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QDoubleSpinBox, QLineEdit, QVBoxLayout, QWidget

from desktop.marking.mark import LONGEST, LONGEST_MM, SHORTEST_MM
from desktop.marking.screen import MarksView
from desktop.ui.plain_label import PlainLabel, short_label
from desktop.words import tr

COIN = 25.0  # mm, offered where nothing was entered before


class TextQuestion(QDialog):
    """typed: the text, at every letter."""

    typed = Signal(str)

    def __init__(self, parent: QWidget | None = None, initial: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Text of the mark"))
        self._text = QLineEdit(initial)
        self._text.setMaxLength(LONGEST)
        self._text.setMinimumWidth(320)
        self._text.selectAll()
        self._text.textChanged.connect(self.typed)
        _lay_out(self, self._text, tr("Text beside the mark"), "")

    @property
    def answer(self) -> str:
        return self._text.text()


class LengthQuestion(QDialog):
    def __init__(self, parent: QWidget | None = None, initial: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Calibrate by a known length"))
        self._length = QDoubleSpinBox()
        self._length.setDecimals(2)
        self._length.setRange(SHORTEST_MM, LONGEST_MM)
        self._length.setSuffix(" " + tr("mm"))
        self._length.setValue(float(initial or COIN))
        self._length.selectAll()
        _lay_out(self, self._length, tr("Length of the line"),
                 tr("Every length on this radiograph is then worked out from this one. It holds only for what lies as "
                    "far from the detector as the object measured."))  # fmt: skip

    @property
    def answer(self) -> float:
        return self._length.value()


class MarkQuestions(QObject):
    """typed: a text, at every letter. answered: a text, or a length in mm. declined: the user wants neither."""

    typed = Signal(str)
    answered = Signal(object)
    declined = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._open: TextQuestion | LengthQuestion | None = None

    def show_marks(self, view: MarksView) -> None:
        """Opens and closes the dialog; never waits for it."""
        if not view.asked:
            self._close()
        elif self._open is None:
            if view.asked == "length":
                self._open = LengthQuestion(self._window, view.initial)
            else:
                self._open = TextQuestion(self._window, view.initial)
                self._open.typed.connect(self.typed)
            self._open.accepted.connect(self._accepted)
            self._open.rejected.connect(self.declined)
            self._open.open()

    def _accepted(self) -> None:
        if self._open is not None:
            self.answered.emit(self._open.answer)

    def _close(self) -> None:
        dialog, self._open = self._open, None
        if dialog is not None:
            dialog.hide()
            dialog.deleteLater()


def _lay_out(dialog: QDialog, field: QLineEdit | QDoubleSpinBox, name: str, why: str) -> None:
    label = short_label(name)
    label.setBuddy(field)
    field.setAccessibleName(name)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(20, 16, 20, 16)
    layout.setSpacing(10)
    layout.addWidget(label)
    layout.addWidget(field)
    if why:
        explained = PlainLabel(why)
        explained.setMinimumWidth(360)
        layout.addWidget(explained)
    layout.addWidget(buttons)
    field.setFocus()
