"""A folder dealt among machines: every file once, the same on each of them, and one key for all."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from desktop.core.batch.journal import Journal, Setting
from desktop.core.batch.keys import key_in
from desktop.core.batch.shards import Deal, Part, Shard
from desktop.core.batch.walk import Entry
from desktop.core.errors import OutputError
from tests.core.batch_fixtures import save, scanned, tiny_engine

NAMES = [f"ward {number % 7}/röntgen {number:04}.dcm" for number in range(1000)]


@pytest.mark.parametrize("of", [1, 2, 3, 8])
def test_every_file_belongs_to_one_shard(of: int) -> None:
    shares = [[name for name in NAMES if Shard(number, of).holds(name)] for number in range(1, of + 1)]
    assert sorted(name for share in shares for name in share) == sorted(NAMES)
    assert all(0.7 < len(share) * of / len(NAMES) < 1.3 for share in shares)


def test_the_deal_is_the_same_for_ever() -> None:
    """Shards of one scan may be started years and machines apart: these were dealt when this was written."""
    assert [name for name in ("a.dcm", "b/c.png", "x\udcff.png", "ö/1.dcm") if Shard(1, 2).holds(name)] == [
        "x\udcff.png",
        "ö/1.dcm",
    ]


@pytest.mark.parametrize(("number", "of"), [(0, 3), (4, 3), (1, 0), (-1, -1)])
def test_there_is_no_such_shard(number: int, of: int) -> None:
    with pytest.raises(ValueError, match="no shard"):
        Shard(number, of)


def test_a_part_is_what_it_was_when_it_was_written(tmp_path: Path) -> None:
    engine = tiny_engine(tmp_path)
    session = Journal.in_memory().begin(Setting(engine.sha256, 1, "balanced", "0.1.0"), [])
    said: list[str] = []
    session.declare = said.append  # type: ignore[method-assign]
    deal = Deal(Shard(2, 3), "/radiographs", engine)
    assert 0.2 < len(deal.choose([Entry(tmp_path, name) for name in NAMES])) / len(NAMES) < 0.5
    deal.begun(session)
    part = Part.decoded(said[0])
    assert (part.shard, part.folder, part.total) == (Shard(2, 3), "/radiographs", len(NAMES))
    assert (part.card, part.setting, part.provider) == (engine.card, session.setting, "CPUExecutionProvider")


def test_programs_that_start_at_once_agree_on_a_key(tmp_path: Path) -> None:
    found: list[bytes] = []
    threads = [threading.Thread(target=lambda: found.append(key_in(tmp_path / "key"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(found), len(set(found)), len(found[0])) == (8, 1, 32)
    assert key_in(tmp_path / "key") == found[0] != key_in(tmp_path / "another")


def test_what_is_no_key(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("sesame")
    with pytest.raises(OutputError, match="is no key of pseudonyms"):
        key_in(tmp_path / "key")
    with pytest.raises(OutputError, match="cannot be used"):
        key_in(tmp_path / "nowhere" / "key")


def test_a_journal_keeps_its_key(tmp_path: Path) -> None:
    save(tmp_path / "in" / "a.png", 90)
    with Journal.open(tmp_path / "j", b"1" * 32) as journal:
        scanned(tmp_path / "in", tiny_engine(tmp_path), journal=journal)
    with Journal.open(tmp_path / "j", b"1" * 32) as journal:
        assert journal.key == b"1" * 32
    with pytest.raises(OutputError, match="pseudonyms of another key"):
        Journal.open(tmp_path / "j", b"2" * 32)
