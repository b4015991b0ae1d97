"""What every report file says, put together once."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.core.batch.rows import Batch
from desktop.core.report.audit import Audit, audit
from desktop.core.report.evaluation import Evaluation, evaluate
from desktop.core.report.truth import Labels
from desktop.core.report.views import deidentified

RESEARCH_ONLY = "Research use only. Not for diagnosis."
NOTHING_NAMED = "De-identified: names are pseudonyms, pictures and hashes are left out."


@dataclass(frozen=True, slots=True)
class Content:
    """evaluation: None where nobody gave the truth. nameless: whether it was de-identified. strays: what of a table of
    labels matches no file, in a sentence; empty where all does."""

    batch: Batch
    audit: Audit
    evaluation: Evaluation | None = None
    nameless: bool = False
    strays: str = ""


def content(batch: Batch, key: bytes, labels: Labels | None = None, nameless: bool = False) -> Content:
    """key: of the pseudonyms. labels: the truth. nameless: de-identify everything that is shown."""
    if labels is not None:
        batch = labels.over(batch, key)
    if nameless:
        batch = deidentified(batch, key)
    source = labels.told_by(nameless) if labels is not None else ""
    evaluation = evaluate(batch, source) if source else None
    strays = labels.strays.sentence(nameless) if labels is not None and labels.strays else ""
    return Content(batch, audit(batch), evaluation, nameless, strays)
