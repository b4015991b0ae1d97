"""A comment that saves itself: when the hand rests, when the field is left, and before another subject comes."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.words import tr

REST = 900  # milliseconds without a key


class Comment(QPlainTextEdit):
    """written: the subject that was shown while the text was typed, and the text; by the user's hand only."""

    written = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._subject: object = None
        self._saved = self._given = ""
        self._sent: list[str] = []  # that have not come back as the subject's comment yet
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self.save)
        self.setTabChangesFocus(True)
        self.setFixedHeight(3 * self.fontMetrics().lineSpacing() + 14)
        self.setAccessibleName(tr("Comment on the label"))
        self.textChanged.connect(self._rest.start)

    def show_comment(self, subject: object, text: str) -> None:
        """What is still unsaved of another subject is sent off first; what was typed on the same one stays, however
        late it comes back."""
        if subject != self._subject:
            self.save()
            self._subject = subject
            self._sent.clear()
            self._put(text)
        elif text != self._given:
            if text in self._sent:
                del self._sent[: self._sent.index(text) + 1]
            elif self.toPlainText() == self._saved:
                self._put(text)
        self._given = text
        self.setEnabled(subject is not None)

    def save(self) -> None:
        self._rest.stop()
        text = self.toPlainText()
        if self._subject is not None and text != self._saved:
            self._saved = text
            self._sent.append(text)
            self.written.emit(self._subject, text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.save()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.save()

    def _put(self, text: str) -> None:
        self._saved = text
        with QSignalBlocker(self):
            self.setPlainText(text)
