"""Shown -> Picture: a radiograph as the canvas draws it, with what is written in its corners."""

from __future__ import annotations

from desktop.core.geometry import Spacing
from desktop.core.radiograph import Lut, Radiograph
from desktop.core.text import printable
from desktop.marking.view import calibration_text
from desktop.naming import unit_name, window_name
from desktop.screen import Picture, WindowsView
from desktop.session import Session, Shown
from desktop.viewing import modality_value
from desktop.words import tr


def picture(session: Session, shown: Shown) -> Picture:
    """The radiograph as it is looked at."""
    radiograph = shown.radiograph
    spacing = radiograph.spacing
    drawn = shown.drawn if session.overlay_on else None
    return Picture(
        opened=shown.opened,
        levels=shown.levels,
        greys=shown.greys,
        overlay=drawn.rgba if drawn else None,
        contours=drawn.lines if drawn else (),
        opacity=session.opacity,
        top_left=tr("Anonymised") if session.identity_hidden else _who(radiograph),
        top_right=_what(radiograph, session.identity_hidden),
        bottom_left=_how(session, shown),
        planes=shown.planes if session.planes_on else (),
        pixel=spacing.column_mm if spacing else 1.0,
        unit=unit_name(spacing.label if spacing else "px"),
        aspect=aspect(radiograph),
        metric=spacing is not None,
        pose=shown.pose,
        edges=shown.pose.edges(*radiograph.facts.orientation),
        warning=shown.pose.warning,
        crisp=session.look.crisp,
        texts=session.look.texts,
        magnified=session.look.magnified,
    )


def aspect(radiograph: Radiograph) -> float:
    """A pixel's height over its width; 1 where they differ by less than a hundredth, or by more than any detector's."""
    spacing = radiograph.spacing
    ratio = spacing.row_mm / spacing.column_mm if spacing else radiograph.aspect
    return 1.0 if abs(ratio - 1.0) < 0.01 or not 0.2 <= ratio <= 5.0 else ratio


def spacing_text(spacing: Spacing | None, ratio: float) -> str:
    """Pixel size with its origin. ratio: of `aspect`."""
    if spacing is None:
        return tr("no pixel spacing")
    size = f"{spacing.row_mm:.3g}" if ratio == 1.0 else f"{spacing.row_mm:.3g} \u00d7 {spacing.column_mm:.3g}"
    return f"{size} {unit_name(spacing.label)}"


def windows(shown: Shown) -> WindowsView:
    """What it can be shown through."""
    names = tuple(_window_name(shown, index) for index in range(len(shown.choices)))
    return WindowsView(names, chosen(shown), shown.voi_off)


def chosen(shown: Shown) -> int:
    """The place of the window among the choices, -1 for one made by hand."""
    return next((index for index, one in enumerate(shown.choices) if one == shown.voi), -1)


def probe(session: Session, radiograph: Radiograph) -> str:
    """What is under the pointer. Millimetres: from the upper left corner to the middle of the pixel."""
    if session.pointer is None:
        return ""
    row, column = session.pointer
    if not (0 <= row < radiograph.height and 0 <= column < radiograph.width):
        return ""
    stored = int(radiograph.pixels[row, column])
    value = modality_value(radiograph, stored)
    texts = [tr("Row {row}  Column {column}  Stored {stored}", row=row, column=column, stored=stored)]
    if value != stored:
        texts.append(tr("Value {value}", value=f"{value:.6g}"))
    spacing = radiograph.spacing
    if spacing is not None:
        down, along = (row + 0.5) * spacing.row_mm, (column + 0.5) * spacing.column_mm
        texts.append(
            tr("{along} to the right, {down} down, in {unit}", down=f"{down:.1f}", along=f"{along:.1f}",
               unit=unit_name(spacing.label))
        )  # fmt: skip
    return "  ".join(texts)


def _who(radiograph: Radiograph) -> str:
    person = radiograph.identity
    born = person.birth_date and tr("born {date}", date=person.birth_date)
    return _lines((person.patient_name, person.patient_id, born))


def _what(radiograph: Radiograph, hidden: bool) -> str:
    """hidden: the study's date may lead back to the patient, too."""
    facts = radiograph.facts
    side = {"L": tr("Left side"), "R": tr("Right side"), "B": tr("Both sides")}.get(facts.laterality, "")
    what = " ".join(filter(None, (facts.modality, facts.body_part, facts.view)))
    size = spacing_text(radiograph.spacing, aspect(radiograph))
    return _lines((what, side, "" if hidden else facts.study_date, size))


def _how(session: Session, shown: Shown) -> str:
    radiograph = shown.radiograph
    frame = tr("Frame {frame} of {frames}", frame=radiograph.frame + 1, frames=radiograph.frames)
    hidden = bool(shown.planes) and not session.planes_on
    return _lines(
        (
            frame if radiograph.frames > 1 else "",
            tr("Overlay planes hidden") if hidden else "",
            tr("Marks hidden") if session.marking.hidden and shown.drawing.sheet else "",
            calibration_text(shown.drawing),
            tr("Inverted") if shown.inverted else "",
            tr("VOI off") if shown.voi_off else "",
            _window_text(shown),
        )
    )


def _lines(texts: tuple[str, ...]) -> str:
    return "\n".join(filter(None, (printable(text, 64) for text in texts)))


def _window_name(shown: Shown, index: int) -> str:
    """Says what is the file's, except of the automatic window that its reader puts where the file has none."""
    voi = shown.choices[index]
    name = printable(voi.name, 40)
    if index < len(shown.radiograph.voi) and name != "auto":
        number = index + 1
        kind = tr("table {number}", number=number) if isinstance(voi, Lut) else tr("window {number}", number=number)
        return tr("File: {name}", name=name or kind)
    return window_name(name)


def _window_text(shown: Shown) -> str:
    place, voi = chosen(shown), shown.voi
    name = _window_name(shown, place) if place >= 0 else window_name(printable(voi.name, 40))
    if isinstance(voi, Lut):
        return tr("Table  ({name})", name=name)
    return tr(
        "Window {width}  Center {center}  ({name})", width=f"{voi.width:.5g}", center=f"{voi.center:.5g}", name=name
    )
