"""The workbook and the document: whole, readable by others, and with nothing in them that runs."""

from __future__ import annotations

import re
import zipfile
import zlib
from contextlib import suppress
from pathlib import Path
from xml.etree import ElementTree

import pytest

from desktop.core.batch.rows import Row
from desktop.core.errors import OutputError
from desktop.core.report.pdf_report import write_pdf
from desktop.core.report.table import header
from desktop.core.report.typeface import shown
from desktop.core.report.write import write_reports
from desktop.core.report.xlsx_report import write_xlsx
from tests.core.batch_fixtures import content_of, ok_row

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
FORMULA = "=cmd|' /C calc'!A0"


def cells(path: Path, sheet: int = 1) -> dict[str, str]:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        root = ElementTree.fromstring(archive.read(f"xl/worksheets/sheet{sheet}.xml"))
    assert not list(root.iter(f"{SHEET}f"))  # formulas
    assert not list(root.iter(f"{SHEET}hyperlink"))
    return {cell.attrib["r"]: "".join(cell.itertext()) for cell in root.iter(f"{SHEET}c")}


def test_the_workbook_holds_the_table(tmp_path: Path) -> None:
    hostile = Row(FORMULA, "failed", "\ud800http://evil\x00\x1b")
    content = content_of(ok_row("a.png", 0.25), hostile, Row("x" * 40_000, "failed"))
    write_xlsx(content, tmp_path / "results.xlsx")
    found = cells(tmp_path / "results.xlsx")
    names = header(content)
    assert [found[f"{letter}1"] for letter in "ABCDEFG"] == names[:7]
    assert (found["A2"], found["B2"], float(found["F2"]), found["G2"]) == ("a.png", "ok", 0.25, "0")
    assert found["A3"] == f"'{FORMULA}"
    assert found["C3"].startswith("\N{REPLACEMENT CHARACTER}http://evil")
    assert len(found["A4"]) == 32_767
    about = cells(tmp_path / "results.xlsx", 2)
    assert (about["A1"], about["B1"]) == ("notice", "Research use only. Not for diagnosis.")


def test_the_document_is_the_same_for_the_same_rows(tmp_path: Path) -> None:
    rows = [ok_row(f"{number}.png", number / 50) for number in range(50)]
    rows += [Row("<b>&amp;</b>\N{SKULL}.png", "failed", "<para>It is damaged.\x1b")]
    for name in ("a.pdf", "b.pdf"):
        write_pdf(content_of(*rows, found=99), tmp_path / name)
    data = (tmp_path / "a.pdf").read_bytes()
    assert data == (tmp_path / "b.pdf").read_bytes()
    assert data.startswith(b"%PDF-")
    assert data.rstrip().endswith(b"%%EOF")
    assert len(re.findall(rb"/Type /Page\b", data)) >= 2
    assert b"/JavaScript" not in data
    assert b"/URI" not in data


def letters_of(pdf: bytes) -> set[str]:
    """What the fonts set into the file say that their glyphs mean (PDF 32000-1, 9.10.3)."""
    found: set[str] = set()
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        with suppress(zlib.error):  # other streams are packed in other ways
            for block in re.findall(rb"beginbfchar(.*?)endbfchar", zlib.decompress(stream), re.DOTALL):
                found |= {chr(int(code, 16)) for code in re.findall(rb"> <([0-9A-F]{4})>", block)}
    return found


@pytest.mark.parametrize("word", ["żółć-Łódź", "Щука", "Δόξα"])
def test_the_document_shows_the_letters_of_europe(tmp_path: Path, word: str) -> None:
    write_pdf(content_of(ok_row(f"{word}.png")), tmp_path / "a.pdf")
    assert set(word) <= letters_of((tmp_path / "a.pdf").read_bytes())


def test_what_the_document_has_no_letter_for_is_a_question_mark() -> None:
    assert shown("e\u0301 \u6f22\x1b \u2013 \u20ac") == "\u00e9 ?? \u2013 \u20ac"


@pytest.mark.parametrize("count", [0, 1])
def test_reports_of_almost_nothing(tmp_path: Path, count: int) -> None:
    paths = write_reports(content_of(*[ok_row("a.png")] * count), tmp_path)
    assert all(path.stat().st_size for name, path in paths.items() if name != "results.jsonl")


def test_a_workbook_in_a_folder_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="choose another"):
        write_reports(content_of(ok_row("a.png")), tmp_path / "gone")
    with pytest.raises(OSError, match="gone"):
        write_xlsx(content_of(ok_row("a.png")), tmp_path / "gone" / "results.xlsx")
