"""Files that change, vanish or are held while they are read: one clear row each, and the next scan makes it good."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.core.batch.journal import Journal
from desktop.core.batch.look import Look, look
from desktop.core.batch.rows import Row
from desktop.core.card import ModelCard
from desktop.core.engine import Engine
from desktop.core.readers import source
from tests.core.batch_fixtures import save, scanned, tiny_engine

Load = Callable[[Path, ModelCard], Look]


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return tiny_engine(tmp_path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a", "b", "c"):
        save(tmp_path / "in" / f"{name}.png", 200)
    return tmp_path / "in"


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "journal.sqlite") as opened:
        yield opened


def rows(folder: Path, engine: Engine, journal: Journal, load: Load = look) -> dict[str, Row]:
    batch = scanned(folder, engine, journal=journal, load=load)
    assert not batch.interrupted
    return {row.file: row for row in batch.rows}


def only_b_failed(found: dict[str, Row], words: str) -> bool:
    status = {name: row.status for name, row in found.items()}
    return status == {"a.png": "ok", "b.png": "failed", "c.png": "ok"} and words in found["b.png"].reason


def test_a_file_that_another_program_holds(
    folder: Path, engine: Engine, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlocked = os.open

    def locked(path: Path, flags: int) -> int:
        if Path(path).name == "b.png":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return unlocked(path, flags)

    monkeypatch.setattr(source.os, "open", locked)
    assert only_b_failed(rows(folder, engine, journal), "b.png cannot be opened: you may not read it")
    monkeypatch.undo()
    assert rows(folder, engine, journal)["b.png"].status == "ok"


def test_a_file_that_vanishes(folder: Path, engine: Engine, journal: Journal) -> None:
    def vanishing(path: Path, card: ModelCard) -> Look:
        if path.name == "b.png":
            path.unlink()
        return look(path, card)

    assert only_b_failed(rows(folder, engine, journal, vanishing), "b.png cannot be opened: there is no such file")
    assert sorted(rows(folder, engine, journal)) == ["a.png", "c.png"]


def test_a_file_that_is_still_being_written(folder: Path, engine: Engine, journal: Journal) -> None:
    whole = (folder / "b.png").read_bytes()
    (folder / "b.png").write_bytes(whole[: len(whole) // 3])

    def growing(path: Path, card: ModelCard) -> Look:
        if path.name == "b.png":
            path.write_bytes(whole[: len(whole) // 2])
        return look(path, card)

    assert only_b_failed(rows(folder, engine, journal, growing), "b.png cannot be opened")
    (folder / "b.png").write_bytes(whole)
    assert rows(folder, engine, journal)["b.png"].status == "ok"


def test_a_file_that_grew_while_it_was_read_is_read_again(folder: Path, engine: Engine, journal: Journal) -> None:
    read: list[str] = []

    def changing(path: Path, card: ModelCard) -> Look:
        found = look(path, card)
        read.append(path.name)
        if path.name == "b.png" and len(read) <= 3:
            save(path, 60)
        return found

    first = rows(folder, engine, journal, changing)["b.png"]
    second = rows(folder, engine, journal, changing)["b.png"]
    assert sorted(read) == ["a.png", "b.png", "b.png", "c.png"]
    assert first.findings[0].score > 0.5 > second.findings[0].score
