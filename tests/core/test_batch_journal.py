"""What was read once is not read again, whatever happened in between; and nothing that was finished is lost."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from desktop.core.batch.heat import Heat, heat_of
from desktop.core.batch.journal import Journal, Setting, Signature
from desktop.core.batch.look import Look, look
from desktop.core.batch.record import decoded, encoded
from desktop.core.batch.rows import About, Outcome, Pictures
from desktop.core.batch.scan import Progress
from desktop.core.card import ModelCard
from desktop.core.engine import Engine
from desktop.core.errors import OutputError, UnreadableFile
from tests.core.batch_fixtures import ok_row, save, scanned, tiny_engine
from tests.core.files import dicom, picture

SETTING = Setting("ab" * 32, 1, "balanced", "0.1.0")


class Counting:
    """Reads files and remembers which."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def __call__(self, path: Path, card: ModelCard) -> Look:
        self.read.append(path.name)
        return look(path, card)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "journal.sqlite") as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(4):
        save(tmp_path / "in" / f"{number}.png", 80 + 30 * number)
    return tmp_path / "in"


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return tiny_engine(tmp_path)


def read_again(folder: Path, engine: object, journal: Journal) -> list[str]:
    counting = Counting()
    scanned(folder, engine, journal=journal, load=counting)
    return sorted(counting.read)


def test_a_row_comes_back_as_it_was() -> None:
    heat = heat_of("pneumonia", np.array([[-1, 0], [1, 3]], dtype=np.float32))
    row = ok_row("ä/\N{SKULL}.png", reason="It is \udcff.", maps=(heat, Heat("x", None, (0.0,) * 9)), notes=("a", "b"),
                 about=About("DX", "CHEST", "PA", "patient-1", "series-1"))  # fmt: skip
    assert decoded(encoded(row)) == row


def test_heat_is_shared_among_nine_parts() -> None:
    corner = np.zeros((6, 9), dtype=np.float32)
    corner[5, 8], corner[0, 0] = 3.0, -9.0
    assert heat_of("x", corner) == Heat("x", (0.9167, 0.9444), (0.0,) * 8 + (1.0,))
    even = heat_of("x", np.ones((7, 7), dtype=np.float32))
    assert even.shares == pytest.approx([1 / 9] * 9, abs=1e-4)
    assert heat_of("x", -corner[:5, 1:]).peak is None


def test_only_what_is_new_is_read(folder: Path, engine: Engine, journal: Journal) -> None:
    assert read_again(folder, engine, journal) == ["0.png", "1.png", "2.png", "3.png"]
    assert read_again(folder, engine, journal) == []
    save(folder / "deeper" / "4.png", 200)
    (folder / "0.png").unlink()
    steps: list[Progress] = []
    batch = scanned(folder, engine, journal=journal, step=steps.append)
    assert [row.file for row in batch.rows] == ["1.png", "2.png", "3.png", "deeper/4.png"]
    assert (batch.fresh, batch.found, batch.interrupted) == (1, 4, False)
    assert [(one.done, one.found) for one in steps] == [(3, 4), (4, 4)]


def test_a_changed_file_is_read_again_and_a_touched_one_is_not(folder: Path, engine: Engine, journal: Journal) -> None:
    read_again(folder, engine, journal)
    save(folder / "0.png", 240)
    os.utime(folder / "1.png", ns=(1, 1))
    assert read_again(folder, engine, journal) == ["0.png"]
    assert read_again(folder, engine, journal) == []


def test_what_could_not_be_had_is_tried_again(folder: Path, engine: Engine, journal: Journal) -> None:
    (folder / "gone.png").symlink_to(folder / "later")
    (folder / "bad.png").write_bytes(b"no picture")
    batch = scanned(folder, engine, journal=journal)
    assert batch.counts == {"ok": 4, "refused": 0, "failed": 2}
    shutil.copy(folder / "0.png", folder / "later")
    assert read_again(folder, engine, journal) == ["gone.png", "later"]


