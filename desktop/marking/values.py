"""What marks measure, in words and as a table."""

from __future__ import annotations

from desktop.core.geometry import Measure, Spacing, angle, area, cobb, length
from desktop.core.region import Statistics
from desktop.core.report.table import neutral
from desktop.core.text import printable
from desktop.marking.drawing import Drawing
from desktop.marking.mark import REGIONS, Kind, Mark
from desktop.naming import measure_text, unit_name
from desktop.words import tr


def kind_name(kind: Kind) -> str:
    names: dict[Kind, str] = {
        "length": tr("Length"),
        "angle": tr("Angle"),
        "cobb": tr("Cobb angle"),
        "rectangle": tr("Rectangle"),
        "ellipse": tr("Ellipse"),
        "arrow": tr("Arrow"),
        "text": tr("Text"),
        "scale": tr("Known length"),
    }
    return names[kind]


def measure(mark: Mark, spacing: Spacing | None, aspect: float) -> Measure | None:
    """None for what measures nothing, and for a region, whose pixels have to be counted. aspect: of a pixel, where
    there is no spacing."""
    if mark.kind == "length":
        return length(mark.lines[0], spacing)
    if mark.kind == "angle":
        first, corner, last = mark.points
        return angle((corner, first), (corner, last), spacing, aspect)
    if mark.kind == "cobb":
        upper, lower = mark.lines
        return cobb(upper, lower, spacing, aspect)
    return None


def value_text(mark: Mark, spacing: Spacing | None, found: Statistics | None, aspect: float) -> str:
    """found: of a region, None where no pixel lies inside."""
    if mark.kind == "scale":
        return tr("{millimetres} mm, as entered", millimetres=f"{mark.known_mm:g}")
    if mark.kind not in REGIONS:
        measured = measure(mark, spacing, aspect)
        return measure_text(measured) if measured else ""
    if found is None:
        return tr("No pixel inside")
    return "\n".join((
        tr("Mean {mean}  SD {sd}", mean=_mean(found.mean), sd=_mean(found.sd)),
        tr("Min {lowest}  Max {highest}", lowest=f"{found.minimum:.6g}", highest=f"{found.maximum:.6g}"),
        tr("Area {area}", area=measure_text(area(found.count, spacing))),
    ))  # fmt: skip


def table(drawing: Drawing, spacing: Spacing | None) -> str:
    """Tab-separated lines under a heading, for a spreadsheet: no cell is a formula or holds a tab."""
    heading = (tr("No."), tr("Mark"), tr("Value"), tr("Unit"), tr("Pixels"), tr("Mean"), tr("SD"), tr("Minimum"),
               tr("Maximum"), tr("Text"))  # fmt: skip
    lines = [heading, *(_cells(number, mark, drawing, spacing) for number, mark in enumerate(drawing.sheet, 1))]
    return "\n".join("\t".join(line) for line in lines) + "\n"


def _cells(number: int, mark: Mark, drawing: Drawing, spacing: Spacing | None) -> tuple[str, ...]:
    found = drawing.regions.get((mark.kind, mark.points))
    measured = area(found.count, spacing) if found else measure(mark, spacing, drawing.aspect)
    if mark.kind == "scale":
        measured = Measure(mark.known_mm, "mm")
    value, unit = (f"{measured.value:.6g}", unit_name(measured.unit)) if measured else ("", "")
    counted: tuple[str, ...] = ("",) * 5
    if found:
        numbers = found.mean, found.sd, found.minimum, found.maximum
        counted = (str(found.count), *(f"{one:.6g}" for one in numbers))
    return str(number), kind_name(mark.kind), value, unit, *counted, neutral(printable(mark.text, 500))


def _mean(value: float) -> str:
    return f"{value:.1f}" if 0.1 <= abs(value) < 1e6 else f"{value:.4g}"
