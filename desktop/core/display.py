"""Stored values -> what is shown: modality LUT, VOI, inversion last (DICOM PS3.4 N.2.1 order), always as uint8.

Stored values have at most 65,536 levels, so the whole chain is one table and one look-up per pixel.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from desktop.core.field import inside
from desktop.core.radiograph import Lut, Radiograph, VoiFunction, Window

Table = NDArray[np.uint8]
# name, darkest and brightest percentile shown with contrast, function
PRESETS: tuple[tuple[str, float, float, VoiFunction], ...] = (
    ("chest", 1.0, 99.0, "SIGMOID"),  # neither the lungs nor the mediastinum are cut off
    ("soft tissue", 10.0, 75.0, "LINEAR_EXACT"),  # the brightest quarter, bone and metal, goes white
    ("bone", 40.0, 99.9, "LINEAR_EXACT"),  # the darkest two fifths, air and lung, go black
)


ROWS = 128  # looked up at a time: their indices, 8 bytes each as numpy wants them, stay in the cache
_UNCHANGED = np.arange(256)


def full_window(radiograph: Radiograph) -> Window:
    """The window over everything the file's depth allows, in modality units."""
    ends = _modality(radiograph, np.array(radiograph.stored_range, dtype=np.int64))
    return _spanning(float(ends.min()), float(ends.max()), "full range")


def auto_window(radiograph: Radiograph, low: float = 1.0, high: float = 99.0) -> Window:
    """The window between two percentiles of the values inside the exposed field, in modality units."""
    ends = np.percentile(_exposed(radiograph), (low, high))
    return _spanning(float(ends[0]), float(ends[1]), "auto")


def presets(radiograph: Radiograph) -> tuple[Window, ...]:
    """A window for each of `PRESETS`, in modality units.

    CR and DX values have no absolute unit, so a preset is a share of the picture's own values inside the exposed
    field, in order of their brightness on the screen, whichever way round the file stores them.
    """
    values = _exposed(radiograph)
    found = []
    for name, dark, bright, function in PRESETS:
        shares = (100.0 - bright, 100.0 - dark) if radiograph.inverted else (dark, bright)
        low, high = np.percentile(values, shares)
        found.append(replace(_spanning(float(low), float(high), name), function=function))
    return tuple(found)


def choices(radiograph: Radiograph) -> tuple[Window | Lut, ...]:
    """Everything the picture can be shown through: the file's windows and tables in its order, the full range, the
    automatic window, the presets. An entry of the file may have no name."""
    return (*radiograph.voi, full_window(radiograph), auto_window(radiograph), *presets(radiograph))


def default_voi(radiograph: Radiograph) -> Window | Lut:
    """The file's first window or VOI LUT; the full range where it has none."""
    return radiograph.voi[0] if radiograph.voi else full_window(radiograph)


def as_window(radiograph: Radiograph, voi: Window | Lut) -> Window:
    """A window near what `voi` shows, to start dragging from."""
    if isinstance(voi, Window):
        return voi
    return _spanning(float(voi.first), float(voi.first + voi.values.size - 1), voi.name)


def table(radiograph: Radiograph, voi: Window | Lut, invert: bool = False) -> Table:
    """uint8 (2**bits,): the grey of every stored value, lowest value of the pixels' dtype first."""
    rescale = (radiograph.slope, radiograph.intercept, radiograph.modality_lut)
    return _table(radiograph.pixels.dtype, *rescale, voi, radiograph.inverted != invert)


def greys_of(radiograph: Radiograph, stored: NDArray[np.integer[Any]], voi: Window | Lut) -> NDArray[np.uint8]:
    """uint8 of the shape of stored: the greys of some stored values, without a table of them all."""
    values = _rescaled(stored, radiograph.slope, radiograph.intercept, radiograph.modality_lut)
    return _greys(values, voi, radiograph.inverted)


