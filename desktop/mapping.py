"""The presenter's maps: which one is drawn, how, and how faithful it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from desktop.core.overlay import PALETTES
from desktop.desk import Desk, Runner
from desktop.jobs import Job
from desktop.map_view import offered
from desktop.maps import Drawn, drawn, measured
from desktop.session import Shown
from desktop.words import language

LEAST, MOST = 0.05, 4.0  # of threshold and of brightness
NUDGE = 0.05  # of the threshold, by one key


class Mapping:
    """thinking: the runner that also asks the model, so that the network never runs twice at once."""

    def __init__(self, desk: Desk, thinking: Runner) -> None:
        self._desk = desk
        self._thinking = thinking

    @property
    def commands(self) -> dict[str, Callable[[], None]]:
        return {
            "overlay": lambda: self._desk.set(overlay_on=not self._desk.session.overlay_on),
            "contours": self.switch_contours,
            "colours": self._next_palette,
            "label_on": self.next_label,
            "method": self.next_method,
            "higher": self.raise_threshold,
            "lower": self.lower_threshold,
            "faithfulness": self.switch_measuring,
        }

    def set_opacity(self, percent: int) -> None:
        self._desk.set(opacity=min(max(percent, 0), 100) / 100.0)

    def pick_label(self, label: int) -> None:
        shown = self._desk.session.shown
        if shown is not None and shown.answer is not None and label < len(shown.answer.findings):
            self._desk.set_shown(label=label)
            self.redraw()

    def next_label(self) -> None:
        shown = self._desk.session.shown
        if shown is not None and shown.answer is not None and shown.answer.findings:
            self.pick_label((shown.label + 1) % len(shown.answer.findings))

    def pick_method(self, position: int) -> None:
        """position: among those that the model offers."""
        methods = offered(self._desk.session)
        if position < len(methods):
            self._restyle(method=methods[position])

    def next_method(self) -> None:
        methods = offered(self._desk.session)
        if methods:
            style = self._desk.session.style
            self.pick_method((methods.index(style.method) + 1) % len(methods) if style.method in methods else 0)

    def pick_channel(self, channel: int) -> None:
        self._restyle(channel=max(0, channel))

    def set_brightness(self, percent: int) -> None:
        self._restyle(brightness=min(max(percent / 100.0, LEAST), MOST))

    def set_threshold(self, percent: int) -> None:
        self._restyle(threshold=min(max(percent / 100.0, LEAST), 1.0))

    def raise_threshold(self) -> None:
        self.set_threshold(round(100.0 * (self._desk.session.style.threshold + NUDGE)))

    def lower_threshold(self) -> None:
        self.set_threshold(round(100.0 * (self._desk.session.style.threshold - NUDGE)))

    def switch_contours(self) -> None:
        self._restyle(contours=not self._desk.session.style.contours)

    def pick_palette(self, position: int) -> None:
        """position: among `overlay.PALETTES`."""
        self._restyle(palette=tuple(PALETTES)[position % len(PALETTES)])

    def _next_palette(self) -> None:
        self.pick_palette(tuple(PALETTES).index(self._desk.session.style.palette) + 1)

    def catch_up(self) -> None:
        """Draw anew where style, language or spacing are no longer those that it was drawn in."""
        shown = self._desk.session.shown
        if shown is not None and shown.drawn is not None and not self._fresh(shown, shown.drawn):
            self.redraw()

    def switch_measuring(self) -> None:
        """Measure how faithful the map on the screen is, or stop measuring."""
        session, shown = self._desk.session, self._desk.session.shown
        if session.measuring is not None:
            self._thinking.drop()
            self._desk.set(measuring=None)
            self.catch_up()
            return
        if session.model is None or shown is None or shown.drawn is None:
            return
        model, radiograph, map_ = session.model, shown.radiograph, shown.drawn
        answer, style, fresh = shown.answer, session.style, self._fresh(shown, shown.drawn)
        self._desk.set(measuring=(0, 0))

        def work(job: Job) -> Drawn:
            """A map that is on its way to the screen was dropped for this, so it is drawn here."""
            wanted = map_ if fresh or answer is None else drawn(model, radiograph, answer, shown.label, style, map_)
            return measured(model, radiograph, wanted or map_, job.step)

        def step(done: int, total: int) -> None:
            self._desk.set(measuring=(done, total))

        self._thinking.submit(work, self._drawn, self._not_measured, step)

    def _fresh(self, shown: Shown, map_: Drawn) -> bool:
        drawn_as = (map_.label, map_.style, map_.language, map_.spacing)
        return drawn_as == (shown.label, self._desk.session.style, language(), shown.radiograph.spacing)

    def _restyle(self, **changes: Any) -> None:
        style = replace(self._desk.session.style, **changes)
        if style != self._desk.session.style:
            self._desk.set(style=style)
            self.redraw()

    def redraw(self) -> None:
        """In the background; a newer wish drops an older one, and the measuring of a map that goes."""
        session, shown = self._desk.session, self._desk.session.shown
        if session.model is None or shown is None or shown.answer is None or not shown.answer.findings:
            return
        if session.measuring is not None:
            self._desk.set(measuring=None)
        model, answer, style = session.model, shown.answer, session.style

        def work(job: Job) -> Drawn | None:
            return drawn(model, shown.radiograph, answer, shown.label, style, shown.drawn)

        self._thinking.submit(work, self._drawn, self._failed)

    def _drawn(self, map_: Drawn | None) -> None:
        assert self._desk.session.shown is not None
        self._desk.set(shown=replace(self._desk.session.shown, drawn=map_), measuring=None)

    def _not_measured(self, error: Exception) -> None:
        self._failed(error)
        self.catch_up()

    def _failed(self, error: Exception) -> None:
        self._desk.set(measuring=None)
        self._desk.say_or_raise(error)
