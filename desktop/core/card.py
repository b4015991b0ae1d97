"""The card: a model's contract and evidence, JSON in the ONNX metadata, refused when it does not validate."""

from __future__ import annotations

import base64
import binascii
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from desktop.core.errors import ModelError

CARD_KEY = "skiagraph.card"
TYPICAL_SIDE = 16
MOST_GOLDEN = 32  # pictures, all of which are tried at every load

Fraction = Annotated[float, Field(ge=0.0, le=1.0, allow_inf_nan=False)]
Positive = Annotated[float, Field(gt=0.0, allow_inf_nan=False)]
Finite = Annotated[float, Field(allow_inf_nan=False)]
Text = Annotated[str, Field(min_length=1, max_length=4000)]
# Label names become CSV columns and JSON keys, so they are kept to what every program can read.
LabelName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Code(_Part):
    """A coded meaning, for example SNOMED CT 233604007."""

    scheme: Literal["SCT", "RADLEX", "DCM"]
    value: Text
    meaning: Text


class Label(_Part):
    """One thing the model answers about. display: name per language code, "en" at least."""

    name: LabelName
    display: dict[str, Text]
    code: Code | None = None

    @model_validator(mode="after")
    def _english(self) -> Self:
        if "en" not in self.display:
            raise ValueError(f"label {self.name!r} has no English display name")
        return self


class OperatingPoint(_Part):
    """A named threshold on a label's score, with the sensitivity and specificity measured at it."""

    name: LabelName
    label: LabelName
    threshold: Fraction
    sensitivity: Fraction
    specificity: Fraction
    measured_on: Text


class CurvePoint(_Part):
    """One point of a label's validation curve."""

    threshold: Fraction
    sensitivity: Fraction
    specificity: Fraction


class ReliabilityBin(_Part):
    """Mean score and observed frequency of positives among `count` pictures."""

    score: Fraction
    frequency: Fraction
    count: int = Field(ge=0)


class Calibration(_Part):
    """How logits became scores: sigmoid or softmax of logit / temperature. Guo et al. 2017, arXiv 1706.04599.

    ece: None where nobody measured it; `measured_on` then says so.
    """

    temperature: Positive
    ece: Fraction | None = None
    measured_on: Text
    bins: tuple[ReliabilityBin, ...] = ()


class Input(_Part):
    """What `preprocess` makes of a radiograph before the network sees it; equalisation comes after the resizing."""

    height: int = Field(ge=8, le=4096)
    width: int = Field(ge=8, le=4096)
    aspect: Literal["stretch", "pad", "crop"] = "stretch"
    equalisation: Literal["none", "histogram"] = "none"


class Likeness(_Part):
    """The average training picture: 16 x 16 grey levels, row by row; least: correlation with it, refused under it."""

    typical: tuple[Annotated[int, Field(ge=0, le=255)], ...] = Field(
        min_length=TYPICAL_SIDE**2, max_length=TYPICAL_SIDE**2
    )
    least: float = Field(ge=-1.0, le=1.0, allow_inf_nan=False)


class Expects(_Part):
    """What the gate holds a radiograph against. Empty tuple: anything goes. Values as in the DICOM header.

    distance_doubtful, distance_refused: None where nobody measured which pictures the model may answer for; likeness
    likewise.
    """

    modality: tuple[Text, ...] = ()
    body_part: tuple[Text, ...] = ()
    view: tuple[Text, ...] = ()
    age_years: tuple[float, float] | None = None
    distance_doubtful: Positive | None = None
    distance_refused: Positive | None = None
    likeness: Likeness | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.distance_doubtful is None or self.distance_refused is None:
            if self.distance_doubtful != self.distance_refused:
                raise ValueError("distance_doubtful and distance_refused go together")
        elif self.distance_refused < self.distance_doubtful:
            raise ValueError("distance_refused is below distance_doubtful")
        return self


class DataSource(_Part):
    """Training data: what, under which licence, how many pictures and patients of each label in each split."""

    name: Text
    licence: Text
    credit: Text
    split: Text
    counts: dict[str, dict[str, int]]