def render(radiograph: Radiograph, voi: Window | Lut | None = None, invert: bool = False) -> NDArray[np.uint8]:
    """uint8 (H, W), 0 black .. 255 white, through `voi` (the file's own by default); invert turns it over once more."""
    greys = table(radiograph, default_voi(radiograph) if voi is None else voi, invert)
    pixels = radiograph.pixels
    index: NDArray[np.integer[Any]] = pixels.view(np.uint8 if pixels.itemsize == 1 else np.uint16)
    if np.issubdtype(pixels.dtype, np.signedinteger):  # two's complement: the negative half comes after the positive
        greys = np.roll(greys, greys.size // 2)
    if np.array_equal(greys, _UNCHANGED):
        return pixels.view(np.uint8)  # an ordinary 8-bit picture is its own grey
    shown = np.empty(index.shape, np.uint8)
    for top in range(0, len(index), ROWS):
        # there is a grey for every index, so nothing wraps; this mode is the quickest, a third less than "clip"
        np.take(greys, index[top : top + ROWS], out=shown[top : top + ROWS], mode="wrap")
    return shown


@lru_cache(maxsize=8)  # reading, the network and the report's picture ask for the same one, and so may the next file
def _table(
    dtype: np.dtype[Any], slope: float, intercept: float, lut: Lut | None, voi: Window | Lut, inverted: bool
) -> Table:
    limits = np.iinfo(dtype)
    values = _rescaled(np.arange(limits.min, limits.max + 1), slope, intercept, lut)
    grey = _greys(values, voi, inverted)
    grey.setflags(write=False)
    return grey


def _greys(values: NDArray[np.float64], voi: Window | Lut, inverted: bool) -> NDArray[np.uint8]:
    grey = np.rint(_voi(values, voi) * 255.0).astype(np.uint8)
    return np.subtract(255, grey, dtype=np.uint8) if inverted else grey


def _spanning(low: float, high: float, name: str) -> Window:
    return Window((low + high) / 2.0, max(high - low, 1e-6), "LINEAR_EXACT", name)


def _exposed(radiograph: Radiograph) -> NDArray[np.float64]:
    return _modality(radiograph, inside(radiograph.pixels, radiograph.padding))


def _modality(radiograph: Radiograph, stored: NDArray[np.integer[Any] | np.floating[Any]]) -> NDArray[np.float64]:
    return _rescaled(stored, radiograph.slope, radiograph.intercept, radiograph.modality_lut)


def _rescaled(
    stored: NDArray[np.integer[Any] | np.floating[Any]], slope: float, intercept: float, lut: Lut | None
) -> NDArray[np.float64]:
    """PS3.3 C.11.1: the LUT sequence where there is one, else slope and intercept."""
    if lut is not None:
        index = np.clip(stored.astype(np.int64) - lut.first, 0, lut.values.size - 1)
        return lut.values[index].astype(np.float64)
    return stored.astype(np.float64) * slope + intercept


def _voi(values: NDArray[np.float64], voi: Window | Lut) -> NDArray[np.float64]:
    """PS3.3 C.11.2: modality values -> 0..1."""
    if isinstance(voi, Lut):
        index = np.clip(np.rint(values).astype(np.int64) - voi.first, 0, voi.values.size - 1)
        shades = voi.values[index].astype(np.float64) / float((1 << voi.bits) - 1)
    elif voi.function == "SIGMOID":  # C.11.2.1.3.1
        shades = 1.0 / (1.0 + np.exp(np.clip(-4.0 * (values - voi.center) / voi.width, -60.0, 60.0)))
    elif voi.function == "LINEAR_EXACT":  # C.11.2.1.3.2
        shades = (values - voi.center) / voi.width + 0.5
    elif voi.width <= 1.0:  # C.11.2.1.2.1 with width 1 is a step at center - 0.5
        shades = (values > voi.center - 0.5).astype(np.float64)
    else:  # LINEAR, C.11.2.1.2.1
        shades = (values - (voi.center - 0.5)) / (voi.width - 1.0) + 0.5
    return np.clip(shades, 0.0, 1.0)
