"""What a batch finds in a folder: every file once, in a fixed order, and nothing that would trap it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from desktop.core.batch.walk import as_path, as_text, walk
from desktop.core.errors import UnreadableFile
from desktop.core.report import names
from tests.core.files import ODD_NAMES


def touch(folder: Path, *files: str) -> None:
    for name in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")


def found(folder: Path, out: Path | None = None) -> list[str]:
    return [entry.name for entry in walk(folder, out)]


def test_every_file_of_every_folder_in_order(tmp_path: Path) -> None:
    touch(tmp_path, "b.png", "a/z.txt", "a/b/c.dcm", "c/d", "x.dcm/inside", ".hidden.png")
    assert found(tmp_path) == [".hidden.png", "a/b/c.dcm", "a/z.txt", "b.png", "c/d", "x.dcm/inside"]


@pytest.mark.parametrize("name", ODD_NAMES)
def test_odd_names_are_kept(tmp_path: Path, name: str) -> None:
    touch(tmp_path, name)
    (entry,) = walk(tmp_path)
    assert entry.name == name
    assert entry.path.read_bytes() == b"x"


@pytest.mark.skipif(os.name == "nt", reason="names are bytes on POSIX only")
def test_a_name_that_is_no_text_becomes_text(tmp_path: Path) -> None:
    try:
        (tmp_path / os.fsdecode(b"bad\xff.png")).write_bytes(b"x")
    except OSError:
        pytest.skip("this file system wants UTF-8")
    (entry,) = walk(tmp_path)
    assert entry.name == "bad\\xff.png"
    assert entry.path.read_bytes() == b"x"
    assert as_path(entry.name, tmp_path) == entry.path
    assert as_path(as_text(entry.path)) == entry.path


@pytest.mark.skipif(os.name == "nt", reason="names are bytes on POSIX only")
def test_text_leads_back_to_names_that_look_alike(tmp_path: Path) -> None:
    inside = tmp_path / os.fsdecode(b"ward\xe9")
    try:
        touch(inside, r"a\xff.png", r"\x41.png", os.fsdecode(b"b\xc3\xa9\xff.png"), "c.png")
    except OSError:
        pytest.skip("this file system wants UTF-8")
    with ZipFile(inside / os.fsdecode(b"d\xff.zip"), "w") as archive:
        archive.writestr(r"e\xff.png", b"x")
        archive.writestr("f.png", b"x")
    entries = walk(tmp_path)
    assert len(entries) == 6
    assert [as_path(entry.name, tmp_path) for entry in entries] == [entry.path for entry in entries]
    assert as_path("gone.png", tmp_path) == tmp_path / "gone.png"


def test_what_systems_scatter_is_left_out_and_nothing_else(tmp_path: Path) -> None:
    touch(tmp_path, ".DS_Store", "Thumbs.db", "desktop.ini", "a.png", "._a.png", "._alone.png", "$RECYCLE.BIN/b.png")
    assert found(tmp_path) == ["._alone.png", "a.png"]


def test_links_to_folders_are_reported_and_not_followed(tmp_path: Path) -> None:
    touch(tmp_path, "a/x.png")
    (tmp_path / "a" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    (tmp_path / "link.png").symlink_to(tmp_path / "a" / "x.png")
    troubles = {entry.name: entry.trouble for entry in walk(tmp_path)}
    assert list(troubles) == ["a/up", "a/x.png", "gone", "link.png", "self"]
    assert troubles.pop("a/up") == "a/up is a link to a folder, which is not followed: scan that folder itself."
    assert not any(troubles.values())


def test_the_reports_folder_is_left_out(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "out"
    touch(tmp_path, "a.png", "deep/b.png", "deep/out/results.csv", "deep/out/painted.png", "other/results.csv")
    assert found(tmp_path, out) == ["a.png", "deep/b.png", "other/results.csv"]
    assert found(tmp_path, tmp_path / "deep" / ".." / "deep" / "out") == ["a.png", "deep/b.png", "other/results.csv"]
    assert len(found(tmp_path, tmp_path / "not" / "made" / "yet")) == 5


def test_reports_beside_the_radiographs_are_left_out_alone(tmp_path: Path) -> None:
    touch(tmp_path, *names.ALL, "results (2).csv", ".report.html.part", "results (2).png", "a.png", "sub/report.html")
    assert found(tmp_path, tmp_path) == ["a.png", "results (2).png", "sub/report.html"]


def test_a_folder_deeper_than_pythons_stack(tmp_path: Path) -> None:
    depth = sys.getrecursionlimit() + 100
    made = [tmp_path]
    try:
        for _ in range(depth):
            made.append(made[-1] / "d")
            made[-1].mkdir()
        (made[-1] / "x.png").touch()
        assert found(tmp_path) == ["d/" * depth + "x.png"]
    except OSError:
        pytest.skip("this system has no paths that long")
    finally:
        for folder in reversed(made[1:]):  # pytest's own clean-up would not get down there
            (folder / "x.png").unlink(missing_ok=True)
            if folder.is_dir():
                folder.rmdir()


def test_an_unreadable_folder_is_one_entry(tmp_path: Path) -> None:
    touch(tmp_path, "locked/a.png", "b.png")
    locked = tmp_path / "locked"
    locked.chmod(0)
    try:
        if os.access(locked, os.R_OK):
            pytest.skip("needs a user whom permissions bind")
        entries = walk(tmp_path)
    finally:
        locked.chmod(0o700)
    assert [entry.name for entry in entries] == ["b.png", "locked/"]
    assert entries[1].trouble.startswith("The folder locked cannot be read (Permission denied): ")


@pytest.mark.parametrize("make", [lambda path: None, lambda path: path.write_bytes(b"x")], ids=["missing", "a file"])
def test_a_folder_that_is_none(tmp_path: Path, make: object) -> None:
    make(tmp_path / "nothing")  # type: ignore[operator]
    with pytest.raises(UnreadableFile, match=r"nothing cannot be read \(.*\): choose another one\.$"):
        walk(tmp_path / "nothing")
