"""[search]: which keys of the recipe are searched, over what, and for how long."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from models.settings.base import Count, Part

FIXED = ("data", "input", "labels", "task", "name", "search", "finetune")


class Range(Part):
    """Numbers from low to high, both included; whole ones when both are whole. log: every decade is as likely."""

    low: int | float
    high: int | float
    log: bool = False

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.high <= self.low:
            raise ValueError(f"high ({self.high:g}) must be above low ({self.low:g})")
        if self.log and self.low <= 0:
            raise ValueError("log needs a low above 0")
        return self


class Choices(Part):
    """Any values that the recipe may have there, tables and lists too."""

    choices: Annotated[tuple[Any, ...], Field(min_length=2)]


class Search(Part):
    """space: key of the recipe with dots ("training.learning_rate", "network.options.blocks") -> what to try there.

    metric: the column of log.csv that judges a trial, at the epoch whose weights it keeps; a loss is made small.
    trials: finished, pruned or failed ones, of all processes together. The first `startup` trials are drawn at random,
    later ones from what those found; from then on, pruner "median" stops a trial that after an epoch is worse than half
    of the earlier trials were. grid: every combination of choices.
    """

    metric: Literal["validation_loss", "validation_accuracy", "validation_auroc", "validation_kappa"]
    trials: Count
    grid: bool = False
    pruner: Literal["median", "none"] = "median"
    startup: Count = 5
    seed: Annotated[int, Field(ge=0)] = 1
    space: Annotated[dict[str, Range | Choices], Field(min_length=1)]

    @model_validator(mode="after")
    def _searchable(self) -> Self:
        for key, values in self.space.items():
            if key.split(".")[0] in FIXED:
                raise ValueError(f"space has {key!r}: data, input and labels are the same in every trial")
            if self.grid and isinstance(values, Range):
                raise ValueError(f"space has a range for {key!r}; a grid needs choices")
        return self
