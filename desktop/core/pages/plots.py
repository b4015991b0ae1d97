"""The few plots of the pages as SVG, in attributes that a browser and Qt draw alike, dark on white."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from desktop.core.card import CurvePoint, OperatingPoint, ReliabilityBin
from desktop.core.figure_names import point_name
from desktop.core.text import Tr, english, printable

SIDE, EDGE = 260, 36  # of the square from 0 to 1, and of the room for its scales
WHOLE = SIDE + 2 * EDGE
INK, DIM, FAINT, LEVEL, ALARM = "#16202a", "#55626f", "#d3d9df", "#2f6690", "#b8500f"
MOST_DOTS = 3000


@dataclass(frozen=True, slots=True)
class Plot:
    """svg: of WHOLE x WHOLE pixels. title: one line above it."""

    title: str
    svg: Markup


def roc(title: str, curve: Sequence[CurvePoint], points: Sequence[OperatingPoint], tr: Tr = english) -> Plot:
    """Sensitivity over 1 - specificity; a dot at every operating point. curve: lowest threshold first."""
    line = " ".join(_place(1.0 - one.specificity, one.sensitivity) for one in curve)
    dots = (
        _dot(
            1.0 - point.specificity,
            point.sensitivity,
            4.5,
            ALARM,
            f"{point_name(point.name, tr)} {point.threshold:.3f}",
        )
        for point in points
    )
    drawn = Markup('<polyline points="{}" fill="none" stroke="{}" stroke-width="2"/>').format(line, LEVEL)
    return Plot(title, _framed(title, tr("1 - specificity"), tr("sensitivity"), [_diagonal(), drawn, *dots]))


def calibration(title: str, bins: Sequence[ReliabilityBin], tr: Tr = english) -> Plot:
    """How often a score was right: the share of positives over the mean score of every bin, with 95 % intervals."""
    marks: list[Markup] = [_diagonal()]
    for one in bins:
        if one.count:
            low, high = wilson(one.frequency, one.count)
            marks.append(_line((one.score, low), (one.score, high), LEVEL))
            marks.append(_dot(one.score, one.frequency, 3.5, LEVEL, tr("{count} pictures", count=one.count)))
    return Plot(title, _framed(title, tr("mean score"), tr("share of positives"), marks))


def scatter(title: str, pairs: Sequence[tuple[float, float]], old: float | None, new: float | None) -> Plot:
    """New score over old score of every file, at most MOST_DOTS of them; lines at the two deciding thresholds."""
    step = -(-len(pairs) // MOST_DOTS) or 1
    lines = [_line((old, 0.0), (old, 1.0), ALARM)] if old is not None else []
    lines += [_line((0.0, new), (1.0, new), ALARM)] if new is not None else []
    dots = (_dot(before, after, 2.0, LEVEL) for before, after in pairs[::step])
    return Plot(title, _framed(title, "score of the old model", "score of the new model", [_diagonal(), *lines, *dots]))


def wilson(share: float, count: int) -> tuple[float, float]:
    """95 % interval of a share among `count` (Wilson 1927)."""
    z = 1.959964
    middle = (share + z * z / (2 * count)) / (1 + z * z / count)
    half = z * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count)) / (1 + z * z / count)
    return max(0.0, middle - half), min(1.0, middle + half)


def _framed(title: str, across: str, up: str, marks: Iterable[Markup]) -> Markup:
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{0}" viewBox="0 0 {0} {0}" role="img" '
        'aria-label="{1}"><rect width="{0}" height="{0}" fill="#ffffff"/>{2}{3}</svg>'
    ).format(WHOLE, printable(title), Markup("").join(_scales(across, up)), Markup("").join(marks))


def _scales(across: str, up: str) -> Iterator[Markup]:
    for tick in (0.0, 0.25, 0.5, 0.75, 1.0):
        yield _line((tick, 0.0), (tick, 1.0), FAINT)
        yield _line((0.0, tick), (1.0, tick), FAINT)
        yield _text(_x(tick), _y(0.0) + 14, f"{tick:g}", "middle")
        yield _text(_x(0.0) - 5, _y(tick) + 4, f"{tick:g}", "end")
    yield _text(WHOLE / 2, WHOLE - 5, across, "middle")
    yield _text(EDGE, EDGE - 12, up, "middle" if len(up) < 12 else "start")


def _diagonal() -> Markup:
    return _line((0.0, 0.0), (1.0, 1.0), DIM, dashed=True)


def _line(start: tuple[float, float], end: tuple[float, float], colour: str, dashed: bool = False) -> Markup:
    ends = (_x(start[0]), _y(start[1]), _x(end[0]), _y(end[1]), colour)
    dashes = Markup(' stroke-dasharray="4 4"') if dashed else Markup("")
    return Markup('<line x1="{:.1f}" y1="{:.1f}" x2="{:.1f}" y2="{:.1f}" stroke="{}"{}/>').format(*ends, dashes)


def _dot(across: float, up: float, radius: float, colour: str, title: str = "") -> Markup:
    said = Markup("<title>{}</title>").format(title) if title else Markup("")
    place = (_x(across), _y(up), radius, colour, said)
    return Markup('<circle cx="{:.1f}" cy="{:.1f}" r="{}" fill="{}" fill-opacity="0.8">{}</circle>').format(*place)


def _text(x: float, y: float, text: str, anchor: str) -> Markup:
    return Markup(
        '<text x="{:.1f}" y="{:.1f}" font-family="sans-serif" font-size="11" fill="{}" text-anchor="{}">{}</text>'
    ).format(x, y, DIM, anchor, text)


def _place(across: float, up: float) -> str:
    return f"{_x(across):.1f},{_y(up):.1f}"


def _x(value: float) -> float:
    return EDGE + SIDE * value


def _y(value: float) -> float:
    return EDGE + SIDE * (1.0 - value)
