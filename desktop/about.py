"""The card of the loaded model, ready for the window; jinja2 is loaded when somebody asks for it."""

from __future__ import annotations

from desktop.answers import Model
from desktop.core.text import printable
from desktop.screen import CardPage
from desktop.words import tr


def about(model: Model) -> CardPage:
    from desktop.core.pages.model_page import window_page

    page = window_page(model.card, model.sha256)
    return CardPage(tr("About {model}", model=printable(model.card.title, 80)), page.html, page.plots)
