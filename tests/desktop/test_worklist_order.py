"""Which rows of a worklist are shown, and in which order; no display, no process."""

from __future__ import annotations

from math import nan

import numpy as np
import pytest

from desktop.worklist.news import Item
from desktop.worklist.order import Wish, arranged
from desktop.worklist.table import Gathering, Table

NOW = 1_000_000.0


def item(file: str, place: int, score: float = nan) -> Item:
    """Positive from 0.5 on; without a score it failed."""
    if np.isnan(score):
        return Item(file, place, "failed", "", "", file.upper(), "", (nan,), ("",), (1, 0.0), NOW)
    decision, urgency = ("positive", (0, -score)) if score >= 0.5 else ("negative", (2, -score))
    return Item(file, place, "ok", "answered", "", file.upper(), "", (score,), (decision,), urgency, NOW)


def table(*items: Item) -> Table:
    gathering = Gathering()
    gathering.add(items)
    return gathering.table()


FOUR = table(item("a.dcm", 0, 0.1), item("b.dcm", 1), item("c.dcm", 2, 0.7), item("d.dcm", 3, 0.9))


def shown(wish: Wish, of: Table = FOUR, read: dict[str, object] | None = None) -> str:
    order, _ = arranged(of, wish, read or {}, NOW)
    return "".join(of.items[row].file[0] for row in order)


def test_the_order_of_urgency_is_the_report_s():
    assert shown(Wish()) == "dcba"


@pytest.mark.parametrize(
    ("wish", "wanted"),
    [
        (Wish("score"), "acdb"),
        (Wish("score", descending=True), "dcab"),
        (Wish("file"), "abcd"),
        (Wish("file", descending=True), "dcba"),
        (Wish("status"), "acdb"),
        (Wish("status", descending=True), "bacd"),
        (Wish("score", label=7), "abcd"),
    ],
)
def test_columns_order_both_ways_and_what_has_no_value_comes_last(wish, wanted):
    assert shown(wish) == wanted


def test_who_waits_too_long_comes_first_and_the_longest_before_others():
    late = table(
        *(one._replace(read_at=NOW - 60.0 * wait) for one, wait in zip(FOUR.items, (61, 90, 0, 60), strict=True))
    )
    order, count = arranged(late, Wish(limit=60), {}, NOW)
    assert [late.items[row].file[0] for row in order] == ["b", "a", "d", "c"]
    assert count == 2
    assert shown(Wish(limit=0), late) == "dcba"
    assert shown(Wish("file", limit=60), late) == "abcd"


def test_what_the_reader_decided_on_waits_no_more():
    late = table(*(one._replace(read_at=0.0) for one in FOUR.items))
    assert shown(Wish(), late) == "dcba"
    assert shown(Wish(), late, {"C.DCM": (), "D.DCM": ()}) == "badc"
    assert shown(Wish(read=False), late, {"A.DCM": (), "B.DCM": ()}) == "dc"
    assert shown(Wish(read=True), late, {"A.DCM": ()}) == "a"


@pytest.mark.parametrize(
    ("wish", "wanted"),
    [
        (Wish(status="failed"), "b"),
        (Wish(verdict="answered"), "dca"),
        (Wish(verdict=""), "b"),
        (Wish(decision="positive"), "dc"),
        (Wish(decision=""), "b"),
        (Wish(search="C.D"), "c"),
        (Wish(search="nothing"), ""),
        (Wish(decision="positive", search="d.dcm"), "d"),
    ],
)
def test_filters_and_search_leave_the_order(wish, wanted):
    assert shown(wish) == wanted


def test_rows_of_one_patient_stand_together_and_those_of_nobody_last():
    of = table(*(one._replace(patient=who) for one, who in zip(FOUR.items, ("p", "", "q", "p"), strict=True)))
    assert shown(Wish("patient"), of) == "adcb"
    assert shown(Wish("patient", descending=True), of) == "cadb"


def test_a_newer_row_takes_the_older_one_s_place_and_earlier_tables_stay_as_they_are():
    gathering = Gathering()
    gathering.add(FOUR.items)
    before = gathering.table()
    gathering.add([item("a.dcm", 0, 0.95)])
    gathering.add([item(f"{number}.dcm", 4 + number, 0.2) for number in range(600)])
    after = gathering.table()
    assert len(before) == 4
    assert shown(Wish(), before) == "dcba"
    assert shown(Wish(), after).startswith("adc")
    assert len(after) == 604
    assert before.find("599.dcm") is None
    assert after.items[after.find("599.dcm")].place == 603


def test_labels_that_come_later_are_unknown_before():
    gathering = Gathering()
    gathering.add([item("a.dcm", 0)._replace(scores=(), decisions=())])
    gathering.add([item("b.dcm", 1, 0.3)])
    assert np.isnan(gathering.table().scores[0, 0])
    assert shown(Wish("score"), gathering.table()) == "ba"
