"""The overlay's controls and what the map says, for a session."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from desktop.core.cams import Method
from desktop.core.overlay import PALETTES, Palette, tones
from desktop.maps import MapStyle
from desktop.naming import label_name
from desktop.screen import ExplanationView, OverlayView
from desktop.session import Session
from desktop.words import tr

BAR = 64  # steps of the colour bar
NAMES: dict[Method, str] = {
    "gradcam": "Grad-CAM",
    "hirescam": "HiResCAM",
    "layercam": "LayerCAM",
    "eigencam": "EigenCAM",
}


def _name(method: Method) -> str:
    own = {"activations": tr("Sum of activations"), "feature": tr("Single feature map")}
    return own.get(method) or NAMES[method]


def overlay(session: Session) -> OverlayView:
    """The style is the one asked for, so that a slider follows the hand; the label is the one that is drawn."""
    shown, style = session.shown, session.style
    labels, methods = label_names(session), offered(session)
    drawn = shown.drawn if shown else None
    layers = drawn.layers if drawn else None
    single = style.method == "feature" and layers is not None
    return OverlayView(
        on=session.overlay_on,
        opacity=round(session.opacity * 100),
        labels=labels,
        label=drawn.label if drawn else 0,
        methods=tuple(_name(method) for method in methods),
        method=methods.index(style.method) if style.method in methods else 0,
        channels=len(layers.features) if single and layers is not None else 0,
        channel=style.channel,
        dimmable=not style.of_a_label,
        brightness=round(style.brightness * 100),
        contours=style.contours,
        threshold=round(style.threshold * 100),
        palettes=(tr("Warm"), tr("Green to yellow"), tr("Blue to yellow")),
        palette=tuple(PALETTES).index(style.palette),
        bar=bar(style),
    )


@cache
def _tones(palette: Palette) -> NDArray[np.uint8]:
    return tones(np.linspace(0.0, 1.0, BAR), palette)


def bar(style: MapStyle) -> tuple[tuple[int, int, int], ...]:
    """The colours from no strength to full; none where the map is drawn as lines."""
    return () if style.contours else tuple((int(r), int(g), int(b)) for r, g, b in _tones(style.palette))


def explanation(session: Session) -> ExplanationView:
    shown = session.shown
    drawn = shown.drawn if shown else None
    if drawn is None:
        return ExplanationView()
    name = _name(drawn.style.method)
    title = tr("Where the model looked: {method}", method=name)
    if drawn.style.of_a_label:
        label = label_names(session)[drawn.label]
        title = tr("Where the model looked: {method} of {label}", method=name, label=label)
    return ExplanationView(
        title=title,
        stamp=drawn.stamp if drawn.style.method == "gradcam" else "",
        warnings=drawn.warnings,
        measured=drawn.measured,
        faithfulness=str(drawn.faithfulness or ""),
        measuring=session.measuring is not None,
    )


def offered(session: Session) -> tuple[Method, ...]:
    """The methods that can be chosen now: none before there are findings."""
    return session.model.methods if session.model is not None and label_names(session) else ()


def label_names(session: Session) -> tuple[str, ...]:
    answer = session.shown.answer if session.shown else None
    return tuple(label_name(found.label) for found in answer.findings) if answer else ()