class Metric(_Part):
    """A figure with its 95 % interval, for example AUROC on held-out patients."""

    name: Text
    label: str = ""
    value: float = Field(allow_inf_nan=False)
    low: float = Field(allow_inf_nan=False)
    high: float = Field(allow_inf_nan=False)
    measured_on: Text


class Golden(_Part):
    """A picture the model is tried on at load, with the scores it must give.

    png: base64 of an 8-bit grey PNG of exactly the input size. scores: one per label.
    """

    name: Text
    png: Annotated[str, Field(max_length=2_000_000)]
    scores: tuple[Fraction, ...]

    @model_validator(mode="after")
    def _decodes(self) -> Self:
        self.png_bytes()
        return self

    def png_bytes(self) -> bytes:
        try:
            return base64.b64decode(self.png, validate=True)
        except binascii.Error as error:
            raise ValueError(f"golden picture {self.name!r} is not base64: {error}") from error


class ModelCard(_Part):
    """The whole card. `labels` are in the order of the network's outputs.

    map_offset: what every label's map lacks of its logit, the same for every picture; empty where it is not.
    """

    schema_version: Literal[1] = 1
    name: LabelName
    title: Text
    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    licence: Text
    intended_use: Text
    limits: Text
    task: Literal["binary", "multilabel", "multiclass", "ordinal"]
    labels: Annotated[tuple[Label, ...], Field(min_length=1, max_length=100)]
    input: Input
    default_point: LabelName
    operating_points: tuple[OperatingPoint, ...]
    curves: dict[LabelName, tuple[CurvePoint, ...]] = {}
    calibration: Calibration
    expects: Expects
    data: tuple[DataSource, ...]
    metrics: tuple[Metric, ...]
    architecture: Text
    recipe: Text
    code_revision: Text
    map_offset: tuple[Finite, ...] = ()
    golden: Annotated[tuple[Golden, ...], Field(min_length=1, max_length=MOST_GOLDEN)]

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        names = [label.name for label in self.labels]
        if len(set(names)) != len(names):
            raise ValueError("two labels have the same name")
        if self.task == "binary" and len(names) != 1:
            raise ValueError("a binary model has exactly one label")
        for point in self.operating_points:
            if point.label not in names:
                raise ValueError(f"operating point {point.name!r} is about {point.label!r}, which is no label")
        pairs = [(point.label, point.name) for point in self.operating_points]
        if len(set(pairs)) != len(pairs):
            raise ValueError("two operating points of one label have the same name")
        if self.task in ("binary", "multilabel"):
            for name in names:
                if (name, self.default_point) not in pairs:
                    raise ValueError(f"label {name!r} has no operating point {self.default_point!r}")
        elif self.operating_points or self.curves:
            raise ValueError(f"a {self.task} model decides by its highest score: it has no operating points or curves")
        if self.map_offset and len(self.map_offset) != len(names):
            raise ValueError(f"map_offset needs {len(names)} numbers or none, not {len(self.map_offset)}")
        for golden in self.golden:
            if len(golden.scores) != len(names):
                raise ValueError(f"golden picture {golden.name!r} needs {len(names)} scores, not {len(golden.scores)}")
        return self

    @property
    def exclusive(self) -> bool:
        """Whether one label alone is right, so that the scores sum to 1."""
        return self.task in ("multiclass", "ordinal")

    @classmethod
    def from_json(cls, text: str) -> ModelCard:
        """Read a card. Raises ModelError, naming the first place where it does not validate."""
        try:
            return cls.model_validate_json(text)
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            where = ".".join(str(part) for part in first["loc"]) or "the card"
            raise ModelError(f"Its card does not validate: {where}: {first['msg']}") from error

    def to_json(self) -> str:
        return self.model_dump_json(exclude_none=True)

    def points(self, label: str) -> tuple[OperatingPoint, ...]:
        """The operating points of one label, lowest threshold first."""
        return tuple(sorted((p for p in self.operating_points if p.label == label), key=lambda p: p.threshold))

    def deciding_point(self, label: str) -> OperatingPoint | None:
        """The point that makes a finding positive: the default one; None for multiclass and ordinal models."""
        return next((p for p in self.points(label) if p.name == self.default_point), None)
