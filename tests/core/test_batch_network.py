"""A network that fails in the middle of a batch: it costs the pictures it failed on, and no more than once."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.core.batch.journal import Journal
from desktop.core.engine import Engine
from desktop.core.errors import RunFailed
from tests.core.batch_fixtures import Meddled, fill, rows_of, save, scanned, tiny_engine
from tests.tiny_model import build, card

FAULT = "bad.png met a fault in this program (internal error: {}): please report it; other files are not affected."


@pytest.fixture
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return tiny_engine(tmp_path_factory.mktemp("model"))


@pytest.mark.parametrize("failure", [RunFailed("tiny.onnx could not be run (out of memory)."), MemoryError()])
def test_a_network_that_failed_once_is_asked_again(tmp_path: Path, engine: Engine, failure: Exception) -> None:
    fill(tmp_path, 3)
    journal = Journal.in_memory()

    def fails(prepared, answers):  # type: ignore[no-untyped-def]
        if isinstance(failure, MemoryError):
            raise failure
        return [failure for _ in answers]

    first = scanned(tmp_path, Meddled(engine, fails), journal=journal)
    assert [row.status for row in first.rows] == ["failed"] * 3
    again = scanned(tmp_path, engine, journal=journal)
    assert [row.status for row in again.rows] == ["ok"] * 3


def test_an_engine_that_breaks_costs_only_the_culprit(tmp_path: Path, engine: Engine) -> None:
    fill(tmp_path, 5)
    save(tmp_path / "002.png", 250, contrast=8)

    def breaks(prepared, answers):  # type: ignore[no-untyped-def]
        if any(one.image.mean() > 0.9 for one in prepared):
            raise RuntimeError("out of device memory")
        return answers

    rows = rows_of(tmp_path, Meddled(engine, breaks))
    assert [row.status for row in rows] == ["ok", "ok", "failed", "ok", "ok"]
    assert "internal error: RuntimeError" in rows[2].reason


@pytest.mark.parametrize("where", ["score", "logit"])
def test_numbers_that_are_none_never_become_an_answer(tmp_path: Path, engine: Engine, where: str) -> None:
    fill(tmp_path, 2)

    def spoil(prepared, answers):  # type: ignore[no-untyped-def]
        return [
            spoilt(answer) if one.image.mean() < 61 / 255 else answer
            for one, answer in zip(prepared, answers, strict=True)
        ]

    def spoilt(answer):  # type: ignore[no-untyped-def]
        (finding,) = answer.findings
        return replace(answer, findings=(replace(finding, **{where: float("nan")}),))

    bad, good = rows_of(tmp_path, Meddled(engine, spoil))
    assert (bad.status, bad.findings, good.status) == ("failed", (), "ok")


def test_the_real_engine_refuses_its_own_nan(tmp_path: Path) -> None:
    model = tmp_path / "model"
    model.mkdir()
    nan = Engine.load(build(model / "nan.onnx", json.dumps(card()), distance="sqrt"))
    folder = tmp_path / "folder"
    save(folder / "dark.png", 20)
    save(folder / "light.png", 200)
    dark, light = rows_of(folder, nan)
    assert (dark.status, light.status) == ("failed", "ok")
    assert "not finite" in dark.reason
