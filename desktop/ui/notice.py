"""What the program is for and what not: accepted once, at the first start, and readable at any time."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from desktop.ui.plain_label import PlainLabel, make_bold
from desktop.words import tr


def _texts() -> tuple[str, ...]:
    return (
        tr(
            "Skiagraph is not a medical device. It is neither CE-marked nor cleared by the FDA or any other authority, "
            "and must not be used to diagnose, to treat, or to decide about a patient."
        ),
        tr(
            "A model's score can be wrong, also where it looks certain. The overlay shows what moved the score, not "
            "where a disease is. The operating points hold for the pictures they were measured on."
        ),
        tr("Everything stays on this computer. Your files are never changed."),
    )


class Notice(QDialog):
    """first: it must be accepted to go on; otherwise it is only shown."""

    def __init__(self, parent: QWidget | None = None, *, first: bool = False) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Intended use"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        title = PlainLabel(tr("Research use only, not for diagnosis") + ".")
        make_bold(title, 3.0)
        for label in (title, *(PlainLabel(text) for text in _texts())):
            label.setMinimumWidth(480)
            layout.addWidget(label)
        buttons = QDialogButtonBox()
        if first:
            buttons.addButton(tr("I understand"), QDialogButtonBox.ButtonRole.AcceptRole)
            buttons.addButton(tr("Quit"), QDialogButtonBox.ButtonRole.RejectRole)
        else:
            buttons.addButton(QDialogButtonBox.StandardButton.Close)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
