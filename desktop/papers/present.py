"""Session -> PapersView."""

from __future__ import annotations

from pathlib import Path

from desktop.papers.sheet import Sheet
from desktop.papers.view import PapersView, TagsView
from desktop.session import Session
from desktop.words import said, tr


def papers_view(session: Session) -> PapersView:
    """What can be saved now, and the tags where their window is open."""
    shown, papers = session.shown, session.papers
    return PapersView(
        tags=_tags(session) if papers.tags_on else TagsView(),
        choices=papers.choices,
        savable=shown is not None,
        reportable=bool(session.model and shown and shown.answer and not shown.asking),
        burned_in=bool(shown and shown.radiograph.facts.burned_in),
        drawn=bool(shown and shown.drawn and session.overlay_on),
        comparable=shown is not None and len(session.files) > 1,
        told=papers.told,
        subject=shown.subject if shown else None,
    )


def comparable(session: Session) -> tuple[Path, ...]:
    """The files of the list beside the one on the screen that are not known to be unreadable."""
    shown = session.shown.path if session.shown else None
    return tuple(path for path in session.files if path != shown and path not in session.unreadable)


def current(session: Session) -> Sheet | None:
    """The sheet of the radiograph on the screen beside the file that it is compared with, and no older one."""
    shown, papers = session.shown, session.papers
    sheet = papers.sheet
    if shown is None or sheet is None or sheet.opened is not shown.opened:
        return None
    return sheet if sheet.other == papers.other else None


def _tags(session: Session) -> TagsView:
    if session.shown is None:
        return TagsView(on=True, failure=tr("Open a radiograph to see its tags."))
    sheet, files = current(session), comparable(session)
    hidden, other = session.identity_hidden, session.papers.other
    rows = (sheet.masked if hidden else sheet.rows) if sheet else ()
    return TagsView(
        on=True,
        waiting=sheet is None,
        rows=rows,
        notes=(*map(said, sheet.notes), *((tr("The patient is hidden."),) if hidden else ())) if sheet else (),
        failure=said(sheet.failure) if sheet else "",
        name=session.called(session.shown.path),
        files=tuple(map(session.called, files)),
        other=files.index(other) if other in files else -1,
    )
