from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from desktop.core.errors import AppError
from models.datasets import find, load
from models.recipe import Recipe
from models.sources import entries
from tests.core.files import dicom, picture
from tests.models.sourced import BY_SOURCE, pictures, recipe_of

FOLDERS = {"well": [], "ill": ["sick"]}


def recipe(**data: Any) -> Recipe:
    section = {"kind": "folders", "folders": FOLDERS, "patient": "(?P<patient>p[0-9]+)"}
    return recipe_of("binary", ["sick"], **(section | data))


def test_a_folder_per_label_at_any_depth(tmp_path: Path) -> None:
    pictures(tmp_path, ("well/p1.png", "well/deeper/p2-1.PNG", "ill/p3.png", "other/p4.png"))
    (tmp_path / "well" / "notes.txt").write_text("no picture")
    pictures(tmp_path, ("well/.hidden.png", "well/__MACOSX/p9.png"))
    found = entries(recipe(), tmp_path)
    assert [(entry.picture.name, entry.target, entry.patient) for entry in found] == [
        ("well/deeper/p2-1.PNG", (0.0,), "p2"),
        ("well/p1.png", (0.0,), "p1"),
        ("ill/p3.png", (1.0,), "p3"),
    ]


def test_parts_are_the_publishers_splits(tmp_path: Path) -> None:
    pictures(
        tmp_path, (f"{part}/{name}/p{part}{n}.png" for part in ("train", "test") for name in FOLDERS for n in "12")
    )
    splits = BY_SOURCE | {"validation": [], "share": 0.5}
    by_source = recipe(parts=["train", "test"], splits=splits, patient="")
    assert [entry.part for entry in entries(by_source, tmp_path)] == ["train"] * 4 + ["test"] * 4
    with pytest.raises(ValueError, match="parts must be the folders that splits names"):
        recipe(parts=["train"], splits=splits)
    with pytest.raises(ValueError, match="parts must be the folders that splits names"):
        recipe(splits=splits)
    with pytest.raises(AppError, match="has no folder well; --data must name the folder that holds val/well"):
        entries(recipe(parts=["train", "val"], patient=""), tmp_path)


def test_what_is_wrong_with_folders_is_said(tmp_path: Path) -> None:
    pictures(tmp_path, ("well/p1.png", "ill/nobody.png"))
    with pytest.raises(AppError, match="has no folder well; --data must name the folder that holds well"):
        entries(recipe(), tmp_path / "well")
    with pytest.raises(AppError, match=r"ill/nobody\.png names no patient by the recipe's pattern"):
        entries(recipe(), tmp_path)
    (tmp_path / "ill" / "nobody.png").unlink()
    with pytest.raises(AppError, match=r"ill holds no pictures"):
        entries(recipe(), tmp_path)
    with pytest.raises(AppError, match=r"'\.\./secret', which is not below --data"):
        entries(recipe(folders={"../secret": [], "ill": ["sick"]}), tmp_path)


def test_dicom_folders_take_the_patient_from_the_header(tmp_path: Path) -> None:
    ramp = picture(shape=(40, 30))
    for name, place in (("well", "study/IM1"), ("well", "study/IM2"), ("ill", "IM3.dcm")):
        (tmp_path / name / place).parent.mkdir(parents=True, exist_ok=True)
        dicom(tmp_path / name / place, ramp, PatientID="A" if name == "well" else "B")
    (tmp_path / "well" / "DICOMDIR").write_bytes(b"\0" * 128 + b"DICM")
    found = entries(recipe(patient="header"), tmp_path)
    assert [(entry.picture.name, entry.patient) for entry in found] == [
        ("well/study/IM1", "A"),
        ("well/study/IM2", "A"),
        ("ill/IM3.dcm", "B"),
    ]
    assert np.array_equal(found[0].picture.read().pixels, ramp)


def test_a_header_without_patient_is_named(tmp_path: Path) -> None:
    pictures(tmp_path, ("well/1.png",))
    (tmp_path / "ill").mkdir()
    dicom(tmp_path / "ill" / "IM1", picture(), PatientID="")
    with pytest.raises(AppError, match=r"1\.png"):
        entries(recipe(patient="header"), tmp_path)
    (tmp_path / "well" / "1.png").unlink()
    dicom(tmp_path / "well" / "IM0", picture(), PatientID="A")
    with pytest.raises(AppError, match="ill/IM1 names no patient: its header has no PatientID"):
        entries(recipe(patient="header"), tmp_path)


def test_dicom_folders_train_like_any_other(tmp_path: Path) -> None:
    for name in FOLDERS:
        (tmp_path / name).mkdir()
        for number in range(12):
            dicom(tmp_path / name / f"IM{number}", picture(200 + number), PatientID=f"{name}{number}")
    by_header = recipe(patient="header")
    index = find(by_header, tmp_path)
    shown = load(index, "train", by_header.input)
    assert shown.pixels.shape == (len(index.splits["train"]), 28, 28)
    assert all(group.startswith(name.split("/")[0]) for name, group in zip(shown.names, shown.groups, strict=True))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    pictures(tmp_path, ("well/p1.png", "well/locked/p2.png", "ill/p3.png"))
    (tmp_path / "well" / "locked").chmod(0)
    try:
        with pytest.raises(AppError, match=r"locked cannot be read \(Permission denied\)"):
            entries(recipe(), tmp_path)
    finally:
        (tmp_path / "well" / "locked").chmod(0o700)
