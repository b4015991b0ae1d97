"""What the network was given of the radiograph on the screen, pixel by pixel."""

from __future__ import annotations

from desktop.answers import Model
from desktop.reader.views import InputView
from desktop.session import Session
from desktop.words import tr


def input_view(session: Session) -> InputView:
    """Empty while the model is being asked, so that it is never another picture's."""
    shown, model = session.shown, session.model
    if shown is None:
        return InputView(text=tr("Open a radiograph to see what the network is given of it."))
    if model is None:
        return InputView(text=tr("Without a model there is no network that is given anything."))
    if shown.given is None:
        return InputView(text=tr("The model is looking …") if shown.asking else tr("The model gave no answer."))
    grey = shown.given
    height, width = grey.shape
    facts = tr(
        "{size} pixels, from {low} to {high}, mean {mean} (0 is black, 1 is white).",
        size=f"{width} \N{MULTIPLICATION SIGN} {height}",
        low=f"{grey.min() / 255.0:.2f}",
        high=f"{grey.max() / 255.0:.2f}",
        mean=f"{grey.mean() / 255.0:.2f}",
    )
    facts = " ".join((facts, *_made(model)))
    if shown.answer is not None and not shown.answer.findings and shown.answer.distance is None:
        facts += " " + tr("The network was not run: a rule had refused the radiograph before.")
    return InputView(shown.given, facts)


def _made(model: Model) -> tuple[str, ...]:
    wanted = model.card.input
    aspect = {
        "stretch": tr("The whole radiograph, stretched to this shape."),
        "pad": tr("The whole radiograph, with borders to this shape."),
        "crop": tr("The middle of the radiograph, cut to this shape."),
    }[wanted.aspect]
    return (aspect, tr("Its grey values are equalised.")) if wanted.equalisation == "histogram" else (aspect,)
