"""A batch in its own process, with the real journal, the tiny model and real files."""

from __future__ import annotations

import json
import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from desktop import app
from desktop.core.batch.journal import Journal
from desktop.core.errors import OutputError, UnreadableFile
from desktop.core.report.names import ALL, JOURNAL
from desktop.scanning import Wanted, scan_folder
from desktop.settings import Settings
from desktop.worklist.news import Item, News
from desktop.worklist.process import BatchProcess
from desktop.worklist.reporting import Written
from desktop.worklist.stored import OTHER_MODEL, opened
from tests.core.batch_fixtures import save
from tests.tiny_model import build, build_grades, card

SECONDS = 60.0


class Followed:
    """A batch that is followed on a thread."""

    def __init__(self, wanted: Wanted, reading: bool = True) -> None:
        self.feed = BatchProcess(wanted, reading)
        self.news: list[News] = []
        self.failure: Exception | None = None
        self._thread = threading.Thread(target=self._follow)
        self._thread.start()

    def _follow(self) -> None:
        try:
            self.feed.follow(self.news.append)
        except Exception as error:  # noqa: BLE001  the test looks at it
            self.failure = error

    def until(self, seen: Callable[[News], object]) -> News:
        deadline = time.monotonic() + SECONDS
        while time.monotonic() < deadline:
            for news in self.news:
                if seen(news):
                    return news
            if not self._thread.is_alive():
                break
            time.sleep(0.01)
        raise AssertionError(self.news)

    @property
    def rows(self) -> dict[str, Item]:
        return {item.file: item for news in self.news for item in news.rows}

    def end(self) -> float:
        """Seconds that closing took the caller; the process is gone then."""
        start = time.perf_counter()
        self.feed.close()
        took = time.perf_counter() - start
        self._thread.join(SECONDS)
        assert not self._thread.is_alive()
        return took


