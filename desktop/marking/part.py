"""The presenter's marks: what the user draws, moves, names and takes back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from desktop.core.geometry import Point
from desktop.desk import Desk
from desktop.marking import hand
from desktop.marking.copies import with_copies
from desktop.marking.drawing import Asked, Drawing, Tool
from desktop.marking.keeper import Keeper
from desktop.marking.mark import LONGEST, LONGEST_MM, SHORTEST_MM, Mark, Sheet, spacing_of
from desktop.marking.regions import calibrated, measured
from desktop.marking.sheet import MOST
from desktop.words import tr

TOOLS: tuple[Tool, ...] = ("length", "angle", "cobb", "rectangle", "ellipse", "arrow", "text", "scale")
Do = Callable[[Drawing, tuple[int, int]], Drawing]  # with the picture's (height, width)


class MarkingPart:
    """Places are (row, column) of the radiograph on the screen; without one nothing happens.

    recalibrated: called when the radiograph has another spacing than before.
    """

    def __init__(self, desk: Desk, keeper: Keeper, recalibrated: Callable[[], None]) -> None:
        self._desk = desk
        self._keeper = keeper
        self._calibrated = recalibrated

    @property
    def commands(self) -> dict[str, Callable[[], None]]:
        return {
            "tool_none": lambda: self.take(""),
            **{f"tool_{tool}": partial(self.take, tool) for tool in TOOLS},
            "undo": lambda: self._do(lambda old, shape: old.stepped(old.history.undone(), old.selected)),
            "redo": lambda: self._do(lambda old, shape: old.stepped(old.history.redone(), old.selected)),
            "delete_mark": self.delete,
            "hide_marks": self._switch_hidden,
            "next_mark": self._next,
        }

    def take(self, tool: Tool) -> None:
        """The left button draws with a tool from now on; with the one that is in hand already, no longer."""
        marking = self._desk.session.marking
        tool = "" if tool == marking.tool else tool
        self._do(_let_go, marking=replace(marking, tool=tool, hidden=marking.hidden and not tool))

    def leave(self) -> None:
        """What is begun; if nothing is, the tool; if there is none, the selection."""
        session = self._desk.session
        drawing = session.shown.drawing if session.shown else Drawing()
        if session.marking.tool and not drawing.draft:
            self.take("")
        else:
            self._do(_let_go if drawing.draft else _nothing_selected)

    def press(self, at: Point, mark: int, handle: int) -> None:
        """mark, handle: what is under the pointer, by position, -1 for none."""
        tool = self._desk.session.marking.tool
        self._do(lambda old, shape: hand.pressed(old, tool, at, (mark, handle), shape))

    def move(self, to: Point) -> None:
        self._do(lambda old, shape: hand.moved(old, to, shape))

    def release(self, dragged: bool) -> None:
        tool = self._desk.session.marking.tool
        self._do(lambda old, shape: hand.released(old, tool, dragged))

    def put(self, seen: tuple[Point, Point]) -> None:
        """A new mark in the middle of what is seen; the tool is put away, so that keys go on with the mark."""
        marking = self._desk.session.marking
        new = partial(hand.put, tool=marking.tool, seen=seen)
        self._do(lambda old, shape: new(_let_go(old, shape), shape=shape), marking=replace(marking, tool=""))

    def nudge(self, down: float, along: float) -> None:
        self._do(lambda old, shape: hand.nudged(old, down, along, shape))

    def next_handle(self) -> None:
        self._do(lambda old, shape: hand.next_handle(old))

    def pick(self, mark: int) -> None:
        self._do(lambda old, shape: replace(_let_go(old, shape), selected=mark, handle=-1))

    def edit(self, mark: int) -> None:
        """Ask for the text of a mark, or for the length of a scale."""

        def ask(old: Drawing, shape: tuple[int, int]) -> Drawing:
            if not 0 <= mark < len(old.sheet):
                return old
            asked: Asked = "length" if old.sheet[mark].kind == "scale" else "text"
            return replace(_let_go(old, shape), selected=mark, handle=-1, asked=asked)

        self._do(ask)

    def answer(self, answer: str | float) -> None:
        """The text, or the known length in mm, that was asked for; once calibrated, the tool is put away."""
        marking = self._desk.session.marking
        tool: Tool = "" if marking.tool == "scale" else marking.tool
        self._do(lambda old, shape: self._answered(old, answer), marking=replace(marking, tool=tool))

    def type(self, text: str) -> None:
        """What is written so far of the text that was asked for."""
        self._do(lambda old, shape: replace(old, typed=text) if old.asked == "text" else old)

    def settle(self) -> None:
        """Another radiograph comes: a text that is just being written is kept as far as it is."""
        shown = self._desk.session.shown
        if shown is not None and shown.drawing.typed.strip():
            self.answer(shown.drawing.typed)

    def decline(self) -> None:
        self._do(_let_go)

    def rename(self, text: str) -> None:
        """The selected mark, letter by letter."""
        self._do(lambda old, shape: _typed(old, text))

    def delete(self) -> None:
        def without(old: Drawing, shape: tuple[int, int]) -> Drawing:
            if old.chosen is None:
                return old
            sheet = old.history.now[: old.selected] + old.history.now[old.selected + 1 :]
            return old.with_sheet(sheet, min(old.selected, len(sheet) - 1))

        self._do(without)

    def _next(self) -> None:
        def on(old: Drawing, shape: tuple[int, int]) -> Drawing:
            count = len(old.sheet)
            return replace(_let_go(old, shape), selected=(old.selected + 1) % count if count else -1, handle=-1)

        self._do(on, marking=replace(self._desk.session.marking, hidden=False))

    def _switch_hidden(self) -> None:
        marking = self._desk.session.marking
        self._do(_nothing_selected, marking=replace(marking, hidden=not marking.hidden, tool=""))

    def _answered(self, old: Drawing, answer: str | float) -> Drawing:
        if old.pending:
            sheet = _new(old, answer)
        elif old.asked == "length" and old.chosen is not None:
            known = min(max(float(answer), SHORTEST_MM), LONGEST_MM)
            sheet = hand.exchanged(old.history.now, old.selected, replace(old.chosen, known_mm=known))
        else:
            return _renamed(old, str(answer))
        return old.with_sheet(sheet, len(sheet) - 1 if old.pending else old.selected)

    def _do(self, change: Do, **session: Any) -> None:
        """Show a changed drawing, and keep it. One mark too many, or an absurd spacing, is said and not done."""
        shown = self._desk.session.shown
        if shown is None:
            return
        old, radiograph = shown.drawing, shown.radiograph
        drawing = change(old, radiograph.shape)
        if len(drawing.sheet) > MOST:
            drawing = _let_go(old, radiograph.shape)
            session["message"] = tr("There is room for {count} marks; delete one first.", count=MOST)
        try:
            radiograph = calibrated(drawing, radiograph)
        except ValueError:
            drawing = _let_go(old, radiograph.shape)
            session["message"] = tr("No radiograph has pixels of such a size; enter the length of the line in mm.")
        if drawing is old and not session:
            return
        tool = session.get("marking", self._desk.session.marking).tool
        shown = replace(shown, radiograph=radiograph, drawing=measured(drawing, radiograph, tool))
        changed = drawing.history.now is not old.history.now
        if changed:
            session["layout"] = with_copies(self._desk.session.layout, shown)
        self._desk.set(shown=shown, **session)
        if changed:
            self._keeper.save(radiograph, drawing.history.now, self._desk.say_or_raise)
            now, before = (spacing_of(one.history.now, one.own, one.aspect) for one in (drawing, old))
            if now != before:
                self._calibrated()


def _let_go(drawing: Drawing, shape: tuple[int, int]) -> Drawing:
    """Nothing is begun any more."""
    return replace(drawing, live=None, grip=None, draft=(), rubber=None, asked="", pending=(), typed="", going="")


def _nothing_selected(drawing: Drawing, shape: tuple[int, int]) -> Drawing:
    return replace(_let_go(drawing, shape), selected=-1, handle=-1)


def _renamed(drawing: Drawing, text: str) -> Drawing:
    """A text mark keeps its text rather than have none."""
    mark = drawing.chosen
    if mark is None or (mark.kind == "text" and not text.strip()):
        return _let_go(drawing, (0, 0))
    sheet = hand.exchanged(drawing.history.now, drawing.selected, replace(mark, text=text.strip()[:LONGEST]))
    return drawing.with_sheet(sheet, drawing.selected)


def _typed(drawing: Drawing, text: str) -> Drawing:
    """Letter after letter is one step to take back."""
    renamed = _renamed(drawing, text)
    if renamed.history is drawing.history:
        return replace(renamed, going=drawing.going)
    goes_on = drawing.going == "text"
    history = drawing.history.amended(renamed.history.now) if goes_on else renamed.history
    return replace(renamed, history=history, going="text")


def _new(drawing: Drawing, answer: str | float) -> Sheet:
    """A scale takes the place of the one before."""
    now = drawing.history.now
    if drawing.asked == "text":
        text = str(answer).strip()[:LONGEST]
        return (*now, Mark("text", drawing.pending, text)) if text else now
    known = min(max(float(answer), SHORTEST_MM), LONGEST_MM)
    return (*(one for one in now if one.kind != "scale"), Mark("scale", drawing.pending, "", known))