def test_another_model_or_version_has_other_rows(folder: Path, engine: Engine, journal: Journal) -> None:
    read_again(folder, engine, journal)
    other = tiny_engine(folder.parent, version="2.0.0")
    assert len(read_again(folder, other, journal)) == 4
    assert read_again(folder, engine, journal) == []
    row = Outcome(ok_row("a.png"))
    for changed in ({"preprocessing": 2}, {"point": "other"}, {"program": "0.2.0"}, {"model_sha256": "cd"}):
        journal.begin(SETTING, ["a.png"]).keep([(Signature(1, 2), row)])
        assert journal.begin(replace(SETTING, **changed), ["a.png"]).known("a.png") is None
    found = journal.begin(SETTING, ["a.png"]).known("a.png")
    assert found is not None
    assert (found.signature, found.sha256) == (Signature(1, 2), "cd" * 32)


def test_the_last_batch_is_remembered(tmp_path: Path) -> None:
    """Whatever rows there are of other files and settings, and of files that have none yet."""
    path, other = tmp_path / "journal.sqlite", replace(SETTING, model_sha256="cd" * 32)
    with Journal.open(path) as journal:
        assert journal.newest() is None
        for setting, files in ((SETTING, ["b.png", "a.png"]), (other, ["c.png"])):
            journal.begin(setting, files).keep([(Signature(1, 1), Outcome(ok_row(file))) for file in files])
        journal.begin(SETTING, iter(["b.png", "\N{SKULL}.png"]))
        journal.begin(other, [])  # a watch that waits for its files
    with Journal.open(path) as journal:
        assert journal.newest() == (SETTING, ["b.png", "\N{SKULL}.png"])
        written = journal._connection.total_changes
        journal.begin(SETTING, [])
        one = journal._connection.total_changes - written
        journal.begin(SETTING, ["b.png", "\N{SKULL}.png"])
        assert journal._connection.total_changes - written == one + 2, "the same batch is not written again"


def test_a_journal_that_remembers_no_batch_gives_all_files_of_its_newest_row(journal: Journal) -> None:
    rows = [(Signature(1, 1), Outcome(ok_row(file))) for file in ("b.png", "a/c.png", "a.png")]
    journal.begin(SETTING, ["b.png"]).keep(rows)
    journal._connection.execute("DELETE FROM meta WHERE name = 'batch'")
    assert journal.newest() == (SETTING, ["a/c.png", "a.png", "b.png"])


def test_pictures_are_kept_and_replaced_with_their_row(journal: Journal) -> None:
    session = journal.begin(SETTING, ["a.png"])
    for thumbnail in (b"old", b"new"):
        session.keep([(Signature(1, 1), Outcome(ok_row("a.png"), Pictures(thumbnail, b"over", "pneumonia")))])
    assert session.pictures("a.png") == Pictures(b"new", b"over", "pneumonia")
    assert session.pictures("b.png") == Pictures()
    assert len(session) == 1


def test_members_of_an_archive_are_known_by_the_archive(folder: Path, engine: Engine, journal: Journal) -> None:
    shutil.make_archive(str(folder.parent / "study"), "zip", folder)
    (folder / "zipped").mkdir()
    shutil.move(folder.parent / "study.zip", folder / "zipped")
    assert len(read_again(folder, engine, journal)) == 8
    assert read_again(folder, engine, journal) == []


