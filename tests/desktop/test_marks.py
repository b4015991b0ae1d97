"""Marks without a window: shapes, steps of the hand, history, JSON, keeping."""

from __future__ import annotations

import json
import random
import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from desktop.core.errors import OutputError
from desktop.core.geometry import Spacing
from desktop.core.radiograph import Radiograph
from desktop.marking import hand
from desktop.marking.drawing import Drawing, Marking, Tool
from desktop.marking.history import MOST, History
from desktop.marking.keeper import Keeper
from desktop.marking.mark import KINDS, Mark, handles, points_of, shifted, spacing_of, taken
from desktop.marking.regions import measured
from desktop.marking.sheet import from_text, to_text
from desktop.marking.view import marks_view

SHAPE = (100, 80)
OBLONG = Spacing(0.2, 0.1, "detector")
PIXELS = np.random.default_rng(7).integers(0, 4096, SHAPE).astype(np.uint16)


def radiograph(**changes) -> Radiograph:
    return replace(Radiograph(PIXELS, (0, 4095), Path("x"), "DICOM", sha256="ab" * 32, spacing=OBLONG), **changes)


def mark(kind="length", *points, text="", known=0.0) -> Mark:
    points = points or tuple((10.0 + 7 * n, 20.0 + 5 * n * n) for n in range(points_of(kind)))
    return Mark(kind, points, text or ("here" if kind == "text" else ""), known or (25.0 if kind == "scale" else 0.0))


def clicked(tool: Tool, *points, dragged: bool = False) -> Drawing:
    """Each point clicked; dragged: from the odd ones to the even ones."""
    drawing = Drawing()
    for number, point in enumerate(points):
        if dragged and number % 2:
            drawing = hand.released(hand.moved(drawing, point, SHAPE), tool, True)
        else:
            drawing = hand.pressed(drawing, tool, point, (-1, -1), SHAPE)
            if not dragged:
                drawing = hand.released(hand.moved(drawing, point, SHAPE), tool, False)
    return drawing


def words(drawing: Drawing, spacing: Spacing | None = OBLONG, **changes) -> list[str]:
    drawing = measured(drawing, radiograph(**changes), "")
    return [item.words for item in marks_view(Marking(), drawing, spacing).items]


def test_values_in_pixels_that_are_not_square():
    """3 mm down and 4 mm along; a right angle at the corner; plates 45 degrees apart."""
    sheet = (
        mark("length", (0.0, 0.0), (15.0, 40.0)),
        mark("angle", (10.0, 0.0), (0.0, 0.0), (0.0, 33.0)),
        mark("cobb", (0.0, 0.0), (0.0, 30.0), (10.0, 20.0), (15.0, 30.0)),
    )
    assert words(Drawing(History(sheet))) == ["5.0 mm at detector", "90.0°", "45.0°"]
    assert words(Drawing(History(sheet)), None)[0] == "42.7 px"


@pytest.mark.parametrize("kind", ["rectangle", "ellipse"])
def test_statistics_are_numpys(kind):
    top, left, bottom, right = 12.5, 7.0, 61.25, 70.75
    rows, columns = np.mgrid[: SHAPE[0], : SHAPE[1]] + 0.5
    within = (rows >= top) & (rows < bottom) & (columns >= left) & (columns < right)
    if kind == "ellipse":
        row, column = (top + bottom) / 2, (left + right) / 2
        within = ((rows - row) / (bottom - row)) ** 2 + ((columns - column) / (right - column)) ** 2 <= 1
    values = PIXELS[within] * 0.5 - 3.0
    drawing = Drawing(History((mark(kind, (bottom, left), (top, right)),)))
    (said,) = words(drawing, slope=0.5, intercept=-3.0)
    assert f"Mean {values.mean():.1f}  SD {values.std():.1f}" in said
    assert f"Min {values.min():g}  Max {values.max():g}" in said
    assert f"Area {values.size * 0.02:.1f} mm² at detector" in said


def test_a_region_without_a_pixel_says_so():
    assert words(Drawing(History((mark("rectangle", (3.1, 3.1), (3.4, 3.4)),)))) == ["No pixel inside"]


@pytest.mark.parametrize("edge", [0.0, 0.49, 0.5, 0.51, 1.0])
def test_a_pixel_counts_where_its_centre_lies_inside(edge):
    drawing = measured(Drawing(History((mark("rectangle", (edge, 0.0), (2.0, 1.0)),))), radiograph(), "")
    (found,) = drawing.regions.values()
    assert found.count == (2 if edge <= 0.5 else 1)


def test_statistics_are_worked_out_once_for_a_region_that_stays():
    drawing = measured(Drawing(History((mark("ellipse"),))), radiograph(), "")
    again = measured(drawing.with_sheet((*drawing.sheet, mark("rectangle")), 1), radiograph(), "")
    key = ("ellipse", mark("ellipse").points)
    assert again.regions[key] is drawing.regions[key]
    assert len(again.regions) == 2
    assert measured(again, radiograph(), "") is again


@pytest.mark.parametrize(
    ("tool", "dragged"), [(kind, dragged) for kind in KINDS for dragged in (False, True)[: 2 - points_of(kind) % 2]]
)
def test_every_kind_can_be_drawn_by_clicks_and_by_drags(tool, dragged):
    points = mark(tool).points
    drawing = clicked(tool, *points, dragged=dragged)
    assert not drawing.draft
    if tool in ("text", "scale"):
        assert (drawing.asked, drawing.pending, drawing.sheet) == ("text" if tool == "text" else "length", points, ())
    else:
        assert drawing.sheet == (Mark(tool, points),)
        assert drawing.selected == 0


