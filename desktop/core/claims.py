"""What a card claims, in short: its figures with intervals, its counts, and the labels it is weak at."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.core.card import Label, Metric, ModelCard
from desktop.core.text import Tr, english

LEAST_AUROC = 0.8  # below it, one pair of pictures in five is ordered wrongly
LEAST_SENSITIVITY = 0.5  # of one label among exclusive ones: below it, most of its pictures may be missed
SPLITS = ("train", "validation", "test")
CALIBRATED = ("ece", "calibration error beyond chance")
SEPARATE = ("binary", "multilabel")


@dataclass(frozen=True, slots=True)
class Claim:
    """One label's held-out figures, or the whole model's where label is None. weak: why, empty where it is not."""

    label: Label | None
    figures: tuple[Metric, ...]
    weak: str = ""

    @property
    def about(self) -> str:
        return self.label.display["en"] if self.label else "all labels"


def figure(card: ModelCard, name: str, label: str = "") -> Metric | None:
    """The card's figure of that name, of one label or of the whole model."""
    return next((one for one in card.metrics if one.name == name and one.label == label), None)


def claims(card: ModelCard) -> tuple[Claim, ...]:
    """Of the whole model where one label excludes the others, then of every label in the card's order."""
    if card.task in SEPARATE:
        wanted = ("auroc", *(f"{rate} at {card.default_point}" for rate in ("sensitivity", "specificity")), *CALIBRATED)
        return tuple(_claim(card, label, wanted) for label in card.labels)
    whole = _found(card, ("accuracy", "quadratic kappa", "kappa", *CALIBRATED), "")
    return (
        Claim(None, whole),
        *(_claim(card, label, ("auroc", "sensitivity", "specificity")) for label in card.labels),
    )


def weakness(card: ModelCard, label: str, tr: Tr = english) -> str:
    """Why the answers about a label are to be taken with doubt; empty where its held-out figures are good enough.

    The lower end of the 95 % interval decides: a figure that a few pictures gave by chance makes no label strong.
    """
    auroc = figure(card, "auroc", label)
    if auroc is None:
        return tr("no held-out AUROC")
    if auroc.low < LEAST_AUROC:
        return tr("AUROC may be as low as {low}", low=f"{auroc.low:.2f}")
    found = figure(card, "sensitivity", label) if card.task not in SEPARATE else None
    if found is None or found.low >= LEAST_SENSITIVITY:
        return ""
    return tr("sensitivity may be as low as {low}", low=f"{found.low:.2f}")


def counts(card: ModelCard) -> dict[str, dict[str, int]]:
    """Pictures, patients and pictures of each label in every split, of all sources together."""
    added: dict[str, dict[str, int]] = {}
    for source in card.data:
        for split, numbers in source.counts.items():
            into = added.setdefault(split, {})
            for name, number in numbers.items():
                into[name] = into.get(name, 0) + number
    known = [split for split in SPLITS if split in added]
    return {split: added[split] for split in (*known, *(one for one in added if one not in known))}


def in_words(figure: Metric) -> str:
    """Value and interval, for example "0.998 [0.996, 0.999]"."""
    return f"{figure.value:.3f} [{figure.low:.3f}, {figure.high:.3f}]"


def _claim(card: ModelCard, label: Label, wanted: tuple[str, ...]) -> Claim:
    return Claim(label, _found(card, wanted, label.name), weakness(card, label.name))


def _found(card: ModelCard, wanted: tuple[str, ...], label: str) -> tuple[Metric, ...]:
    return tuple(one for name in wanted if (one := figure(card, name, label)) is not None)
