"""The reader's decisions: on what they are, that they are kept, shown again, counted and taken back."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop.core.errors import OutputError
from desktop.core.reader_store import ReaderStore
from desktop.presenter import Presenter
from desktop.reader.reading import Subject
from desktop.saving import Keeping
from desktop.settings import Settings


@pytest.mark.parametrize(
    ("command", "score", "opinion"),
    [
        ("agree", 0.71, "present"),
        ("disagree", 0.71, "absent"),
        ("agree", 0.3, "absent"),
        ("disagree", 0.3, "present"),
        ("cannot_say", 0.71, "cannot_say"),
    ],
)
def test_a_key_is_a_decision_on_the_selected_label(build, make, store, command, score, opinion):
    build(make.model((score,)), Settings(initials="JK")).choose(command)
    (found,) = store.all_decisions()
    assert (found.label, found.opinion, found.score, found.positive) == ("pneumonia", opinion, score, score > 0.43)
    assert (found.sha256, found.frame, found.reader) == ("sha of one.dcm", 0, "JK")
    assert (found.model, found.version, found.model_sha256) == ("chest", "1.0.0", "ab" * 32)
    assert (found.verdict, found.forced) == ("answered", False)
    assert found.patient == store.pseudonym("4711")
    assert found.at.endswith("+00:00")


def test_nothing_of_the_patient_and_no_path_is_kept(build, make, store, tmp_path):
    presenter = build(make.model())
    presenter.choose("agree")
    store.close()
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"sha of one.dcm" in kept
    for word in (b"DOE", b"JANE", b"4711", b"19700101"):
        assert word not in kept
    assert kept.count(b"one.dcm") == kept.count(b"sha of one.dcm")


def test_the_label_that_is_selected_is_decided(build, make, store, view):
    presenter = build(make.model((0.71, 0.2, 0.1)))
    presenter.choose("label_on")
    presenter.choose("agree")
    assert [(one.label, one.opinion) for one in store.all_decisions()] == [("effusion", "absent")]
    rows = view.screen.reader.rows
    assert [row.reader for row in rows] == ["not decided", "absent, agree", "not decided"]
    assert [row.side for row in rows] == ["open", "agrees", "open"]
    assert [row.model for row in rows] == ["positive, 0.71", "negative, 0.20", "negative, 0.10"]


def test_it_is_shown_again_with_its_file_and_no_other(build, make, view):
    model = make.model()
    presenter = build(model)
    presenter.choose("disagree")
    presenter.choose("next")
    assert view.screen.reader.rows[0].reader == "not decided"
    presenter.choose("previous")
    assert (view.screen.reader.rows[0].reader, view.screen.reader.rows[0].side) == ("absent, disagree", "disagrees")
    build(model)
    assert view.screen.reader.rows[0].reader == "absent, disagree"


def test_what_was_said_of_another_version_is_not_taken_for_this_one(build, make, view, store):
    build(make.model((0.3,)), Settings(initials="JK")).choose("disagree")
    newer = make.model((0.71,))
    newer.sha256 = "cd" * 32
    newer.card = newer.card.model_copy(update={"version": "2.0.0"})
    presenter = build(newer, Settings(initials="JK"))
    (row,) = view.screen.reader.rows
    assert (row.reader, row.side) == ("earlier: present", "open")
    assert row.note == "Said of this model's version 1.0.0, whose score was 0.30; by JK."
    assert [one.split(":")[0] for one in view.screen.reader.figures] == ["Pneumonia, version 1.0.0"]
    presenter.choose("disagree")
    (row,) = view.screen.reader.rows
    assert (row.reader, row.side, row.note) == ("absent, disagree", "disagrees", "")
    assert len(store.decisions("sha of one.dcm")) == 2


def test_another_readers_word_is_theirs(build, make, view):
    build(make.model(), Settings(initials="AB")).choose("agree")
    build(make.model(), Settings(initials="JK"))
    (row,) = view.screen.reader.rows
    assert (row.note, row.side) == ("Said by another reader, AB.", "open")
    assert view.screen.reader.comment == ""


def test_a_comment_is_kept_with_the_opinion_and_apart_from_it(build, make, view, store):
    presenter = build(make.model())
    presenter.deciding.comment(view.screen.reader.subject, "Nipple shadow?")
    assert view.screen.reader.rows[0].reader == "comment only"
    presenter.choose("agree")
    presenter.deciding.comment(view.screen.reader.subject, "No.")
    (found,) = store.all_decisions()
    assert (found.opinion, found.comment) == ("present", "No.")
    assert view.screen.reader.comment == "No."


def test_a_comment_stays_with_what_it_was_written_about(build, make, view, store):
    presenter = build(make.model())
    subject = view.screen.reader.subject
    assert isinstance(subject, Subject)
    presenter.choose("next")
    presenter.deciding.comment(subject, "late")
    assert [(one.sha256, one.comment) for one in store.all_decisions()] == [("sha of one.dcm", "late")]
    assert view.screen.reader.comment == ""
    presenter.choose("previous")
    assert view.screen.reader.comment == "late"


def test_nothing_can_be_decided_while_the_model_is_asked_or_silent(view, make, store, read):
    later = make.later()
    presenter = Presenter(view, make.now(), later, read, Settings(), Keeping(store))
    presenter.load_model(make.model)
    later.run()
    presenter.open([Path("one.dcm")])
    assert not view.screen.reader.can_decide
    assert view.screen.reader.hint == "The model is looking …"
    presenter.choose("agree")
    later.run()
    assert view.screen.reader.can_decide
    assert store.all_decisions() == ()


def test_a_refused_radiograph_has_nothing_to_decide_and_a_forced_answer_is_marked(build, make, view, store):
    presenter = build(make.model(kind="refused", reasons=("It is a knee.",)))
    assert not view.screen.reader.can_decide
    assert view.screen.reader.rows == ()
    presenter.choose("force")
    presenter.choose("agree")
    (found,) = store.all_decisions()
    assert (found.verdict, found.forced) == ("refused", True)


def test_frames_are_decided_apart(view, make, store, read):
    presenter = Presenter(view, make.now(), make.now(), read, Settings(), Keeping(store))
    presenter.load_model(make.model)
    presenter.open([Path("cine.dcm")])
    presenter.choose("agree")
    presenter.pick_frame(2)
    assert view.screen.reader.rows[0].reader == "not decided"
    presenter.choose("disagree")
    assert [(one.frame, one.opinion) for one in store.all_decisions()] == [(0, "present"), (2, "absent")]


def test_agreement_is_counted_and_has_figures_from_twenty_on(build, make, view):
    presenter = build(make.model())
    presenter.open([Path(f"{n}.dcm") for n in range(20)])
    for n in range(20):
        presenter.pick(2 + n)
        presenter.choose("agree" if n % 5 else "disagree")
        if n == 18:
            assert view.screen.reader.figures == ("Pneumonia, version 1.0.0: you agreed in 15 of 19 decisions.",)
    (said,) = view.screen.reader.figures
    assert said.startswith("Pneumonia, version 1.0.0: 20 decisions, agreement 0.80 (")
    assert said.endswith("Cohen's kappa \u2013."), "the model said the same of all"


class BrokenStore(ReaderStore):
    def decide(self, decision):
        raise OutputError("The disk is full.")


def test_what_cannot_be_saved_is_said_and_not_shown_as_saved(build, make, view):
    presenter = build(make.model(), keeping=Keeping(BrokenStore()))
    presenter.choose("agree")
    assert view.screen.banner == "The disk is full."
    assert view.screen.reader.rows[0].reader == "not decided"
    assert not view.screen.reader.can_undo


def test_a_damaged_database_is_said_and_the_radiograph_is_shown(build, make, view, tmp_path):
    (tmp_path / "broken.sqlite").write_bytes(b"no database" * 500)
    presenter = build(make.model(), keeping=Keeping(ReaderStore(tmp_path / "broken.sqlite")))
    assert "is damaged, nothing in it was changed" in view.screen.banner
    assert view.screen.picture is not None
    assert view.screen.findings.rows[0].score == 0.71
    assert not view.screen.reader.can_decide
    presenter.choose("agree")
    assert view.screen.reader.rows == ()


def test_initials_are_remembered_and_short(build, make, view):
    presenter = build(make.model())
    presenter.deciding.name("  Dr. Johanna K ")
    assert view.screen.reader.initials == presenter.settings.initials == "Dr. Joha"


def test_an_export_says_what_it_left_out(build, make, view, tmp_path, store):
    files = []
    for n in range(2):
        path = tmp_path / f"{n}.png"
        Image.fromarray(np.full((8, 8), n, np.uint8)).save(path)
        files.append(path)
    from desktop.core.readers import read as real

    presenter = Presenter(view, make.now(), make.now(), real, Settings(), Keeping(store))
    presenter.load_model(make.model)
    presenter.open(files)
    presenter.choose("agree")
    presenter.choose("next")
    presenter.choose("cannot_say")
    presenter.deciding.export(tmp_path / "t.csv")
    assert view.screen.reader.exporting is None
    assert view.screen.reader.note == (
        "1 radiograph was written to the table. 1 without a label to learn was left out."
    )
    with (tmp_path / "t.csv").open(newline="") as file:
        assert [row["path"] for row in csv.DictReader(file)] == ["0.png"]


def test_an_export_can_be_stopped(view, make, store, read, tmp_path):
    later = make.later()
    presenter = Presenter(view, make.now(), make.now(), read, Settings(), Keeping(store, searching=later))
    presenter.load_model(make.model)
    presenter.deciding.export(tmp_path / "t.csv")
    assert view.screen.reader.exporting == (0, 0)
    presenter.deciding.stop_export()
    assert view.screen.reader.exporting is None
    assert view.screen.reader.note == "The export was stopped; nothing was written."
    assert not (tmp_path / "t.csv").exists()
