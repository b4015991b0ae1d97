"""What was drawn before, to go back to and forth again."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.marking.mark import Sheet

MOST = 100  # steps that can be taken back


@dataclass(frozen=True, slots=True)
class History:
    """past: the oldest first. future: what was taken back, the next first."""

    now: Sheet = ()
    past: tuple[Sheet, ...] = ()
    future: tuple[Sheet, ...] = ()

    def changed(self, sheet: Sheet) -> History:
        """One more step that can be taken back; what was taken back before is gone."""
        return self if sheet == self.now else History(sheet, (*self.past, self.now)[-MOST:])

    def amended(self, sheet: Sheet) -> History:
        """The same step, gone further."""
        return History(sheet, self.past)

    def undone(self) -> History:
        if not self.past:
            return self
        return History(self.past[-1], self.past[:-1], (self.now, *self.future))

    def redone(self) -> History:
        if not self.future:
            return self
        return History(self.future[0], (*self.past, self.now), self.future[1:])
