"""The usual order of a study's views: frontal before lateral; a mammography's R and L CC before R and L MLO."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from desktop.cells.layout import MOST
from desktop.core.thumbnail import Thumbnail

FRONTAL = ("PA", "AP")
LATERAL = ("LATERAL", "LL", "RL", "LAT", "ML", "LM")
BREASTS = (("CC", "R"), ("CC", "L"), ("MLO", "R"), ("MLO", "L"))


def views(files: Iterable[Path], known: Mapping[Path, Thumbnail], path: Path, study: str) -> tuple[Path, ...]:
    """The files of one study, at most MOST, `path` among them; of a mammography each of the four views once.

    known: what was read of the files so far; study: `path`'s Study Instance UID, empty where it has none.
    """
    if not study:
        return (path,)
    found = [one for one in files if one == path or (one in known and known[one].study == study)]
    found.sort(key=lambda one: _rank(known.get(one)))  # stable: the list's order within a view
    breasts = [one for one in found if one in known and _seen(known[one]) in BREASTS]
    if len(breasts) > MOST:
        found = _each_once(breasts, known)
    chosen = found[:MOST]
    return tuple(chosen if path in chosen else [*chosen[: MOST - 1], path])


def _each_once(files: list[Path], known: Mapping[Path, Thumbnail]) -> list[Path]:
    first: dict[tuple[str, str], Path] = {}
    for one in files:
        first.setdefault(_seen(known[one]), one)
    return list(first.values())


def _rank(thumbnail: Thumbnail | None) -> int:
    if thumbnail is None:
        return len(BREASTS) + 2
    seen = _seen(thumbnail)
    if seen in BREASTS:
        return BREASTS.index(seen)
    if thumbnail.view in FRONTAL:
        return len(BREASTS)
    return len(BREASTS) + (1 if thumbnail.view in LATERAL else 2)


def _seen(thumbnail: Thumbnail) -> tuple[str, str]:
    return thumbnail.view, thumbnail.laterality[:1]
