"""Report files appear whole or not at all, and say why when they do not."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from desktop.core.batch.rows import Row
from desktop.core.errors import OutputError
from desktop.core.report import html_report, names, write
from desktop.core.report.write import ensure_apart, ensure_writable, write_reports
from tests.core.batch_fixtures import content_of, ok_row


@pytest.mark.skipif(os.name == "nt", reason="names are bytes on POSIX only")
def test_a_text_that_is_no_unicode_still_makes_a_report(tmp_path: Path) -> None:
    write_reports(content_of(Row("a.png", "failed", "It is \udcff."), folder="\udcff"), tmp_path)
    for name in (names.CSV, names.JSON, names.LINES, names.HTML):
        assert "\\udcff" in (tmp_path / name).read_text(encoding="utf-8")


def full_disk(descriptor: int) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_leaves_the_old_report_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_reports(content_of(ok_row("old.png")), tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    monkeypatch.setattr(write.os, "fsync", full_disk)
    with pytest.raises(OutputError, match="its disk is full: free some space"):
        write_reports(content_of(ok_row("new.png")), tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_fault_while_writing_leaves_the_old_report_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_reports(content_of(ok_row("old.png")), tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    monkeypatch.setattr(html_report, "_facts", lambda card, names: {}["no"])
    with pytest.raises(KeyError):
        write_reports(content_of(ok_row("new.png")), tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_report_that_another_program_holds_stays_and_the_new_one_gets_a_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_reports(content_of(ok_row("old.png")), tmp_path)
    replace, tries = os.replace, []

    def held_open(source: Path, target: Path) -> None:
        if target.name == "results.csv":
            tries.append(target)
            raise PermissionError(errno.EACCES, "The process cannot access the file")
        replace(source, target)

    monkeypatch.setattr(write.os, "replace", held_open)
    monkeypatch.setattr(write, "PATIENCE", (0.0, 0.0, 0.0))
    paths = write_reports(content_of(ok_row("new.png")), tmp_path)
    assert [path.name for path in paths.values()] == ["results (2).csv", *names.ALL[1:]]
    assert len(tries) == 3
    assert "old.png" in (tmp_path / "results.csv").read_text()
    assert "new.png" in (tmp_path / "results (2).csv").read_text()


def test_a_folder_in_the_place_of_a_report(tmp_path: Path) -> None:
    (tmp_path / "report.html").mkdir()
    assert write_reports(content_of(), tmp_path)[names.HTML].name == "report (2).html"


def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for out in (tmp_path / "file", tmp_path / "file" / "deeper"):
        with pytest.raises(OutputError, match="is no folder, nor can it become one: choose another"):
            ensure_writable(out)
        with pytest.raises(OutputError):
            write_reports(content_of(), out)


def test_a_folder_nobody_may_write_into(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        if os.access(tmp_path, os.W_OK):
            pytest.skip("needs a user whom permissions bind")
        for out in (tmp_path, tmp_path / "new"):
            with pytest.raises(OutputError, match=r"You may not write into .*: choose another folder"):
                ensure_writable(out)
    finally:
        tmp_path.chmod(0o700)


def test_ensure_writable_makes_the_folder_and_leaves_nothing_in_it(tmp_path: Path) -> None:
    out = tmp_path / "new" / "deeper"
    ensure_writable(out)
    ensure_writable(out)
    assert list(out.iterdir()) == []


def test_a_table_of_labels_is_not_replaced_by_a_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for labels in (str(tmp_path / "x" / ".." / "results.csv"), "results.csv"):
        with pytest.raises(OutputError, match=r"results\.csv would be replaced by the report of that name"):
            ensure_apart(labels, tmp_path)
    ensure_apart("results.csv", tmp_path / "out")
    ensure_apart("labels.csv", tmp_path)
