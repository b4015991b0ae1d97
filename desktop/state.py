"""Session (what the user has) -> present() -> Screen (what is shown): all interface logic, without a display."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from desktop.answers import answered, provider
from desktop.choice import models_view
from desktop.core.display import table
from desktop.core.radiograph import Lut, Radiograph
from desktop.core.text import printable
from desktop.map_view import explanation, overlay
from desktop.naming import unit_name, window_name
from desktop.screen import (
    FileRow,
    FindingsView,
    FramesView,
    Picture,
    Screen,
    WindowsView,
)
from desktop.session import Session, Shown
from desktop.viewing import modality_value
from desktop.words import counted, tr


def present(session: Session) -> Screen:
    """All that the window shows for a session."""
    shown = session.shown
    answer = shown.answer if shown else None
    return Screen(
        files=tuple(FileRow(printable(path.name), path in session.unreadable) for path in session.files),
        current=_position(session, shown.path if shown else None),
        previous=_neighbour(session, -1),
        next=_neighbour(session, 1),
        picture=_picture(session, shown) if shown else None,
        facts=_facts(shown.radiograph) if shown else "",
        findings=_findings(session),
        overlay=overlay(session),
        explanation=explanation(session),
        windows=_windows(shown) if shown else WindowsView(),
        frames=_frames(session, shown.radiograph) if shown else FramesView(),
        planes=session.planes_on if shown and shown.planes else None,
        inverted=bool(shown and shown.inverted),
        identity_hidden=session.identity_hidden,
        can_force=bool(
            shown and answer and not shown.asking and answer.verdict.kind == "refused" and not answer.findings
        ),
        has_card=session.model is not None,
        probe=_probe(session, shown.radiograph) if shown else "",
        activity=_activity(session),
        progress=session.step if session.opening else session.measuring or (0, 0),
        banner=session.message,
        settled=not _activity(session),
        models=models_view(session.choice),
        notes=tuple(printable(note, 500) for note in shown.radiograph.notes) if shown else (),
    )


def continued(old: Shown, new: Shown) -> Shown:
    """Another frame of the file that is shown, seen as the one before: the same choice, or the window made by hand."""
    chosen = _chosen(old)
    same = chosen >= 0 and len(old.choices) == len(new.choices)
    voi = new.choices[chosen] if same else old.voi
    greys = table(new.radiograph, voi, old.inverted)
    return replace(new, opened=old.opened, inverted=old.inverted, voi=voi, greys=greys)


def _position(session: Session, path: Path | None) -> int:
    return session.files.index(path) if path in session.files else -1


def _neighbour(session: Session, step: int) -> int | None:
    """The nearest file before or after the one last asked for that is not known to be unreadable."""
    shown = session.shown.path if session.shown else None
    position = _position(session, session.opening or shown) + step
    while 0 <= position < len(session.files):
        if session.files[position] not in session.unreadable:
            return position
        position += step
    return None


def _picture(session: Session, shown: Shown) -> Picture:
    radiograph = shown.radiograph
    person = radiograph.identity
    who = (person.patient_name, person.patient_id, person.birth_date and tr("born {date}", date=person.birth_date))
    header = radiograph.facts
    what = (
        " ".join(filter(None, (header.modality, header.body_part, header.view, header.laterality))),
        header.study_date,
    )
    spacing = radiograph.spacing
    hidden = bool(shown.planes) and not session.planes_on
    drawn = shown.drawn if session.overlay_on else None
    return Picture(
        opened=shown.opened,
        levels=shown.levels,
        greys=shown.greys,
        overlay=drawn.rgba if drawn else None,
        contours=drawn.lines if drawn else (),
        opacity=session.opacity,
        top_left="" if session.identity_hidden else _lines(who),
        top_right=_lines(what),
        bottom_left=_lines(
            (
                tr("Frame {frame} of {frames}", frame=radiograph.frame + 1, frames=radiograph.frames)
                if radiograph.frames > 1
                else "",
                tr("Overlay planes hidden") if hidden else "",
                tr("Inverted") if shown.inverted else "",
                _window_text(shown),
            )
        ),
        planes=shown.planes if session.planes_on else (),
        pixel=spacing.column_mm if spacing else 1.0,
        unit=unit_name(spacing.label if spacing else "px"),
        aspect=_aspect(radiograph),
    )


def _frame(radiograph: Radiograph) -> str:
    if radiograph.frames == 1:
        return ""
    return tr("Frame {frame} of {frames}", frame=radiograph.frame + 1, frames=radiograph.frames)


def _aspect(radiograph: Radiograph) -> float:
    """A pixel's height over its width; 1 where they differ by less than a hundredth, or by more than any detector's."""
    spacing = radiograph.spacing
    ratio = spacing.row_mm / spacing.column_mm if spacing else 1.0
    return 1.0 if abs(ratio - 1.0) < 0.01 or not 0.2 <= ratio <= 5.0 else ratio


def _windows(shown: Shown) -> WindowsView:
    return WindowsView(tuple(_window_name(shown, index) for index in range(len(shown.choices))), _chosen(shown))


def _window_name(shown: Shown, index: int) -> str:
    """Says what is the file's, except of the automatic window that its reader puts where the file has none."""
    voi = shown.choices[index]
    name = printable(voi.name, 40)
    if index < len(shown.radiograph.voi) and name != "auto":
        kind = (
            tr("table {number}", number=index + 1) if isinstance(voi, Lut) else tr("window {number}", number=index + 1)
        )
        return tr("File: {name}", name=name or kind)
    return window_name(name)


