"""Model files as `skiagraph models` and `compare` find them, and their table."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop.core.errors import ModelError
from desktop.core.installed import Installed, inspected, installed, named
from desktop.listing import as_json, as_markdown, in_text, write_page
from tests.tiny_model import build, card

FIGURES = [
    {"name": name, "label": "pneumonia", "value": value, "low": low, "high": high, "measured_on": "9 test patients"}
    for name, value, low, high in (
        ("auroc", 0.9, 0.75, 0.95),
        ("sensitivity at balanced", 0.8, 0.7, 0.9),
        ("ece", 0.02, 0.01, 0.03),
    )
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A good model, a file that is none, and a stranger's with a title that would break a table."""
    box = tmp_path / "models"
    box.mkdir()
    build(box / "good.onnx", json.dumps(card(metrics=FIGURES)))
    build(box / "bare.onnx", None)
    build(box / "evil.onnx", json.dumps(card(name="evil", title="a | b\n\x1b[31m<b>")))
    return box


def test_every_file_is_a_model_or_a_reason(folder: Path) -> None:
    bare, evil, good = installed(folder)
    assert isinstance(bare, ModelError)
    assert "carries no card" in str(bare)
    assert isinstance(good, Installed)
    assert isinstance(evil, Installed)
    assert (good.card.name, good.size) == ("tiny", (folder / "good.onnx").stat().st_size)
    assert len(good.sha256) == 64


def test_a_model_is_found_by_name_and_by_path(folder: Path) -> None:
    assert named("tiny", folder).path == folder / "good.onnx"
    assert named(str(folder / "evil.onnx"), folder).card.name == "evil"
    with pytest.raises(ModelError, match="name a model file, or one of evil, tiny"):
        named("absent", folder)
    with pytest.raises(ModelError, match="no model"):
        named("absent.onnx", folder)


def test_an_empty_box_says_so(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="There is no model"):
        installed(tmp_path)


def test_a_graph_that_breaks_its_contract_is_not_listed(tmp_path: Path) -> None:
    path = build(tmp_path / "bad.onnx", json.dumps(card(input={"height": 32, "width": 32})))
    with pytest.raises(ModelError, match="does not match its card"):
        inspected(path)


def test_in_words(folder: Path) -> None:
    said = in_text(installed(folder))
    assert "tiny 1.2.3 (binary, tiny, 0.0 MB): Tiny test model" in said
    assert "Pneumonia: AUROC 0.900 [0.750, 0.950], sensitivity at balanced 0.800 [0.700, 0.900]" in said
    assert "calibration error 0.020 [0.010, 0.030]  WEAK: AUROC may be as low as 0.75" in said
    assert "\x1b" not in said
    assert "bare.onnx carries no card" in said


def test_json_has_every_figure(folder: Path) -> None:
    bare, evil, good = json.loads(as_json(installed(folder)))
    assert "carries no card" in bare["error"]
    assert [figure["name"] for figure in good["figures"]] == [figure["name"] for figure in FIGURES]
    assert good["weak"] == {"pneumonia": "AUROC may be as low as 0.75"}
    assert good["sha256"] == inspected(folder / "good.onnx").sha256
    assert evil["title"] == "a | b\n\x1b[31m<b>"


def test_the_table_has_four_cells_in_every_row(folder: Path) -> None:
    lines = as_markdown(installed(folder)).splitlines()
    assert len(lines) == 5
    assert {line.replace(r"\|", "").count("|") for line in lines} == {5}
    assert lines[4] == (
        "| tiny 1.2.3, 0.0 MB | Pneumonia (weak: AUROC may be as low as 0.75) | AUROC 0.900 [0.750, 0.950], "
        "sensitivity at balanced 0.800 [0.700, 0.900], calibration error 0.020 [0.010, 0.030] | 9 test patients |"
    )


def test_the_page_of_a_model_is_written_whole(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "card.html"
    write_page("tiny", folder, out)
    page = out.read_text(encoding="utf-8")
    assert inspected(folder / "good.onnx").sha256 in page
    assert page.rstrip().endswith("</html>")
