from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageEnhance

from desktop.core.card import Input
from models.duplicates import identical, near, print_of
from models.measuring import brightness
from models.sheets import sheet
from models.statistics import report
from tests.core.files import dicom
from tests.models.sourced import BY_SOURCE, pictures, recipe_of, table

HEAD = ("path", "patient", "split", "a")
SIZE = Input(height=28, width=28)


def chests(count: int) -> list[Image.Image]:
    draw = np.random.default_rng(5)
    blots = (Image.fromarray(draw.integers(30, 200, (7, 7), np.uint8)) for _ in range(count))
    return [blot.resize((96, 96), Image.Resampling.BICUBIC) for blot in blots]


def test_copies_are_found_and_other_pictures_are_not() -> None:
    plain = chests(300)
    data = io.BytesIO()
    plain[1].save(data, "JPEG", quality=50)
    with Image.open(data) as recompressed:
        copies = [plain[0].resize((40, 40)), recompressed.convert("L"), ImageEnhance.Brightness(plain[2]).enhance(1.15)]
    marks = [print_of(np.asarray(picture)) for picture in plain + copies]
    found = near(np.array([mark.bits for mark in marks]), np.array([mark.thumbnail for mark in marks]))
    assert list(zip(found.first.tolist(), found.second.tolist(), strict=True)) == [(0, 300), (1, 301), (2, 302)]
    assert (found.correlation > 0.99).all()


def test_flat_pictures_are_not_alike_by_chance() -> None:
    marks = [print_of(np.full((28, 28), grey, np.uint8)) for grey in (10, 200)]
    assert not near(np.array([m.bits for m in marks]), np.array([m.thumbnail for m in marks])).first.size


def test_identical_files_are_listed_in_sets() -> None:
    assert identical(("x", "y", "x", "z", "y", "x")) == [[0, 2, 5], [1, 4]]


def test_brightness_is_that_of_all_pixels() -> None:
    pixels = np.random.default_rng(1).integers(0, 256, 999).astype(np.uint8)
    found = brightness(np.bincount(pixels, minlength=256))
    assert found is not None
    assert found["mean"] == pytest.approx(pixels.mean() / 255, abs=1e-4)
    assert found["median"] == pytest.approx(np.median(pixels) / 255, abs=1e-4)
    assert found["mode"] == pytest.approx(np.bincount(pixels).argmax() / 255, abs=1e-4)
    assert found["deviation"] == pytest.approx(pixels.std() / 255, abs=1e-4)
    assert brightness(np.zeros(256, np.int64)) is None


def test_a_sheet_keeps_shapes() -> None:
    with Image.open(io.BytesIO(sheet([np.full((10, 20), 255, np.uint8)] * 9))) as paper:
        assert paper.size == (8 * 132 + 4, 2 * 132 + 4)
        assert np.asarray(paper)[:136, :136].sum() == 255 * 128 * 64 + 64 * (136 * 136 - 128 * 64)


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    """A patient and a picture in two splits, a near-copy across splits, a copy with another label, a colour picture,
    a hostile name, an unknown label, a 16-bit DICOM file."""
    data = tmp_path / "data"
    names = [f"{n}.png" for n in range(12)] + ["<script>alert(1)<.png"]
    pictures(data, names)
    (data / "3.png").write_bytes((data / "0.png").read_bytes())
    with Image.open(data / "1.png") as picture:
        picture.resize((56, 70), Image.Resampling.BICUBIC).save(data / "4.png")
    colour = np.random.default_rng(2).integers(0, 256, (28, 28, 3), np.uint8)
    Image.fromarray(colour).save(data / "2.png")
    dicom(data / "x.dcm", np.arange(900, dtype=np.uint16).reshape(30, 30))
    rows = [(name, f"p{n % 11}", ("train", "test")[n > 2], str(n % 2)) for n, name in enumerate(names)]
    rows.append(("x.dcm", "px", "train", ""))
    table(data / "all.csv", [HEAD, *rows])
    return data


