"""Decisions are taken back in the order in which they were made, whatever is on the screen or on its way."""

from __future__ import annotations

from desktop.saving import Keeping


def test_the_same_again_is_no_new_decision(build, make, view):
    presenter = build(make.model())
    presenter.choose("agree")
    presenter.choose("agree")
    presenter.choose("undo_decision")
    assert view.screen.reader.rows[0].reader == "not decided"
    assert not view.screen.reader.can_undo


def test_decisions_are_taken_back_one_by_one(build, make, view):
    presenter = build(make.model())
    for command in ("agree", "disagree", "cannot_say"):
        presenter.choose(command)
    said = []
    for _ in range(3):
        said.append(view.screen.reader.rows[0].reader)
        presenter.choose("undo_decision")
    assert said == ["cannot say", "absent, disagree", "present, agree"]
    assert view.screen.reader.rows[0].reader == "not decided"
    assert view.screen.reader.note == "The last decision was taken back."


def test_a_decision_on_another_file_can_be_taken_back_from_here(build, make, view, store):
    presenter = build(make.model())
    presenter.choose("agree")
    presenter.choose("next")
    presenter.choose("undo_decision")
    assert store.all_decisions() == ()
    presenter.choose("previous")
    assert view.screen.reader.rows[0].reader == "not decided"


def test_what_is_taken_back_is_the_newest_even_on_its_way_to_the_disk(build, make, view, store):
    slow = make.waiting()
    presenter = build(make.model(), keeping=Keeping(store, slow))
    slow.run()
    presenter.choose("agree")
    slow.run()
    presenter.choose("next")
    slow.run()
    presenter.choose("disagree")
    presenter.choose("undo_decision")
    presenter.choose("previous")
    slow.run()
    assert [(one.sha256, one.opinion) for one in store.all_decisions()] == [("sha of one.dcm", "present")]
    assert view.screen.reader.note == "The last decision, on two.dcm, was taken back."
    presenter.choose("undo_decision")
    slow.run()
    assert store.all_decisions() == ()
    assert not view.screen.reader.can_undo


def test_with_the_patient_hidden_it_names_no_file(build, make, view):
    presenter = build(make.model())
    presenter.choose("agree")
    presenter.choose("next")
    presenter.choose("identity")
    presenter.choose("undo_decision")
    assert view.screen.reader.note == "The last decision, on File 1, was taken back."


def test_a_decision_is_seen_in_one_step(build, make, view):
    """The screen is never drawn with a new count and an old comment."""
    presenter = build(make.model())
    seen, show = [], view.show_screen
    view.show_screen = lambda screen: (seen.append((screen.reader.can_undo, screen.reader.comment)), show(screen))
    presenter.deciding.comment(view.screen.reader.subject, "Skin fold?")
    assert seen == [(True, "Skin fold?")]


def test_a_comment_leaves_when_the_opinion_was_made(build, make, view, store, monkeypatch):
    presenter = build(make.model())
    monkeypatch.setattr("desktop.reader.deciding.now", lambda: "2026-01-01T10:00:00+00:00")
    presenter.choose("agree")
    monkeypatch.setattr("desktop.reader.deciding.now", lambda: "2026-01-01T11:00:00+00:00")
    presenter.deciding.comment(view.screen.reader.subject, "Skin fold?")
    assert {one.at[11:13] for one in store.all_decisions()} == {"10"}
    presenter.choose("disagree")
    assert store.all_decisions()[-1].at[11:13] == "11"
