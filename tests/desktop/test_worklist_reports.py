"""Reports that the worklist writes anew: they stay what the ones before them were."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from desktop.core.batch.journal import Journal
from desktop.core.batch.scan import Progress
from desktop.core.errors import UnreadableFile
from desktop.core.report.names import ALL, HTML, JOURNAL, JSON, LINES
from desktop.core.report.truth import NoTruth
from desktop.scanning import scan_folder
from desktop.worklist.reporting import Written
from desktop.worklist.stored import opened
from tests.desktop.test_worklist_process import Followed, made
from tests.tiny_model import build, card


def read(batch: SimpleNamespace, **options: Any) -> None:
    scan_folder(replace(batch.wanted, **options), lambda notes: None, lambda progress: None, lambda: False)


def written(batch: SimpleNamespace, hidden: bool = False) -> Written:
    with opened(batch.out, batch.model) as found:
        assert callable(found.report)
        return found.report(hidden)


def results(out: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((out / JSON).read_text(encoding="utf-8"))
    return found


@pytest.fixture
def batch(tmp_path: Path) -> SimpleNamespace:
    return made(tmp_path)


def test_a_deidentified_report_is_followed_by_another(batch: SimpleNamespace) -> None:
    read(batch, nameless=True)
    before = results(batch.out)["rows"]
    assert written(batch).nameless
    assert results(batch.out)["provenance"]["deidentified"]
    assert [row["file"] for row in results(batch.out)["rows"]] == [row["file"] for row in before]
    assert not any(b"broken.png" in (batch.out / name).read_bytes() for name in ALL)


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff", b'{\n"provenance": 3,\n"rows": []}', None])
def test_a_damaged_report_says_nothing(batch: SimpleNamespace, damage: bytes | None) -> None:
    read(batch, nameless=True)
    (batch.out / JSON).unlink()
    if damage is not None:
        (batch.out / JSON).write_bytes(damage)
    assert not written(batch).nameless
    assert not results(batch.out)["provenance"]["deidentified"]


def test_a_hidden_patient_stays_out_of_the_reports(batch: SimpleNamespace) -> None:
    read(batch)
    assert b"broken.png" in (batch.out / LINES).read_bytes()
    assert written(batch, hidden=True).nameless
    assert b"broken.png" not in (batch.out / LINES).read_bytes()


def test_a_batch_that_was_just_read_keeps_them_out_too(batch: SimpleNamespace) -> None:
    followed = Followed(batch.wanted)
    followed.until(lambda news: news.idle)
    followed.feed.ask("nameless report")
    assert followed.until(lambda news: news.report).nameless
    followed.end()
    assert b"broken.png" not in (batch.out / LINES).read_bytes()


@pytest.fixture
def labelled(batch: SimpleNamespace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """Scanned with a table of labels, which was named from its own folder."""
    batch.table = tmp_path / "truth.csv"
    batch.table.write_text("file,label\n" + "".join(f"{n:02}.png,{int(n > 5)}\n" for n in range(12)))
    monkeypatch.chdir(tmp_path)
    read(batch, labels="truth.csv", patient=re.compile(r"^\d"))
    monkeypatch.chdir(batch.folder)
    return batch


def contents(out: Path) -> list[bytes]:
    return [(out / name).read_bytes() for name in ALL]


def test_labels_and_patients_are_in_the_next_report_too(labelled: SimpleNamespace) -> None:
    before = results(labelled.out)
    written(labelled)
    after = results(labelled.out)
    assert after["evaluation"] == before["evaluation"]
    assert after["rows"] == before["rows"]
    assert "Held against the truth" in (labelled.out / HTML).read_text(encoding="utf-8")
    read(labelled)  # and gone where a scan is asked for none
    written(labelled)
    assert "evaluation" not in results(labelled.out)


def test_so_they_are_in_that_of_a_folder_read_anew(labelled: SimpleNamespace) -> None:
    followed = Followed(labelled.wanted)
    followed.until(lambda news: news.idle)
    followed.feed.ask("report")
    followed.until(lambda news: news.report)
    followed.end()
    assert "evaluation" in results(labelled.out)


@pytest.mark.parametrize("text", [None, "file,label\n00.png,fracture\n"])
def test_labels_that_are_gone_leave_the_report(labelled: SimpleNamespace, text: str | None) -> None:
    labelled.table.unlink()
    if text is not None:
        labelled.table.write_text(text)
    before = contents(labelled.out)
    with pytest.raises(NoTruth, match=r"truth\.csv.* stays as it is.*skiagraph scan FOLDER --out DIR --labels"):
        written(labelled)
    assert contents(labelled.out) == before


def test_labels_that_the_journal_does_not_know_leave_the_report(labelled: SimpleNamespace) -> None:
    with Journal.open(labelled.out / JOURNAL) as journal:
        journal.held_against("", "")
    before = contents(labelled.out)
    with pytest.raises(NoTruth, match="nobody knows where they are: write it with skiagraph scan"):
        written(labelled)
    assert contents(labelled.out) == before


def same_again(batch: SimpleNamespace) -> dict[str, Any]:
    """The results of the scan, which the window's report must not change."""
    before = results(batch.out)
    for _ in range(2):  # opening a batch leaves it the last one
        written(batch)
        after = results(batch.out)
        assert after["rows"] == before["rows"]
        for name in ("folder", "files_found", "interrupted", "counts"):
            assert after["provenance"][name] == before["provenance"][name]
    return before


def test_files_that_are_gone_stay_out_of_the_reports(batch: SimpleNamespace) -> None:
    read(batch)
    (batch.folder / "00.png").rename(batch.folder / "renamed.png")
    (batch.folder / "01.png").unlink()
    read(batch)
    assert len(same_again(batch)["rows"]) == 12


def test_the_model_of_the_last_scan_is_that_of_the_reports(batch: SimpleNamespace, tmp_path: Path) -> None:
    other = build(tmp_path / "other.onnx", json.dumps(card(version="9.9.9")))
    read(batch)
    with Journal.open(batch.out / JOURNAL) as journal:
        journal._connection.execute("UPDATE rows SET read_at = '2026-01-01T00:00:00+00:00'")
    read(batch, model=other)
    read(batch)
    same_again(batch)


def stopped_after(batch: SimpleNamespace, rows: int) -> None:
    told: list[Progress] = []

    def stopped() -> bool:
        return bool(told) and told[-1].done >= rows

    scan_folder(batch.wanted, lambda notes: None, told.append, stopped)


def test_a_stopped_batch_is_still_one(batch: SimpleNamespace) -> None:
    for number in range(12, 100):
        shutil.copy(batch.folder / "11.png", batch.folder / f"{number}.png")
    stopped_after(batch, rows=1)
    before = same_again(batch)
    rows = len(before["rows"])
    assert 0 < rows < 101
    assert (before["provenance"]["interrupted"], before["provenance"]["files_found"]) == (True, 101)
    followed = Followed(batch.wanted, reading=False)
    assert followed.until(lambda news: news.progress).progress == (rows, 101)
    followed.end()


def test_a_batch_stopped_before_its_first_file_leaves_the_report(batch: SimpleNamespace) -> None:
    stopped_after(batch, rows=0)
    before = contents(batch.out)
    with pytest.raises(UnreadableFile, match="was stopped before its first file: read its folder again"):
        written(batch)
    assert contents(batch.out) == before
