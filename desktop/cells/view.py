"""What the window shows beside each other, for a session."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from desktop.core.text import printable
from desktop.marking.screen import MarksView
from desktop.marking.view import marks_beside
from desktop.picture_view import picture
from desktop.screen import CellView, LayoutView, Picture
from desktop.session import Session, Shown
from desktop.words import tr

LETTERS = 60  # of a file's name


def seen(session: Session) -> Picture | None:
    """The active radiograph as it is looked at."""
    if session.shown is None:
        return None
    drawn = picture(session, session.shown)
    if not session.layout.blanked or (drawn.overlay is None and not drawn.contours):
        return drawn
    return replace(_plain(drawn), bottom_left="\n".join(filter(None, (tr("Overlay hidden"), drawn.bottom_left))))


def layout_view(session: Session, active: Picture | None) -> LayoutView:
    """active: of `seen`."""
    layout = session.layout
    cells: tuple[CellView, ...] = ()
    place = layout.active
    if active is not None and layout.kind == "plain":
        plain = CellView(tr("Without overlay"), _plain(active), marks=_marks(session, session.shown))
        cells, place = (plain, CellView(tr("With overlay"), active)), 1
    elif active is not None:
        cells = tuple(_cell(session, index, active) for index in range(len(layout.cells)))
    if layout.alone and cells:
        cells, place = (cells[place],), 0
    return LayoutView(
        kind=layout.kind,
        cells=cells,
        active=place,
        linked=layout.linked or layout.kind == "plain",
        blanked=layout.blanked,
        alone=layout.alone,
        has_other=layout.other is not None,
        has_study=layout.kind == "study" or len(study_views(session)) > 1,
    )


def study_views(session: Session) -> tuple[Path, ...]:
    """The files that are views of the study on the screen, in their usual order."""
    shown = session.shown
    if shown is None or shown.path not in session.files:
        return ()
    return session.strip.views(session.files, shown.path, shown.radiograph.identity.study)


def _plain(shown: Picture) -> Picture:
    return replace(shown, overlay=None, contours=())


def _marks(session: Session, shown: Shown | None) -> MarksView:
    if shown is None:
        return MarksView()
    return marks_beside(session.marking, shown.drawing, shown.radiograph.spacing)


def _cell(session: Session, index: int, active: Picture) -> CellView:
    """Only the active one has an overlay: the panel beside it says what it means."""
    cell = session.layout.cells[index]
    name = f"{index + 1}   {session.called(cell.path, LETTERS)}" if cell.path else f"{index + 1}"
    if index == session.layout.active:
        return CellView(name, active, mark=tr("in the panel"))
    if cell.shown is not None:
        return CellView(name, _plain(picture(session, cell.shown)), marks=_marks(session, cell.shown))
    if cell.failure:
        return CellView(name, None, printable(cell.failure, 500))
    if cell.path is None:
        return CellView(name, None, tr("Choose the file to compare with: it opens here."))
    return CellView(name, None, tr("Opening {file} …", file=session.called(cell.path, LETTERS)))