def test_a_journal_in_use_is_left_alone(journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.core.batch.database.PATIENCE", 0.0)
    with pytest.raises(OutputError, match="in use by another scan: wait for its end"):
        Journal.open(tmp_path / "journal.sqlite")
    journal.begin(SETTING, ["a.png"]).keep([(Signature(1, 1), Outcome(ok_row("a.png")))])


@pytest.mark.parametrize(
    ("damage", "word", "same"),
    [
        (lambda path: path.write_bytes(b"this is no database at all" * 100), "is damaged", False),
        (lambda path: path.write_bytes(path.read_bytes()[:-4096]), "is damaged", False),
        (lambda path: changed(path, "PRAGMA user_version = 99"), "is of another version", True),
        (lambda path: changed(path, "PRAGMA application_id = 99"), "is of another version", False),
        (lambda path: changed(path, "DELETE FROM meta", "PRAGMA user_version = 99"), "of another version", False),
    ],
)
def test_an_unusable_journal_is_kept_aside(tmp_path: Path, damage: object, word: str, same: bool) -> None:
    """same: whether patients keep their pseudonyms, whose key can still be read."""
    path = tmp_path / "journal.sqlite"
    with Journal.open(path) as first:
        session = first.begin(SETTING, [])
        session.keep([(Signature(1, 1), Outcome(ok_row(f"{n}.png"), Pictures(bytes(3000)))) for n in range(20)])
        key = first.key
    damage(path)  # type: ignore[operator]
    before = path.read_bytes()
    with Journal.open(path) as second:
        assert word in second.note
        assert "kept as journal (2).sqlite, and every file is read again." in second.note
        assert (second.key == key) is same
        assert len(second.begin(SETTING, ["0.png"])) == 0
    assert (tmp_path / "journal (2).sqlite").read_bytes() == before
    with Journal.open(path) as third:
        assert third.note == ""


def changed(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in ("PRAGMA journal_mode = DELETE", *statements):
        connection.execute(statement)
    connection.close()


def test_a_full_disk_ends_the_scan_with_its_rows(folder: Path, engine: Engine, journal: Journal) -> None:
    for number in range(4, 30):  # more than fits into the pages that an empty journal has
        save(folder / f"{number}.png", 60 + number)
    connection = journal._connection
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(OutputError, match=r"cannot grow, its disk is full or gone: free some space and start again"):
        scanned(folder, engine, journal=journal)
    connection.execute("PRAGMA max_page_count = 100000")
    batch = scanned(folder, engine, journal=journal)
    assert batch.counts["ok"] == 30


def test_a_vanished_share_ends_the_scan(folder: Path, engine: Engine, journal: Journal) -> None:
    away = folder.with_name("away")

    def vanishing(path: Path, card: ModelCard) -> Look:
        if path.name == "2.png" and folder.exists():
            folder.rename(away)
        return look(path, card)

    with pytest.raises(UnreadableFile, match=r"is gone: connect its drive and start again"):
        scanned(folder, engine, journal=journal, load=vanishing)
    away.rename(folder)
    batch = scanned(folder, engine, journal=journal)
    assert batch.counts == {"ok": 4, "refused": 0, "failed": 0}


def test_the_source_is_not_written_to(folder: Path, engine: Engine, journal: Journal) -> None:
    folder.chmod(0o500)
    try:
        assert scanned(folder, engine, journal=journal).counts["ok"] == 4
    finally:
        folder.chmod(0o700)
    assert sorted(path.name for path in folder.iterdir()) == ["0.png", "1.png", "2.png", "3.png"]


def test_a_place_where_no_journal_can_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match="choose another folder for the report"):
        Journal.open(tmp_path / "file" / "journal.sqlite")


def test_the_journal_holds_no_name_of_a_patient(tmp_path: Path, engine: Engine) -> None:
    (tmp_path / "d").mkdir()
    dicom(tmp_path / "d" / "a.dcm", picture(), SeriesInstanceUID="1.2.3.4", BodyPartExamined="CHEST")
    with Journal.open(tmp_path / "journal.sqlite") as journal:
        (row,) = scanned(tmp_path / "d", engine, journal=journal).rows
    about = row.about
    assert (about.modality, about.body_part) == ("CR", "CHEST")
    assert (about.patient[:8], about.series[:7], len(about.patient)) == ("patient-", "series-", 20)
    kept = (tmp_path / "journal.sqlite").read_bytes()
    assert b"a.dcm" in kept
    for word in (b"Doe", b"Jane", b"4711", b"1.2.3.4"):
        assert word not in kept
