"""One file of a model for all shards and workers, whatever each machine would find quicker."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from desktop import paths
from desktop.cli import run
from desktop.core.batch.agreed import agreed, chosen
from desktop.core.engine import Engine
from desktop.core.errors import ModelError, OutputError
from desktop.core.model_file import int8_of
from tests.core.batch_fixtures import save
from tests.tiny_model import build, card


@pytest.fixture
def model(tmp_path: Path) -> Path:
    path = build(tmp_path / "tiny.onnx", json.dumps(card()))
    build(int8_of(path), json.dumps(card(architecture="tiny, 8-bit whole numbers")))
    return path


def timed(model: Path, gain: float) -> None:
    """As if this machine had been timed."""
    Engine.load(model, "auto", paths.timings())
    (key,) = json.loads(paths.timings().read_text())
    paths.timings().write_text(json.dumps({key: gain}))


def test_the_first_writes_and_the_others_read(tmp_path: Path) -> None:
    assert agreed(tmp_path / "line", "first") == "first"
    assert agreed(tmp_path / "line", "second") == "first"
    (tmp_path / "line").write_text("cut")
    assert agreed(tmp_path / "line", "second") == ""


def test_a_shard_takes_the_file_that_the_first_took(model: Path, tmp_path: Path) -> None:
    whole, small = Engine.load(model), Engine.load(int8_of(model))
    assert chosen(small, model, "", tmp_path) is small
    assert chosen(whole, model, "", tmp_path).path == small.path
    (tmp_path / "other").mkdir()
    assert chosen(small, model, whole.sha256, tmp_path / "other").path == whole.path  # its journal knows
    assert chosen(small, model, "", tmp_path / "other").path == whole.path


def test_a_batch_goes_on_with_the_file_that_it_was_begun_with(model: Path) -> None:
    whole, small = Engine.load(model), Engine.load(int8_of(model))
    assert chosen(whole, model, "") is whole
    assert chosen(whole, model, "0" * 64) is whole  # another model's
    gone_on = chosen(whole, model, small.sha256)
    assert gone_on.path == small.path
    assert gone_on.provider_notes[-1] == "tiny.int8.onnx answers, as it did when this batch was begun."


def test_another_model_is_agreed_on_anew(model: Path, tmp_path: Path) -> None:
    chosen(Engine.load(int8_of(model)), model, "", tmp_path)
    build(model, json.dumps(card(version="9.9.9")))
    newer = Engine.load(model)
    assert chosen(newer, model, "", tmp_path) is newer


def test_what_this_machine_has_not_or_cannot(model: Path, tmp_path: Path) -> None:
    whole, small = Engine.load(model), int8_of(model)
    chosen(Engine.load(small), model, "", tmp_path)
    small.unlink()
    with pytest.raises(ModelError, match="was read with a file of tiny\\.onnx that is not here: install the same"):
        chosen(whole, model, "", tmp_path)
    build(small, json.dumps(card(golden=[{**card()["golden"][0], "scores": [0.5]}])))
    with pytest.raises(
        ModelError,
        match=r"begun with tiny.int8.onnx, whose golden pictures' scores this machine computes off by 0.2: go",
    ):
        chosen(whole, model, as_sha256(small))
    with pytest.raises(OutputError, match="cannot be used"):
        chosen(whole, model, "", tmp_path / "nowhere")


def as_sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_shards_of_unlike_machines_merge(model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(6):
        save(tmp_path / "in" / f"{number}.png", 30 * number + 20)
    scan = ["scan", str(tmp_path / "in"), "--model", str(model), "--quiet", "--out"]
    timed(model, 1.9)
    assert run([*scan, str(tmp_path / "one")]) == 0
    assert run([*scan, str(tmp_path / "out"), "--shard", "1/2"]) == 0
    timed(model, 1.0)  # the machine of the second shard
    assert run([*scan, str(tmp_path / "out"), "--shard", "2/2"]) == 0
    assert run(["merge", str(tmp_path / "out"), "--out", str(tmp_path / "out"), "--quiet"]) == 0
    merged, alone = (json.loads((tmp_path / name / "results.json").read_text()) for name in ("out", "one"))
    assert merged["provenance"]["model"] == alone["provenance"]["model"]
    assert merged["provenance"]["model"]["sha256"] == as_sha256(int8_of(model))
    assert "tiny.int8.onnx answers, as it did when this batch was begun." in merged["provenance"]["provider_notes"]
    capsys.readouterr()
    assert (
        run(["scan", str(tmp_path / "in"), "--model", str(model), "--json", "--out", str(tmp_path / "one")]) == 0
    )  # the journal's rows are of the other file
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["fresh"] == 0
    assert run([*scan, str(tmp_path / "out"), "--shard", "2/2", "--provider", "cpu"]) == 0
    assert run(["merge", str(tmp_path / "out"), "--out", str(tmp_path / "out")]) == 2
    assert "was made with another model" in capsys.readouterr().err
