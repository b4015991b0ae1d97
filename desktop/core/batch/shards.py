"""A folder dealt among machines that do not talk to each other: a file's name alone says whose it is."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Protocol, Self

from desktop.core.batch.journal import Session, Setting
from desktop.core.batch.walk import Entry
from desktop.core.card import ModelCard


@dataclass(frozen=True, slots=True)
class Shard:
    """One of `of` parts of a folder. number: 1..of. Raises ValueError for any other."""

    number: int
    of: int

    def __post_init__(self) -> None:
        if not 1 <= self.number <= self.of:
            raise ValueError(f"there is no shard {self.number} of {self.of}")

    @property
    def folder(self) -> str:
        """What the folder of its report and journal is called."""
        return f"shard-{self.number}-of-{self.of}"

    def holds(self, name: str) -> bool:
        """Whether the file is this shard's. name: as in `Entry`, the same on every machine."""
        digest = hashlib.sha256(name.encode("utf-8", "backslashreplace")).digest()
        return int.from_bytes(digest[:8], "big") % self.of == self.number - 1


@dataclass(frozen=True, slots=True)
class Part:
    """What a shard's journal says of the batch that it is a part of. total: files in the whole folder."""

    shard: Shard
    setting: Setting
    folder: str
    total: int
    started: datetime
    provider: str
    provider_notes: tuple[str, ...]
    card: ModelCard

    def encoded(self) -> str:
        values = asdict(self) | {"started": self.started.isoformat(), "card": self.card.model_dump_json()}
        return json.dumps(values)

    @classmethod
    def decoded(cls, text: str) -> Self:
        """Raises ValueError, TypeError, KeyError or ModelError for anything that `encoded` did not write."""
        raw = json.loads(text)
        return cls(
            Shard(**raw["shard"]),
            Setting(**raw["setting"]),
            raw["folder"],
            raw["total"],
            datetime.fromisoformat(raw["started"]),
            raw["provider"],
            tuple(raw["provider_notes"]),
            ModelCard.from_json(raw["card"]),
        )


class Answering(Protocol):
    """What a shard's journal says of an engine."""

    @property
    def card(self) -> ModelCard: ...
    @property
    def provider(self) -> str: ...
    @property
    def provider_notes(self) -> tuple[str, ...]: ...


class Deal:
    """Chooses a shard's files among those of a folder, and says in its journal which they are.

    folder: as the batch calls it.
    """

    def __init__(self, shard: Shard, folder: str, engine: Answering) -> None:
        self._shard, self._folder, self._engine = shard, folder, engine
        self._total = 0

    def choose(self, entries: list[Entry]) -> list[Entry]:
        self._total = len(entries)
        return [entry for entry in entries if self._shard.holds(entry.name)]

    def begun(self, session: Session) -> None:
        """Raises OutputError."""
        engine, now = self._engine, datetime.now().astimezone()
        part = Part(
            self._shard,
            session.setting,
            self._folder,
            self._total,
            now,
            engine.provider,
            engine.provider_notes,
            engine.card,
        )
        session.declare(part.encoded())
