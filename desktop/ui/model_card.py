"""The card of the model as a page beside the window: text and plots only, nothing in it can be followed or fetched."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSize, Qt, QUrl
from PySide6.QtGui import QImage, QPainter, QTextDocument
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from desktop.screen import CardPage
from desktop.words import tr

STYLE = (
    "h1 { font-size: x-large } h2 { font-size: large } .notice, .weak { font-weight: bold } "
    "td, th { padding-right: 14px; text-align: left } pre { font-size: small }"
)


class ModelCard(QDialog):
    """Stays beside the window, which goes on working; showing another card replaces the first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.resize(820, 760)
        self.text = _Text()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.text)
        layout.addWidget(buttons)

    def show_page(self, page: CardPage) -> None:
        self.setWindowTitle(page.title)
        self.text.show_page(page)
        self.show()
        self.raise_()
        self.activateWindow()


class _Text(QTextBrowser):
    """Knows its own plots and no other address, whatever the page asks for."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setAccessibleName(tr("Model card"))
        self.document().setDefaultStyleSheet(STYLE)
        self._plots: dict[str, QImage] = {}

    def show_page(self, page: CardPage) -> None:
        scale = self.devicePixelRatioF()
        self._plots = {f"plot:{number}": _drawn(svg, scale) for number, svg in enumerate(page.plots)}
        self.setHtml(page.html)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        address = name.toString() if isinstance(name, QUrl) else name
        return self._plots.get(address, QImage()) if kind == QTextDocument.ResourceType.ImageResource.value else None


def _drawn(svg: bytes, scale: float) -> QImage:
    renderer = QSvgRenderer(QByteArray(svg))
    size: QSize = renderer.defaultSize() * scale
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    image.setDevicePixelRatio(scale)
    return image
