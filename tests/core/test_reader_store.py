from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.core.decisions import Decision
from desktop.core.errors import OutputError
from desktop.core.reader_store import ReaderStore

DECISION = Decision(
    sha256="ab" * 32, size=9, frame=0, patient="patient-1", label="pneumonia", opinion="present", comment="",
    reader="JK", positive=True, score=0.71, model="chest", version="1.0.0", model_sha256="cd" * 32,
    verdict="answered", forced=False, at="2026-01-02T03:04:05+00:00",
)  # fmt: skip


def test_what_was_decided_is_there_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "new" / "reader.sqlite"
    store = ReaderStore(path)
    other = replace(DECISION, label="effusion", positive=False, forced=True, comment="щ; „ü“")
    store.decide(DECISION)
    store.decide(other)
    store.close()
    again = ReaderStore(path)
    assert again.decisions("ab" * 32) == (DECISION, other)
    assert again.decisions("00" * 32) == ()
    again.close()


def test_the_newest_counts_until_it_is_withdrawn() -> None:
    store = ReaderStore()
    second = replace(DECISION, opinion="absent")
    store.decide(DECISION)
    number = store.decide(second)
    assert store.decisions(DECISION.sha256) == (second,)
    store.withdraw(number)
    assert store.all_decisions() == (DECISION,)


@pytest.mark.parametrize("field", ["frame", "label", "model_sha256", "reader", "sha256"])
def test_what_counts_is_counted_apart_by(field: str) -> None:
    store = ReaderStore()
    other = replace(DECISION, **{field: 1 if field == "frame" else "ef"}, opinion="absent")
    store.decide(DECISION)
    store.decide(other)
    assert store.all_decisions() == (DECISION, other)


def test_marks_are_kept_for_each_frame(tmp_path: Path) -> None:
    store = ReaderStore(tmp_path / "reader.sqlite")
    assert store.marks("ab", 0) is None
    store.save_marks("ab", 0, "one")
    store.save_marks("ab", 1, "two")
    store.save_marks("ab", 0, "three")
    assert [store.marks("ab", frame) for frame in (0, 1, 2)] == ["three", "two", None]
    store.close()


def test_patients_are_pseudonyms_of_this_database_alone(tmp_path: Path) -> None:
    path = tmp_path / "reader.sqlite"
    store, other = ReaderStore(path), ReaderStore()
    name = store.pseudonym("4711")
    assert name == store.pseudonym("4711") != other.pseudonym("4711")
    assert store.pseudonym("") == ""
    store.decide(replace(DECISION, patient=name))
    store.close()
    assert b"4711" not in path.read_bytes()


def test_many_threads_and_two_programs_lose_nothing(tmp_path: Path) -> None:
    stores = [ReaderStore(tmp_path / "reader.sqlite") for _ in range(2)]
    stores[0].marks("", 0)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: stores[n % 2].decide(replace(DECISION, sha256=str(n))), range(40)))
    assert {one.sha256 for one in stores[0].all_decisions()} == {str(n) for n in range(40)}
    for store in stores:
        store.close()


def foreign(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE theirs (x)")
    connection.close()


def newer(path: Path) -> None:
    store = ReaderStore(path)
    store.decide(DECISION)
    store.close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()


def nonsense(path: Path) -> None:
    store = ReaderStore(path)
    store.decide(DECISION)
    store.close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE decisions SET opinion = 'perhaps'")
    connection.close()


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda path: path.write_bytes(b"no database" * 500), "is damaged, nothing in it was changed"),
        (nonsense, "is damaged, nothing in it was changed"),
        (newer, "is of a newer version of Skiagraph, nothing in it was changed"),
        (foreign, "is no file of Skiagraph's"),
        (lambda path: path.mkdir(), r"cannot be used \(SQLITE_CANTOPEN"),
    ],
)
def test_an_unusable_database_is_a_sentence_and_stays_as_it_is(tmp_path: Path, spoil, says: str) -> None:
    path = tmp_path / "reader.sqlite"
    spoil(path)
    before = path.read_bytes() if path.is_file() else None
    store = ReaderStore(path)
    with pytest.raises(OutputError, match=says):
        store.all_decisions()
    store.close()
    assert (path.read_bytes() if path.is_file() else None) == before


def test_a_busy_database_is_a_sentence_and_works_again_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.core.reader_store.PATIENCE", 0.05)
    store = ReaderStore(tmp_path / "reader.sqlite")
    store.marks("", 0)
    other = sqlite3.connect(tmp_path / "reader.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(OutputError, match="is in use by another program, nothing was saved"):
        store.decide(DECISION)
    other.execute("ROLLBACK")
    other.close()
    store.decide(DECISION)
    assert store.all_decisions() == (DECISION,)
    store.close()


def test_a_decision_agrees_with_the_model_or_not() -> None:
    opinions = ("present", "absent", "cannot_say", "none")
    assert [replace(DECISION, opinion=one).agrees for one in opinions] == [True, False, None, None]
    assert [replace(DECISION, opinion=one, positive=False).agrees for one in opinions] == [False, True, None, None]
    with pytest.raises(ValueError, match="no opinion"):
        replace(DECISION, opinion="perhaps")
