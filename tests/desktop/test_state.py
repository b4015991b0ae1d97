"""present(): what is shown for what the user has."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from desktop.core.display import choices, table
from desktop.core.geometry import Spacing
from desktop.core.radiograph import Identity, Lut, Plane, Window
from desktop.core.text import printable
from desktop.maps import MapStyle, drawn
from desktop.session import Session, Shown
from desktop.state import continued, present
from desktop.viewing import levels, plane_levels


@pytest.fixture
def shown(make):
    radiograph = make.radiograph()
    return shown_of(radiograph)


def shown_of(radiograph, voi=None):
    offered = choices(radiograph)
    voi = offered[0] if voi is None else voi
    return Shown(
        Path("chest.dcm"), radiograph, levels(radiograph), plane_levels(radiograph), offered, voi,
        table(radiograph, voi),
    )  # fmt: skip


def answered(shown, model, **more):
    return Session(
        files=(shown.path,), model=model, shown=replace(shown, answer=model.answer(shown.radiograph), **more)
    )


def test_nothing_yet():
    screen = present(Session())
    assert screen.picture is None
    assert screen.findings.headline == "The model is being loaded …"
    assert not screen.settled
    assert screen.activity == "Loading the model …"


def test_without_a_model_it_is_a_plain_viewer(shown):
    screen = present(Session(shown=shown, model_failure="x.onnx has no card; export it again."))
    assert screen.settled
    assert screen.findings.headline == "No model: radiographs can be viewed only."
    assert screen.findings.reasons == ("x.onnx has no card; export it again.",)
    assert screen.findings.rows == ()


def test_a_finding_in_words(shown, model):
    (row,) = present(answered(shown, model)).findings.rows
    assert (row.name, row.score, row.decision) == ("Pneumonia", 0.71, "positive")
    assert row.words == (
        "0.71 is at or above the balanced operating point 0.43: sensitivity 0.97, specificity 0.95 on validation."
    )
    assert [(tick.name, tick.threshold, tick.deciding) for tick in row.ticks] == [
        ("sensitive", 0.21, False),
        ("balanced", 0.43, True),
    ]


def test_a_negative_finding_in_words(shown, make):
    (row,) = present(answered(shown, make.model((0.3,)))).findings.rows
    assert row.decision == "negative"
    assert row.words.startswith("0.30 is below the balanced operating point 0.43")


def test_the_provider_that_ran_and_why_not_another(shown, model):
    details = present(answered(shown, model, seconds=0.123)).findings.details
    assert ("Model", "Pneumonia on chest radiographs 1.0.0") in details
    assert ("Ran on", "CPU, 0.12 s") in details
    assert ("Why", "cuda was not used: no driver.") in details
    assert ("Distance", "4.20 (usual up to 10.00, refused over 20.00)") in details


@pytest.mark.parametrize(("kind", "tone"), [("answered", "good"), ("doubtful", "doubtful"), ("refused", "refused")])
def test_the_verdict_and_its_reasons(shown, make, kind, tone):
    findings = present(answered(shown, make.model(kind=kind, reasons=("Why.",)))).findings
    assert findings.tone == tone
    assert findings.reasons == ("Why.",)
    assert bool(findings.rows) == (kind != "refused")


def test_a_forced_answer_says_so(shown, make):
    model = make.model(kind="refused")
    session = Session(model=model, shown=replace(shown, answer=model.answer(shown.radiograph, force=True)))
    screen = present(session)
    assert screen.findings.headline == "Answered against the model's limits."
    assert not screen.can_force


def test_only_a_silent_refusal_can_be_forced(shown, make):
    assert present(answered(shown, make.model(kind="refused"))).can_force
    assert not present(answered(shown, make.model())).can_force


def test_the_overlay_is_offered_only_with_findings(shown, make):
    assert present(answered(shown, make.model((0.1, 0.9)))).overlay.labels == ("Pneumonia", "Effusion")
    assert present(answered(shown, make.model(kind="refused"))).overlay.labels == ()


def test_an_overlay_that_is_off_is_not_in_the_picture(shown, model):
    map_ = drawn(model, shown.radiograph, model.answer(shown.radiograph), 0, MapStyle())
    session = answered(shown, model, drawn=map_)
    assert present(session).picture.overlay is map_.rgba
    assert present(replace(session, overlay_on=False)).picture.overlay is None


def test_the_patient_is_shown_and_can_be_hidden(shown):
    session = Session(shown=shown)
    assert present(session).picture.top_left == "DOE^JANE\n4711\nborn 19700101"
    assert present(replace(session, identity_hidden=True)).picture.top_left == "Anonymised"


def test_names_of_files_are_hidden_with_the_patient(presenter, view):
    presenter.open([Path("DOE_JANE.dcm"), Path("bad.dcm"), Path("ROE_JO.dcm")])
    presenter.choose("compare")
    presenter.choose("next_cell")
    presenter.pick(1)
    presenter.pick(2)
    presenter.choose("tags")
    presenter.choose("identity")
    screen = view.screen
    assert [row.name for row in screen.files] == ["File 1", "File 2", "File 3"]
    assert screen.facts.startswith("File 3   ·   ")
    assert [cell.name for cell in screen.layout.cells] == ["1   File 1", "2   File 3"]
    assert (screen.papers.tags.name, screen.papers.tags.files) == ("File 3", ("File 1",))
    assert "bad.dcm" not in screen.files[1].reason
    presenter.point((3, 4))
    assert view.screen.files is screen.files
    presenter.choose("identity")
    assert view.screen.files[0].name == "DOE_JANE.dcm"


def test_hostile_text_becomes_one_plain_line(shown):
    evil = replace(shown.radiograph, identity=Identity("EVIL\n\u202emoc.\x00", "<b>" + "x" * 500))
    text = present(Session(shown=replace(shown, radiograph=evil))).picture.top_left
    name, number = text.split("\n")
    assert name == "EVIL\ufffd\ufffdmoc.\ufffd"
    assert number.startswith("<b>x")
    assert len(number) == 64
    assert printable("bad\udcff.dcm") == "bad\ufffd.dcm"


def test_facts_and_window(shown):
    screen = present(Session(shown=shown))
    assert screen.facts == "chest.dcm   ·   DICOM   ·   10\u00a0\u00d7\u00a012\u00a0pixels   ·   0.143\u00a0mm"
    assert screen.picture.bottom_left == "Window 960  Center 480  (File: chest)"
    lut = Lut(np.zeros(4, np.uint16), 0, 12, "bone")
    tabled = shown_of(replace(shown.radiograph, voi=(Window(9.0, 9.0), lut)), lut)
    assert present(Session(shown=tabled)).picture.bottom_left == "Table  (File: bone)"


def test_every_length_says_what_it_is(shown):
    detector = replace(shown.radiograph, spacing=Spacing(0.143, 0.143, "detector"))
    screen = present(Session(shown=replace(shown, radiograph=detector)))
    assert screen.facts.endswith("0.143\u00a0mm\u00a0at\u00a0detector")
    assert (screen.picture.pixel, screen.picture.unit, screen.picture.aspect) == (0.143, "mm at detector", 1.0)
    none = present(Session(shown=replace(shown, radiograph=replace(detector, spacing=None))))
    assert none.facts.endswith("no\u00a0pixel\u00a0spacing")
    assert (none.picture.pixel, none.picture.unit) == (1.0, "px")


@pytest.mark.parametrize(("row", "column", "aspect"), [(0.4, 0.2, 2.0), (0.2, 0.4, 0.5), (0.001, 900.0, 1.0)])
def test_pixels_that_are_not_square(shown, row, column, aspect):
    odd = replace(shown.radiograph, spacing=Spacing(row, column, "scanned"))
    picture = present(Session(shown=replace(shown, radiograph=odd))).picture
    assert (picture.pixel, picture.aspect) == (column, aspect)


def test_overlay_planes_are_on_until_hidden_and_then_it_is_said(shown, make):
    mask = np.zeros((12, 10), np.bool_)
    mask[3, 4] = True
    drawn = shown_of(replace(make.radiograph(), planes=(Plane(mask),)))
    screen = present(Session(shown=drawn))
    assert screen.planes is True
    assert screen.picture.planes is drawn.planes
    hidden = present(Session(shown=drawn, planes_on=False))
    assert hidden.planes is False
    assert hidden.picture.planes == ()
    assert "Overlay planes hidden" in hidden.picture.bottom_left
    assert present(Session(shown=shown, planes_on=False)).planes is None
    assert "hidden" not in present(Session(shown=shown, planes_on=False)).picture.bottom_left


def test_the_windows_have_plain_names(make):
    voi = (Window(100.0, 50.0), Window(200.0, 50.0, name="<b>\u202esoft\n"))
    names = present(Session(shown=shown_of(replace(make.radiograph(), voi=voi)))).windows.names
    assert names[:2] == ("File: window 1", "File: <b>\ufffdsoft\ufffd")


def test_a_choice_that_another_frame_does_not_have_is_kept_as_it_is(make):
    old = shown_of(make.radiograph())
    more = shown_of(replace(make.radiograph(), voi=(Window(1.0, 2.0), Window(3.0, 4.0))))
    assert continued(old, more).voi == old.voi


def test_the_reader_s_notes(shown):
    noted = replace(shown.radiograph, notes=("One.", "Two\u202e."))
    screen = present(Session(shown=replace(shown, radiograph=noted)))
    assert screen.notes == ("One.", "Two\ufffd.")
    assert screen.facts.endswith("2\u00a0notes")


def test_the_value_under_the_pointer(shown):
    rescaled = replace(shown, radiograph=replace(shown.radiograph, slope=2.0, intercept=-5.0))
    session = Session(shown=rescaled, pointer=(1, 2))
    assert present(session).probe == "Row 1  Column 2  Stored 96  Value 187  0.4 to the right, 0.2 down, in mm"
    assert present(replace(session, pointer=(12, 0))).probe == ""
    assert present(replace(session, pointer=None)).probe == ""


def test_previous_and_next_leave_out_what_cannot_be_read(shown):
    a, b, c = Path("a.dcm"), Path("b.dcm"), Path("chest.dcm")
    screen = present(Session(files=(a, b, c), unreadable=frozenset({b}), shown=shown))
    assert (screen.current, screen.previous, screen.next) == (2, 0, None)
    assert [row.unreadable for row in screen.files] == [False, True, False]
