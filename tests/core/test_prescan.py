"""Sizes and times are asked for before any file is opened: many at once, and told in order."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from desktop.core.batch import prescan
from desktop.core.batch.journal import Journal, Setting, Signature
from desktop.core.batch.prescan import LOOKERS, SOME, signature, signatures, unread
from desktop.core.batch.walk import Entry


def entries(folder: Path, count: int) -> list[Entry]:
    return [Entry(folder / f"{number}", f"{number}") for number in range(count)]


@pytest.mark.parametrize("count", [0, 3, 5 * SOME + 1])
def test_signatures_come_in_order(tmp_path: Path, count: int) -> None:
    wanted = entries(tmp_path, count)
    for number, entry in enumerate(wanted):
        entry.path.write_bytes(b"x" * number)
    found = list(signatures(wanted))
    assert [one.size for one in found] == list(range(count))
    assert found == [signature(entry.path) for entry in wanted]


def test_what_is_gone_has_a_signature_that_no_file_has(tmp_path: Path) -> None:
    assert list(signatures(entries(tmp_path, 1))) == [Signature(-1, -1)]


def test_a_slow_share_is_asked_many_questions_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    together = threading.Barrier(LOOKERS)  # breaks, and so raises, unless so many ask at a time

    def slow(path: Path) -> Signature:
        if int(path.name) % SOME == 0:
            together.wait(20)
        return Signature(int(path.name), 0)

    monkeypatch.setattr(prescan, "signature", slow)
    assert [one.size for one in signatures(entries(tmp_path, LOOKERS * SOME))] == list(range(LOOKERS * SOME))


def test_looking_stops_when_asked_to(tmp_path: Path) -> None:
    asked: list[bool] = []

    def stopped() -> bool:
        asked.append(True)
        return len(asked) > 3

    with Journal.in_memory() as journal:
        session = journal.begin(Setting("ab", 1, "balanced", "0.1.0"), [])
        assert len(unread(entries(tmp_path, 40 * SOME), session, stopped)) == 3
