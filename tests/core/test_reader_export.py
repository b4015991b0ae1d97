from __future__ import annotations

import csv
import hashlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop.core.decisions import Decision
from desktop.core.errors import OutputError
from desktop.core.reader_export import Exported, export
from tests.core.test_reader_store import DECISION

LABELS = ("pneumonia", "effusion")


def picture(path: Path, grey: int) -> Decision:
    """A file, and a decision on it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(np.full((16, 16), grey, np.uint8)).save(path)
    data = path.read_bytes()
    return replace(DECISION, sha256=hashlib.sha256(data).hexdigest(), size=len(data), patient=f"patient-{grey}")


def table(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def run(path: Path, *decisions: Decision, exclusive: bool = False) -> Exported:
    return export(path, decisions, LABELS, exclusive, lambda done, total: None)


def test_files_are_found_by_their_bytes_wherever_they_lie_now(tmp_path: Path) -> None:
    one, two = picture(tmp_path / "old" / "ä, b.png", 10), picture(tmp_path / "two.png", 20)
    (tmp_path / "old").rename(tmp_path / "new")
    (tmp_path / "other.txt").write_text("no picture")
    made = run(
        tmp_path / "decisions.csv",
        one,
        replace(one, label="effusion", opinion="absent"),
        replace(two, opinion="absent"),
    )
    assert made == Exported(lines=2, missing=0, open=0, frames=0)
    assert table(tmp_path / "decisions.csv") == [
        ["path", "patient", "pneumonia", "effusion"],
        ["new/ä, b.png", "patient-10", "1", "0"],
        ["two.png", "patient-20", "0", ""],
    ]


def test_what_is_left_out_is_counted(tmp_path: Path) -> None:
    here = picture(tmp_path / "in" / "here.png", 1)
    away = picture(tmp_path / "out" / "away.png", 2)
    unsure = replace(picture(tmp_path / "in" / "unsure.png", 3), opinion="cannot_say")
    frame = replace(picture(tmp_path / "in" / "frame.png", 4), frame=2)
    comment = replace(picture(tmp_path / "in" / "comment.png", 5), opinion="none")
    foreign = replace(here, label="fracture")
    made = run(tmp_path / "in" / "t.csv", here, away, unsure, frame, comment, foreign)
    assert made == Exported(lines=1, missing=1, open=1, frames=1)
    assert len(table(tmp_path / "in" / "t.csv")) == 2


def test_the_newest_word_counts_and_one_line_is_one_file(tmp_path: Path) -> None:
    one = picture(tmp_path / "a.png", 1)
    picture(tmp_path / "copy.png", 1)
    nameless = replace(one, patient="", opinion="absent", version="2.0.0", size=0)
    run(tmp_path / "t.csv", one, nameless)
    assert table(tmp_path / "t.csv")[1:] == [["a.png", f"file-{one.sha256[:12]}", "0", ""]]


def test_labels_that_exclude_each_other_have_one_in_every_line(tmp_path: Path) -> None:
    one, two = picture(tmp_path / "a.png", 1), picture(tmp_path / "b.png", 2)
    changed = (one, replace(one, label="effusion"), replace(two, opinion="absent"))
    made = run(tmp_path / "t.csv", *changed, exclusive=True)
    assert made == Exported(lines=1, missing=0, open=1, frames=0)
    assert table(tmp_path / "t.csv")[1:] == [["a.png", "patient-1", "0", "1"]]


def test_a_later_comment_moves_no_decision(tmp_path: Path) -> None:
    """Its time is that of the opinion, which it leaves."""
    one = picture(tmp_path / "a.png", 10)
    lung = replace(one, at="2026-01-01T10:00:00+00:00")
    fluid = replace(one, label="effusion", at="2026-01-01T10:00:05+00:00")
    run(tmp_path / "t.csv", fluid, replace(lung, comment="was wrong, it is effusion"), exclusive=True)
    assert table(tmp_path / "t.csv")[1][2:] == ["0", "1"]
    other = replace(lung, reader="B", opinion="absent", at="2026-01-01T11:00:00+00:00")
    run(tmp_path / "t.csv", other, replace(lung, comment="typo"))
    assert table(tmp_path / "t.csv")[1][2:] == ["0", ""]


def test_a_name_that_spreadsheets_calculate_is_still_a_path(tmp_path: Path) -> None:
    run(tmp_path / "t.csv", picture(tmp_path / "=1+1.png", 1))
    assert table(tmp_path / "t.csv")[1][0] == "./=1+1.png"


def test_a_stopped_export_writes_nothing(tmp_path: Path) -> None:
    class Stopped(Exception):
        pass

    def stop(done: int, total: int) -> None:
        raise Stopped

    one = picture(tmp_path / "a.png", 1)
    with pytest.raises(Stopped):
        export(tmp_path / "t.csv", [one], LABELS, False, stop)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.png"]


def test_a_table_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "t.csv").mkdir()
    with pytest.raises(OutputError, match=r"The table cannot be written to t\.csv"):
        run(tmp_path / "t.csv", picture(tmp_path / "a.png", 1))
