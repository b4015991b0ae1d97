"""A report tells the truth to people and programs, and runs nothing that a file's name or header says."""

from __future__ import annotations

import base64
import csv
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest

from desktop.core.batch.rows import Pictures, Row, Score
from desktop.core.batch.thumbnails import jpeg, packed
from desktop.core.card import ModelCard
from desktop.core.report import names
from desktop.core.report.audit import BINS
from desktop.core.report.content import Content, content
from desktop.core.report.csv_report import csv_chunks
from desktop.core.report.html_report import VISIBLE, html_chunks
from desktop.core.report.json_report import json_chunks
from desktop.core.report.table import neutral
from desktop.core.report.write import ensure_writable, write_reports
from tests.core.batch_fixtures import KEY, content_of, ok_row, save, scanned, tiny_engine
from tests.tiny_model import card

HOSTILE = [
    "<img src=x onerror=alert(1)>.png",
    "</td></table><script>alert(1)</script>.png",
    '"><svg onload=alert(1)>.png',
    "' onmouseover='alert(1)",
    "{{ 7 * 7 }}{% raw %}.png",
    "</script><iframe src=//evil.example>.png",
    "]]>--><!--.png",
]
VOID = {"meta", "img", "br", "input", "link"}


class Outline(HTMLParser):
    """The tags, texts and attributes that a browser would see."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def count(self, tag: str) -> int:
        return sum(name == tag for name, _ in self.tags)


def html(batch: Content) -> Outline:
    outline = Outline("".join(html_chunks(batch)))
    assert outline.open == []
    return outline


def data(outline: Outline) -> str:
    """What report.js makes the table of."""
    return next(text for text in outline.texts if text.startswith('{"names"'))


def table(batch: Content) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(csv_chunks(batch)), newline="")))


def failed(file: str, reason: str = "It is damaged.") -> Row:
    return Row(file, "failed", reason)


def test_csv_begins_with_the_promised_columns() -> None:
    first, line = table(content_of(ok_row("a.png", 1 / 3), failed("b.png")))
    promised = ["file", "status", "reason", "model", "model_sha256", "score_pneumonia", "positive_pneumonia"]
    assert list(first)[:7] == promised
    assert [first[name] for name in promised] == ["a.png", "ok", "", "tiny", "ab" * 32, "0.333333", "0"]
    assert (first["verdict"], first["distance"], first["sha256"]) == ("answered", "1.25", "cd" * 32)
    assert (first["operating_point_pneumonia"], first["threshold_pneumonia"]) == ("balanced", "0.5")
    assert [line[name] for name in promised] == ["b.png", "failed", "It is damaged.", "tiny", "ab" * 32, "", ""]


def test_csv_has_two_columns_per_label_in_the_cards_order() -> None:
    labels = [{"name": name, "display": {"en": name.title()}} for name in ("zebra", "ant")]
    many = ModelCard.model_validate(
        card(
            task="multiclass",
            labels=labels,
            operating_points=[],
            golden=[{**card()["golden"][0], "scores": [0.5, 0.5]}],
        )
    )
    scores = (
        Score("zebra", 0.9, 2.0, True, None, None, "positive"),
        Score("ant", 0.1, -2.0, False, None, None, "negative"),
    )
    (line,) = table(content_of(ok_row("a.png", findings=scores), card=many))
    assert list(line)[5:9] == ["score_zebra", "positive_zebra", "score_ant", "positive_ant"]
    assert list(line.values())[5:9] == ["0.9", "1", "0.1", "0"]
    assert line["logit_ant"] == "-2.0"  # a negative number stays a number
    assert line["operating_point_ant"] == ""


@pytest.mark.parametrize("lead", ["=", "+", "-", "@", "\t", "\r", "\n", "\0", "\uff1d"])
def test_no_cell_is_a_formula(lead: str) -> None:
    text = f"{lead}cmd|' /C calc'!A0"
    assert neutral(text) == f"'{text}"
    (line,) = table(content_of(failed(text, text)))
    assert (line["file"], line["reason"]) == (f"'{text}", f"'{text}")


def test_a_guarded_name_can_be_had_back() -> None:
    for name in ("=1", "'=1", "plain", "'quoted'"):
        (line,) = table(content_of(failed(name)))
        assert line["file"].removeprefix("'") == name


@pytest.mark.parametrize(
    "name", ["two\nlines.png", "two\r\nlines", 'a "quoted", name;=1+1', "\N{SKULL}", "a\u202egnp.exe"]
)
def test_names_come_back_from_every_report(name: str) -> None:
    batch = content_of(failed(name))
    assert [line["file"] for line in table(batch)] == [name]
    assert [row["file"] for row in json.loads("".join(json_chunks(batch)))["rows"]] == [name]


def test_no_separator_in_a_name_opens_a_cell() -> None:
    """A spreadsheet with another separator still sees one quoted text."""
    text = "".join(csv_chunks(content_of(failed("a;=1+1.png"))))
    assert [line[0] for line in csv.reader(io.StringIO(text), delimiter=";")][1].startswith("a;=1+1.png")


def test_json_is_what_read_prints_and_where_it_came_from() -> None:
    told = json.loads("".join(json_chunks(content_of(ok_row("a.png"), failed("b.png"), found=5))))
    provenance = told["provenance"]
    assert provenance["notice"] == "Research use only. Not for diagnosis."
    assert provenance["program"] == {"name": "skiagraph", "version": "0.1.0", "preprocessing": 1}
    assert (provenance["model"]["sha256"], provenance["provider"]) == ("ab" * 32, "CPUExecutionProvider")
    assert provenance["counts"] == {"ok": 1, "refused": 0, "failed": 1}
    assert (provenance["interrupted"], provenance["files_found"]) == (True, 5)
    assert provenance["started"] == "2026-03-01T12:30:00+00:00"
    assert [point["threshold"] for point in provenance["model"]["operating_points"]] == [0.3, 0.5, 0.7]
    first, second = told["rows"]
    assert first["findings"][0]["operating_point"] == {"name": "balanced", "threshold": 0.5}
    assert (second["status"], second["findings"], second["distance"]) == ("failed", [], None)


def test_json_of_an_empty_folder() -> None:
    assert json.loads("".join(json_chunks(content_of())))["rows"] == []


@pytest.mark.parametrize("text", HOSTILE)
def test_html_takes_every_text_for_text(text: str) -> None:
    plain, hostile = (
        html(content_of(ok_row(said, notes=(said,)), failed(said + "2", said), folder=said)) for said in ("plain", text)
    )
    assert [name for name, _ in hostile.tags] == [name for name, _ in plain.tags]
    assert {key for _, attrs in hostile.tags for key in attrs} == {key for _, attrs in plain.tags for key in attrs}
    shown = json.loads(data(hostile))["rows"]
    assert [row["file"] for row in shown] == [text.translate(VISIBLE), text.translate(VISIBLE) + "2"]
    assert [row["why"] for row in shown] == [[text], [text]]


def test_html_counts_groups_in_words_that_fit() -> None:
    for copies, said in ((1, "0 groups of files"), (2, "1 group of files")):
        rows = (ok_row(f"{number}.png") for number in range(copies))
        assert f"{said} with the same content" in html(content_of(*rows)).texts


def test_html_shows_control_characters_as_pictures_of_themselves() -> None:
    outline = html(content_of(failed("two\nlines\x1b[31m\x00.png")))
    assert json.loads(data(outline))["rows"][0]["file"] == "two\u240alines\u241b[31m\u2400.png"


def test_html_loads_nothing_and_runs_only_what_is_in_it() -> None:
    thumbnail = jpeg(np.full((40, 30), 99, np.uint8))
    pictures = Pictures(thumbnail, packed(np.ones((7, 7), np.float32)), "pneumonia")
    text = "".join(html_chunks(content_of(ok_row("a.png"), pictures=pictures)))
    outline = Outline(text)
    sources = [
        value for _, attrs in outline.tags for key, value in attrs.items() if key in ("src", "href", "action", "data")
    ]
    assert sources == []
    shown = [base64.b64decode(picture) for picture in json.loads(data(outline))["rows"][0]["pictures"]]
    assert shown[0] == thumbnail
    assert shown[1].startswith(b"\xff\xd8\xff")
    assert not re.search(r"https?:|url\(|@import|file:/|\\\\\\\\", text)
    assert not any(key.startswith("on") or key == "style" for _, attrs in outline.tags for key in attrs)
    scripts = [attrs.get("type") for name, attrs in outline.tags if name == "script"]
    assert (scripts, outline.count("style")) == (["application/json", None], 1)
    policy = next(attrs["content"] for name, attrs in outline.tags if attrs.get("http-equiv"))
    assert policy is not None
    assert policy.startswith("default-src 'none'; img-src data:; style-src 'sha256-")
    assert "unsafe" not in policy


def test_html_tells_status_reason_score_and_origin() -> None:
    rows = (ok_row("a.png", 0.8768), ok_row("b.png", 0.1, verdict="doubtful", reason="It is odd."), failed("c.png"))
    outline = html(content_of(*rows, found=9))
    words = " ".join(" ".join(outline.texts).split())
    for said in ("Research use only. Not for diagnosis.", "Interrupted: 3 of 9 files", '"a.png"',
                 '"pneumonia", 0.8768, true, "positive", "balanced"',
                 "ok, doubtful", "It is odd.", "It is damaged.", "tiny 1.2.3", "ab" * 32, "Skiagraph 0.1.0", "Tests.",
                 "cuda was not used: no such device.", "high sensitivity 0.300 90.0 % 80.0 %"):  # fmt: skip
        assert said in words, said


def test_histogram_counts_every_score_once() -> None:
    scores = (0.0, 0.049, 0.05, 0.999, 1.0)
    found = content_of(*(ok_row(f"{number}", score) for number, score in enumerate(scores)), failed("b"))
    (histogram,) = found.audit.histograms
    bars = histogram.bars
    assert (len(bars), bars[0], bars[1], bars[-1], sum(bars)) == (BINS, 2, 1, 2, 5)


def test_a_folder_becomes_files(tmp_path: Path) -> None:
    folder, out = tmp_path / "radiographs", tmp_path / "radiographs" / "out"
    save(folder / "a.png", 200)
    save(folder / "<b>.png", 60)
    engine = tiny_engine(tmp_path)
    ensure_writable(out)
    first = scanned(folder, engine, out=out)
    assert write_reports(content(first, KEY), out) == {name: out / name for name in names.ALL}
    again = scanned(folder, engine, out=out)
    assert [row.file for row in again.rows] == ["<b>.png", "a.png"]
    write_reports(content(again, KEY), out)
    assert sorted(path.name for path in out.iterdir()) == sorted(names.ALL)
    with (out / "results.csv").open(encoding="utf-8", newline="") as file:
        assert [line["positive_pneumonia"] for line in csv.DictReader(file)] == ["0", "1"]
    shown = json.loads(data(Outline((out / "report.html").read_text(encoding="utf-8"))))["rows"]
    assert all(len(picture) > 500 for row in shown for picture in row["pictures"])
