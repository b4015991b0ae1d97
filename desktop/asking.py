"""The presenter's questions to the model: load it, ask it about the radiograph, show what it answers."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any, overload

from desktop.answers import Model
from desktop.core.errors import AppError
from desktop.desk import Desk, Runner
from desktop.jobs import Job
from desktop.mapping import Mapping
from desktop.maps import drawn
from desktop.session import Shown


class Asking:
    """maps: told when an answer is there, to draw it as the reader wanted it meanwhile. then: told afterwards."""

    def __init__(self, desk: Desk, thinking: Runner, maps: Mapping) -> None:
        self._desk = desk
        self._thinking = thinking
        self._maps = maps
        self.then: Callable[[], None] = lambda: None

    @property
    def commands(self) -> dict[str, Callable[[], None]]:
        return {"force": lambda: self.ask(self._desk.session.shown, force=True)}

    def load(self, load: Callable[[], Model]) -> None:
        """Ask another model from now on; whatever an earlier one said is gone."""
        shown, layout = self._desk.session.shown, self._desk.session.layout
        cells = tuple(replace(cell, shown=_unasked(cell.shown)) for cell in layout.cells)
        kept = replace(layout, cells=cells)
        self._desk.set(shown=_unasked(shown), layout=kept, model=None, model_failure="", measuring=None)
        self._thinking.submit(lambda job: load(), self._loaded, self._not_loaded)

    def ask(self, shown: Shown | None, force: bool = False, delay: float = 0.0, **changes: Any) -> None:
        """Show a radiograph and ask the model about it; a newer question drops the older one's answer."""
        model: Model | None = changes.get("model", self._desk.session.model)
        if shown is None or model is None:
            self._desk.set(shown=shown, **changes)
            return
        asking = replace(_unasked(shown), asking=True)
        self._desk.set(shown=asking, measuring=None, **changes)
        style = self._desk.session.style

        def work(job: Job) -> dict[str, object]:
            start = time.perf_counter()
            prepared = model.prepare(shown.radiograph, force)
            answer = model.answer_prepared(prepared)
            seconds = time.perf_counter() - start
            label = answer.foremost
            map_ = drawn(model, shown.radiograph, answer, label, style)
            found = {"answer": answer, "seconds": seconds, "label": label, "drawn": map_, "given": prepared.grey}
            return {"asking": False, **found}

        self._thinking.submit(work, self._answered, self._unanswered, delay=delay)

    def drop(self) -> None:
        """Nothing that is under way may come to stand beside another frame; a model being loaded still may."""
        if self._desk.session.model is not None:
            self._thinking.drop()

    def _loaded(self, model: Model) -> None:
        self.ask(self._desk.session.shown, model=model)

    def _not_loaded(self, error: Exception) -> None:
        self._desk.set(model_failure=str(error) if isinstance(error, AppError) else "The model could not be loaded.")
        self._desk.say_or_raise(error)

    def _answered(self, changes: dict[str, object]) -> None:
        self._desk.set_shown(**changes)
        self._maps.catch_up()
        self.then()

    def _unanswered(self, error: Exception) -> None:
        failure = str(error) if isinstance(error, AppError) else "The program failed while asking the model."
        self._desk.set_shown(asking=False, failure=failure)
        self._desk.say_or_raise(error)


@overload
def _unasked(shown: Shown) -> Shown: ...
@overload
def _unasked(shown: None) -> None: ...
def _unasked(shown: Shown | None) -> Shown | None:
    """As if no model had been asked about it."""
    return replace(shown, asking=False, answer=None, drawn=None, given=None, failure="") if shown else None
