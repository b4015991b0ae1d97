"""What a folder holds and how its reading went, counted in one pass over the rows."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from desktop.core.batch.rows import STATUSES, Batch, Row, Status
from desktop.core.card import Label, ModelCard, OperatingPoint
from desktop.core.report.causes import cause

BINS = 20
UNSAID = "not said"
Counted = tuple[tuple[str, int], ...]
ORDERS = {
    "ordinal": "The highest expected grade first, then files without an answer.",
    "multiclass": "The least certain answer first, then files without an answer.",
}
ORDER = (
    "Positive findings first, the highest score before others; then what is doubtful or has no answer; then the rest."
)


@dataclass(frozen=True, slots=True)
class Histogram:
    """How the scores of a label are distributed. bars: pictures in each of BINS equal steps from 0 to 1."""

    label: Label
    bars: tuple[int, ...]
    points: tuple[OperatingPoint, ...]

    @property
    def highest(self) -> int:
        return max(1, *self.bars)


@dataclass(frozen=True, slots=True)
class Cause:
    status: Status
    text: str
    count: int


@dataclass(frozen=True, slots=True)
class Group:
    """Files that belong together. name: what they share, a pseudonym or a sha256."""

    name: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Audit:
    """Every count is of rows. positives: with a label at its operating point. leading: by the label with the highest
    score. duplicates: the same bytes; patients: several files of one patient. worklist: a place, from 1, for each file.
    """

    counts: dict[Status, int]
    verdicts: dict[str, int]
    positives: int
    leading: Counted
    causes: tuple[Cause, ...]
    duplicates: tuple[Group, ...]
    patients: tuple[Group, ...]
    known_patients: int
    series: int
    modalities: Counted
    body_parts: Counted
    views: Counted
    histograms: tuple[Histogram, ...]
    worklist: dict[str, int]


def audit(batch: Batch) -> Audit:
    tally = _Tally(batch.card)
    for row in batch.rows:
        tally.add(row)
    return tally.audit()


def urgency(row: Row, task: str) -> tuple[int, float]:
    """Lower is looked at earlier. task: of the model's card.

    First what reached an operating point, the highest score first; then what nobody answered for or only doubtfully;
    then the rest. Grades of one scale: the highest expected grade first; labels that compete: the least certain first.
    """
    best = max((finding.score for finding in row.findings), default=0.0)
    if task in ("binary", "multilabel"):
        if row.positive:
            return 0, -max(finding.score for finding in row.findings if finding.positive)
        return (1 if row.status != "ok" or row.verdict == "doubtful" else 2), -best
    if not row.findings:
        return 1, 0.0
    if task == "ordinal":
        return 0, -sum(grade * finding.score for grade, finding in enumerate(row.findings))
    return 0, best


def order(task: str) -> str:
    """How the worklist is ordered, as `urgency` does it."""
    return ORDERS.get(task, ORDER)


class _Tally:
    def __init__(self, card: ModelCard) -> None:
        self._card = card
        self._counts: Counter[str] = Counter()
        self._verdicts: Counter[str] = Counter()
        self._causes: Counter[tuple[Status, str]] = Counter()
        self._leading: Counter[str] = Counter()
        self._headers: dict[str, Counter[str]] = defaultdict(Counter)
        self._bars = {label.name: [0] * BINS for label in card.labels}
        self._same: dict[str, list[str]] = defaultdict(list)
        self._patients: dict[str, list[str]] = defaultdict(list)
        self._series: set[str] = set()
        self._urgent: list[tuple[tuple[int, float], str]] = []
        self._positives = 0

    def add(self, row: Row) -> None:
        self._counts[row.status] += 1
        self._verdicts[row.verdict] += 1
        self._positives += row.positive
        if row.reason:
            self._causes[row.status, cause(row)] += 1
        if row.foremost is not None:
            self._leading[row.foremost.label] += 1
        for finding in row.findings:
            self._bars[finding.label][min(int(finding.score * BINS), BINS - 1)] += 1
        self._file_under(row)
        self._urgent.append((urgency(row, self._card.task), row.file))

    def _file_under(self, row: Row) -> None:
        about = row.about
        if row.sha256:
            self._same[row.sha256].append(row.file)
        if about.patient:
            self._patients[about.patient].append(row.file)
        if about.series:
            self._series.add(about.series)
        for what in ("modality", "body_part", "view"):
            self._headers[what][getattr(about, what) or UNSAID] += 1

    def audit(self) -> Audit:
        causes = sorted(self._causes.items(), key=lambda one: (STATUSES.index(one[0][0]), -one[1], one[0][1]))
        ranked = sorted(self._urgent, key=lambda one: one[0])
        return Audit(
            counts={status: self._counts[status] for status in STATUSES},
            verdicts={kind: self._verdicts[kind] for kind in ("answered", "doubtful", "refused", "")},
            positives=self._positives,
            leading=tuple((label.name, self._leading[label.name]) for label in self._card.labels),
            causes=tuple(Cause(status, text, count) for (status, text), count in causes),
            duplicates=_groups(self._same),
            patients=_groups(self._patients),
            known_patients=len(self._patients),
            series=len(self._series),
            modalities=_commonest(self._headers["modality"]),
            body_parts=_commonest(self._headers["body_part"]),
            views=_commonest(self._headers["view"]),
            histograms=tuple(
                Histogram(label, tuple(self._bars[label.name]), self._card.points(label.name))
                for label in self._card.labels
            ),
            worklist={file: place for place, (_, file) in enumerate(ranked, 1)},
        )


def _groups(found: dict[str, list[str]]) -> tuple[Group, ...]:
    return tuple(Group(name, tuple(files)) for name, files in found.items() if len(files) > 1)


def _commonest(counted: Counter[str]) -> Counted:
    return tuple(sorted(counted.items(), key=lambda one: (-one[1], one[0])))