def made(place: Path) -> SimpleNamespace:
    folder = place / "in"
    for number in range(12):
        save(folder / f"{number:02}.png", 40 + 15 * number)
    (folder / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n broken")
    model = build(place / "tiny.onnx", json.dumps(card()))
    wanted = Wanted(folder, place / "out", model, "cpu")
    return SimpleNamespace(folder=folder, out=place / "out", model=model, wanted=wanted)


@pytest.fixture
def batch(tmp_path):
    return made(tmp_path)


@pytest.fixture(scope="module")
def done(tmp_path_factory):
    """One that was read to its end."""
    batch = made(tmp_path_factory.mktemp("done"))
    scan_folder(batch.wanted, lambda notes: None, lambda progress: None, lambda: False)
    return batch


def test_a_folder_is_read_paused_stopped_and_gone_on_with(batch):
    first = Followed(batch.wanted)
    first.feed.ask("pause")
    first.feed.ask("pictures", ("00.png",))
    assert first.until(lambda news: news.pictures).pictures == (("00.png", b""),)
    assert first.rows == {}, "nothing is read meanwhile"
    first.feed.ask("go on")
    first.until(lambda news: news.progress)
    first.feed.ask("stop")
    first.until(lambda news: news.idle)
    known = first.rows
    with pytest.raises(OutputError, match="in use by another scan"):
        scan_folder(batch.wanted, lambda notes: None, lambda progress: None, lambda: False)
    assert first.end() < 0.1
    assert first.failure is None

    second = Followed(batch.wanted)
    second.until(lambda news: news.idle)
    assert {item.place for item in second.rows.values()} == set(range(1, 14))
    assert second.until(lambda news: news.about).about.labels == ("pneumonia",)
    assert [news.progress for news in second.news if news.progress][-1] == (13, 13)
    for file, item in known.items():
        assert second.rows[file].scores == item.scores
    assert second.rows["broken.png"].status == "failed"
    assert "broken.png" in second.rows["broken.png"].reason
    assert second.rows["11.png"].decisions[0] == "positive"
    second.feed.ask("pictures", ("11.png", "broken.png", "none.png"))
    pictures = dict(second.until(lambda news: news.pictures).pictures)
    assert pictures["11.png"].startswith(b"\xff\xd8")
    assert pictures["broken.png"] == pictures["none.png"] == b""
    second.feed.ask("report")
    assert second.until(lambda news: news.report).report == str(batch.out / "report.html")
    second.end()
    assert {path.name for path in batch.out.iterdir()} == {*ALL, JOURNAL}


def test_a_folder_that_is_gone_is_a_sentence(batch):
    followed = Followed(Wanted(batch.folder / "none", batch.out, batch.model, "cpu"))
    assert "is no folder" in followed.until(lambda news: news.error).error
    followed.end()
    assert followed.failure is None


def test_what_was_never_begun_is_closed_without_a_process(batch):
    feed = BatchProcess(batch.wanted, reading=True)
    feed.close()
    feed.follow(lambda news: None)
    assert not batch.out.exists()


def test_a_finished_batch_is_opened_as_it_was_read(done):
    (done.out / "report.html").unlink()
    with opened(done.out, done.model) as found:
        assert Path(found.about.folder) == done.folder
        assert (found.about.labels, found.about.task) == (("pneumonia",), "binary")
        assert [row.file for row in found.session] == [*(f"{number:02}.png" for number in range(12)), "broken.png"]
        assert len(found.session.read_at()) == 13
        assert found.report(False) == Written(done.out / "report.html", nameless=False)
    assert (done.out / "report.html").exists()


def test_a_batch_of_another_model_can_be_looked_at(done, tmp_path):
    other = build(tmp_path / "other.onnx", json.dumps(card(version="9.9.9")))
    with opened(done.out, other) as found:
        assert (found.about.labels, found.notes, found.report) == (("pneumonia",), (OTHER_MODEL,), OTHER_MODEL)
        assert len(found.session) == 13


@pytest.mark.parametrize("known", ["journal", "installed", "nowhere"])
def test_grades_of_another_model_are_still_grades(tmp_path, batch, monkeypatch, known):
    (tmp_path / "installed").mkdir()
    grades = build_grades(tmp_path / "installed" / "grades.onnx")
    scan_folder(replace(batch.wanted, model=grades), lambda notes: None, lambda progress: None, lambda: False)
    if known != "journal":
        with closing(sqlite3.connect(batch.out / JOURNAL)) as journal:
            assert journal.execute("DELETE FROM meta WHERE name LIKE 'task %'").rowcount == 1
            journal.commit()
    if known == "installed":
        monkeypatch.setattr("desktop.paths.default_model", lambda: grades.with_name("other.onnx"))
    with opened(batch.out, batch.model) as found:
        assert found.about.task == ("multiclass" if known == "nowhere" else "ordinal")
    followed = Followed(batch.wanted, reading=False)
    assert not followed.until(lambda news: news.about).writable
    followed.end()


def test_a_folder_without_a_journal_is_refused(tmp_path, batch):
    with pytest.raises(UnreadableFile, match=r"holds no journal\.sqlite"), opened(tmp_path, batch.model):
        pass
    assert not (tmp_path / JOURNAL).exists()


def test_an_unusable_journal_stays_where_it_is(tmp_path, batch):
    (tmp_path / JOURNAL).write_bytes(b"no database at all" * 100)
    with pytest.raises(UnreadableFile, match="is damaged"), opened(tmp_path, batch.model):
        pass
    assert (tmp_path / JOURNAL).read_bytes().startswith(b"no database")


def test_an_empty_journal_says_so(tmp_path, batch):
    with Journal.open(tmp_path / JOURNAL):
        pass
    with pytest.raises(UnreadableFile, match="no file yet"), opened(tmp_path, batch.model):
        pass


def test_the_window_reads_a_folder_opens_a_row_and_closes_while_it_reads(qtbot, qapp, batch):
    with app.composed(Settings(notice_accepted=True), batch.model, "cpu") as parts:
        parts.window.show()
        parts.window.worklist.folder_wanted.emit(batch.folder, batch.out)
        qtbot.waitUntil(lambda: parts.window.screen_shown.worklist.can_report, timeout=60_000)
        qtbot.waitUntil(lambda: len(parts.window.screen_shown.worklist.lines) == 13)  # the order follows the rows
        assert parts.window.screen_shown.worklist.lines[0].file == "11.png"
        parts.window.worklist.page.table.opened.emit(1)
        qtbot.waitUntil(lambda: parts.window.screen_shown.settled, timeout=60_000)
        assert parts.window.screen_shown.facts.startswith("10.png")
        assert not parts.window.worklist.page.isVisible()
        parts.window.worklist.folder_wanted.emit(batch.folder, batch.out.with_name("again"))
        assert parts.window.worklist.page.isVisible()
