"""What tests of batches and reports share: radiographs on disk, the tiny model, an engine that misbehaves."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from desktop.core.batch.journal import Journal, Setting, Signature
from desktop.core.batch.rows import Batch, Outcome, Pictures, Row, Score
from desktop.core.batch.scan import scan
from desktop.core.card import ModelCard
from desktop.core.engine import Engine
from desktop.core.errors import ModelError
from desktop.core.finding import Answer
from desktop.core.prepared import Prepared
from desktop.core.report.content import Content, content
from tests.tiny_model import build, card


def save(path: Path, grey: int, contrast: int = 30) -> Path:
    """A PNG of two greys, `contrast` apart, around `grey`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    pixels = np.full((48, 64), grey - contrast // 2, dtype=np.uint8)
    pixels[:, :32] += contrast
    Image.fromarray(pixels).save(path, "PNG")
    return path


def tiny_engine(folder: Path, **changes: Any) -> Engine:
    return Engine.load(build(folder / "tiny.onnx", json.dumps(card(**changes))))


KEY = b"k" * 32


class Meddled:
    """The tiny engine, with its answers passed through `meddle`."""

    def __init__(self, engine: Engine, meddle: Callable[[Sequence[Prepared], list[Answer | ModelError]], Any]) -> None:
        self._engine = engine
        self._meddle = meddle
        self.card = engine.card
        self.sha256 = engine.sha256
        self.provider = engine.provider
        self.provider_notes = engine.provider_notes
        self.asked: list[int] = []

    def answers(self, prepared: Sequence[Prepared]) -> list[Answer | ModelError]:
        self.asked.append(len(prepared))
        return self._meddle(prepared, self._engine.answers(prepared))


def fill(folder: Path, count: int) -> list[str]:
    names = [f"{number:03d}.png" for number in range(count)]
    for number, name in enumerate(names):
        save(folder / name, 60 + number * 2)
    return names


def scanned(folder: Path, engine: Any, **options: Any) -> Batch:
    """A scan with a journal that lives as long as its rows."""
    return scan(folder, engine, options.pop("journal", None) or Journal.in_memory(), program="0.1.0", **options)


def rows_of(folder: Path, engine: Any, **options: Any) -> tuple[Row, ...]:
    return tuple(scanned(folder, engine, **options).rows)


def content_of(*rows: Row, pictures: Pictures | None = None, **changes: Any) -> Content:
    """What a report of these rows would say."""
    return content(batch_of(*rows, pictures=pictures, **changes), KEY)


def batch_of(*rows: Row, pictures: Pictures | None = None, **changes: Any) -> Batch:
    """A batch as `scan` would return it."""
    session = Journal.in_memory().begin(Setting("ab" * 32, 1, "balanced", "0.1.0"), [row.file for row in rows])
    session.keep([(Signature(1, 1), Outcome(row, pictures or Pictures())) for row in rows])
    now = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)
    made = Batch(
        folder="/radiographs",
        found=len(rows),
        fresh=len(rows),
        rows=session,
        started=now,
        finished=now,
        card=ModelCard.model_validate(card()),
        model_sha256="ab" * 32,
        provider="CPUExecutionProvider",
        provider_notes=("cuda was not used: no such device.",),
        program="0.1.0",
        preprocessing=1,
    )
    return replace(made, **changes)


def ok_row(file: str, score: float = 0.75, **changes: Any) -> Row:
    decision = "positive" if score >= 0.7 else "negative" if score < 0.3 else "unsure"
    finding = Score("pneumonia", score, 1.0986123, score >= 0.5, "balanced", 0.5, decision)
    return replace(
        Row(file, "ok", "", "cd" * 32, "answered", 1.25, (finding,), "CPUExecutionProvider", 0.01), **changes
    )
