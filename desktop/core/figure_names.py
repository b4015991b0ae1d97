"""What the figures and operating points of a card are called; a name of somebody else's stays as it is."""

from __future__ import annotations

import re

from desktop.core.text import Tr, english

NAME = re.compile(r"(?:(macro|micro) )?(.+?)(?: at ([a-z0-9_.]+))?(?: \((\d+) of (\d+) labels\))?")


def figure_name(name: str, tr: Tr = english) -> str:
    """Of a figure, for example "sensitivity at high_specificity"; models/figures.py makes them."""
    found = NAME.fullmatch(name)
    over, figure, point, count, labels = found.groups() if found else ("", name, None, None, None)
    said = _figures(tr).get(figure)
    if said is None:
        return name.replace("_", " ")
    if over:
        said = tr("macro {figure}", figure=said) if over == "macro" else tr("micro {figure}", figure=said)
    if point and point[0].isdigit():
        said = tr("{figure} at {threshold}", figure=said, threshold=point)
    elif point:
        said = tr("{figure} at {point}", figure=said, point=point_name(point, tr))
    return said if count is None else tr("{figure} ({count} of {all} labels)", figure=said, count=count, all=labels)


def point_name(name: str, tr: Tr = english) -> str:
    """Of an operating point."""
    names = {
        "high_sensitivity": tr("high sensitivity"),
        "balanced": tr("balanced"),
        "high_specificity": tr("high specificity"),
    }
    return names.get(name, name.replace("_", " "))


def _figures(tr: Tr) -> dict[str, str]:
    return {
        "auroc": tr("AUROC"),
        "auprc": tr("AUPRC"),
        "sensitivity": tr("sensitivity"),
        "specificity": tr("specificity"),
        "accuracy": tr("accuracy"),
        "balanced accuracy": tr("balanced accuracy"),
        "accuracy within one": tr("accuracy within one"),
        "precision": tr("precision"),
        "f1": tr("F1"),
        "kappa": tr("kappa"),
        "quadratic kappa": tr("quadratic kappa"),
        "mean absolute error": tr("mean absolute error"),
        "brier": tr("Brier score"),
        "log loss": tr("log loss"),
        "ece": tr("calibration error"),
        "ece by chance": tr("calibration error by chance"),
        "calibration error beyond chance": tr("calibration error beyond chance"),
    }
