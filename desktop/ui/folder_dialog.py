"""Asks which folder to read, and where its journal and reports go."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.open_dialog import forgotten
from desktop.ui.plain_label import PlainLabel
from desktop.words import tr


class FolderDialog(QDialog):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Read a folder"))
        self.setMinimumWidth(560)
        self.folder, self.out = QLineEdit(), QLineEdit()
        self.own = QRadioButton(tr("Keep them among my own data of Skiagraph"))
        self.own.setChecked(True)
        self.elsewhere = QRadioButton(tr("Keep them in this folder:"))
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, parent=self
        )
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(PlainLabel(tr("The model is asked about every radiograph in this folder and those in it:")))
        layout.addLayout(self._line(self.folder, tr("Folder to read")))
        layout.addWidget(PlainLabel(tr("The journal and the reports hold file names and small pictures.")))
        layout.addWidget(self.own)
        layout.addWidget(self.elsewhere)
        layout.addLayout(self._line(self.out, tr("Folder for journal and reports")))
        layout.addWidget(self.buttons)
        for part in (self.folder.textChanged, self.out.textChanged, self.own.toggled):
            part.connect(lambda *values: self._check())
        self.out.textEdited.connect(lambda text: self.elsewhere.setChecked(True))
        self._check()

    def wanted(self) -> tuple[Path, Path | None]:
        """The folder, and the one for its journal; None for a place of the program's own."""
        return Path(self.folder.text()), None if self.own.isChecked() else Path(self.out.text())

    def _line(self, field: QLineEdit, name: str) -> QHBoxLayout:
        field.setAccessibleName(name)
        choose = QPushButton(tr("Choose…"))
        choose.setAccessibleName(tr("Choose: {what}", what=name))
        choose.setAutoDefault(False)
        choose.clicked.connect(lambda: self._choose(field, name))
        line = QHBoxLayout()
        line.addWidget(field, 1)
        line.addWidget(choose)
        return line

    def _choose(self, field: QLineEdit, name: str) -> None:
        found = ask_folder(self, name)
        if found is not None:
            field.setText(str(found))
            if field is self.out:
                self.elsewhere.setChecked(True)

    def _check(self) -> None:
        ready = bool(self.folder.text()) and (self.own.isChecked() or bool(self.out.text()))
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(ready)


def ask_folder(parent: QWidget, title: str) -> Path | None:
    """The folder that the user chose; None when none."""
    with forgotten():
        name = QFileDialog.getExistingDirectory(parent, title)
    return Path(name) if name else None
