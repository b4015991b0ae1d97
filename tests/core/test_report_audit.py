"""What a report says of the folder as a whole; and that a de-identified one names nobody."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from desktop.core.batch.rows import About, Pictures, Row
from desktop.core.report import names
from desktop.core.report.causes import cause, nameless
from desktop.core.report.content import content
from desktop.core.report.write import write_reports
from desktop.core.text import printable
from tests.core.batch_fixtures import KEY, batch_of, content_of, ok_row

LONG = f"{'long' * 60}.png"
NAMES = ("SMITH", "JOHN", "4711", "Hospital")
SMITH = "SMITH_JOHN/4711-chest.png"


def damaged(file: str, bytes_: int) -> Row:
    return Row(file, "failed", f"{file.rpartition('/')[2]} cannot be opened: it has {bytes_} bytes: copy it again.")


def test_causes_are_counted_without_names_and_numbers() -> None:
    found = content_of(damaged("a.png", 1), damaged("x/b.png", 22), Row("c", "refused", "It is a report."), ok_row("d"))
    assert [(one.status, one.count, one.text) for one in found.audit.causes] == [
        ("refused", 1, "It is a report."),
        ("failed", 2, "The file cannot be opened: it has … bytes: copy it again."),
    ]


@pytest.mark.parametrize(
    ("file", "reason", "expected"),
    [
        ("a/b.png", "b.png is empty.", "The file is empty."),
        ("a/b.png", "The header gives the view 'DOE^JANE'; no.", "The header gives the view '…'; no."),
        ("Doe Jane/x/", "The folder Doe Jane/x/ cannot be read.", "The folder the file/ cannot be read."),
        ("is.png", "is.png is what it is.", "The file is what it is."),
        ("in.zip/x (1).dcm", "x (1).dcm is 1.5 of in.zip.", "The file is … of the file."),
        ("a.png", "It is inverted (-0.63, at least 0.10), 1-2.", "It is inverted (…, at least …), …-…."),
        (LONG, f"{printable(LONG)} is bad.", "The file is bad."),
    ],
)
def test_no_part_of_a_path_is_left_in_a_cause(file: str, reason: str, expected: str) -> None:
    assert cause(Row(file, "failed", reason)) == expected


def test_groups_series_and_headers() -> None:
    rows = (
        ok_row("a", about=About("DX", "CHEST", "PA", "patient-1", "series-1")),
        ok_row("b", about=About("DX", "CHEST", "", "patient-1", "series-2")),
        ok_row("c", about=About("CR", "CHEST", "PA", "patient-2", "series-3"), sha256="ef" * 32),
        Row("d", "failed", "It is damaged."),
    )
    found = content_of(*rows).audit
    assert [group.files for group in found.patients] == [("a", "b")]
    assert [group.files for group in found.duplicates] == [("a", "b")]
    assert (found.known_patients, found.series) == (2, 3)
    assert found.modalities == (("DX", 2), ("CR", 1), ("not said", 1))
    assert found.body_parts == (("CHEST", 3), ("not said", 1))
    assert found.verdicts == {"answered": 3, "doubtful": 0, "refused": 0, "": 1}


def test_the_worklist_begins_with_what_is_most_urgent() -> None:
    rows = (
        ok_row("low", 0.1),
        ok_row("positive", 0.6),
        Row("failed", "failed", "It is damaged."),
        ok_row("doubtful", 0.2, verdict="doubtful"),
        ok_row("surest", 0.9),
    )
    places = content_of(*rows).audit.worklist
    assert sorted(places, key=places.__getitem__) == ["surest", "positive", "doubtful", "failed", "low"]


def smiths() -> list[Row]:
    about = About("DX", "Hospital SMITH", "PA", "patient-0a1b2c3d4e5f", "series-1")
    return [
        ok_row(SMITH, about=about, notes=(f"{SMITH} was odd.",)),
        damaged("SMITH_JOHN/b.png", 4711),
        Row("Hospital/c.dcm", "refused", "The header gives the modality 'SMITH'; the model is for DX. It is 4711."),
    ]


def words(path: Path) -> bytes:
    """All that the file says, unpacked."""
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as archive:
            return b"\n".join(archive.read(name) for name in archive.namelist())
    return path.read_bytes()


def test_a_deidentified_report_names_nobody(tmp_path: Path) -> None:
    batch = batch_of(*smiths(), pictures=Pictures(b"\xff\xd8", b"", "pneumonia"), folder="/Hospital/SMITH")
    write_reports(content(batch, KEY), tmp_path)
    told = {path.name: words(path) for path in tmp_path.iterdir()}
    for name in (names.CSV, names.XLSX, names.JSON, names.LINES, names.HTML):  # the test can see them when there
        assert b"SMITH" in told[name], name
    write_reports(content(batch, KEY, nameless=True), tmp_path)
    for path in tmp_path.iterdir():
        said = words(path)
        for name in NAMES:
            assert name.encode() not in said, (path.name, name)
        assert b"cd" * 32 not in said
        assert b"/9g=" not in said  # the picture
    text = (tmp_path / names.CSV).read_text(encoding="utf-8")
    assert len(set(re.findall(r"file-[0-9a-f]{12}", text))) == 3
    assert "patient-0a1b2c3d4e5f" in text


def test_pseudonyms_hang_on_the_key_alone() -> None:
    first, again, other = (
        [row.file for row in content(batch_of(*smiths()), key, nameless=True).batch.rows] for key in (KEY, KEY, b"x")
    )
    assert first == again
    assert not set(first) & set(other)


def test_a_name_with_a_quotation_mark_or_without_letters_is_no_part_of_a_cause() -> None:
    quoted = 'The header gives the body part "DR. O\'BRIEN / SMITH"; the model is for CHEST.'
    assert "BRIEN" not in nameless(quoted, "x.dcm")
    assert "ller" not in nameless("M\N{REPLACEMENT CHARACTER}ller Hans.dcm cannot be opened.", "a/M\\xfcller Hans.dcm")
