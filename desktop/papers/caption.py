"""What a picture that leaves the window says of itself, in the language in use."""

from __future__ import annotations

from desktop.answers import Model, headline
from desktop.map_view import explanation
from desktop.naming import label_name, model_title
from desktop.session import Session
from desktop.words import tr


def notice() -> str:
    """On every page and picture."""
    return tr("Research use only, not for diagnosis.")


def caption(session: Session) -> str:
    """What a picture with an overlay says of itself; without one, only what it must not be used for."""
    shown, model = session.shown, session.model
    drawn = shown.drawn if shown and session.overlay_on else None
    if shown is None or model is None or drawn is None or shown.answer is None:
        return notice()
    found = shown.answer.findings[drawn.label]
    title = explanation(session).title
    about = tr("{label}: score {score}.", label=label_name(found.label), score=f"{found.score:.2f}")
    doubt = headline(shown.answer) if shown.answer.verdict.kind != "answered" else ""
    return " ".join(filter(None, (f"{title}.", about, doubt, model_line(model), notice())))


def model_line(model: Model) -> str:
    """Which model it was."""
    return tr("Model: {title}, version {version}.", title=model_title(model.card.title), version=model.card.version)
