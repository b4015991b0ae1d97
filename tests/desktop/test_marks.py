"""Marks without a window: shapes, steps of the hand, history."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest

from desktop.core.geometry import Spacing
from desktop.marking import hand
from desktop.marking.drawing import Drawing, Marking
from desktop.marking.history import MOST, History
from desktop.marking.mark import KINDS, Mark, handles, points_of, shifted, spacing_of, taken
from desktop.marking.regions import calibrated, measured
from desktop.marking.view import marks_view
from tests.marks_drawn import OBLONG, PIXELS, SHAPE, clicked, mark, radiograph, words


def test_values_in_pixels_that_are_not_square():
    """3 mm down and 4 mm along; a right angle at the corner; plates 45 degrees apart."""
    sheet = (
        mark("length", (0.0, 0.0), (15.0, 40.0)),
        mark("angle", (10.0, 0.0), (0.0, 0.0), (0.0, 33.0)),
        mark("cobb", (0.0, 0.0), (0.0, 30.0), (10.0, 20.0), (15.0, 30.0)),
    )
    assert words(Drawing(History(sheet))) == ["5.0 mm at detector", "90.0°", "45.0°"]
    assert words(Drawing(History(sheet)), None)[0] == "42.7 px"


def test_a_known_length_along_a_row_measures_columns_of_pixels_that_are_not_square():
    """Pixels twice as high as wide, of unknown size: 50 along and 25 down are both 25 mm; 45 degrees between."""
    level = mark("scale", (20.0, 10.0), (20.0, 60.0), known=25.0)
    marks = mark("length", (50.0, 60.0), (75.0, 60.0)), mark("angle", (25.0, 50.0), (0.0, 0.0), (0.0, 33.0))
    found = radiograph(spacing=None, aspect=2.0)
    bare = measured(Drawing(History(marks), aspect=2.0), found, "")
    assert [item.words for item in marks_view(Marking(), bare, None).items] == ["25.0 px", "45.0°"]
    assert "\t45\t°\t" in marks_view(Marking(), bare, None).table
    drawing = Drawing(History((level, *marks)), aspect=2.0)
    spacing = calibrated(drawing, found).spacing
    assert spacing == Spacing(1.0, 0.5, "user")
    assert [item.words for item in marks_view(Marking(), drawing, spacing).items][1:] == [
        "25.0 mm user-calibrated",
        "45.0°",
    ]


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
