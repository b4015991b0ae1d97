"""The presenter's pictures and reports: drawn in the background, written, copied, printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from desktop.core.errors import OutputError
from desktop.core.text import printable
from desktop.desk import Desk, Runner
from desktop.jobs import Job
from desktop.marking.screen import MarksView
from desktop.papers.caption import caption
from desktop.papers.choices import Choices
from desktop.papers.view import PaperPage, Rgb, Told
from desktop.picture_view import picture
from desktop.screen import Picture
from desktop.session import Session
from desktop.state import present
from desktop.words import tr

if TYPE_CHECKING:
    from desktop.core.report.case import Case

T = TypeVar("T")
Paint = Callable[[PaperPage], bool]


class Outlet(Protocol):
    """What of a picture only the window can do. Pictures: uint8 (H, W, 3)."""

    def seen(self, picture: Picture, marks: bool) -> Rgb:
        """As the canvas shows it at this moment."""
        ...

    def annotated(self, pixels: Rgb, picture: Picture, marks: MarksView) -> Rgb:
        """With its texts and marks; `pixels` are the whole radiograph as it lies. On any thread."""
        ...

    def copied(self, pixels: Rgb) -> None:
        """Put on the clipboard."""
        ...


class Exporting:
    """runner: one that drops nothing. outlet: of the window that is there now. program: its version."""

    def __init__(self, desk: Desk, runner: Runner, outlet: Outlet, program: str) -> None:
        self._desk = desk
        self._runner = runner
        self.outlet = outlet
        self._program = program

    @property
    def commands(self) -> dict[str, Callable[[], None]]:
        return {"copy_picture": lambda: self.copy(replace(self._desk.session.papers.choices, seen=True))}

    def choose(self, choices: Choices) -> None:
        """Remember what the next picture holds."""
        self._set(choices=choices)

    def save(self, choices: Choices, path: Path) -> None:
        """Write the radiograph on the screen as a picture; its words are the research notice and the model."""
        session = self._desk.session
        pixels = self._pixels(session, choices)
        if pixels is None:
            return
        said = _said(session, _wanted(session, choices))
        files = _sources(session)

        def work(job: Job) -> None:
            from desktop.papers.picture_file import encoded, keep, kind_of

            keep(path, encoded(pixels(), kind_of(path, choices.jpeg), said), files)

        name = printable(path.name)
        self._run(work, tr("Saving the picture …"), lambda made: tr("The picture was saved as {name}.", name=name))

    def copy(self, choices: Choices) -> None:
        """Put the radiograph on the screen on the clipboard."""
        pixels = self._pixels(self._desk.session, choices)
        if pixels is None:
            return

        def done(made: Rgb) -> str:
            self.outlet.copied(made)
            return tr("The picture was copied.")

        self._run(lambda job: pixels(), tr("Copying the picture …"), done)

    def report(self, choices: Choices, path: Path) -> None:
        """Write the PDF on the radiograph on the screen and its answer."""
        make, files, name = self._case(choices), _sources(self._desk.session), printable(path.name)
        if make is None:
            return

        def work(job: Job) -> None:
            from desktop.core.report.case import case_pdf
            from desktop.papers.picture_file import keep

            keep(path, case_pdf(make()), files)

        self._run(work, tr("Writing the report …"), lambda made: tr("The report was saved as {name}.", name=name))

    def print(self, choices: Choices, paint: Paint) -> None:
        """paint: puts the page on paper, on the worker, and says whether that worked."""
        make = self._case(choices)
        if make is None:
            return

        def work(job: Job) -> None:
            from desktop.papers.page import page

            if not paint(page(make())):
                raise OutputError(tr("The printer did not take the report: check it, or choose another one."))

        self._run(work, tr("Printing …"), lambda made: tr("The report was sent to the printer."))

    def _pixels(self, session: Session, choices: Choices) -> Callable[[], Rgb] | None:
        """What the worker makes the picture with, from what is on the screen now; None without a radiograph."""
        shown = session.shown
        if shown is None:
            return None
        wanted = _wanted(session, choices)
        below = _said(session, wanted) if _overlaid(wanted) or choices.texts else ""
        on_screen = self.outlet.seen(wanted, choices.marks) if choices.seen else None
        marks = _marks(session, choices)

        def pixels() -> Rgb:
            from desktop.papers.drawing import drawn as at_full_size
            from desktop.papers.picture_file import captioned

            made = on_screen if on_screen is not None else self.outlet.annotated(at_full_size(wanted), wanted, marks)
            return captioned(made, below) if below else made

        return pixels

    def _case(self, choices: Choices) -> Callable[[], Case] | None:
        """What the worker makes the report with; None where there is no answer."""
        session = self._desk.session
        shown = session.shown
        if shown is None or shown.answer is None:
            return None
        whole = replace(choices, seen=False)
        subject_of = self._program, datetime.now().astimezone()
        pair = [replace(whole, overlay=False), *([replace(whole, overlay=True)] if shown.drawn else [])]
        overlaid = replace(session, overlay_on=True)
        wanted = [_wanted(overlaid, one) for one in pair]
        marks = _marks(session, choices)

        def make() -> Case:
            from desktop.papers.case_text import Subject, case
            from desktop.papers.drawing import drawn as at_full_size
            from desktop.papers.drawing import enlarged

            captions = (tr("The radiograph."), caption(overlaid))
            pictures = [self.outlet.annotated(enlarged(at_full_size(one)), one, marks) for one in wanted]
            subject = Subject(overlaid, choices, *subject_of)
            return case(subject, tuple(zip(captions, pictures, strict=False)))

        return make

    def _run(self, work: Callable[[Job], T], activity: str, done: Callable[[T], str]) -> None:
        self._set(work=activity)

        def told(made: T) -> None:
            sentence = done(made)
            self._set(work="", told=Told(sentence, self._desk.session.papers.told.number + 1))

        def failed(error: Exception) -> None:
            self._set(work="")
            self._desk.say_or_raise(error)

        self._runner.submit(work, told, failed)

    def _set(self, **changes: Any) -> None:
        self._desk.set(papers=replace(self._desk.session.papers, **changes))


def _wanted(session: Session, choices: Choices) -> Picture:
    """The radiograph on the screen with what was chosen, and nothing else."""
    assert session.shown is not None
    nameless = choices.nameless or session.identity_hidden
    hidden = not choices.overlay or (choices.seen and session.layout.blanked)
    kept = _plain(session) if hidden else session
    made = picture(replace(kept, identity_hidden=nameless), session.shown)
    return replace(made, texts=choices.texts, magnified=False)


def _overlaid(wanted: Picture) -> bool:
    return wanted.overlay is not None or bool(wanted.contours)


def _said(session: Session, wanted: Picture) -> str:
    """The caption of what is on the picture."""
    return caption(session if _overlaid(wanted) else _plain(session))


def _marks(session: Session, choices: Choices) -> MarksView:
    """Without what shows that one of them is in hand."""
    marks = present(session).marks if choices.marks else MarksView()
    return replace(marks, selected=-1, handle=-1, draft=None)


def _plain(session: Session) -> Session:
    return replace(session, overlay_on=False)


def _sources(session: Session) -> tuple[Path, ...]:
    """The files that no picture or report may replace."""
    shown = (session.shown.path,) if session.shown else ()
    return (*shown, *session.files)
