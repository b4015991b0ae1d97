"""What follows from a drawing: the radiograph's spacing, and the statistics of its regions, each worked out once."""

from __future__ import annotations

from dataclasses import replace

from desktop.core.radiograph import Radiograph
from desktop.core.region import Statistics, ellipse, rectangle
from desktop.marking.drawing import Drawing, Region, Tool
from desktop.marking.mark import REGIONS, spacing_of


def measured(drawing: Drawing, radiograph: Radiograph, tool: Tool) -> Drawing:
    """The drawing with the statistics of every region in it and of the one that the tool is just drawing."""
    seen = (*drawing.sheet, *filter(None, (drawing.candidate(tool),)))
    wanted: set[Region] = {(mark.kind, mark.points) for mark in seen if mark.kind in REGIONS}
    if wanted == drawing.regions.keys():
        return drawing
    known = drawing.regions
    return replace(
        drawing, regions={one: known[one] if one in known else _statistics(radiograph, one) for one in wanted}
    )


def calibrated(drawing: Drawing, radiograph: Radiograph) -> Radiograph:
    """With the spacing of the drawing's scale, or the file's own without one. Raises ValueError where it cannot be."""
    spacing = spacing_of(drawing.sheet, drawing.own, drawing.aspect)
    return radiograph if spacing == radiograph.spacing else replace(radiograph, spacing=spacing)


def _statistics(radiograph: Radiograph, region: Region) -> Statistics | None:
    kind, (first, second) = region
    try:
        return (ellipse if kind == "ellipse" else rectangle)(radiograph, first, second, radiograph.spacing)
    except ValueError:
        return None