def stats(data: Path, out: Path, **section: Any) -> tuple[dict[str, Any], str]:
    by = BY_SOURCE | {"validation": [], "share": 0.0, "test": ["test"]}
    columns: dict[str, Any] = {"kind": "csv", "table": "all.csv", "columns": {"a": "a"}, "split_column": "split"}
    report(recipe_of("binary", ["a"], section.pop("splits", by), **(columns | section)), data, out)
    return json.loads((out / "statistics.json").read_text()), (out / "index.html").read_text(encoding="utf-8")


def test_everything_that_is_wrong_is_reported(bad: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content, html = stats(bad, tmp_path / "out")
    assert content["counts"]["train"] == {"a": 1, "none": 2, "unknown": 1, "pictures": 4, "patients": 4}
    assert content["labels"]["test"]["a"] == {"positive": 5, "negative": 5, "unknown": 0, "patients": 5}
    assert content["patients_in_several_splits"] == {
        "patients": 2,
        "examples": [["0.png", "11.png"], ["1.png", "<script>alert(1)<.png"]],
    }
    copies = {"names": ["0.png", "3.png"], "splits": ["train", "test"], "labels_differ": True}
    assert content["identical"] | {"listed": [copies]} == content["identical"]
    assert content["identical"]["crossing_splits"] == content["identical"]["labels_differ"] == 1
    (pair,) = content["nearly_identical"]["listed"]
    assert (pair["names"], pair["splits"]) == (["1.png", "4.png"], ["train", "test"])
    said = " ".join(content["warnings"])
    for words in ("several splits: 2.", "splits: 1 sets", "splits: 1 pairs", "labels: 1 sets", "validation split is"):
        assert words in said
    assert capsys.readouterr().out.count("Warning: ") == len(content["warnings"]) == 5
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html


def test_sizes_channels_and_samples(bad: Path, tmp_path: Path) -> None:
    content, html = stats(bad, tmp_path / "out")
    assert content["sizes"]["train"] == {
        "height": {"min": 28, "median": 28.0, "max": 30},
        "width": {"min": 28, "median": 28.0, "max": 30},
        "bits": {"8": 3, "10": 1},
    }
    assert content["sizes"]["validation"]["height"] is None
    channels = content["channels"]["train"]
    colour = np.random.default_rng(2).integers(0, 256, (28, 28, 3), np.uint8).reshape(-1, 3).T / 255.0
    assert channels["pictures_in_colour"] == 1
    assert np.allclose(channels["correlation"], np.corrcoef(colour), atol=1e-3)
    assert np.allclose(channels["covariance"], np.cov(colour, bias=True), atol=1e-5)
    assert content["channels"]["test"]["correlation"] is None
    assert sorted(content["samples"]) == ["a", "no-label"]
    assert content["samples"]["a"] == ["1.png"]
    for name in ("labels.png", "sample-a.png", "sample-no-label.png"):
        with Image.open(tmp_path / "out" / name) as picture:
            picture.verify()
    assert 'src="data:image/png;base64,' in html
    assert "http" not in html.replace("http-equiv", "")


def test_the_same_call_writes_the_same(bad: Path, tmp_path: Path) -> None:
    first, second = stats(bad, tmp_path / "1"), stats(bad, tmp_path / "2")
    assert first == second


def test_a_clean_folder_has_no_warning(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [(f"{n}.png", f"p{n}", ("train", "val", "test")[n % 3], str(n // 3 % 2)) for n in range(12)]
    pictures(tmp_path / "data", (row[0] for row in rows))
    table(tmp_path / "data" / "all.csv", [HEAD, *rows])
    content, _ = stats(tmp_path / "data", tmp_path / "out", splits=BY_SOURCE)
    assert content["warnings"] == []
    assert "Warning" not in capsys.readouterr().out
