"""How a radiograph lies on the screen: mirrored first, then turned by quarters."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.words import tr

OPPOSITE = str.maketrans("APRLHF", "PALRFH")
Edges = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Pose:
    """turns: quarter turns to the right, 0..3. mirrored: left and right are exchanged before turning."""

    turns: int = 0
    mirrored: bool = False

    def __post_init__(self) -> None:
        if self.turns not in range(4):
            raise ValueError(f"a pose has 0 to 3 quarter turns, got {self.turns}")

    def turned(self, quarters: int) -> Pose:
        """quarters: to the right, to the left where negative."""
        return Pose((self.turns + quarters) % 4, self.mirrored)

    def flipped(self) -> Pose:
        """Left and right of the screen exchanged."""
        return Pose(-self.turns % 4, not self.mirrored)

    def upended(self) -> Pose:
        """Top and bottom of the screen exchanged."""
        return self.flipped().turned(2)

    def edges(self, along: str, down: str) -> Edges:
        """What lies towards the screen's top, right, bottom and left; empty where the file does not say.

        along, down: where rows and columns of the file's picture lead to, see `Facts.orientation`.
        """
        top, left = down.translate(OPPOSITE), along.translate(OPPOSITE)
        found = (top, left, down, along) if self.mirrored else (top, along, down, left)
        first, second, third, fourth = (found[(place - self.turns) % 4] for place in range(4))
        return first, second, third, fourth

    @property
    def warning(self) -> str:
        """What everybody who sees the picture must know; empty where it lies as in its file."""
        if not self.mirrored:
            return ("", tr("Rotated 90°"), tr("Rotated 180°"), tr("Rotated 270°"))[self.turns]
        return (
            tr("Flipped"),
            tr("Flipped, rotated 90°"),
            tr("Flipped upside down"),
            tr("Flipped, rotated 270°"),
        )[self.turns]
