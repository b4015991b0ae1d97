from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from desktop.core.errors import AppError
from models.recipe import Recipe
from models.sources import entries
from tests.models.sourced import BY_SOURCE, pictures, recipe_of, table

NIH = ("Image Index", "Finding Labels", "Follow-up #", "Patient ID")
LABELS = ("mass", "edema")


def nih(**data: Any) -> Recipe:
    values = {"No Finding": [], "Mass": ["mass"], "Edema": ["edema"]}
    return recipe_of("multilabel", LABELS, **({"kind": "nih", "values": values} | data))


def plain(**data: Any) -> Recipe:
    columns = {"columns": {"Mass": "mass", "Ödem": "edema"}} if "labels_column" not in data else {}
    return recipe_of("multilabel", LABELS, **({"kind": "csv", "table": "all.csv"} | columns | data))


def targets(recipe: Recipe, folder: Path) -> list[list[float]]:
    return [list(entry.target) for entry in entries(recipe, folder)]


def test_nih_findings_are_joined_by_bars(tmp_path: Path) -> None:
    pictures(tmp_path, ("images/a.png", "images/b.png", "images/more/c.png"))
    rows = [("a.png", "Mass|Edema", "0", "1"), ("b.png", "No Finding", "1", "1"), ("c.png", "Edema", "0", "2")]
    table(tmp_path / "Data_Entry.csv", [NIH, *rows])
    found = entries(nih(), tmp_path)
    assert [entry.target for entry in found] == [(1, 1), (0, 0), (0, 1)]
    assert [entry.patient for entry in found] == ["1", "1", "2"]
    assert found[2].picture.name == "images/more/c.png"


def test_findings_can_be_ignored_or_make_a_picture_unknown(tmp_path: Path) -> None:
    pictures(tmp_path, ("images/a.png", "images/b.png"))
    table(tmp_path / "Data_Entry.csv", [NIH, ("a.png", "Mass|Hernia", "0", "1"), ("b.png", "Mass|Blurred", "0", "2")])
    found = targets(nih(ignored=["Hernia"], unknown=["Blurred"]), tmp_path)
    assert found[0] == [1, 0]
    assert np.isnan(found[1]).all()
    with pytest.raises(AppError, match=r"Line 2 of Data_Entry\.csv has the label 'Hernia', which data\.values"):
        entries(nih(), tmp_path)


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([NIH[:3], ("a.png", "Mass", "0")], "Data_Entry.csv has no column 'Patient ID'; its columns are Image Index, "),
        ([(*NIH, "Patient ID"), ("a.png", "Mass", "0", "1", "1")], "has two columns 'Patient ID'"),
        ([NIH], "has no line below its header"),
        ([NIH, ("a.png", "Mass", "0")], "Line 2 of Data_Entry.csv has 3 cells, the header 4"),
        ([NIH, ("a.png", "Mass", "0", "1", "2")], "Line 2 of Data_Entry.csv has 5 cells, the header 4"),
        ([NIH, ("a.png", "Mass", "0", "")], "Line 2 of Data_Entry.csv names no patient"),
        ([NIH, ("a.png", "Mass", "0", "1")] * 2, "Line 3 of Data_Entry.csv"),
        ([NIH, *[("a.png", "Mass", "0", "1")] * 2], "Line 3 of Data_Entry.csv is a second line for a.png"),
        ([NIH, ("a.png", "Mass", "0", "1"), ("z.png", "Mass", "0", "1")], "Line 3 .* names z.png.*1 of 2 files"),
    ],
)
def test_what_is_wrong_with_the_nih_table_is_said(tmp_path: Path, rows: list[tuple[str, ...]], says: str) -> None:
    pictures(tmp_path, ("images/a.png",))
    table(tmp_path / "Data_Entry.csv", rows)
    with pytest.raises(AppError, match=says):
        entries(nih(), tmp_path)


def test_missing_tables_and_folders_are_named(tmp_path: Path) -> None:
    with pytest.raises(AppError, match=r"has no file Data_Entry\.csv: --data must name the folder"):
        entries(nih(), tmp_path)
    table(tmp_path / "Data_Entry.csv", [NIH, ("a.png", "Mass", "0", "1")])
    with pytest.raises(AppError, match="has no folder images"):
        entries(nih(), tmp_path)
    pictures(tmp_path, ("images/1/a.png", "images/2/a.png"))
    with pytest.raises(AppError, match=r"two files a\.png"):
        entries(nih(), tmp_path)


def test_nih_lists_are_the_publishers_splits(tmp_path: Path) -> None:
    names = [f"{number}.png" for number in range(4)]
    pictures(tmp_path, (f"images/{name}" for name in names))
    table(tmp_path / "Data_Entry.csv", [NIH, *((name, "Mass", "0", name) for name in names)])
    (tmp_path / "train_val_list.txt").write_text("0.png\n1.png\r\n2.png")
    (tmp_path / "test_list.txt").write_text("3.png\n")
    by = {"by": "source", "train": ["train_val_list.txt"], "test": ["test_list.txt"]}
    parts = [entry.part for entry in entries(nih(splits=by), tmp_path)]
    assert parts == ["train_val_list.txt"] * 3 + ["test_list.txt"]
    (tmp_path / "test_list.txt").write_text("9.png")
    with pytest.raises(AppError, match=r"Line 5 .* names 3\.png, which none of the lists"):
        entries(nih(splits=by), tmp_path)
    (tmp_path / "test_list.txt").write_text("3.png 0.png")
    with pytest.raises(AppError, match=r"0\.png is in train_val_list\.txt and in test_list\.txt"):
        entries(nih(splits=by), tmp_path)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_column_per_label(tmp_path: Path, delimiter: str, encoding: str) -> None:
    pictures(tmp_path, ("ä, b/1.png", "2.png"))
    rows = [
        ("path", "patient", "Mass", "Ödem"),
        ("ä, b/1.png", 'Jörg "J"; x', "1.0", ""),
        (),
        ("2.png", "B", "-1", "0"),
    ]
    table(tmp_path / "all.csv", rows, delimiter, encoding)
    found = entries(plain(), tmp_path)
    assert [(entry.picture.name, entry.patient) for entry in found] == [("ä, b/1.png", 'Jörg "J"; x'), ("2.png", "B")]
    assert np.array_equal([entry.target for entry in found], [[1, np.nan], [np.nan, 0]], equal_nan=True)


