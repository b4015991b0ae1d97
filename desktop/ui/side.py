"""The panel beside the radiograph: a tab for the model's answer, and one for each thing that the reader does."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QTabWidget, QVBoxLayout, QWidget

from desktop.ui.findings import FindingsPanel
from desktop.ui.model_box import ModelBox
from desktop.ui.overlay_controls import OverlayControls
from desktop.words import tr


class Side(QTabWidget):
    def __init__(
        self, models: ModelBox, findings: FindingsPanel, overlay: OverlayControls, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setMinimumWidth(300)
        self.setDocumentMode(True)
        self.setAccessibleName(tr("Panels"))
        self.addTab(_asked(models, findings, overlay), tr("Model"))


def _asked(models: ModelBox, findings: FindingsPanel, overlay: OverlayControls) -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(16, 14, 8, 14)
    layout.setSpacing(14)
    asked = QVBoxLayout()
    asked.setContentsMargins(0, 0, 8, 0)
    asked.addWidget(models)
    layout.addLayout(asked)
    layout.addWidget(findings, 1)
    rule = QFrame()
    rule.setFrameShape(QFrame.Shape.HLine)
    rule.setFrameShadow(QFrame.Shadow.Sunken)
    ruled = QVBoxLayout()
    ruled.setContentsMargins(0, 0, 8, 0)
    ruled.addWidget(rule)
    layout.addLayout(ruled)
    layout.addWidget(overlay)
    return page
