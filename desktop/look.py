"""How the reader likes to look at radiographs: kept from one to the next, unlike a `Pose`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

FEWEST_DOTS, MOST_DOTS = 1.0, 100.0  # device pixels per mm that a screen can have


@dataclass(frozen=True, slots=True)
class Look:
    """crisp: enlarged pixels are squares, not smoothed. texts: what is written over the radiograph is shown.

    magnified: there is a lens under the pointer. screens: device pixels per mm of the screens that were calibrated,
    by what `ui.screens.key` calls them.
    """

    crisp: bool = False
    texts: bool = True
    magnified: bool = False
    screens: Mapping[str, float] = field(default_factory=dict)
