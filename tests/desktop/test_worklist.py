"""The presenter's worklist, with a batch that says what the test wants."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from desktop.core.batch.walk import as_text
from desktop.core.errors import AppError
from desktop.presenter import Presenter
from desktop.settings import Settings
from desktop.worklist.lists import Lists, Sources
from desktop.worklist.news import About, News
from tests.desktop.feeds import ABOUT, FakeFeed, Following, row


@pytest.fixture
def desk(view, make):
    """Everything of a presenter with a worklist."""
    feeds, following, said = [], Following(), []
    read = make.radiograph
    presenter = Presenter(view, make.now(), make.now(), lambda path, frame: read(path, frame), Settings())
    clock = [1000.0]

    def begin(*what):
        feeds.append(FakeFeed(*what))
        return feeds[-1]

    sources = Sources(following, make.now(), make.now(), begin, Path("/home/x"), lambda: said, lambda: clock[0])
    lists = presenter.add(lambda desk: Lists(desk, sources, presenter.pick))
    return SimpleNamespace(presenter=presenter, lists=lists, feeds=feeds, following=following, said=said, clock=clock)


@pytest.fixture
def reading(desk, view):
    """A batch of four, of which three are there."""
    desk.lists.read_folder(Path("/ward/SMITH"), None)
    desk.feed = desk.feeds[-1]
    desk.feed.tell(News(about=ABOUT))
    rows = (row("a.dcm", 0), row("b.dcm", 1, 0.9), row("c.dcm", 2, status="failed", verdict="", reason="c.dcm is bad."))
    desk.feed.tell(News(rows=rows, progress=(3, 4), rate=2.5, left=30.0))
    return desk


def shown(view) -> list[str]:
    lines = view.screen.worklist.lines
    return [lines[position].key for position in range(len(lines))]


def test_a_folder_is_read_into_a_place_that_does_not_name_it(desk, view):
    desk.lists.read_folder(Path("/ward/SMITH"), None)
    folder, out, _ = desk.feeds[0].begun
    assert folder == Path("/ward/SMITH")
    assert out.parent == Path("/home/x")
    assert "SMITH" not in str(out)
    desk.lists.read_folder(Path("/ward/SMITH"), Path("/else"))
    assert desk.feeds[1].begun[1] == Path("/else")
    assert desk.feeds[0].closed
    assert view.screen.worklist.shown


def test_rows_come_with_progress_speed_and_the_time_left(reading, view):
    page = view.screen.worklist
    assert shown(view) == ["b.dcm", "a.dcm", "c.dcm"]
    assert page.activity == "3 of 4 files  ·  2.5 files a second  ·  30 seconds left"
    assert page.progress == (3, 4)
    assert (page.can_pause, page.can_cancel, page.can_report) == (True, True, False)
    line = page.lines[0]
    assert (line.file, line.patient, line.verdict, line.waiting) == ("b.dcm", "0123", "Answered", "0 min")
    assert (line.scores[0].score, line.scores[0].decision, line.scores[0].words) == ("0.90", "positive", "Positive")
    assert "Positive findings first" in page.rule
    assert "wait longer than 60 minutes come first" in page.rule


def test_pausing_and_going_on(reading, view):
    reading.presenter.choose("pause")
    assert view.screen.worklist.paused
    assert view.screen.worklist.activity == "Paused at 3 of 4 files"
    reading.presenter.choose("pause")
    assert [what for what, _ in reading.feed.asked] == ["pause", "go on"]
    assert not view.screen.worklist.paused


def test_cancel_is_idle_at_once_and_rows_stay(reading, view):
    reading.presenter.choose("cancel")
    page = view.screen.worklist
    assert ("stop", ()) in reading.feed.asked
    assert (page.can_pause, page.can_cancel, page.can_report, page.progress) == (False, False, False, None)
    assert "Stopped at 3 of 4 files" in page.activity
    assert len(shown(view)) == 3
    reading.feed.tell(News(idle=True))
    assert view.screen.worklist.can_report


def test_reports_are_written_and_their_place_is_said(reading, view):
    reading.feed.tell(News(progress=(4, 4)))
    reading.feed.tell(News(idle=True))
    reading.presenter.choose("reports")
    assert view.screen.worklist.activity == "Writing the reports …"
    reading.feed.tell(News(report="/out/report.html", idle=True))
    assert view.screen.worklist.note == "The reports are in /out."
    assert view.screen.worklist.can_report
    assert reading.feed.asked[-1] == ("report", ())


def test_a_batch_that_can_have_no_report_offers_none(reading, view):
    reading.feed.tell(News(about=ABOUT, notes=("Another model.",), writable=False))
    reading.feed.tell(News(progress=(4, 4), idle=True))
    assert not view.screen.worklist.can_report
    reading.lists.report()
    assert reading.feed.asked == []
    reading.lists.read_folder(Path("/ward/SMITH"), None)
    reading.feeds[-1].tell(News(about=ABOUT, rows=(row("a.dcm", 0),), idle=True))
    assert view.screen.worklist.can_report


def test_reports_of_a_hidden_patient_are_deidentified_and_said_to_be(reading, view):
    reading.feed.tell(News(progress=(4, 4), idle=True))
    reading.presenter.choose("identity")
    reading.presenter.choose("reports")
    assert reading.feed.asked[-1] == ("nameless report", ())
    reading.feed.tell(News(report="/out/report.html", nameless=True, idle=True))
    assert view.screen.worklist.note.startswith("The reports are in /out. They are de-identified")


def test_an_error_is_a_sentence_and_the_rows_stay(reading, view):
    reading.feed.tell(News(error="The folder is gone: connect its drive.", idle=True))
    assert view.screen.banner == "The folder is gone: connect its drive."
    assert len(shown(view)) == 3
    assert not view.screen.worklist.can_pause


def test_a_batch_that_breaks_says_so_and_a_bug_is_not_swallowed(reading, view):
    reading.following.failed(AppError("The batch ended unexpectedly: read the folder again."))
    assert view.screen.banner.startswith("The batch ended")
    assert len(shown(view)) == 3
    with pytest.raises(KeyError):
        reading.following.failed(KeyError("bug"))


def test_opening_a_row_leads_the_radiograph_through_the_list(reading, view):
    assert shown(view)[0] == "b.dcm"
    reading.lists.open(0)
    screen = view.screen
    assert not screen.worklist.shown
    assert screen.facts.startswith("b.dcm")
    assert [file.name for file in screen.files] == shown(view)
    follower = next(name for name in shown(view)[1:] if name != "c.dcm")
    reading.presenter.choose("next")
    assert view.screen.facts.startswith(follower), "a file that could not be read is passed over"
    reading.presenter.choose("worklist")
    page = view.screen.worklist
    assert page.shown
    assert page.lines[page.current].key == follower
    reading.presenter.choose("worklist")
    reading.presenter.choose("previous")
    assert view.screen.facts.startswith("b.dcm")


def test_the_next_file_is_the_one_of_the_list_as_it_is_ordered_now(reading, view):
    rows = tuple(row(f"{number:02}.dcm", 3 + number, 0.6 + number / 1000.0) for number in range(60))
    reading.feed.tell(News(rows=rows, progress=(63, 64)))
    reading.lists.open(shown(view).index("30.dcm"))
    assert len(view.screen.files) == 31
    seen = []
    for _ in range(25):
        reading.presenter.choose("next")
        seen.append(view.screen.facts.split()[0])
    assert seen == [f"{number:02}.dcm" for number in range(29, 4, -1)]
    reading.feed.tell(News(rows=(row("new.dcm", 70, 0.6045),), progress=(64, 64)))
    reading.presenter.choose("previous")
    reading.presenter.choose("next")
    reading.presenter.choose("next")
    assert view.screen.facts.startswith("new.dcm"), "a row that came meanwhile is in its place"


def test_a_file_opened_otherwise_leaves_the_list(reading, view):
    reading.presenter.open([Path("other.dcm")])
    assert not view.screen.worklist.shown
    assert view.screen.facts.startswith("other.dcm")
    reading.presenter.choose("worklist")
    assert view.screen.worklist.shown
    reading.presenter.point((1, 1))
    assert view.screen.worklist.shown


@pytest.mark.skipif(os.name == "nt", reason="names are bytes on POSIX only")
def test_a_name_that_is_no_text_is_opened_by_its_bytes(reading, view, tmp_path):
    folder = tmp_path / os.fsdecode(b"ward\xe9")
    file = folder / os.fsdecode(b"bad\xff.dcm")
    try:
        folder.mkdir()
        file.write_bytes(b"x")
    except OSError:
        pytest.skip("this file system wants UTF-8")
    reading.feed.tell(News(about=About(as_text(folder), ("pneumonia",), "binary")))
    reading.feed.tell(News(rows=(row("bad\\xff.dcm", 3, 0.95),), progress=(4, 4)))
    reading.lists.open(0)
    assert reading.presenter._session.files[0] == file
    assert [path.name for path in reading.presenter._session.files[1:]] == shown(view)[1:]


def test_a_journal_that_does_not_know_its_folder_says_so(desk, view):
    desk.lists.open_batch(Path("/out"))
    desk.feeds[0].tell(News(about=About("", ("pneumonia",), "binary")))
    desk.feeds[0].tell(News(rows=(row("a.dcm", 0),), progress=(1, 1), idle=True))
    desk.lists.open(0)
    assert "does not say which folder" in view.screen.banner
    assert view.screen.worklist.shown


def test_nobody_waits_in_a_batch_that_was_finished_before(desk, view):
    desk.lists.open_batch(Path("/out"))
    assert desk.feeds[0].begun[:2] == (None, Path("/out"))
    desk.clock[0] = 1e9
    desk.feeds[0].tell(News(about=ABOUT))
    desk.feeds[0].tell(News(rows=(row("a.dcm", 0),), progress=(1, 1), idle=True))
    assert view.screen.worklist.limit == 0
    assert not view.screen.worklist.lines[0].late
    assert view.screen.worklist.lines[0].waiting == "11574 days"
    desk.lists.limit(5)
    assert view.screen.worklist.lines[0].late
    assert "longer than 5 minutes" in view.screen.worklist.rule


def test_time_goes_by(reading, view):
    reading.clock[0] += 61 * 60.0
    reading.lists.tick()
    assert [view.screen.worklist.lines[place].late for place in range(3)] == [True] * 3
    assert view.screen.worklist.lines[0].waiting == "1 h 1 min"


def test_filters_search_and_order_are_the_page_s(reading, view):
    reading.lists.filter(0, 3)
    assert shown(view) == ["c.dcm"]
    reading.lists.filter(0, 0)
    reading.lists.search("B.D")
    assert shown(view) == ["b.dcm"]
    assert view.screen.worklist.rule.startswith("1 of 3 rows.")
    reading.lists.search("")
    reading.lists.order(1)
    assert shown(view) == ["a.dcm", "b.dcm", "c.dcm"]
    reading.lists.order(1)
    assert shown(view) == ["c.dcm", "b.dcm", "a.dcm"]
    assert (view.screen.worklist.by, view.screen.worklist.descending) == (1, True)
    reading.lists.order(5)
    assert shown(view)[0] == "b.dcm"
    assert "Ordered by pneumonia, from the largest." in view.screen.worklist.rule
    reading.lists.order(0)
    assert view.screen.worklist.by == -1


def test_what_the_reader_decided_stands_in_the_list(reading, view):
    reading.said.append(SimpleNamespace(sha256="ab" * 32, label="pneumonia", opinion="present"))
    reading.said.append(SimpleNamespace(sha256="cd" * 32, label="pneumonia", opinion="none"))
    reading.presenter.choose("worklist")
    reading.presenter.choose("worklist")
    assert view.screen.worklist.lines[0].reader == "Present"
    assert [choice.name for choice in view.screen.worklist.filters] == ["Status", "Gate", "Answer", "Reader"]
    reading.lists.filter(3, 1)
    assert shown(view) == []


def test_pictures_are_asked_for_one_handful_at_a_time(reading, view):
    reading.lists.see(("a.dcm", "b.dcm"))
    reading.lists.see(("c.dcm",))
    assert reading.feed.asked == [("pictures", ("a.dcm", "b.dcm"))]
    reading.feed.tell(News(pictures=(("a.dcm", b"A"), ("b.dcm", b""))))
    assert reading.feed.asked[1:] == [("pictures", ("c.dcm",))]
    lines = view.screen.worklist.lines
    assert {line.key: line.thumbnail for line in (lines[0], lines[1], lines[2])} == {
        "a.dcm": b"A", "b.dcm": b"", "c.dcm": None,
    }  # fmt: skip


def test_hidden_identity_hides_file_names(reading, view):
    reading.presenter.choose("identity")
    lines = view.screen.worklist.lines
    texts = [f"{lines[place].file} {lines[place].why}" for place in range(3)]
    assert not any(".dcm" in text for text in texts)


def test_looking_about_does_not_make_new_lines(reading, view):
    before = view.screen.worklist.lines
    reading.presenter.point((2, 3))
    assert view.screen.worklist.lines == before
    assert view.screen.worklist.lines.ordered is before.ordered
