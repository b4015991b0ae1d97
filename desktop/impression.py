"""An answer in whole sentences, as careful as its evidence: what the model says, never what the patient has."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.core.card import ModelCard
from desktop.core.finding import Answer, Finding
from desktop.core.text import apart
from desktop.naming import label_name, model_title
from desktop.words import counted, said, tr

MOST = 6  # labels that are named one by one in a sentence


def impression(card: ModelCard, answer: Answer) -> str:
    """One paragraph in the language in use."""
    if not answer.findings:
        found = [tr("The model gives no finding: this radiograph lies outside its limits.")]
    elif answer.findings[0].point is None:
        found = [*_highest(answer.findings, card.task == "ordinal"), *_gate(answer)]
    elif len(answer.findings) == 1:
        found = [_alone(answer.findings[0]), *_gate(answer)]
    else:
        found = [*_several(answer.findings), *_gate(answer)]
    source = tr("Model: {title}, version {version}.", title=model_title(card.title), version=card.version)
    return " ".join((*found, *map(said, answer.verdict.reasons), source, tr("Research use only, not for diagnosis.")))


def _gate(answer: Answer) -> tuple[str, ...]:
    if answer.verdict.kind == "refused":
        return (tr("The model was made to answer against its limits, which speak against using this answer."),)
    if answer.verdict.kind == "doubtful":
        return (tr("The model's limits put this answer in doubt."),)
    return ()


def _alone(found: Finding) -> str:
    """The only label of a model, which has an operating point."""
    assert found.point is not None
    score, point, *edges = apart(found.score, found.point.threshold, *(found.band or ()))
    values = {"label": label_name(found.label), "score": score, "point": point}
    if found.decision == "unsure" and edges:
        values |= {"low": edges[0], "high": edges[1]}
        if found.positive:
            return tr(
                "For the label “{label}” the model's score is {score}: at or above its operating point of {point}, but "
                "between {low} and {high}, where the model is unsure.",
                **values,
            )
        return tr(
            "For the label “{label}” the model's score is {score}: below its operating point of {point}, but between "
            "{low} and {high}, where the model is unsure.",
            **values,
        )
    if found.positive:
        return tr(
            "For the label “{label}” the model's score is {score}, at or above its operating point of {point}.",
            **values,
        )
    return tr("For the label “{label}” the model's score is {score}, below its operating point of {point}.", **values)


def _several(findings: Sequence[Finding]) -> list[str]:
    """Labels of which each has operating points of its own, by what these make of them."""
    above = [found for found in findings if found.decision == "positive"]
    unsure = [found for found in findings if found.decision == "unsure"]
    below = len(findings) - len(above) - len(unsure)
    sentences = []
    if above:
        sentences.append(tr("At or above the model's operating points: {labels}.", labels=_listed(above)))
    if unsure:
        sentences.append(tr("In the range where the model is unsure: {labels}.", labels=_listed(unsure)))
    if not above and not unsure:
        sentences.append(
            counted(
                "The score of the model's {count} label is below its operating point.",
                "The scores of all {count} labels are below the model's operating points.",
                below,
            )
        )
    elif below:
        sentences.append(
            counted(
                "The score of {count} other label is below its operating point.",
                "The scores of {count} other labels are below their operating points.",
                below,
            )
        )
    return sentences


def _highest(findings: Sequence[Finding], grades: bool) -> list[str]:
    """Labels that exclude each other: the highest score and the next, and whether it is more than half."""
    ordered = sorted(findings, key=lambda found: -found.score)
    first, second = ordered[0], ordered[min(1, len(ordered) - 1)]
    values = {
        "label": label_name(first.label),
        "score": f"{first.score:.2f}",
        "other": label_name(second.label),
        "next": f"{second.score:.2f}",
    }
    count = len(findings)
    if grades:
        said = counted(
            "Of {count} grade, the model gives the highest score to “{label}”, {score}, and the next to “{other}”, "
            "{next}.",
            "Of {count} grades, the model gives the highest score to “{label}”, {score}, and the next to “{other}”, "
            "{next}.",
            count,
            **values,
        )
        return [said] if first.score >= 0.5 else [said, tr("No grade has a score of one half or more.")]
    said = counted(
        "Of {count} label that excludes others, the model gives the highest score to “{label}”, {score}, and the next "
        "to “{other}”, {next}.",
        "Of {count} labels that exclude each other, the model gives the highest score to “{label}”, {score}, and the "
        "next to “{other}”, {next}.",
        count,
        **values,
    )
    return [said] if first.score >= 0.5 else [said, tr("No label has a score of one half or more.")]


def _listed(findings: Sequence[Finding]) -> str:
    """The highest scores first, each with its label; needs no grammar."""
    ordered = sorted(findings, key=lambda found: -found.score)
    names = [f"{label_name(found.label)} {found.score:.2f}" for found in ordered[:MOST]]
    return ", ".join((*names, "…") if len(ordered) > MOST else names)
