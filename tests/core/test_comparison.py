"""Two models side by side: what shifts, what flips, and the thresholds that keep what the old model did."""

from __future__ import annotations

import csv
import io
import re

import numpy as np
import pytest

from desktop.core.card import Label, ModelCard
from desktop.core.comparison import (
    Pair,
    Said,
    Scored,
    auroc,
    common_labels,
    gates,
    shift,
    threshold_for,
)
from desktop.core.errors import ModelError
from desktop.core.installed import Installed
from desktop.core.pages.comparison_page import Comparison, csv_lines, html
from tests.tiny_model import card

LABEL = Label(name="pneumonia", display={"en": "Pneumonia"})
CARD = ModelCard.model_validate(card())


def said(score: float, threshold: float = 0.5) -> Said:
    positive = score >= threshold
    return Said("answered", "", {"pneumonia": Scored(score, positive, "positive" if positive else "negative")})


def pair(file: str, old: float, new: float, ill: bool | None = None) -> Pair:
    truth = None if ill is None else frozenset({"pneumonia"} if ill else ())
    return Pair(file, "ab" * 32, said(old), said(new), truth)


REFUSED = Said("refused", "This is a colour picture.", {})
FOUR = (
    pair("a.png", 0.1, 0.2, False),
    pair("b.png", 0.4, 0.55, False),
    pair("c.png", 0.6, 0.45, True),
    pair("d.png", 0.9, 0.8, True),
)


def labels(*names: str) -> ModelCard:
    many = [{"name": name, "display": {"en": name.capitalize()}} for name in names]
    golden = [card()["golden"][0] | {"scores": [0.5] * len(names)}]
    return ModelCard.model_validate(card(task="ordinal", labels=many, operating_points=[], golden=golden))


def test_what_shifts_and_what_flips() -> None:
    found = shift((*FOUR, Pair("e.png", "", said(0.5), REFUSED)), LABEL, ())
    assert found is not None
    assert found.files == 4
    assert (found.old_mean, found.new_mean) == pytest.approx((0.5, 0.5))
    assert found.shifts[2] == pytest.approx(0.0)
    assert (found.old_share, found.new_share) == (0.5, 0.5)
    assert [one.file for one in found.up] == ["b.png"]
    assert [one.file for one in found.down] == ["c.png"]
    assert found.pearson == pytest.approx(np.corrcoef([0.1, 0.4, 0.6, 0.9], [0.2, 0.55, 0.45, 0.8])[0, 1])
    assert found.spearman == pytest.approx(0.8)  # 1 - 6 * (1 + 1) / (4 * 15)


def test_the_threshold_that_keeps_the_share_and_the_one_that_keeps_the_sensitivity() -> None:
    found = shift(FOUR, LABEL, CARD.points("pneumonia")[1:2])
    assert found is not None
    share, sensitivity = found.kept
    assert (share.keeps, sensitivity.keeps) == ("share", "sensitivity")
    assert share.threshold == pytest.approx(0.5)  # 0.55 and 0.8 are over it
    assert (share.old_share, share.share) == (0.5, 0.5)
    assert (share.old_sensitivity, share.sensitivity) == (1.0, 0.5)
    assert sensitivity.threshold == pytest.approx(0.45)
    assert (sensitivity.old_sensitivity, sensitivity.sensitivity) == (1.0, 1.0)
    assert (sensitivity.old_specificity, sensitivity.specificity) == (1.0, 0.5)


def test_against_the_truth() -> None:
    found = shift(FOUR, LABEL, ())
    assert found is not None
    assert found.judged is not None
    old, new = found.judged
    assert (old.auroc, old.sensitivity, old.specificity) == (1.0, 1.0, 1.0)
    assert (new.auroc, new.sensitivity, new.specificity) == (0.75, 0.5, 0.5)


def test_without_the_truth_nothing_is_said_about_it() -> None:
    found = shift(tuple(pair(one.file, 0.3, 0.4) for one in FOUR), LABEL, CARD.points("pneumonia"))
    assert found is not None
    assert found.judged is None
    assert [one.keeps for one in found.kept] == ["share"] * 3
    assert found.pearson is None
    assert found.spearman is None
    assert shift((), LABEL, ()) is None


