"""Session (what the user has) -> present() -> Screen (what is shown): all interface logic, without a display."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from desktop.core.card import ModelCard, OperatingPoint
from desktop.core.finding import Answer, Finding
from desktop.core.radiograph import Lut, Radiograph, Window
from desktop.screen import FileRow, FindingRow, FindingsView, Index, OverlayView, Picture, Rgba, Screen, Tick, Tone
from desktop.viewing import modality_value


class Model(Protocol):
    """What the window needs of `desktop.core.engine.Engine`."""

    card: ModelCard
    provider: str
    provider_notes: tuple[str, ...]

    def answer(self, radiograph: Radiograph, force: bool = False) -> Answer: ...


@dataclass(frozen=True, eq=False, slots=True)
class Shown:
    """The radiograph on the screen with everything that belongs to it, so that a new one takes nothing of an older.

    levels: see `viewing.levels`. greys: uint8 (2**bits,) of `display.table`. seconds: what the answer took.
    label: index of the finding whose map is painted; painted: uint8 (h, w, 4) RGBA, None before there is an answer.
    asking: an answer is on its way. failure: why there is none.
    """

    path: Path
    radiograph: Radiograph
    levels: tuple[Index, ...]
    voi: Window | Lut
    greys: NDArray[np.uint8]
    inverted: bool = False
    asking: bool = False
    answer: Answer | None = None
    seconds: float = 0.0
    failure: str = ""
    label: int = 0
    painted: Rgba | None = None


@dataclass(frozen=True, eq=False, slots=True)
class Session:
    """What the user has. step: (done, total) of the file being opened. pointer: (row, column) under the mouse."""

    files: tuple[Path, ...] = ()
    unreadable: frozenset[Path] = frozenset()
    opening: Path | None = None
    step: tuple[int, int] = (0, 0)
    shown: Shown | None = None
    model: Model | None = None
    model_failure: str = ""
    overlay_on: bool = True
    opacity: float = 0.6
    identity_hidden: bool = False
    pointer: tuple[int, int] | None = None
    message: str = ""


def present(session: Session) -> Screen:
    """All that the window shows for a session."""
    shown = session.shown
    answer = shown.answer if shown else None
    return Screen(
        files=tuple(FileRow(plain(path.name), path in session.unreadable) for path in session.files),
        current=_position(session, shown.path if shown else None),
        previous=_neighbour(session, -1),
        next=_neighbour(session, 1),
        picture=_picture(session, shown) if shown else None,
        facts=_facts(shown.radiograph) if shown else "",
        findings=_findings(session),
        overlay=_overlay(session, answer),
        inverted=bool(shown and shown.inverted),
        identity_hidden=session.identity_hidden,
        can_force=bool(
            shown and answer and not shown.asking and answer.verdict.kind == "refused" and not answer.findings
        ),
        probe=_probe(session, shown.radiograph) if shown else "",
        activity=_activity(session),
        progress=session.step if session.opening else (0, 0),
        banner=session.message,
        settled=not _activity(session),
        notes=tuple(plain(note, 500) for note in shown.radiograph.notes) if shown else (),
    )


def plain(text: str, longest: int = 120) -> str:
    """Text of a file as one printable line: control, bidirectional and unpaired characters become a visible mark."""
    line = "".join(char if char.isprintable() else "\ufffd" for char in text[: longest + 1]).strip()
    return line if len(line) <= longest else line[: longest - 1] + "…"


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
    who = (person.patient_name, person.patient_id, person.birth_date and f"born {person.birth_date}")
    header = radiograph.facts
    what = (
        " ".join(filter(None, (header.modality, header.body_part, header.view, header.laterality))),
        header.study_date,
    )
    return Picture(
        levels=shown.levels,
        greys=shown.greys,
        overlay=shown.painted if session.overlay_on else None,
        opacity=session.opacity,
        top_left="" if session.identity_hidden else _lines(who),
        top_right=_lines(what),
        bottom_left=_lines((_window_text(shown.voi), "inverted" if shown.inverted else "")),
    )


def _lines(texts: tuple[str, ...]) -> str:
    return "\n".join(filter(None, (plain(text, 64) for text in texts)))


def _window_text(voi: Window | Lut) -> str:
    name = f"  ({plain(voi.name, 32)})" if voi.name else ""
    if isinstance(voi, Lut):
        return "Window: the file's table" + name
    return f"Window {voi.width:.5g}  Center {voi.center:.5g}{name}"


def _facts(radiograph: Radiograph) -> str:
    size = f"{radiograph.width} \u00d7 {radiograph.height} pixels".replace(" ", "\u00a0")
    spacing = "no pixel spacing"
    if radiograph.spacing is not None:
        row, column = radiograph.spacing.row_mm, radiograph.spacing.column_mm
        size_mm = f"{row:.3g}" if abs(row - column) < 1e-6 else f"{row:.3g} \u00d7 {column:.3g}"
        spacing = f"{size_mm} {radiograph.spacing.label}"
    return "   ·   ".join((plain(radiograph.source.name), radiograph.kind, size, spacing))


def _probe(session: Session, radiograph: Radiograph) -> str:
    if session.pointer is None:
        return ""
    row, column = session.pointer
    if not (0 <= row < radiograph.height and 0 <= column < radiograph.width):
        return ""
    stored = int(radiograph.pixels[row, column])
    value = modality_value(radiograph, stored)
    return f"Row {row}  Column {column}  Stored {stored}" + (f"  Value {value:.6g}" if value != stored else "")


def _activity(session: Session) -> str:
    if session.opening:
        return f"Opening {plain(session.opening.name, 60)} …"
    if session.model is None and not session.model_failure:
        return "Loading the model …"
    return "The model is looking at the radiograph …" if session.shown and session.shown.asking else ""


def _overlay(session: Session, answer: Answer | None) -> OverlayView:
    names = tuple(plain(found.label.display["en"], 48) for found in answer.findings) if answer else ()
    label = session.shown.label if session.shown and names else 0
    return OverlayView(session.overlay_on, round(session.opacity * 100), names, label)


def _findings(session: Session) -> FindingsView:
    shown, model = session.shown, session.model
    if model is None:
        if session.model_failure:
            return FindingsView("quiet", "No model: radiographs can be viewed only.", (session.model_failure,))
        return FindingsView("quiet", "The model is being loaded …")
    details = (("Model", f"{plain(model.card.title, 80)} {model.card.version}"),)
    if shown is None:
        return FindingsView("quiet", "Open a radiograph to ask the model.", details=(*details, *_provider(model)))
    if shown.failure:
        return FindingsView("refused", "The model gave no answer.", (shown.failure,), details=details)
    if shown.answer is None:
        return FindingsView("quiet", "The model is looking …", details=(*details, *_provider(model)))
    return _answered(model, shown.answer, shown.seconds, details)


def _answered(model: Model, answer: Answer, seconds: float, details: tuple[tuple[str, str], ...]) -> FindingsView:
    tone: Tone = "good"
    headline = "Within the model's limits."
    if answer.verdict.kind == "doubtful":
        tone, headline = "doubtful", "Take this answer with doubt."
    elif answer.verdict.kind == "refused":
        tone = "refused"
        headline = (
            "Answered against the model's limits." if answer.findings else "The model does not answer for this picture."
        )
    rows = tuple(_row(found) for found in answer.findings)
    measured = (("Distance", _distance(model.card, answer)), *_provider(model, answer.provider, seconds))
    return FindingsView(tone, headline, answer.verdict.reasons, rows, (*details, *measured))


def _distance(card: ModelCard, answer: Answer) -> str:
    if answer.distance is None:
        return "not measured"
    limits = card.expects
    return (
        f"{answer.distance:.2f} (usual to {limits.distance_doubtful:.2f}, refused over {limits.distance_refused:.2f})"
    )


def _provider(model: Model, ran: str = "", seconds: float = 0.0) -> Iterator[tuple[str, str]]:
    name = (ran or model.provider).removesuffix("ExecutionProvider")
    yield ("Ran on", f"{name}, {seconds:.2f} s") if ran else ("Runs on", name)
    for note in model.provider_notes:
        yield ("", note)


def _row(found: Finding) -> FindingRow:
    ticks = tuple(
        Tick(
            point.name, point.threshold, _point_text(point), found.point is not None and point.name == found.point.name
        )
        for point in found.points
    )
    answer = "Positive" if found.positive else "Negative"
    if found.point is None:
        words = "the highest score of all labels" if found.positive else "not the highest score"
    else:
        words = f"{'at or above' if found.positive else 'below'} the {_point_text(found.point)}"
    return FindingRow(plain(found.label.display["en"], 48), found.score, found.positive, answer, words, ticks)


def _point_text(point: OperatingPoint) -> str:
    measured = (
        f"sensitivity {point.sensitivity:.2f}, specificity {point.specificity:.2f} on {plain(point.measured_on, 60)}"
    )
    return f"{point.name.replace('_', ' ')} operating point {point.threshold:.2f}: {measured}"
