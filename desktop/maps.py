"""The map of one label of one radiograph, drawn as the reader wants it, with what can be said of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from desktop.answers import Model
from desktop.core.body import Mask, body
from desktop.core.cams import OF_A_LABEL, Layers, Method, view
from desktop.core.card import Input
from desktop.core.contours import Line
from desktop.core.explain import stamp, warnings
from desktop.core.faithfulness import Faithfulness, Step, faithfulness
from desktop.core.finding import Answer
from desktop.core.geometry import Measure, Spacing, area
from desktop.core.hotspots import Hotspot, hotspots
from desktop.core.overlay import Palette, own_strength, painted, strength
from desktop.core.preprocess import resized
from desktop.core.radiograph import Radiograph
from desktop.core.text import percent
from desktop.naming import unit_name
from desktop.screen import Rgba
from desktop.words import counted, language, tr

SIDE = 512  # pixels of the painted overlay's longer side; the canvas stretches it over the radiograph
NAMED = 3  # places that are described one by one


@dataclass(frozen=True, slots=True)
class MapStyle:
    """channel: of a single feature map. brightness: of the methods that know no label. threshold: the share of the
    full strength from which on the map is drawn. contours: lines instead of colours. palette: the colours."""

    method: Method = "gradcam"
    channel: int = 0
    brightness: float = 1.0
    threshold: float = 0.3
    contours: bool = False
    palette: Palette = "inferno"

    @property
    def of_a_label(self) -> bool:
        return self.method in OF_A_LABEL

    def same_map(self, other: MapStyle) -> bool:
        """Whether both show the same map, however strongly."""
        return self.method == other.method and (self.method != "feature" or self.channel == other.channel)


@dataclass(frozen=True, eq=False, slots=True)
class Drawn:
    """A map as it is on the screen. map: float32 (h, w). rgba: uint8 (H, W, 4), None for contours.

    lines: closed, of (row, column) in the radiograph's pixels. stamp, warnings: of the label's Grad-CAM, whatever is
    drawn. measured: where the map is strong. body: see `body.body`. layers: None until a method needed them.
    language, spacing: of its texts, which were made on the worker.
    """

    label: int
    style: MapStyle
    map: NDArray[np.float32]
    rgba: Rgba | None
    lines: tuple[Line, ...]
    stamp: str
    warnings: tuple[str, ...]
    measured: tuple[str, ...]
    body: Mask
    layers: Layers | None
    faithfulness: Faithfulness | None = None
    language: str = "en"
    spacing: Spacing | None = None


def drawn(
    model: Model, radiograph: Radiograph, answer: Answer, label: int, style: MapStyle, before: Drawn | None = None
) -> Drawn | None:
    """None where the model gave no findings. before: what is on the screen of the same radiograph, to save work.

    Raises ModelError where the network has to run once more, and fails.
    """
    if not answer.findings:
        return None
    finding, wanted, spoken = answer.findings[label], model.card.input, language()
    layers = before.layers if before else None
    if style.method != "gradcam" and layers is None:
        layers = model.layers(model.prepare(radiograph, force=True))
    map_ = finding.map if style.method == "gradcam" or layers is None else view(
        style.method, layers, label, style.channel
    )  # fmt: skip
    shade = strength(map_) if style.of_a_label else own_strength(map_, style.brightness)
    places = hotspots(shade, radiograph.shape, wanted, style.threshold)
    where = before.body if before else _body(radiograph, wanted)
    kept = before.faithfulness if before and before.label == label and style.same_map(before.style) else None
    return Drawn(
        label=label,
        style=style,
        map=map_,
        rgba=None if style.contours else painted(shade, _small(radiograph), wanted, style.threshold, style.palette),
        lines=tuple(line for one in places for line in (one.outline, *one.holes)) if style.contours else (),
        stamp=str(stamp(finding, model.card)),
        warnings=warnings(map_, where) if style.of_a_label else (),
        measured=(*_nature(style, layers, shade), *_measured(places, radiograph, style.threshold)),
        body=where,
        layers=layers,
        faithfulness=kept,
        language=spoken,
        spacing=radiograph.spacing,
    )


def measured(model: Model, radiograph: Radiograph, shown: Drawn, step: Step) -> Drawn:
    """With the faithfulness of the map that is shown to its label's score. Raises ModelError, and what step does."""
    image = model.prepare(radiograph, force=True).image
    found = faithfulness(image, shown.map, lambda images: model.scores(images)[:, shown.label], step)
    return replace(shown, faithfulness=found)


def _body(radiograph: Radiograph, wanted: Input) -> Mask:
    return body(resized(radiograph, wanted.model_copy(update={"equalisation": "none"})))


def _small(radiograph: Radiograph) -> tuple[int, int]:
    scale = min(1.0, SIDE / max(radiograph.shape))
    return max(1, round(radiograph.height * scale)), max(1, round(radiograph.width * scale))


def _nature(style: MapStyle, layers: Layers | None, shade: NDArray[np.float32]) -> tuple[str, ...]:
    if not style.of_a_label:
        return (tr("What the network sees in the picture; it does not speak for or against a label."),)
    if style.method == "hirescam" and layers is not None and layers.pooled:
        return (tr("This model averages its feature maps, so that HiResCAM is the same as Grad-CAM."),)
    return (tr("The map is faint: hardly anything speaks for the label."),) if float(shade.max()) < 1.0 else ()


def _measured(places: tuple[Hotspot, ...], radiograph: Radiograph, threshold: float) -> tuple[str, ...]:
    level = percent(threshold)
    if not places:
        return (tr("Nowhere does the map reach {level} of full strength.", level=level),)
    spacing = radiograph.spacing
    pixels = sum(one.pixels for one in places)
    share = pixels / (radiograph.height * radiograph.width)
    if len(places) == 1:
        place = _place(places[0], spacing)
        return (tr("From {level} of full strength on one place, {share} of the picture: {place}.",
                   level=level, share=percent(share), place=place),)  # fmt: skip
    whole = counted(
        "From {level} of full strength on {count} place, {share} of the picture, {area} in all.",
        "From {level} of full strength on {count} places, {share} of the picture, {area} in all.",
        len(places), level=level, share=percent(share), area=_round(area(pixels, spacing)),
    )  # fmt: skip
    left_out = len(places) - NAMED
    more = (counted("And {count} smaller.", "And {count} smaller.", left_out),) if left_out > 0 else ()
    return (whole, *(f"{_place(one, spacing)}." for one in places[:NAMED]), *more)


def _place(one: Hotspot, spacing: Spacing | None) -> str:
    height, width = one.size(spacing)
    row, column = one.centre
    box = f"{width.value:.0f}\u00a0\u00d7\u00a0{_round(height)}"
    return tr("{area}, box {box}, centre at row\u00a0{row}, column\u00a0{column}",
              area=_round(one.area(spacing)), box=box, row=f"{row:.0f}", column=f"{column:.0f}")  # fmt: skip


def _round(measure: Measure) -> str:
    """A map's cells are far larger than a tenth of a millimetre."""
    return f"{measure.value:.0f} {unit_name(measure.unit)}".replace(" ", "\u00a0")
