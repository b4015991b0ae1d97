"""Where a canvas looks, in terms of its own radiograph, so that another can look at the same of its own."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """row, column: what lies in the middle of the canvas, 0..1 of the radiograph's height and width.

    closeness: 1 where the radiograph just fits. fitted: it goes on fitting when the canvas gets another size.
    """

    row: float = 0.5
    column: float = 0.5
    closeness: float = 1.0
    fitted: bool = True
