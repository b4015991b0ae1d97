"""Marks in their JSON, kept in the background, and as a table."""

from __future__ import annotations

import json
import threading

import pytest

from desktop.core.errors import OutputError
from desktop.core.geometry import Spacing
from desktop.marking.drawing import Drawing, Marking
from desktop.marking.history import History
from desktop.marking.keeper import Keeper
from desktop.marking.mark import KINDS
from desktop.marking.regions import measured
from desktop.marking.sheet import from_text, to_text
from desktop.marking.view import marks_view
from desktop.picture_view import aspect
from tests.marks_drawn import OBLONG, mark, radiograph


def test_marks_survive_their_json():
    sheet = tuple(mark(kind, text="" if kind == "length" else "Ł, \t<b>\ud800") for kind in KINDS)
    assert from_text(to_text(sheet), radiograph()) == sheet
    assert from_text(to_text(()), radiograph()) == ()


def damaged() -> list[str]:
    good = json.loads(to_text((mark(),)))
    line = good["marks"][0]
    wrong = [
        {"kind": "spline"}, {"points": [[1, 2]]}, {"points": [[1, 2], [1, 2]]}, {"points": [[1, 2], [1, 1e9]]},
        {"points": [[1, 2], ["a", 3]]}, {"points": 7}, {"text": 3}, {"text": "x" * 300}, {"known_mm": 5}, {"kind": []},
    ]  # fmt: skip
    texts = [json.dumps({**good, "marks": [{**line, **one}]}) for one in wrong]
    texts += [json.dumps({**good, "marks": [line] * 501}), json.dumps({**good, "schema": 2}), json.dumps([good])]
    nan = '{"schema": 1, "marks": [{"kind": "length", "points": [[NaN, 1], [1, Infinity]]}]}'
    huge = f'{{"schema": 1, "marks": [{{"kind": "length", "points": [[1, 1], [1, {10**400}]]}}]}}'
    scale = to_text((mark("scale"), mark("scale")))
    return [*texts, nan, huge, scale, "", "null", "{", '{"schema": 1}', "[" * 100_000, '{"schema": 1, "marks": [7]}']


@pytest.mark.parametrize("text", damaged(), ids=lambda text: text[:60])
def test_a_damaged_row_is_a_sentence_and_an_empty_list(text):
    class Store:
        def marks(self, sha256: str, frame: int) -> str:
            return text

    found, drawing = Keeper(Store(), None).restored(radiograph())
    assert drawing.sheet == ()
    assert "damaged" in drawing.note
    assert found.spacing is OBLONG


def test_pixels_that_are_not_square_stay_so_when_a_known_length_comes_back():
    class Store:
        def marks(self, sha256: str, frame: int) -> str:
            return to_text((mark("scale", (20.0, 10.0), (20.0, 60.0), known=25.0),))

    found, drawing = Keeper(Store(), None).restored(radiograph(spacing=None, aspect=2.0))
    assert found.spacing == Spacing(1.0, 0.5, "user")
    assert drawing.aspect == aspect(found) == aspect(radiograph(spacing=None, aspect=2.0)) == 2.0


class Store(dict):
    """A store of our protocol, which can fail."""

    failure: Exception | None = None

    def marks(self, sha256: str, frame: int) -> str | None:
        if self.failure:
            raise self.failure
        return self.get((sha256, frame))

    def save_marks(self, sha256: str, frame: int, text: str) -> None:
        if self.failure:
            raise self.failure
        self[sha256, frame] = text


class Queue:
    """A runner whose jobs wait until they are told to run; drops none."""

    def __init__(self) -> None:
        self.jobs = []

    def submit(self, work, done, failed, progress=None, delay=0.0):
        self.jobs.append((work, failed))

    def run(self) -> None:
        while self.jobs:
            work, failed = self.jobs.pop(0)
            try:
                work(None)
            except Exception as error:  # noqa: BLE001  the same promise as JobRunner
                failed(error)


def test_what_waits_is_saved_once_as_its_newest_and_seen_before():
    store, queue, errors = Store(), Queue(), []
    keeper = Keeper(store, queue)
    for last in range(1, 6):
        keeper.save(radiograph(), (mark("length", (0.0, 0.0), (0.0, float(last))),), errors.append)
    assert len(queue.jobs) == 1
    assert keeper.restored(radiograph())[1].sheet[0].points[1] == (0.0, 5.0)
    queue.run()
    assert from_text(store["ab" * 32, 0], radiograph())[0].points[1] == (0.0, 5.0)
    assert keeper.restored(radiograph())[1].sheet[0].points[1] == (0.0, 5.0)
    assert errors == []


def test_marks_belong_to_a_frame_of_a_file():
    store, queue = Store(), Queue()
    keeper = Keeper(store, queue)
    keeper.save(radiograph(frame=1, frames=3), (mark(),), pytest.fail)
    keeper.save(radiograph(sha256=""), (mark(),), pytest.fail)
    queue.run()
    assert list(store) == [("ab" * 32, 1)]
    assert keeper.restored(radiograph())[1].sheet == ()
    assert keeper.restored(radiograph(sha256=""))[1].sheet == ()
    assert keeper.restored(radiograph(frame=1, frames=3))[1].sheet == (mark(),)


def test_a_full_disk_loses_nothing_while_the_program_runs():
    store, queue, errors = Store(), Queue(), []
    keeper = Keeper(store, queue)
    store.failure = OutputError("The disk is full; free some space.")
    keeper.save(radiograph(), (mark(),), errors.append)
    queue.run()
    assert errors == [store.failure]
    assert keeper.restored(radiograph())[1].sheet == (mark(),)
    other = radiograph(sha256="cd" * 32)
    assert keeper.restored(other)[1].note == str(store.failure)
    store.failure = None
    keeper.save(radiograph(), (mark("arrow"),), errors.append)
    queue.run()
    assert from_text(store["ab" * 32, 0], radiograph()) == (mark("arrow"),)


def test_saving_and_reading_from_two_threads():
    store, keeper = Store(), None

    class Threads:
        def submit(self, work, done, failed, progress=None, delay=0.0):
            threads.append(threading.Thread(target=work, args=(None,)))
            threads[-1].start()

    threads: list[threading.Thread] = []
    keeper = Keeper(store, Threads())
    for last in range(1, 50):
        keeper.save(radiograph(), (mark("length", (0.0, 0.0), (0.0, float(last))),), pytest.fail)
        assert keeper.restored(radiograph())[1].sheet[0].points[1] == (0.0, float(last))
    for thread in threads:
        thread.join()
    assert from_text(store["ab" * 32, 0], radiograph())[0].points[1] == (0.0, 49.0)


def test_the_list_is_a_table_that_no_spreadsheet_runs():
    sheet = (mark("ellipse", text="=1+1"), mark("text", text="a\tb\nc"), mark("scale"))
    drawing = measured(Drawing(History(sheet)), radiograph(), "")
    lines = marks_view(Marking(), drawing, OBLONG).table.splitlines()
    cells = [line.split("\t") for line in lines]
    assert [len(line) for line in cells] == [10] * 4
    assert cells[1][-1] == "'=1+1"
    assert cells[3][1:4] == ["Known length", "25", "mm"]
    (found,) = drawing.regions.values()
    numbers = found.mean, found.sd, found.minimum, found.maximum
    counted = [f"{found.area.value:.6g}", "mm² at detector", str(found.count), *(f"{one:.6g}" for one in numbers)]
    assert cells[1][2:9] == counted