def test_an_angle_by_a_drag_and_a_click():
    first = clicked("angle", (5.0, 5.0), (50.0, 5.0), dragged=True)
    second = hand.pressed(first, "angle", (50.0, 60.0), (-1, -1), SHAPE)
    assert second.sheet == (Mark("angle", ((5.0, 5.0), (50.0, 5.0), (50.0, 60.0))),)


def test_a_double_click_makes_no_mark_without_extent():
    assert clicked("length", (5.0, 5.0), (5.0, 5.0)).sheet == ()
    assert clicked("length", (-5.0, -9.0), (500.0, 500.0)).sheet[0].points == ((0.0, 0.0), (100.0, 80.0))


def test_a_drag_is_one_step_and_is_seen_before_it_ends():
    start = Drawing(History((mark("length", (10.0, 10.0), (20.0, 20.0)),)))
    held = hand.pressed(start, "", (15.0, 15.0), (0, -1), SHAPE)
    moving = hand.moved(hand.moved(held, (16.0, 15.0), SHAPE), (25.0, 35.0), SHAPE)
    assert moving.sheet[0].points == ((20.0, 30.0), (30.0, 40.0))
    assert moving.history == start.history
    done = hand.released(moving, "", True)
    assert len(done.history.past) == 1
    assert done.history.undone().now == start.sheet
    assert hand.released(held, "", False).history == start.history


@pytest.mark.parametrize("kind", KINDS)
def test_a_handle_goes_where_it_is_taken(kind):
    made = mark(kind)
    for number in range(len(handles(made))):
        changed = taken(made, number, (33.0, 44.0), SHAPE)
        assert handles(changed)[number] == (33.0, 44.0)
        assert sum(a != b for a, b in zip(handles(made), handles(changed), strict=True)) <= 3
        assert taken(made, number, (-1e9, 1e9), SHAPE) == taken(made, number, (0.0, 80.0), SHAPE)
    assert all(0 <= row <= 100 and 0 <= column <= 80 for row, column in shifted(made, 1e9, -1e9, SHAPE).points)


def test_a_line_is_not_moved_until_it_vanishes():
    made = mark("length", (10.0, 10.0), (20.0, 20.0))
    assert taken(made, 1, (10.0, 10.0), SHAPE) == made


def test_keys_move_by_pixels_and_are_one_step_together():
    drawing = replace(Drawing(History((mark("length", (10.0, 10.0), (20.0, 20.0)),))), selected=0)
    for _ in range(3):
        drawing = hand.nudged(drawing, 1.0, 0.0, SHAPE)
    assert drawing.sheet[0].points == ((13.0, 10.0), (23.0, 20.0))
    drawing = hand.nudged(hand.next_handle(drawing), 0.0, 10.0, SHAPE)
    assert drawing.sheet[0].points == ((13.0, 20.0), (23.0, 20.0))
    assert len(drawing.history.past) == 2
    turned = hand.next_handle(hand.next_handle(drawing))
    assert (drawing.handle, turned.handle) == (0, -1)


@pytest.mark.parametrize("tool", [kind for kind in KINDS if kind not in ("text", "scale")])
def test_a_key_puts_a_mark_into_the_middle_of_what_is_seen(tool):
    (made,) = hand.put(Drawing(), tool, ((20.0, -50.0), (60.0, 40.0)), SHAPE).sheet
    rows, columns = zip(*made.points, strict=True)
    assert (min(rows) + max(rows), min(columns) + max(columns)) == (80.0, pytest.approx(40.0, abs=10.0))
    assert all(20.0 <= row <= 60.0 and 0.0 <= column <= 40.0 for row, column in made.points)


@pytest.mark.parametrize("seed", range(20))
def test_undo_and_redo_against_a_list_of_all_states(seed):
    """Random steps; the model is a plain list with a cursor."""
    chance = random.Random(seed)
    history, states, at = History(), [()], 0
    for step in range(300):
        what = chance.choice("cccur")
        if what == "c":
            sheet = (
                *history.now[chance.randrange(len(history.now) + 1) :],
                mark("length", (0.0, 0.0), (1.0, step + 1.0)),
            )
            history = history.changed(sheet)
            states = [*states[: at + 1], sheet][-MOST - 1 :]
            at = len(states) - 1
        elif what == "u":
            history, at = history.undone(), max(0, at - 1)
        else:
            history, at = history.redone(), min(len(states) - 1, at + 1)
        assert history.now == states[at]
        assert (len(history.past), len(history.future)) == (at, len(states) - 1 - at)
    assert history.changed(history.now) is history


def test_a_known_length_makes_the_spacing_and_goes_when_it_is_deleted():
    scale = mark("scale", (10.0, 10.0), (10.0, 60.0), known=25.0)
    found = spacing_of((mark(), scale), OBLONG)
    assert (found.row_mm, found.column_mm, found.label) == (
        pytest.approx(1.0),
        pytest.approx(0.5),
        "mm user-calibrated",
    )
    assert spacing_of((scale,), None).row_mm == pytest.approx(0.5)
    assert spacing_of((mark(),), OBLONG) is OBLONG


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
