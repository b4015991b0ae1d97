"""The card as a page: everything is there, a stranger's text is only text, and plots show what was measured."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

import pytest

from desktop.core.card import CurvePoint, ModelCard, ReliabilityBin
from desktop.core.claims import claims, counts, weakness
from desktop.core.pages.model_page import html, window_page
from desktop.core.pages.plots import EDGE, SIDE, calibration, roc, scatter, wilson
from tests.tiny_model import card

EVIL = "<script>alert(1)</script><img src=http://evil.example/x onerror=alert(1)>\u202e\x1b</p></body>{{ 7 * 7 }}"
CURVE = [{"threshold": t, "sensitivity": 1.0 - t, "specificity": t} for t in (0.0, 0.25, 0.75, 1.0)]
BINS = [{"score": 0.1, "frequency": 0.05, "count": 40}, {"score": 0.9, "frequency": 0.95, "count": 40}]


def metric(name: str, value: float, low: float, high: float, label: str = "pneumonia") -> dict[str, Any]:
    return {"name": name, "label": label, "value": value, "low": low, "high": high, "measured_on": "9 patients"}


def made(**changes: Any) -> ModelCard:
    whole = {
        "curves": {"pneumonia": CURVE},
        "calibration": {"temperature": 1.5, "ece": 0.012, "measured_on": "8 patients", "bins": BINS},
        "metrics": [metric("auroc", 0.9, 0.85, 0.94), metric("sensitivity at balanced", 0.8, 0.7, 0.9)],
        "data": [{"name": "Films", "licence": "CC BY 4.0", "credit": "Somebody 2018", "split": "by patient",
                  "counts": {"test": {"pneumonia": 1234, "pictures": 2345, "patients": 9}}}],
        "recipe": '{"name": "tiny", "training": {"epochs": 3}}',
    }  # fmt: skip
    return ModelCard.model_validate(card(**(whole | changes)))


class Tags(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.mark.parametrize(
    "wanted",
    ["Tiny test model", "tiny 1.2.3", "Knows nothing.", "CC BY 4.0", "Somebody 2018", "by patient", "1,234", "2,345",
     "0.900 [0.850, 0.940]", "Temperature 1.500", "high sensitivity", "from 0.300 up to 0.700 is shown as unsure",
     "ramp", "more than 0.001", "models/recipes/tiny.toml", "export_onnx.py runs/tiny/best.pt", "epochs", "cd" * 32,
     "Research use only. Not for diagnosis.", "ROC of Pneumonia", "16 x 16, aspect stretch", "CR, DX"],
)  # fmt: skip
def test_everything_is_on_the_page(wanted: str) -> None:
    assert wanted in html(made(), "cd" * 32)


def test_predictive_values_at_a_prevalence() -> None:
    """Sensitivity 0.9, specificity 0.8 at 10 %: 90 true of 270 positives; 720 true of 730 negatives."""
    assert "33.3 % / 98.6 %" in html(made(), "")


@pytest.mark.parametrize(
    "part", ["title", "intended_use", "limits", "licence", "architecture", "recipe", "code_revision"]
)
def test_a_strangers_text_is_only_text(part: str) -> None:
    page = html(made(**{part: EVIL}), "cd" * 32)
    tags = Tags(page)
    assert "script" not in {tag for tag, _ in tags.found}
    assert [
        found["src"] for tag, found in tags.found if tag == "img" and not str(found["src"]).startswith("data:")
    ] == []
    assert not any(name.startswith("on") for _, found in tags.found for name in found)
    assert "\u202e" not in page
    assert "\x1b" not in page
    assert "{{ 7 * 7 }}" in page
    assert page.count("</body>") == 1


def test_hostile_text_deeper_in_the_card_too() -> None:
    labels = [{"name": "pneumonia", "display": {"en": EVIL, EVIL: EVIL},
               "code": {"scheme": "SCT", "value": EVIL, "meaning": EVIL}}]  # fmt: skip
    data = [{"name": EVIL, "licence": EVIL, "credit": EVIL, "split": EVIL, "counts": {EVIL: {EVIL: 1}}}]
    golden = [card()["golden"][0] | {"name": EVIL}]
    expects = {"modality": [EVIL], "body_part": [EVIL], "distance_doubtful": 1.0, "distance_refused": 2.0}
    metrics = [metric(EVIL, 0.5, 0.4, 0.6, EVIL)]
    held = made(labels=labels, data=data, golden=golden, expects=expects, metrics=metrics)
    for page in (html(held, ""), window_page(held, "").html):
        tags = Tags(page).found
        assert "script" not in {tag for tag, _ in tags}
        assert "evil.example" not in "".join(str(found.get("src")) for _, found in tags)
        assert not any(name.startswith("on") for _, found in tags for name in found)
        assert "\u202e" not in page
    for plot in window_page(held, "").plots:
        assert "evil.example" not in "".join(str(one.attrib.get("href")) for one in ElementTree.fromstring(plot).iter())


def test_the_page_may_load_nothing_and_leads_nowhere() -> None:
    page = html(made(), "")
    assert "default-src 'none'" in page
    assert not re.search(r"\b(href|action|srcdoc)=", page)
    assert "a" not in {tag for tag, _ in Tags(page).found}


def test_commands_are_given_only_for_recipes_of_ours() -> None:
    assert "export_onnx.py" not in html(made(recipe="somebody else's"), "")
    assert "export_onnx.py" not in html(made(recipe='{"name": "other; rm -rf ~"}'), "")


def test_the_windows_page_names_its_plots() -> None:
    page = window_page(made(), "")
    assert re.findall(r'src="([^"]*)"', page.html) == ["plot:0", "plot:1"]
    for plot in page.plots:
        assert ElementTree.fromstring(plot).tag.endswith("svg")
    assert "<svg" not in page.html


def test_a_poor_card_makes_a_page_too() -> None:
    page = html(ModelCard.model_validate(card()), "")
    assert "The card has no held-out figures." in page
    assert "Weak at Pneumonia: no held-out AUROC." in page


def test_an_ordinal_card() -> None:
    labels = [{"name": name, "display": {"en": name.upper()}} for name in ("kl0", "kl1")]
    golden = [card()["golden"][0] | {"scores": [0.5, 0.5]}]
    figures = [metric("accuracy", 0.7, 0.68, 0.72, ""), metric("quadratic kappa", 0.86, 0.84, 0.88, ""),
               metric("auroc", 0.95, 0.93, 0.97, "kl0"), metric("auroc", 0.84, 0.81, 0.87, "kl1"),
               metric("sensitivity", 0.9, 0.88, 0.92, "kl0"), metric("sensitivity", 0.4, 0.3, 0.5, "kl1")]  # fmt: skip
    held = made(task="ordinal", labels=labels, golden=golden, operating_points=[], curves={}, metrics=figures)
    assert [(one.about, [m.name for m in one.figures], one.weak) for one in claims(held)] == [
        ("all labels", ["accuracy", "quadratic kappa"], ""),
        ("KL0", ["auroc", "sensitivity"], ""),
        ("KL1", ["auroc", "sensitivity"], "sensitivity may be as low as 0.30"),
    ]
    page = html(held, "")
    assert "0.860 [0.840, 0.880]" in page
    assert "is shown as unsure" not in page


@pytest.mark.parametrize(
    ("low", "weak"), [(0.80, ""), (0.799, "AUROC may be as low as 0.80"), (0.6, "AUROC may be as low as 0.60")]
)
def test_the_lower_end_of_the_interval_makes_a_label_weak(low: float, weak: str) -> None:
    assert weakness(made(metrics=[metric("auroc", 0.9, low, 0.95)]), "pneumonia") == weak


def test_counts_of_several_sources_add_up() -> None:
    source = {"name": "a", "licence": "a", "credit": "a", "split": "a"}
    data = [{**source, "counts": {"test": {"pictures": 2}, "train": {"pictures": 5}}},
            {**source, "counts": {"test": {"pictures": 3, "patients": 1}}}]  # fmt: skip
    found = counts(made(data=data))
    assert found == {"train": {"pictures": 5}, "test": {"pictures": 5, "patients": 1}}
    assert list(found) == ["train", "test"]


def numbers(svg: str, tag: str, *names: str) -> list[tuple[float, ...]]:
    found = [one for one in ElementTree.fromstring(svg).iter() if one.tag.endswith(tag)]
    return [tuple(float(one.attrib[name]) for name in names) for one in found]


def test_the_roc_goes_through_the_measured_points() -> None:
    curve = [CurvePoint(**one) for one in CURVE]
    plot = roc("ROC", curve, made().points("pneumonia"))
    dots = numbers(plot.svg, "circle", "cx", "cy")
    assert len(dots) == 3
    assert dots[0] == pytest.approx((EDGE + SIDE * 0.2, EDGE + SIDE * 0.1), abs=0.06)
    (line,) = [one.attrib["points"] for one in ElementTree.fromstring(plot.svg).iter() if one.tag.endswith("polyline")]
    assert line.split()[1] == f"{EDGE + SIDE * 0.75:.1f},{EDGE + SIDE * 0.25:.1f}"


def test_the_calibration_plot_leaves_empty_bins_out() -> None:
    bins = [ReliabilityBin(**one) for one in (*BINS, {"score": 0.5, "frequency": 0.0, "count": 0})]
    assert len(numbers(calibration("Calibration", bins).svg, "circle", "cx")) == 2


def test_a_scatter_of_many_files_stays_small() -> None:
    plot = scatter("Scores", [(0.1, 0.2)] * 20_000, 0.5, None)
    assert 2000 < len(numbers(plot.svg, "circle", "cx")) <= 3000
    assert ElementTree.fromstring(scatter("<b>&", [], None, None).svg).attrib["aria-label"] == "<b>&"


def test_wilson() -> None:
    """Newcombe 1998, table I: 15 of 148."""
    assert wilson(15 / 148, 148) == pytest.approx((0.0624, 0.1605), abs=1e-4)


def test_a_model_that_nobody_measured_says_so() -> None:
    said = "not measured: nobody gave pictures with labels"
    page = html(made(calibration={"temperature": 1.0, "measured_on": said}, expects={}), "ab" * 32)
    assert f"calibration {said}" in page
    assert "nobody measured it" in page
    with pytest.raises(ValueError, match="go together"):
        made(expects={"distance_doubtful": 1.0})
