"""The reports of a batch, written from the window: they stay what they were."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desktop.core.batch.journal import Journal
from desktop.core.batch.rows import Batch
from desktop.core.report.content import content
from desktop.core.report.earlier import earlier, labels_again
from desktop.core.report.names import HTML
from desktop.core.report.write import write_reports


@dataclass(frozen=True, slots=True)
class Written:
    """path: of the report for people. nameless: it is de-identified."""

    path: Path
    nameless: bool


Report = Callable[[bool], Written]


def report(batch: Batch, journal: Journal, out: Path, hidden: bool) -> Written:
    """Write them beside the journal. hidden: the patient is, in the window, so that no report may name one.

    A de-identified report is followed by another one, and one with labels by one with the same labels.
    Raises OutputError, or NoTruth where those cannot be had any more.
    """
    before = earlier(out)
    nameless = hidden or before.nameless
    labels = labels_again(out, journal, batch.card, before.judged)
    return Written(write_reports(content(batch, journal.key, labels, nameless), out)[HTML], nameless)
