"""Session (what the user has) -> present() -> Screen (what is shown): all interface logic, without a display."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from desktop.answers import answered, provider
from desktop.cells.view import layout_view, seen
from desktop.choice import models_view
from desktop.core.display import table
from desktop.core.radiograph import Radiograph
from desktop.core.text import printable
from desktop.map_view import explanation, overlay
from desktop.marking.screen import MarksView
from desktop.marking.view import marks_view
from desktop.naming import model_title
from desktop.papers.present import papers_view
from desktop.picture_view import aspect, chosen, probe, spacing_text, windows
from desktop.program.view import program_view
from desktop.reader.input_view import input_view
from desktop.reader.panel import reader_view
from desktop.screen import (
    FindingsView,
    FramesView,
    Screen,
    WindowsView,
)
from desktop.session import Session, Shown
from desktop.words import counted, tr
from desktop.worklist.showing import worklist


def present(session: Session) -> Screen:
    """All that the window shows for a session."""
    shown = session.shown
    answer = shown.answer if shown else None
    active = seen(session)
    return Screen(
        files=session.strip.rows(session.files, session.unreadable, session.identity_hidden),
        current=_position(session, shown.path if shown else None),
        previous=_neighbour(session, -1),
        next=_neighbour(session, 1),
        picture=active,
        facts=_facts(session.called(shown.path), shown.radiograph) if shown else "",
        findings=_findings(session),
        overlay=overlay(session),
        explanation=explanation(session),
        windows=windows(shown) if shown else WindowsView(),
        frames=_frames(session, shown.radiograph) if shown else FramesView(),
        planes=session.planes_on if shown and shown.planes else None,
        inverted=bool(shown and shown.inverted),
        identity_hidden=session.identity_hidden,
        can_force=bool(
            shown and answer and not shown.asking and answer.verdict.kind == "refused" and not answer.findings
        ),
        has_card=session.model is not None,
        probe=probe(session, shown.radiograph) if shown else "",
        activity=_activity(session),
        progress=session.step if session.opening else session.measuring or (0, 0),
        banner=session.message,
        settled=not _activity(session),
        models=models_view(session.choice),
        papers=papers_view(session),
        worklist=worklist(session.worklist, session.model, session.identity_hidden),
        look=session.look,
        marks=_marks(session, shown) if shown else MarksView(),
        notes=tuple(printable(note, 500) for note in shown.radiograph.notes) if shown else (),
        layout=layout_view(session, active),
        reader=reader_view(session),
        network_input=input_view(session),
        program=program_view(session),
    )


def continued(old: Shown, new: Shown) -> Shown:
    """Another frame of the file that is shown, seen as the one before: the same choice, or the window made by hand."""
    place = chosen(old)
    same = place >= 0 and len(old.choices) == len(new.choices)
    voi = new.choices[place] if same else old.voi
    greys = table(new.radiograph, voi, old.inverted)
    pose, kept = old.pose, old.voi_kept
    return replace(new, opened=old.opened, inverted=old.inverted, voi=voi, voi_kept=kept, pose=pose, greys=greys)


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


def _frames(session: Session, radiograph: Radiograph) -> FramesView:
    wanted = radiograph.frame if session.frame is None else session.frame
    return FramesView(wanted, radiograph.frames, wanted != radiograph.frame)


def _marks(session: Session, shown: Shown) -> MarksView:
    return marks_view(session.marking, shown.drawing, shown.radiograph.spacing, shown.subject)


def _facts(name: str, radiograph: Radiograph) -> str:
    size = f"{radiograph.width} \u00d7 {radiograph.height} {tr('pixels')}".replace(" ", "\u00a0")
    spacing = spacing_text(radiograph.spacing, aspect(radiograph))
    count = len(radiograph.notes)
    notes = counted("{count} note", "{count} notes", count).replace(" ", "\u00a0") if count else ""
    parts = (name, radiograph.kind, size, spacing.replace(" ", "\u00a0"), notes)
    return "   ·   ".join(filter(None, parts))


def _activity(session: Session) -> str:
    if session.opening:
        return tr("Opening {file} …", file=session.called(session.opening, 60))
    if session.frame is not None:
        return tr("Reading frame {frame} …", frame=session.frame + 1)
    if session.model is None and not session.model_failure:
        return tr("Loading the model …")
    if session.measuring is not None:
        return tr("Measuring faithfulness …")
    if session.shown and session.shown.asking:
        return tr("The model is looking at the radiograph …")
    return session.papers.work


def _findings(session: Session) -> FindingsView:
    shown, model = session.shown, session.model
    if model is None:
        if session.model_failure:
            return FindingsView("quiet", tr("No model: radiographs can be viewed only."), (session.model_failure,))
        return FindingsView("quiet", tr("The model is being loaded …"))
    details = ((tr("Model"), f"{model_title(model.card.title)} {model.card.version}"),)
    if shown is None:
        return FindingsView("quiet", tr("Open a radiograph to ask the model."), details=(*details, *provider(model)))
    if shown.failure:
        return FindingsView("refused", tr("The model gave no answer."), (shown.failure,), details=details)
    if shown.answer is None:
        return FindingsView("quiet", tr("The model is looking …"), details=(*details, *provider(model)))
    return answered(model, shown.answer, shown.seconds, details, session.reader, shown.label)
