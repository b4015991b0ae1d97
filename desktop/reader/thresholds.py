"""The presenter's own thresholds: what the reader would call positive, beside what the card does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from desktop.core.finding import Finding
from desktop.desk import Desk
from desktop.reader.reading import Key, prevalence

NUDGE = 0.01  # by one key


class Thresholds:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @property
    def commands(self) -> dict[str, Callable[[], None]]:
        return {
            "threshold_down": lambda: self._nudge(-NUDGE),
            "threshold_up": lambda: self._nudge(NUDGE),
            "threshold_card": self.reset,
        }

    def move(self, label: int, threshold: float) -> None:
        """Take a threshold for a label of the answer, in hundredths."""
        key, found = self._finding(label)
        if found is not None and found.point is not None:
            own = min(max(round(threshold, 2), 0.0), 1.0)
            self._keep({**self._desk.session.reader.thresholds, key: own})

    def reset(self) -> None:
        """Take the card's threshold again for the label that is selected."""
        shown = self._desk.session.shown
        if shown is not None:
            key, _ = self._finding(shown.label)
            own = self._desk.session.reader.thresholds
            self._keep({one: value for one, value in own.items() if one != key})

    def set_prevalence(self, percent: float) -> None:
        self._desk.set(reader=replace(self._desk.session.reader, prevalence=prevalence(percent)))

    def _nudge(self, step: float) -> None:
        shown = self._desk.session.shown
        if shown is not None:
            key, found = self._finding(shown.label)
            if found is not None and found.point is not None:
                own = self._desk.session.reader.thresholds.get(key, found.point.threshold)
                self.move(shown.label, own + step)

    def _finding(self, label: int) -> tuple[Key, Finding | None]:
        session = self._desk.session
        answer = session.shown.answer if session.shown else None
        if session.model is None or answer is None or not 0 <= label < len(answer.findings):
            return ("", ""), None
        found = answer.findings[label]
        return (session.model.sha256, found.label.name), found

    def _keep(self, thresholds: Mapping[Key, float]) -> None:
        self._desk.set(reader=replace(self._desk.session.reader, thresholds=MappingProxyType(dict(thresholds))))
