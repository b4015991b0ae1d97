"""The settings, applied at once; Cancel puts back what was there when the dialog was opened."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QGroupBox,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop.program.program import THEMES, Preferences
from desktop.reader.reading import RARE
from desktop.ui.plain_label import PlainLabel, short_label
from desktop.words import LANGUAGES, tr

INITIALS = 8
WIDE = 460  # pixels of a paragraph


class SettingsDialog(QDialog):
    """before: what Cancel puts back. wished: Preferences, wanted at once. forgotten: the recent files are to go."""

    wished = Signal(object)
    forgotten = Signal()

    def __init__(self, before: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Settings"))
        self.setMinimumWidth(520)
        self.before = before
        self._now = before
        self.language, self.theme = _choice(_languages()), _choice(_themes())
        self.overlay, self.contours = QCheckBox(tr("Show where the model looked")), QCheckBox(tr("As contours"))
        self.opacity, self.threshold = _percent(0), _percent(5)
        self.crisp = QCheckBox(tr("Show enlarged pixels as squares instead of smoothed"))
        self.initials = QLineEdit()
        self.initials.setMaxLength(INITIALS)
        self.prevalence = QDoubleSpinBox(decimals=1, minimum=RARE, maximum=100.0 - RARE, suffix=" %")
        self.remember = QCheckBox(tr("Keep the recent files between two starts"))
        self.forget = QPushButton(tr("Forget the recent files…"))
        self.forget.setAutoDefault(False)
        self.notice = QCheckBox(tr("Ask again to accept the intended use at the next start"))
        self._build()
        self.show_preferences(before)
        for box in (self.language, self.theme):
            box.activated.connect(self._wish)
        for switch in (self.overlay, self.contours, self.crisp, self.remember, self.notice):
            switch.toggled.connect(self._wish)
        for number in (self.opacity, self.threshold, self.prevalence):
            number.valueChanged.connect(self._wish)
        self.initials.editingFinished.connect(self._wish)
        self.forget.clicked.connect(lambda checked: self._ask_forget())

    def show_preferences(self, now: Preferences) -> None:
        """As they are, also where they were changed elsewhere."""
        self._now = now
        blocked = [QSignalBlocker(part) for part in self._parts()]
        self.language.setCurrentIndex(max(0, self.language.findData(now.language)))
        self.theme.setCurrentIndex(max(0, self.theme.findData(now.theme)))
        self.overlay.setChecked(now.overlay_on)
        self.contours.setChecked(now.contours)
        self.opacity.setValue(now.opacity)
        self.threshold.setValue(now.threshold)
        self.crisp.setChecked(now.crisp)
        if not self.initials.isModified():
            self.initials.setText(now.initials)
        self.prevalence.setValue(now.prevalence)
        self.remember.setChecked(now.remember)
        self.notice.setChecked(not now.notice)
        for one in blocked:
            one.unblock()

    def reject(self) -> None:
        """Cancel, Escape, and the window's own cross."""
        super().reject()
        if self._now != self.before:
            self.wished.emit(self.before)

    def accept(self) -> None:
        self._wish()
        super().accept()

    def _wish(self) -> None:
        wanted = replace(
            self._now,
            language=self.language.currentData(),
            theme=self.theme.currentData(),
            overlay_on=self.overlay.isChecked(),
            contours=self.contours.isChecked(),
            opacity=self.opacity.value(),
            threshold=self.threshold.value(),
            crisp=self.crisp.isChecked(),
            initials=self.initials.text().strip(),
            prevalence=self.prevalence.value(),
            remember=self.remember.isChecked(),
            notice=not self.notice.isChecked(),
        )
        self.initials.setModified(False)
        if wanted != self._now:
            self.wished.emit(wanted)

    def _ask_forget(self) -> None:
        if sure_to_forget(self):
            self.forgotten.emit()

    def _parts(self) -> tuple[QWidget, ...]:
        return (
            self.language,
            self.theme,
            self.overlay,
            self.contours,
            self.opacity,
            self.threshold,
            self.crisp,
            self.initials,
            self.prevalence,
            self.remember,
            self.notice,
        )

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        look = ((tr("Language"), self.language), (tr("Theme"), self.theme))
        layout.addWidget(_group(tr("Language and colours"), *look))
        layout.addWidget(
            _group(
                tr("Overlay"),
                ("", self.overlay),
                ("", self.contours),
                (tr("Opacity"), self.opacity),
                (tr("Drawn from"), self.threshold),
            )
        )
        layout.addWidget(
            _group(
                tr("Radiograph and reader"),
                ("", self.crisp),
                (tr("Your initials"), self.initials),
                (tr("Prevalence where you read"), self.prevalence),
            )
        )
        why = tr(
            "File and folder names may hold a patient's name. Only DICOM files whose path holds nothing of their "
            "patient are kept."
        )
        explained = PlainLabel(why)
        explained.setMinimumSize(WIDE, explained.heightForWidth(WIDE))
        layout.addWidget(_group(tr("Recent files"), ("", self.remember), ("", explained), ("", self.forget)))
        layout.addWidget(self.notice)
        layout.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)


def sure_to_forget(parent: QWidget) -> bool:
    """Whether the user wants that, asked once more, as it cannot be undone."""
    question = tr("Forget which files were opened? The files themselves are not touched.")
    return QMessageBox.question(parent, tr("Recent files"), question) == QMessageBox.StandardButton.Yes


def _languages() -> list[tuple[str, str]]:
    return [("", tr("As the system")), *LANGUAGES.items()]


def _themes() -> list[tuple[str, str]]:
    names = {
        "system": tr("As the system"),
        "light": tr("Light"),
        "dark": tr("Dark"),
        "contrast": tr("High contrast"),
    }
    return [(theme, names[theme]) for theme in THEMES]


def _choice(rows: list[tuple[str, str]]) -> QComboBox:
    box = QComboBox()
    for data, text in rows:
        box.addItem(text, data)
    return box


def _percent(least: int) -> QSpinBox:
    return QSpinBox(minimum=least, maximum=100, singleStep=5, suffix=" %")


def _group(title: str, *rows: tuple[str, QWidget]) -> QGroupBox:
    group = QGroupBox(title)
    form = QFormLayout(group)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
    for name, part in rows:
        if name:
            label = short_label(name)
            label.setBuddy(part)
            part.setAccessibleName(name)
            form.addRow(label, part)
        else:
            form.addRow(part)
    return group
