"""The status bar: what goes on, what is under the pointer, and what the program must not be used for."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QStatusBar, QWidget

from desktop.ui.plain_label import make_bold, short_label
from desktop.words import tr


class Status(QStatusBar):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = QProgressBar()
        self._bar.setFixedSize(90, 10)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(tr("Progress"))
        self._activity = short_label()
        self._probe = short_label()
        notice = short_label(tr("Research use only, not for diagnosis"))
        make_bold(notice)
        self.addWidget(self._bar)
        self.addWidget(self._activity)
        self.addWidget(self._probe)
        self.addPermanentWidget(notice)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(8, 0, 8, 0)

    def show_status(self, activity: str, progress: tuple[int, int], probe: str) -> None:
        """progress: (done, total); before anything is done the bar runs without end."""
        self._activity.setText(activity)
        self._activity.setVisible(bool(activity))
        self._probe.setText(probe)
        self._bar.setVisible(bool(activity))
        self._bar.setRange(0, progress[1] if progress[0] else 0)
        self._bar.setValue(progress[0])
