"""The card beside the window: shown when asked for, with its plots, and nothing in it can be fetched or followed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument

from desktop.commands import COMMANDS
from desktop.screen import CardPage
from desktop.ui.main_window import MainWindow
from desktop.ui.model_card import ModelCard

# all that the offscreen platform says of a dialog that comes to the front
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "does not support raise")
SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30" viewBox="0 0 40 30"><rect width="40" height="30" \
fill="#ff0000"/></svg>'
)
IMAGE = QTextDocument.ResourceType.ImageResource.value


@pytest.fixture
def dialog(qtbot):
    dialog = ModelCard()
    qtbot.addWidget(dialog)
    return dialog


def test_the_card_is_asked_for_by_its_key(qtbot, presenter, model, view):
    window = MainWindow()
    qtbot.addWidget(window)
    presenter.load_model(lambda: model)
    window.show_screen(view.screen)
    window.chosen.connect(presenter.choose)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    (page,) = view.cards
    assert page.title == "About Pneumonia on chest radiographs"
    assert "Weak at Pneumonia" in page.html
    assert model.sha256 in page.html


def test_without_a_model_there_is_no_card(view, presenter):
    (command,) = [one for one in COMMANDS if one.id == "card"]
    assert not command.enabled(view.screen)
    presenter.choose("card")
    assert view.cards == []


def test_the_window_stays_usable_beside_the_card(qtbot):
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    window.show_card(CardPage("About one", "<h1>One</h1>", ()))
    window.show_card(CardPage("About two", "<h1>Two</h1>", ()))
    assert window.card.isVisible()
    assert not window.card.isModal()
    assert window.card.windowTitle() == "About two"
    assert window.card.text.toPlainText() == "Two"
    qtbot.keyClick(window.card, Qt.Key.Key_Escape)
    assert not window.card.isVisible()


def test_plots_are_drawn(dialog):
    dialog.show_page(CardPage("About", '<p><img src="plot:0"></p>', (SVG,)))
    image = dialog.text.loadResource(IMAGE, QUrl("plot:0"))
    assert isinstance(image, QImage)
    assert image.deviceIndependentSize().toSize().toTuple() == (40, 30)
    assert image.pixelColor(5, 5).name() == "#ff0000"


@pytest.mark.parametrize(
    "address", ["http://evil.example/x.png", "file:///etc/hostname", "plot:9", "data:image/png;base64,AAAA"]
)
def test_no_other_address_is_read(dialog, address):
    dialog.show_page(CardPage("About", f'<p>Text<img src="{address}"></p>', (SVG,)))
    found = dialog.text.loadResource(IMAGE, QUrl(address))
    assert found is None or found.isNull()
    style = QTextDocument.ResourceType.StyleSheetResource.value
    assert dialog.text.loadResource(style, QUrl(address)) is None


def test_a_link_leads_nowhere(qtbot, dialog):
    dialog.show_page(CardPage("About", '<p><a href="http://evil.example">Click</a></p>', ()))
    assert not dialog.text.openLinks()
    assert not dialog.text.openExternalLinks()
    before = dialog.text.source()
    dialog.text.anchorClicked.emit(QUrl("http://evil.example"))
    assert dialog.text.source() == before
    assert dialog.text.toPlainText() == "Click"