@pytest.mark.parametrize(
    ("scores", "count", "threshold"),
    [([0.1, 0.5, 0.9], 1, 0.7), ([0.1, 0.5, 0.9], 3, 0.1), ([0.1, 0.5, 0.9], 0, 0.95), ([0.5, 0.5, 0.9], 2, None),
     ([1.0, 0.2], 0, None)],
)  # fmt: skip
def test_a_threshold_for_so_many(scores: list[float], count: int, threshold: float | None) -> None:
    found = threshold_for(np.array(scores), count)
    assert found == (None if threshold is None else pytest.approx(threshold))
    if found is not None:
        assert (np.array(scores) >= found).sum() == count


def test_auroc_counts_ties_half() -> None:
    truth = np.array([True, True, False, False])
    assert auroc(np.array([0.9, 0.5, 0.5, 0.1]), truth) == pytest.approx(3.5 / 4)
    assert auroc(np.array([0.9, 0.5]), np.array([True, True])) is None


def test_gates() -> None:
    counted = gates((*FOUR, Pair("e.png", "", said(0.5), REFUSED), Pair("f.png", "", REFUSED, REFUSED)))
    assert (counted["answered", "answered"], counted["answered", "refused"], counted["refused", "refused"]) == (4, 1, 1)


def test_common_labels_and_none() -> None:
    assert [one.name for one in common_labels(labels("a", "b"), labels("c", "b", "a"))] == ["b", "a"]
    with pytest.raises(ModelError, match="nothing in common"):
        common_labels(labels("a", "b"), labels("c"))


def comparison(*pairs: Pair, **changes: object) -> Comparison:
    from pathlib import Path

    held = ModelCard.model_validate(card(**changes))
    model = Installed(Path("tiny.onnx"), 10, "cd" * 32, held)
    return Comparison("/in", model, model, held.labels, pairs, "0.1.0")


def test_csv_has_a_line_per_file_and_no_formula() -> None:
    evil = Pair('=HYPERLINK("x")', "ab", REFUSED, Said("failed", "+1 is no picture", {}))
    lines = list(csv.DictReader(io.StringIO("".join(csv_lines(comparison(*FOUR, evil))))))
    assert [line["file"] for line in lines] == ["a.png", "b.png", "c.png", "d.png", '\'=HYPERLINK("x")']
    assert lines[1]["flipped_pneumonia"] == "1"
    assert float(lines[1]["shift_pneumonia"]) == pytest.approx(0.15)
    assert [line["truth_pneumonia"] for line in lines] == ["0", "0", "1", "1", ""]
    assert lines[4]["new_reason"] == "'+1 is no picture"
    assert lines[4]["old_score_pneumonia"] == lines[4]["flipped_pneumonia"] == ""


def test_the_page_is_escaped_and_loads_nothing() -> None:
    evil = pair("<script>alert(1)</script>\u202egnp.exe", 0.1, 0.9, False)
    page = html(comparison(*FOUR, evil, title="<img src=http://evil.example/x>", default_point="balanced"))
    assert "<script" not in page
    assert "<img" not in page
    assert "\u202e" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page
    assert not re.search(r'(src|href|xlink:href|action)="(?!data:)', page)
    assert "2 became positive, 1 became negative" in page


def test_a_proposed_threshold_is_held_against_the_new_models_own_curve() -> None:
    curve = [{"threshold": t, "sensitivity": 1.0 - t / 2, "specificity": t} for t in (0.2, 0.48)]
    page = html(comparison(*FOUR, curves={"pneumonia": curve}))
    assert "0.783 / 0.533" in page  # at 0.45, between the operating point at 0.30 and the curve at 0.48
    flat = [pair(one.file, 0.9, 0.9) for one in FOUR]
    assert "not measured" in html(comparison(*flat))


def test_a_proposed_threshold_is_told_to_the_last_digit_that_matters() -> None:
    files = [pair(f"{n}.png", 0.2 + 0.6 * (n > 1), 0.99990 + 0.00002 * n, n > 1) for n in range(4)]
    page = html(comparison(*files))
    assert re.search(r"0\.99993", page), "0.999 or 1.000 would call other files positive"


def test_a_label_without_a_score_of_both_is_said() -> None:
    page = html(comparison(Pair("a.png", "", REFUSED, said(0.5))))
    assert "No file has a score of both models for: Pneumonia" in page
