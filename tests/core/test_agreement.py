from __future__ import annotations

import math
from dataclasses import replace

import pytest

from desktop.core.agreement import ENOUGH, agreements
from desktop.core.decisions import Decision
from tests.core.test_reader_store import DECISION


def many(both: int, reader: int, model: int, neither: int) -> list[Decision]:
    kinds = (("present", True, both), ("present", False, reader), ("absent", True, model), ("absent", False, neither))
    made = [
        replace(DECISION, opinion=opinion, positive=positive)
        for opinion, positive, count in kinds
        for _ in range(count)
    ]
    return [replace(one, sha256=str(n), patient=f"p{n}") for n, one in enumerate(made)]


def test_few_decisions_are_counts_alone() -> None:
    (found,) = agreements([*many(3, 1, 1, 2), replace(DECISION, opinion="cannot_say")])
    assert (found.said, found.agreed, found.cannot_say, found.share, found.kappa) == (7, 5, 1, None, None)


def test_kappa_is_cohens() -> None:
    """Cohen 1960: observed 0.70, chance 0.50."""
    (found,) = agreements(many(20, 5, 10, 15))
    assert found.share is not None
    assert found.kappa is not None
    assert found.share.value == pytest.approx(0.70)
    assert found.kappa.value == pytest.approx(0.40)
    assert found.kappa.low < 0.40 < found.kappa.high
    assert 0.10 < found.kappa.low < 0.20  # 0.146 by the asymptotic standard error
    assert 0.60 < found.kappa.high < 0.70


def test_pictures_of_one_patient_widen_the_interval() -> None:
    alone = many(20, 5, 10, 15)
    shared = [replace(one, patient=f"p{n // 5}") for n, one in enumerate(alone)]
    first, second = agreements(alone)[0].kappa, agreements(shared)[0].kappa
    assert first is not None
    assert second is not None
    assert second.high - second.low > 1.3 * (first.high - first.low)


def test_who_always_says_the_same_has_no_kappa() -> None:
    (found,) = agreements(many(ENOUGH, 0, 0, 0))
    assert found.share is not None
    assert found.kappa is not None
    assert found.share.value == 1.0
    assert math.isnan(found.kappa.value)


def test_one_picture_counts_once_whichever_file_of_the_model_answered() -> None:
    decisions = many(20, 5, 10, 15)
    again = [replace(one, model_sha256="int8", opinion="present") for one in decisions[:10]]
    (found,) = agreements([*decisions, *again])
    assert (found.said, found.agreed) == (50, 35)
    assert not math.isnan(agreements(many(20, 5, 10, 15))[0].kappa.value)  # type: ignore[union-attr]
    assert math.isnan(agreements(many(20, 5, 0, 0))[0].kappa.value)  # type: ignore[union-attr]


def test_labels_and_versions_are_counted_apart_and_comments_not_at_all() -> None:
    other = replace(DECISION, label="effusion")
    newer = replace(DECISION, version="2.0.0")
    comment = replace(DECISION, opinion="none")
    found = agreements([DECISION, other, newer, comment])
    assert [(one.label, one.version, one.said) for one in found] == [
        ("effusion", "1.0.0", 1), ("pneumonia", "1.0.0", 1), ("pneumonia", "2.0.0", 1),
    ]  # fmt: skip
    assert agreements([]) == ()
