"""What `skiagraph read` says and paints of one file, on a real tiny model."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from desktop.cli import run
from tests.core.files import dicom
from tests.e2e.test_cli import picture
from tests.tiny_model import build, card


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    expects = {"modality": ["CR"], "body_part": ["CHEST"], "age_years": [1, 90]}
    limits = {"distance_doubtful": 5.0, "distance_refused": 10.0}
    return build(tmp_path / "tiny.onnx", json.dumps(card(expects=expects | limits)))


def chest(path: Path, frames: int = 1, **header: Any) -> Path:
    ramp = np.tile(np.linspace(60, 220, 200).astype(np.uint8), (150 * frames, 1))
    more = {"Rows": 150, "NumberOfFrames": frames} if frames > 1 else {}
    return dicom(path, ramp, WindowCenter=128, WindowWidth=256, **more, **header)


def test_overlay_is_a_picture_of_the_same_size_with_its_caption_below(tmp_path: Path, tiny: Path) -> None:
    file, out = picture(tmp_path / "chest.png"), tmp_path / "overlay.png"
    assert run(["read", str(file), "--model", str(tiny), "--overlay", str(out)]) == 0
    with Image.open(out) as made:
        assert made.width == 200
        assert 150 < made.height < 250
        assert made.mode == "RGB"
        assert "Research use only" in made.info["Description"]
        colours = np.asarray(made).astype(int)
    assert (colours.max(2) - colours.min(2)).max() > 50


def described(path: Path) -> str:
    with Image.open(path) as made:
        return str(made.info["Description"])


def test_the_overlay_says_what_the_gate_said(tmp_path: Path, tiny: Path) -> None:
    out = tmp_path / "overlay.png"
    foot = chest(tmp_path / "foot.dcm", BodyPartExamined="FOOT")
    assert run(["read", str(foot), "--model", str(tiny), "--overlay", str(out)]) == 1
    assert not out.exists()
    run(["read", str(foot), "--model", str(tiny), "--force", "--overlay", str(out)])
    assert described(out).endswith("1.2.3). Answered against the model's limits. Research use only; not for diagnosis.")
    old = chest(tmp_path / "old.dcm", PatientAge="099Y")
    run(["read", str(old), "--model", str(tiny), "--overlay", str(out)])
    assert "1.2.3). Take this answer with doubt. Research" in described(out)


def test_the_overlay_has_square_pixels(tmp_path: Path, tiny: Path) -> None:
    out = tmp_path / "overlay.png"
    run(["read", str(chest(tmp_path / "a.dcm", PixelSpacing=[0.6, 0.3])), "--model", str(tiny), "--overlay", str(out)])
    with Image.open(out) as made:
        assert made.width == 200
        assert 300 < made.height < 400


def test_of_several_frames_it_says_that_one_was_read(
    tmp_path: Path, tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["read", str(chest(tmp_path / "two.dcm", frames=2)), "--model", str(tiny)]) == 0
    assert "note: The file holds 2 frames; only the first one was read." in capsys.readouterr().out


def test_the_record_says_what_the_header_says(tmp_path: Path, tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["read", str(chest(tmp_path / "a.dcm", BodyPartExamined="CHEST")), "--model", str(tiny), "--json"])
    (record,) = json.loads(capsys.readouterr().out)
    assert (record["about"]["modality"], record["about"]["body_part"]) == ("CR", "CHEST")
    assert (record["about"]["patient"], record["about"]["series"]) == ("", ""), "pseudonyms are a journal's"


def test_overlay_of_two_files_is_wrong_use(tmp_path: Path, tiny: Path) -> None:
    files = [str(picture(tmp_path / name)) for name in ("a.png", "b.png")]
    assert run(["read", *files, "--model", str(tiny), "--overlay", str(tmp_path / "o.png")]) == 2
