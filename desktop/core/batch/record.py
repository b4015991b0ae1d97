"""A row as JSON: as programs get it from `read --json` and the reports, and as the journal keeps it."""

from __future__ import annotations

import json
from dataclasses import asdict

from desktop.core.batch.heat import Heat
from desktop.core.batch.rows import About, Row, Score
from desktop.core.card import ModelCard

_NAMES = {part: tuple(part.__dataclass_fields__) for part in (Row, Score, Heat, About)}
SHAPE = [(part.__name__, names) for part, names in _NAMES.items()]  # of what is encoded


def row_record(row: Row, card: ModelCard, model_sha256: str) -> dict[str, object]:
    """A row as JSON has it, in `read --json`, results.json and results.jsonl alike."""
    return {
        "file": row.file,
        "sha256": row.sha256,
        "status": row.status,
        "reason": row.reason,
        "model": {"name": card.name, "version": card.version, "sha256": model_sha256},
        "provider": row.provider,
        "verdict": row.verdict,
        "distance": row.distance,
        "findings": [finding_record(finding) for finding in row.findings],
        "maps": [asdict(heat) for heat in row.maps],
        "about": asdict(row.about),
        "truth": row.truth,
        "notes": list(row.notes),
        "seconds": round(row.seconds, 4),
    }


def finding_record(finding: Score) -> dict[str, object]:
    """operating_point: name and threshold of the one that decided, or None."""
    decided = finding.point is not None
    return {
        "label": finding.label,
        "score": finding.score,
        "logit": finding.logit,
        "positive": finding.positive,
        "decision": finding.decision,
        "operating_point": {"name": finding.point, "threshold": finding.threshold} if decided else None,
    }


def encoded(row: Row) -> str:
    """The whole row as one line, for `decoded`."""
    return _ENCODER.encode(row)


def _fields(part: Row | Score | Heat | About) -> dict[str, object]:
    """What `asdict` gives of a Row or a part of one, without its copies: a batch does this for every file."""
    return {name: getattr(part, name) for name in _NAMES[type(part)]}


_ENCODER = json.JSONEncoder(ensure_ascii=True, allow_nan=False, separators=(",", ":"), default=_fields)


def decoded(text: str) -> Row:
    """The row that `encoded` wrote. Raises ValueError, TypeError or KeyError for anything else."""
    raw = json.loads(text)
    raw["findings"] = tuple(Score(**finding) for finding in raw["findings"])
    raw["maps"] = tuple(
        Heat(heat["label"], None if heat["peak"] is None else tuple(heat["peak"]), tuple(heat["shares"]))
        for heat in raw["maps"]
    )
    raw["about"] = About(**raw["about"])
    raw["notes"] = tuple(raw["notes"])
    return Row(**raw)
