"""The worklist's page: how far the batch is, how the list is wanted, and the list."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.plain_label import PlainLabel, short_label
from desktop.ui.worklist_table import WorklistTable
from desktop.words import tr
from desktop.worklist.view import Choice, WorklistView

EVERY = 30_000  # milliseconds between two looks at who waits too long
LONGEST = 7 * 24 * 60  # minutes


class WorklistPage(QWidget):
    """chosen: the id of a command. filtered: (filter, choice). limited: minutes. searched: a text.

    by_urgency: the order of urgency is wanted. ticked: time went by.
    """

    chosen = Signal(str)
    filtered = Signal(int, int)
    limited = Signal(int)
    searched = Signal(str)
    by_urgency = Signal()
    ticked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = WorklistTable()
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("File name"))
        self.search.setAccessibleName(tr("Search the list by file name"))
        self.search.textChanged.connect(self.searched)
        self.limit = QSpinBox()
        self.limit.setRange(0, LONGEST)
        self.limit.setSpecialValueText(tr("no limit"))
        self.limit.setSuffix(tr(" min"))
        self.limit.setAccessibleName(tr("Longest wait in minutes"))
        self.limit.setKeyboardTracking(False)
        self.limit.valueChanged.connect(self.limited)
        names = (tr("Status"), tr("Gate"), tr("Answer"), tr("Reader"))
        self.filters = [QComboBox() for _ in names]
        for which, (box, name) in enumerate(zip(self.filters, names, strict=True)):
            box.setAccessibleName(name)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)  # also to those that come later
            box.activated.connect(partial(self.filtered.emit, which))
        self._names = [short_label(name) for name in names]
        self.buttons = {
            "read_folder": QPushButton(tr("Read a folder…")),
            "open_batch": QPushButton(tr("Open a batch…")),
            "pause": QPushButton(tr("Pause")),
            "cancel": QPushButton(tr("Cancel")),
            "reports": QPushButton(tr("Write reports")),
        }
        for name, button in self.buttons.items():
            button.clicked.connect(partial(self.chosen.emit, name))
            button.setAutoDefault(False)
        self._urgent = QPushButton(tr("By urgency"))
        self._urgent.clicked.connect(self.by_urgency)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(140, 10)
        self._bar.setAccessibleName(tr("Progress of the batch"))
        self._activity, self._rule, self._note = PlainLabel(), PlainLabel(), PlainLabel()
        self._clock = QTimer(self, interval=EVERY)
        self._clock.timeout.connect(self.ticked)
        self._build()

    def show_worklist(self, view: WorklistView) -> None:
        self._activity.setText(view.activity)
        self._rule.setText(view.rule)
        self._rule.setVisible(bool(view.rule))
        self._note.setText(view.note)
        self._note.setVisible(bool(view.note))
        self._bar.setVisible(view.can_cancel)
        done, found = view.progress or (0, 0)
        self._bar.setRange(0, found)
        self._bar.setValue(done)
        self.buttons["pause"].setText(tr("Go on") if view.paused else tr("Pause"))
        for name, wanted in (("pause", view.can_pause), ("cancel", view.can_cancel), ("reports", view.can_report)):
            self.buttons[name].setEnabled(wanted)
        self._urgent.setEnabled(view.by >= 0)
        self._show_choices(view.filters)
        with QSignalBlocker(self.limit):
            if not self.limit.hasFocus() or self.limit.value() != view.limit:
                self.limit.setValue(view.limit)
        if self.search.text() != view.search:
            with QSignalBlocker(self.search):
                self.search.setText(view.search)
        if self.isVisible() or not view.shown:
            self.table.show_lines(view)

    def start_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._clock.start()
        self.table.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From the search down into the list."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return) and self.search.hasFocus():
            self.table.setFocus()
        else:
            super().keyPressEvent(event)

    def _show_choices(self, filters: tuple[Choice, ...]) -> None:
        for which, (box, name) in enumerate(zip(self.filters, self._names, strict=True)):
            there = which < len(filters)
            box.setVisible(there)
            name.setVisible(there)
            if not there:
                continue
            choice = filters[which]
            if [box.itemText(index) for index in range(box.count())] != list(choice.choices):
                box.clear()
                box.addItems(choice.choices)
            box.setCurrentIndex(choice.current)

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        top = QHBoxLayout()
        for name in ("read_folder", "open_batch"):
            top.addWidget(self.buttons[name])
        top.addWidget(self._bar)
        top.addWidget(self._activity, 1)
        for name in ("pause", "cancel", "reports"):
            top.addWidget(self.buttons[name])
        layout.addLayout(top)
        line = QHBoxLayout()
        line.addWidget(self._urgent)
        line.addWidget(short_label(tr("Wait at most")))
        line.addWidget(self.limit)
        for label, box in zip(self._names, self.filters, strict=True):
            line.addWidget(label)
            line.addWidget(box)
        line.addWidget(self.search, 1)
        layout.addLayout(line)
        layout.addWidget(self._rule)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._note)