def _chosen(shown: Shown) -> int:
    return next((index for index, one in enumerate(shown.choices) if one == shown.voi), -1)


def _frames(session: Session, radiograph: Radiograph) -> FramesView:
    wanted = radiograph.frame if session.frame is None else session.frame
    return FramesView(wanted, radiograph.frames, wanted != radiograph.frame)


def _lines(texts: tuple[str, ...]) -> str:
    return "\n".join(filter(None, (printable(text, 64) for text in texts)))


def _window_text(shown: Shown) -> str:
    chosen, voi = _chosen(shown), shown.voi
    name = _window_name(shown, chosen) if chosen >= 0 else window_name(printable(voi.name, 40))
    if isinstance(voi, Lut):
        return tr("Table  ({name})", name=name)
    return tr(
        "Window {width}  Center {center}  ({name})", width=f"{voi.width:.5g}", center=f"{voi.center:.5g}", name=name
    )


def _facts(radiograph: Radiograph) -> str:
    size = f"{radiograph.width} \u00d7 {radiograph.height} {tr('pixels')}".replace(" ", "\u00a0")
    spacing = tr("no pixel spacing")
    if radiograph.spacing is not None:
        row, column = radiograph.spacing.row_mm, radiograph.spacing.column_mm
        size_mm = f"{row:.3g}" if _aspect(radiograph) == 1.0 else f"{row:.3g} \u00d7 {column:.3g}"
        spacing = f"{size_mm} {unit_name(radiograph.spacing.label)}"
    count = len(radiograph.notes)
    notes = counted("{count} note", "{count} notes", count).replace(" ", "\u00a0") if count else ""
    parts = (printable(radiograph.source.name), radiograph.kind, size, spacing.replace(" ", "\u00a0"), notes)
    return "   ·   ".join(filter(None, parts))


def _probe(session: Session, radiograph: Radiograph) -> str:
    if session.pointer is None:
        return ""
    row, column = session.pointer
    if not (0 <= row < radiograph.height and 0 <= column < radiograph.width):
        return ""
    stored = int(radiograph.pixels[row, column])
    value = modality_value(radiograph, stored)
    where = tr("Row {row}  Column {column}  Stored {stored}", row=row, column=column, stored=stored)
    return where if value == stored else where + "  " + tr("Value {value}", value=f"{value:.6g}")


def _activity(session: Session) -> str:
    if session.opening:
        return tr("Opening {file} …", file=printable(session.opening.name, 60))
    if session.frame is not None:
        return tr("Reading frame {frame} …", frame=session.frame + 1)
    if session.model is None and not session.model_failure:
        return tr("Loading the model …")
    if session.measuring is not None:
        return tr("Measuring faithfulness …")
    return tr("The model is looking at the radiograph …") if session.shown and session.shown.asking else ""


def _findings(session: Session) -> FindingsView:
    shown, model = session.shown, session.model
    if model is None:
        if session.model_failure:
            return FindingsView("quiet", tr("No model: radiographs can be viewed only."), (session.model_failure,))
        return FindingsView("quiet", tr("The model is being loaded …"))
    details = ((tr("Model"), f"{printable(model.card.title, 80)} {model.card.version}"),)
    if shown is None:
        return FindingsView("quiet", tr("Open a radiograph to ask the model."), details=(*details, *provider(model)))
    if shown.failure:
        return FindingsView("refused", tr("The model gave no answer."), (shown.failure,), details=details)
    if shown.answer is None:
        return FindingsView("quiet", tr("The model is looking …"), details=(*details, *provider(model)))
    return answered(model, shown.answer, shown.seconds, details)
