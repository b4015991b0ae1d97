"""The reader's tab: what the model says of each label, what the reader said, and how often the two agree."""

from __future__ import annotations

from desktop.answers import Model
from desktop.core.agreement import Agreement
from desktop.core.decisions import Decision
from desktop.core.finding import Answer, Finding
from desktop.core.measures import Interval
from desktop.core.text import printable
from desktop.naming import label_name
from desktop.reader.reading import Subject
from desktop.reader.views import ReaderRow, ReaderView, Side
from desktop.session import Session
from desktop.words import counted, tr


def reader_view(session: Session) -> ReaderView:
    """Empty of labels while the model is being asked: nothing can be decided about an older picture's answer."""
    reader, shown, model = session.reader, session.shown, session.model
    answer = shown.answer if shown else None
    rows: tuple[ReaderRow, ...] = ()
    subject = now = None
    said = _said(session)
    if shown is not None and model is not None and answer is not None and said is not None:
        rows = tuple(_row(session, answer, model, said, place) for place in range(len(answer.findings)))
        subject = asked(session, shown.label)
        now = subject and current(said, subject, reader.initials)
    return ReaderView(
        rows=rows,
        selected=shown.label if shown else 0,
        subject=subject,
        comment=now.comment if now else "",
        hint="" if subject else _hint(session),
        initials=reader.initials,
        figures=tuple(
            _figure(one, model) for one in reader.figures if model and one.said and one.model == model.card.name
        ),
        note=reader.note,
        can_undo=bool(reader.made),
        can_export=model is not None,
        exporting=reader.exporting,
    )


def asked(session: Session, place: int) -> Subject | None:
    """The label at a place of the answer on the screen, as something to decide on; None without an answer to it."""
    shown, model = session.shown, session.model
    if shown is None or model is None or shown.answer is None or not 0 <= place < len(shown.answer.findings):
        return None
    found, radiograph = shown.answer.findings[place], shown.radiograph
    return Subject(
        sha256=radiograph.sha256,
        frame=radiograph.frame,
        path=shown.path,
        patient_id=radiograph.identity.patient_id,
        label=found.label.name,
        positive=found.positive,
        score=found.score,
        model=model.card.name,
        version=model.card.version,
        model_sha256=model.sha256,
        verdict=shown.answer.verdict.kind,
        forced=shown.answer.verdict.kind == "refused",
    )


def current(said: tuple[Decision, ...], subject: Subject, reader: str) -> Decision | None:
    """What this reader decided on this very answer."""
    return next((one for one in reversed(said) if subject.same(one, reader)), None)


def _said(session: Session) -> tuple[Decision, ...] | None:
    """What was decided on the frame on the screen; None before it was fetched."""
    shown = session.shown
    found = session.reader.said.get(shown.radiograph.sha256) if shown else None
    if shown is None or found is None:
        return None
    return tuple(one for one in found if one.frame == shown.radiograph.frame)


def _row(session: Session, answer: Answer, model: Model, said: tuple[Decision, ...], place: int) -> ReaderRow:
    subject = asked(session, place)
    assert subject is not None
    name, model_said = label_name(answer.findings[place].label), _model(answer, place)
    now = current(said, subject, session.reader.initials)
    if now is not None:
        decided = now.opinion != "none" or bool(now.comment)
        return ReaderRow(name, model_said, _opinion(now), side=_side(now), decided=decided, comment=now.comment)
    older = next((one for one in reversed(said) if one.label == subject.label), None)
    if older is None:
        return ReaderRow(name, model_said, tr("not decided"))
    return ReaderRow(name, model_said, _earlier(older), note=_origin(older, model))


def _model(answer: Answer, place: int) -> str:
    found: Finding = answer.findings[place]
    score = f"{found.score:.2f}"
    if found.decision == "positive":
        return tr("positive, {score}", score=score)
    return tr("negative, {score}", score=score) if found.decision == "negative" else tr("unsure, {score}", score=score)


def _opinion(decision: Decision) -> str:
    if decision.agrees is None:
        return tr("cannot say") if decision.opinion == "cannot_say" else tr("comment only")
    if decision.opinion == "present":
        return tr("present, agree") if decision.agrees else tr("present, disagree")
    return tr("absent, agree") if decision.agrees else tr("absent, disagree")


def _earlier(decision: Decision) -> str:
    """On another answer, so that it neither agrees nor disagrees with this one."""
    return {
        "present": tr("earlier: present"),
        "absent": tr("earlier: absent"),
        "cannot_say": tr("earlier: cannot say"),
        "none": tr("earlier: comment only"),
    }[decision.opinion]


def _side(decision: Decision) -> Side:
    return "open" if decision.agrees is None else "agrees" if decision.agrees else "disagrees"


def _origin(older: Decision, model: Model) -> str:
    """About which other answer this was said."""
    reader = printable(older.reader, 8) or "\N{EN DASH}"
    values = {"version": older.version, "score": f"{older.score:.2f}", "reader": reader}
    if older.model != model.card.name:
        return tr(
            "Said of another model, {model} {version}, whose score was {score}; by {reader}.",
            model=printable(older.model, 40),
            **values,
        )
    if older.model_sha256 != model.sha256:
        return tr("Said of this model's version {version}, whose score was {score}; by {reader}.", **values)
    return tr("Said by another reader, {reader}.", reader=reader)


def _hint(session: Session) -> str:
    shown = session.shown
    if shown is None:
        return tr("Open a radiograph to decide on what the model says of it.")
    if session.model is None:
        return tr("Without a model there is no answer to agree with.")
    if shown.answer is None and not shown.failure:
        return tr("The model is looking …")
    if shown.answer is None or not shown.answer.findings:
        return tr("The model gave no finding to agree or disagree with.")
    return tr("What was decided before is being read …")


def _figure(one: Agreement, model: Model | None) -> str:
    label = next((label_name(label) for label in model.card.labels if label.name == one.label), "") if model else ""
    values = {"label": label or printable(one.label, 48), "version": one.version, "agreed": one.agreed}
    if one.share is None or one.kappa is None:
        return counted(
            "{label}, version {version}: you agreed in {agreed} of {count} decision.",
            "{label}, version {version}: you agreed in {agreed} of {count} decisions.",
            one.said,
            **values,
        )
    return counted(
        "{label}, version {version}: {count} decision, agreement {share}, Cohen's kappa {kappa}.",
        "{label}, version {version}: {count} decisions, agreement {share}, Cohen's kappa {kappa}.",
        one.said,
        label=values["label"],
        version=one.version,
        share=_interval(one.share),
        kappa=_interval(one.kappa),
    )


def _interval(figure: Interval) -> str:
    if figure.value != figure.value:  # nan: one of the two only ever said the same
        return "\N{EN DASH}"
    return tr(
        "{value} ({low} to {high})", value=f"{figure.value:.2f}", low=f"{figure.low:.2f}", high=f"{figure.high:.2f}"
    )
