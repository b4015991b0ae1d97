"""The card of the loaded model, ready for the window; jinja2 is loaded when somebody asks for it."""

from __future__ import annotations

from desktop.answers import Model
from desktop.naming import measured_on, model_title
from desktop.screen import CardPage
from desktop.words import language, tr


def about(model: Model) -> CardPage:
    from desktop.core.pages.model_page import Speech, window_page

    page = window_page(model.card, model.sha256, Speech(tr, measured_on, language()))
    return CardPage(tr("About {model}", model=model_title(model.card.title)), page.html, page.plots)
