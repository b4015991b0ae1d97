"""Asks what a saved picture or report holds, and where it goes; paths are forgotten."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Literal

import shiboken6
from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QGroupBox,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.papers.choices import Choices
from desktop.papers.view import PapersView
from desktop.ui.open_dialog import forgotten
from desktop.ui.plain_label import PlainLabel, make_bold
from desktop.words import tr

Purpose = Literal["picture", "report", "print"]
WIDE = 460
_GO = QDialogButtonBox.ButtonRole.AcceptRole


class ExportDialog(QDialog):
    """copied: the same picture is wanted on the clipboard. `choices`: what was chosen."""

    copied = Signal()

    def __init__(self, purpose: Purpose, view: PapersView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._start = view.choices
        self.setMinimumWidth(WIDE)
        own, seen = QRadioButton(tr("At its &own size, whole")), QRadioButton(tr("As &seen on the screen"))
        png, jpeg = QRadioButton(tr("&PNG: exact")), QRadioButton(tr("&JPEG: smaller"))
        self.seen, self.jpeg, self._others = seen, jpeg, (own, png)
        self.overlay, self.texts = QCheckBox(tr("O&verlay of the model")), QCheckBox(tr("&Texts in the corners"))
        self.marks, self.nameless = QCheckBox(tr("&Measurements and marks")), QCheckBox(tr("&De-identified"))
        self._warning = PlainLabel()
        make_bold(self._warning)
        self._fill(view.choices)
        self._build(purpose, view)

    @property
    def choices(self) -> Choices:
        """What is chosen now; what was not asked stays as it was."""
        return replace(
            self._start,
            seen=self.seen.isChecked(),
            jpeg=self.jpeg.isChecked(),
            overlay=self.overlay.isChecked(),
            texts=self.texts.isChecked(),
            marks=self.marks.isChecked(),
            nameless=self.nameless.isChecked(),
        )

    def _fill(self, choices: Choices) -> None:
        (self.seen if choices.seen else self._others[0]).setChecked(True)
        (self.jpeg if choices.jpeg else self._others[1]).setChecked(True)
        self.overlay.setChecked(choices.overlay)
        self.texts.setChecked(choices.texts)
        self.marks.setChecked(choices.marks)
        self.nameless.setChecked(choices.nameless)

    def _build(self, purpose: Purpose, view: PapersView) -> None:
        titles = {"picture": tr("Save the picture"), "report": tr("Save a report"), "print": tr("Print")}
        self.setWindowTitle(titles[purpose])
        layout = QVBoxLayout(self)
        if purpose == "picture":
            layout.addWidget(_group(tr("Size"), self._others[0], self.seen))
            layout.addWidget(_group(tr("On it"), self.overlay, self.texts, self.marks))
            layout.addWidget(_group(tr("Format"), self._others[1], self.jpeg))
            self.overlay.setEnabled(view.drawn)
        else:
            layout.addWidget(_group(tr("On it"), self.texts, self.marks))
        layout.addWidget(self.nameless)
        layout.addWidget(PlainLabel(_about(view)))
        layout.addWidget(self._warning)
        if view.burned_in:
            self.nameless.toggled.connect(self._warn)
            self._warn(self.nameless.isChecked())
        self._warning.setVisible(view.burned_in)
        buttons = self._buttons(purpose)
        layout.addWidget(buttons)
        for button in buttons.buttons():
            button.setIcon(QIcon())
            if isinstance(button, QPushButton) and buttons.buttonRole(button) == _GO:
                button.setDefault(True)
                button.setFocus()

    def _buttons(self, purpose: Purpose) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        names = {"picture": tr("Save…"), "report": tr("Save…"), "print": tr("Print…")}
        buttons.addButton(names[purpose], _GO)
        if purpose == "picture":
            copy = buttons.addButton(tr("&Copy"), QDialogButtonBox.ButtonRole.ActionRole)
            copy.clicked.connect(self.copied)
            copy.clicked.connect(self.reject)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _warn(self, nameless: bool) -> None:
        text = tr("The file says that letters are burnt into this picture. De-identifying does not remove them: look.")
        self._warning.setText(text if nameless else "")
        if self.isVisible():
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Qt takes wrapped text for narrower than it is, and so for higher."""
        if layout := self.layout():
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))


def ask_path(parent: QWidget, choices: Choices, purpose: Purpose) -> Path | None:
    """Where to save; None where the user does not want to. Qt asks before it replaces a file."""
    suffix = "pdf" if purpose == "report" else "jpg" if choices.jpeg else "png"
    kinds = {"pdf": tr("PDF report"), "jpg": tr("JPEG picture"), "png": tr("PNG picture")}
    titles = {"pdf": tr("Save a report"), "jpg": tr("Save the picture"), "png": tr("Save the picture")}
    with forgotten():
        dialog = QFileDialog(parent, titles[suffix], filter=f"{kinds[suffix]} (*.{suffix})")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix)
        dialog.selectFile(f"radiograph.{suffix}")
        chosen = dialog.selectedFiles() if dialog.exec() == QDialog.DialogCode.Accepted else []
        shiboken6.delete(dialog)  # which writes down where it was, and must not do so later
    return Path(chosen[0]) if chosen else None


def _about(view: PapersView) -> str:
    return tr(
        "De-identified: without the header's names and dates. Letters that are part of the picture stay in it, and so "
        "do your own words."
    )


def _group(title: str, *widgets: QWidget) -> QGroupBox:
    box = QGroupBox(title)
    layout = QVBoxLayout(box)
    buttons = QButtonGroup(box)
    for widget in widgets:
        layout.addWidget(widget)
        if isinstance(widget, QRadioButton):
            buttons.addButton(widget)
    return box
