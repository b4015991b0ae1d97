"""The tags of the radiograph on the screen, beside the window: searched while typing, copied, compared."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from desktop.papers.search import as_text, found
from desktop.papers.view import TagsView
from desktop.ui.plain_label import PlainLabel, short_label
from desktop.ui.tags_model import TagsModel, word
from desktop.words import counted, tr

MOST_OPEN = 1000  # rows found that are all unfolded
ALONE, BESIDE = (150, 250, 50, 420), (130, 210, 40, 210, 210, 90)  # widths of columns


class TagsWindow(QDialog):
    """compared: with which of the other pictures, -1 for none. closed: by the user."""

    compared = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Tags"))
        self.resize(960, 660)
        self._view = TagsView()
        self.model = TagsModel(self)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Tag number, name or value"))
        self.search.setAccessibleName(tr("Search the tags"))
        self.search.setClearButtonEnabled(True)
        self.others = QComboBox()
        self.others.setAccessibleName(tr("Compare with"))
        self.others.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.others.setMinimumContentsLength(16)
        self.different = QCheckBox(tr("Only &differences"))
        self.tree = QTreeView()
        self._name, self._note = PlainLabel(), PlainLabel()
        self._build()
        self.search.textChanged.connect(self._filter)
        self.different.toggled.connect(self._filter)
        self.others.activated.connect(lambda place: self.compared.emit(place - 1))

    def show_tags(self, view: TagsView) -> None:
        old, self._view = self._view, view
        if (view.on and old.files != view.files) or self.others.count() == 0:
            with QSignalBlocker(self.others):
                self.others.clear()
                self.others.addItems([tr("nothing"), *view.files])
        with QSignalBlocker(self.others):
            self.others.setCurrentIndex(view.other + 1)
        self.others.setEnabled(bool(view.files))
        self.different.setEnabled(view.other >= 0)
        self._name.setText(view.name)
        if old.rows is not view.rows or (old.other < 0) != (view.other < 0):
            self._filter()
        self._say()
        if view.on and not old.on:
            self.show()
            self.raise_()
            self.activateWindow()
            self.search.setFocus()
        elif old.on and not view.on:
            self.hide()

    def reject(self) -> None:
        """Escape, the button and the window's own cross."""
        super().reject()
        if self._view.on:
            self.closed.emit()

    def copy_value(self) -> None:
        index = self.tree.currentIndex()
        if index.isValid():
            column = index.column() if index.column() > 0 else 3
            _copy(str(index.siblingAtColumn(column).data() or ""))

    def copy_row(self) -> None:
        place = self.model.place(self.tree.currentIndex())
        if place >= 0:
            _copy(as_text(self.model.rows, (place,), self.model.compared, word).lstrip())

    def copy_all(self) -> None:
        """What is found, all of it where nothing is looked for."""
        _copy(as_text(self.model.rows, self.model.places, self.model.compared, word))

    def _filter(self) -> None:
        view, compared = self._view, self._view.other >= 0
        words, only = self.search.text(), compared and self.different.isChecked()
        places = found(view.rows, words, only)
        other = compared != self.model.compared or not self.model.rows
        self.model.show_rows(view.rows, places, compared)
        for column, width in enumerate((BESIDE if compared else ALONE) if other else ()):
            self.tree.header().resizeSection(column, width)
        if (words.strip() or only) and len(places) <= MOST_OPEN:
            self.tree.expandAll()
        if places:
            self.tree.setCurrentIndex(self.model.index(0, 3, QModelIndex()))
        self._say()

    def _say(self) -> None:
        view = self._view
        if view.failure or view.waiting:
            self._note.setText(view.failure or tr("Reading the header …"))
            return
        shown = len(self.model.places)
        count = counted("{count} line", "{count} lines", shown)
        self._note.setText("  ·  ".join((count, *view.notes)))

    def _build(self) -> None:
        tree = self.tree
        tree.setModel(self.model)
        tree.setAccessibleName(tr("Tags of the radiograph"))
        tree.setUniformRowHeights(True)
        tree.setAlternatingRowColors(True)
        tree.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), tree, self.copy_value,
                  context=Qt.ShortcutContext.WidgetShortcut)  # fmt: skip
        top = QGridLayout()
        top.addWidget(self.search, 0, 0, 1, 2)
        top.addWidget(self._name, 1, 0)
        beside = QHBoxLayout()
        label = short_label(tr("Compare with"))
        label.setBuddy(self.others)
        for widget in (label, self.others, self.different):
            beside.addWidget(widget)
        top.addLayout(beside, 1, 1)
        top.setColumnStretch(0, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self._note, 1)
        for text, run in (
            (tr("Copy &value"), self.copy_value),
            (tr("Copy &row"), self.copy_row),
            (tr("Copy &all"), self.copy_all),
            (tr("&Close"), self.reject),
        ):
            button = QPushButton(text)
            button.setAutoDefault(False)
            button.clicked.connect(run)
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.addLayout(top)
        layout.addWidget(tree, 1)
        layout.addLayout(buttons)


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