def test_a_column_of_label_names_and_one_of_splits(tmp_path: Path) -> None:
    pictures(tmp_path, ("in/1.png", "in/2.png", "in/3.png"))
    rows = [
        ("file", "labels", "part"),
        ("in\\1.png", "M + E", "train"),
        ("in/2.png", "", "val"),
        ("in/3.png", "0", "test"),
    ]
    table(tmp_path / "all.csv", rows)
    names = {"labels_column": "labels", "separator": "+", "values": {"M": ["mass"], "E": ["edema"], "0": []}}
    columns = {"file_column": "file", "patient_column": "", "split_column": "part", "splits": BY_SOURCE}
    found = entries(plain(**names, **columns, patient="^(?P<patient>[0-9])"), tmp_path)
    assert [(entry.patient, entry.part) for entry in found] == [("1", "train"), ("2", "val"), ("3", "test")]
    assert found[0].target == (1, 1)
    assert np.isnan(found[1].target).all()
    assert found[2].target == (0, 0)


HEAD = ("path", "patient", "split", "Mass", "Ödem")


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (("1.png", "A", "train", "2", "0"), "Line 3 of all.csv has '2' in column 'Mass': write 1, 0, or -1"),
        (("1.png", "A", "train", "yes", "0"), "Line 3 of all.csv has 'yes' in column 'Mass'"),
        (("1.png", "", "train", "1", "0"), "Line 3 of all.csv names no patient: fill in patient"),
        (("1.png", "A", "", "1", "0"), "Line 3 of all.csv names no split: fill in split"),
        (("0.png", "A", "train", "1", "0"), "Line 3 .* is a second line for 0.png, after line 2 of all.csv"),
        (("./0.png", "A", "train", "1", "0"), "Line 3 .* is a second line"),
        (("9.png", "A", "train", "1", "0"), "Line 3 of all.csv names 9.png, .*1 of 2 files are missing"),
        (("/etc/passwd", "A", "train", "1", "0"), "'/etc/passwd', which is not below --data"),
        (("../1.png", "A", "train", "1", "0"), "which is not below --data"),
        (("a\\..\\..\\1.png", "A", "train", "1", "0"), "which is not below --data"),
        (("C:\\1.png", "A", "train", "1", "0"), "which is not below --data"),
        (("\\\\host\\share\\1.png", "A", "train", "1", "0"), "which is not below --data"),
        (("1.png\0", "A", "train", "1", "0"), "which is not below --data|is not CSV"),
        (("", "A", "train", "1", "0"), "which is not below --data"),
        (("1.png", "A"), "Line 3 of all.csv has 2 cells, the header 5"),
    ],
)
def test_what_is_wrong_with_a_table_is_said(tmp_path: Path, row: tuple[str, ...], says: str) -> None:
    pictures(tmp_path, ("0.png", "1.png"))
    table(tmp_path / "all.csv", [HEAD, ("0.png", "A", "train", "1", "0"), row])
    with pytest.raises(AppError, match=says):
        entries(plain(split_column="split", splits=BY_SOURCE), tmp_path)


def test_broken_quotes_are_a_line_not_a_crash(tmp_path: Path) -> None:
    (tmp_path / "all.csv").write_text('path,patient,Mass,Ödem\n"1.png"x,A,1,0\n', encoding="utf-8")
    with pytest.raises(AppError, match=r"Line 2 of all\.csv is not CSV"):
        entries(plain(), tmp_path)


def test_an_exclusive_recipe_needs_one_label_in_every_line(tmp_path: Path) -> None:
    pictures(tmp_path, ("1.png", "2.png"))
    table(tmp_path / "all.csv", [("path", "patient", "a", "b"), ("1.png", "A", "1", "0"), ("2.png", "B", "1", "1")])
    recipe = recipe_of("multiclass", ("a", "b"), kind="csv", table="all.csv", columns={"a": "a", "b": "b"})
    with pytest.raises(
        AppError, match=r"Line 3 of all\.csv names 2 labels; a multiclass or ordinal recipe needs exactly"
    ):
        entries(recipe, tmp_path)


def test_every_label_needs_a_column(tmp_path: Path) -> None:
    with pytest.raises(AppError, match=r"data\.columns has no column for the label edema"):
        entries(plain(columns={"Mass": "mass"}), tmp_path)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({"labels_column": "x", "columns": {"Mass": "mass"}, "values": {"a": []}}, "either columns or labels_column"),
        ({"labels_column": "x"}, "values belongs to labels_column"),
        ({"columns": {"A": "mass", "B": "mass"}}, "two columns of one label"),
        ({"patient": "header"}, "either patient or patient_column"),
        ({"splits": BY_SOURCE}, "split_column must be named"),
    ],
)
def test_a_table_section_that_contradicts_itself_is_refused(data: dict[str, Any], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        plain(**data)
