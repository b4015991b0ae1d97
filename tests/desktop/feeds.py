"""A batch for the worklist that says what the test wants."""

from __future__ import annotations

from types import SimpleNamespace

from desktop.worklist.news import About, Item

ABOUT = About("/ward/SMITH", ("pneumonia",), "binary")


class FakeFeed:
    """Tells what the test makes it tell, and keeps what was asked of it."""

    def __init__(self, folder, out, model):
        self.begun = (folder, out, model)
        self.asked, self.closed = [], False

    def follow(self, tell):
        self.tell = tell

    def ask(self, what, files=()):
        self.asked.append((what, files))

    def close(self):
        self.closed = True


class Following:
    """Runs the work, but the batch goes on until the test ends it."""

    def submit(self, work, done, failed, progress=None, delay=0.0):
        self.done, self.failed = done, failed
        work(SimpleNamespace(step=progress))

    def drop(self):
        pass


def row(file: str, place: int, score: float = 0.2, **changes: object) -> Item:
    decision = "positive" if score >= 0.5 else "negative"
    urgency = (0 if score >= 0.5 else 2, -score)
    made = Item(file, place, "ok", "answered", "", "ab" * 32, "patient-0123", (score,), (decision,), urgency, 1000.0)
    return made._replace(**changes)
