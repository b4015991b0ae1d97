"""What the report on one radiograph says, in the language in use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from desktop.answers import Model
from desktop.core.claims import Claim, claims, in_words
from desktop.core.figure_names import figure_name
from desktop.core.preprocess import VERSION
from desktop.core.radiograph import Radiograph
from desktop.core.report.case import Case, Section
from desktop.core.text import printable
from desktop.map_view import explanation
from desktop.naming import label_name, measured_on
from desktop.papers.caption import model_line, notice
from desktop.papers.choices import Choices
from desktop.papers.view import Rgb
from desktop.picture_view import aspect, spacing_text
from desktop.reader.views import ReaderRow
from desktop.screen import Decision, FindingRow
from desktop.session import Session, Shown
from desktop.state import present
from desktop.words import card_text, said, tr

MOST = 4000  # letters of a paragraph


@dataclass(frozen=True, eq=False, slots=True)
class Subject:
    """What a report is about, as it was when it was asked for. program: version. at: local time."""

    session: Session
    choices: Choices
    program: str
    at: datetime


def case(subject: Subject, pictures: tuple[tuple[str, Rgb], ...]) -> Case:
    """The whole report; there is an answer. pictures: (caption, uint8 (H, W, 3))."""
    session = replace(subject.session, identity_hidden=subject.choices.nameless)
    shown, model = session.shown, session.model
    assert shown is not None
    assert shown.answer is not None
    assert model is not None
    sections = (
        _radiograph(shown.radiograph, subject.choices.nameless),
        Section(tr("Impression"), tuple(filter(None, (present(session).findings.impression,)))),
        _findings(session),
        *_reading(session),
        _explanation(session),
        _card(model),
        _provenance(subject, shown, model),
    )
    kept = tuple(one for one in sections if one.lines or one.rows)
    return Case(tr("Skiagraph: report on one radiograph"), notice(), pictures, kept)


def _radiograph(radiograph: Radiograph, nameless: bool) -> Section:
    facts, who = radiograph.facts, radiograph.identity
    size = f"{radiograph.width} \u00d7 {radiograph.height}"
    rows = [
        (tr("Kind"), " ".join(filter(None, (facts.modality, facts.body_part, facts.view, facts.laterality)))),
        (tr("Size in pixels"), size),
        (tr("Pixel spacing"), spacing_text(radiograph.spacing, aspect(radiograph))),
    ]
    if not nameless:
        rows = [
            (tr("Patient"), printable(who.patient_name)),
            (tr("Patient's number"), printable(who.patient_id)),
            (tr("Born"), who.birth_date),
            (tr("Date of study"), facts.study_date),
            (tr("File"), printable(radiograph.source.name)),
            *rows,
        ]
    lines = (burnt(),) if nameless else ()
    return Section(tr("Radiograph"), lines, tuple((name, value) for name, value in rows if value))


def burnt() -> str:
    """What de-identifying does not do."""
    return tr("De-identified: without the header's names and dates. Letters that are part of the picture stay in it.")


def _findings(session: Session) -> Section:
    """The gate's verdict with its reasons, then a row for every label."""
    view = present(session).findings
    names: dict[Decision, str] = {"negative": tr("negative"), "unsure": tr("unsure"), "positive": tr("positive")}
    rows = tuple((row.name, f"{row.score:.3f}", names[row.decision], _words(row)) for row in view.rows)
    head = ((tr("Finding"), tr("Score"), tr("Answer"), tr("Operating point")),) if rows else ()
    return Section(
        tr("What the model says"),
        (view.headline, *map(said, view.reasons)),
        (*head, *rows),
        True,
        (0.2, 0.1, 0.13, 0.57),
    )


def _words(row: FindingRow) -> str:
    return " ".join(filter(None, (row.words, row.rates)))


def _reading(session: Session) -> Iterator[Section]:
    """What the reader decided and measured."""
    screen = present(session)
    decided = tuple(row for row in screen.reader.rows if row.decided)
    if decided:
        rows = ((tr("Finding"), tr("Model"), tr("Reader")), *((row.name, row.model, row.reader) for row in decided))
        who = tr("Reader: {initials}", initials=screen.reader.initials) if screen.reader.initials else ""
        lines = tuple(filter(None, (who, *map(_comment, decided))))
        yield Section(tr("The reader's decision"), lines, rows, True, (0.4, 0.3, 0.3))
    items = screen.marks.items
    if items:
        rows = tuple((item.name, item.value.replace("\n", ", "), item.text) for item in items)
        lines = (screen.marks.calibrated,) if screen.marks.calibrated else ()
        yield Section(tr("Measurements"), lines, rows, False, (0.2, 0.4, 0.4))


def _comment(row: ReaderRow) -> str:
    return tr("Comment on {label}: {text}", label=row.name, text=printable(row.comment, MOST)) if row.comment else ""


def _explanation(session: Session) -> Section:
    view = explanation(session)
    lines = (view.title, *map(said, (view.stamp, *view.warnings)), *view.measured, said(view.faithfulness))
    return Section(tr("Where the model looked"), tuple(filter(None, lines)) if view.title else ())


def _card(model: Model) -> Section:
    card = model.card
    figures = tuple(
        (f"{figure_name(figure.name, tr)}, {_about(claim)}", f"{in_words(figure)}, {measured_on(figure.measured_on)}")
        for claim in claims(card)
        for figure in claim.figures
    )
    rows = (
        (tr("Intended use"), printable(card_text(card.intended_use), MOST)),
        (tr("Limits"), printable(card_text(card.limits), MOST)),
        *figures,
    )
    return Section(tr("About the model"), (model_line(model),), rows)


def _about(claim: Claim) -> str:
    return label_name(claim.label) if claim.label else tr("all labels")


def _provenance(subject: Subject, shown: Shown, model: Model) -> Section:
    radiograph, nameless = shown.radiograph, subject.choices.nameless
    ran = shown.answer.provider if shown.answer else model.provider
    rows = (
        (tr("Program"), f"Skiagraph {subject.program}"),
        (tr("Preprocessing"), str(VERSION)),
        (tr("Model file, SHA-256"), model.sha256),
        (tr("Radiograph, SHA-256"), "" if nameless else radiograph.sha256),
        (tr("Ran on"), " ".join((ran.removesuffix("ExecutionProvider"), *map(said, model.provider_notes)))),
        (tr("Report made"), subject.at.isoformat(" ", "seconds")),
    )
    return Section(tr("Where these answers come from"), (), tuple((name, value) for name, value in rows if value))
