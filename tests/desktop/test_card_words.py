"""What a model's card says, in the language in use: known texts and sentences; a stranger's stays as it is."""

from __future__ import annotations

import re
import runpy
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace

import pytest

from desktop import words
from desktop.about import about
from desktop.choice import Choice, models_view
from desktop.core.card import ModelCard
from desktop.core.figure_names import figure_name
from desktop.core.installed import Installed, installed
from desktop.core.pages.model_page import html
from desktop.naming import measured_on, model_title
from desktop.papers.caption import model_line
from desktop.papers.case_text import _card, _explanation, _findings
from desktop.screen import CardPage
from tests.tiny_model import card

ROOT = Path(__file__).resolve().parents[2]
EVIL = "</p><b>{0} {tr}</b> & cannot be opened: {}. Not for diagnosis."
SAME = {"LR+", "LR-"}  # in every language
ENGLISH = re.compile(
    r"\b(?:the|of|is|at|with|and|what|how|patients|pictures|only|copy|calibration|measured|point)\b", re.I
)


@pytest.fixture(params=sorted(set(words.LANGUAGES) - {"en"}))
def language(request):
    words.use(request.param)
    yield request.param
    words.use("en")


@pytest.fixture(scope="module")
def box() -> tuple[Installed, ...]:
    return tuple(one for one in installed(ROOT / "resources" / "models") if isinstance(one, Installed))


class Heads(HTMLParser):
    """The texts of headings and of the heads of tables."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self._inside = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._inside = tag in ("h1", "h2", "h3", "th")

    def handle_endtag(self, tag: str) -> None:
        self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside and not data.endswith(" %"):
            self.found.add(data)


def page_of(found: ModelCard) -> CardPage:
    return about(SimpleNamespace(card=found, sha256="ab" * 32))


def stranger(**changes) -> ModelCard:
    data = [{"name": EVIL, "licence": EVIL, "credit": EVIL, "split": EVIL, "counts": {EVIL: {EVIL: 1234}}}]
    figures = [{"name": EVIL, "label": "pneumonia", "value": 0.5, "low": 0.4, "high": 0.6, "measured_on": EVIL}]
    whole = {"title": EVIL, "intended_use": EVIL, "limits": EVIL, "licence": EVIL, "data": data, "metrics": figures}
    return ModelCard.model_validate(card(**(whole | changes)))


def test_the_texts_are_collected_from_the_recipes_of_the_box(box):
    collected = runpy.run_path(str(ROOT / "resources" / "collect_texts.py"))["IN_THE_BOX"]
    assert {one.card.name for one in box} == set(collected)


def test_the_windows_page_has_no_english_heading(box, language):
    for one in box:
        shown = Heads(page_of(one.card).html).found
        assert len(shown) > 15
        assert shown & Heads(html(one.card, "")).found <= SAME | {source.name for source in one.card.data}


def test_its_sentences_figures_and_plots_are_translated(box, language):
    for one in box:
        page = page_of(one.card)
        own = {
            one.card.licence,
            one.card.limits,
            *(text for s in one.card.data for text in (s.name, s.licence, s.credit)),
        }
        shown = unescape(page.html).partition("<pre>")[0]
        for text in sorted(own, key=len, reverse=True):
            shown = shown.replace(text, "")
        shown = re.sub(r"<[^>]*>|\S+ \(en\)", " ", shown)
        assert not ENGLISH.search(shown), ENGLISH.search(shown)
        assert "mean score" in html(one.card, "")
        for plot in page.plots:
            assert not re.search("score|positives|sensitivity", plot.decode())


def test_a_page_for_a_file_is_english_in_every_language(box, language):
    assert "What it cannot do" in html(box[0].card, "")
    assert box[0].card.title in html(box[0].card, "")


def test_a_strangers_card_stays_as_it_is_and_is_escaped(language):
    page = page_of(stranger()).html
    assert "<b>{0}" not in page
    assert page.count("&lt;/p&gt;&lt;b&gt;{0} {tr}&lt;/b&gt; &amp; cannot be opened: {}. Not for diagnosis.") >= 9
    assert "1 234" in page


def test_a_title_is_known_wherever_it_stands(box, language):
    for one in box:
        title = model_title(one.card.title)
        assert title != one.card.title
        assert "…" not in title
        model = SimpleNamespace(card=one.card)
        assert title in page_of(one.card).title
        assert title in model_line(model)
        assert models_view(Choice(((one.path, one.card.title),))).names == (title,)
    assert model_title("A {title} nobody knows.") == "A {title} nobody knows."


def test_the_report_says_what_the_model_is_for_in_the_language(box, language):
    for one in box:
        rows = _card(SimpleNamespace(card=one.card)).rows
        assert one.card.intended_use not in dict(rows).values()
        for name, value in rows[2:]:
            assert not ENGLISH.search(f"{name} {value}")


def test_where_it_was_measured_is_said_in_the_language(language):
    text = (
        "108 validation patients, 142 pictures and one changed copy of each; weak: only 13 positives and 129 negatives"
    )
    said = measured_on(text)
    assert re.findall(r"\d+", said) == ["108", "142", "13", "129"]
    assert not ENGLISH.search(said)
    assert measured_on("a bench of 3 patients") == "a bench of 3 patients"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("auroc", "AUROC"),
        ("sensitivity at high_specificity", "sensitivity at high specificity"),
        ("macro f1 at balanced (2 of 3 labels)", "macro F1 at balanced (2 of 3 labels)"),
        ("micro f1 at 0.5", "micro F1 at 0.5"),
        ("macro ece", "macro calibration error"),
        ("dice at_the_edge", "dice at the edge"),
        ("", ""),
    ],
)
def test_names_of_figures(name, said):
    assert figure_name(name) == said


def test_names_of_figures_in_russian():
    words.use("ru")
    said = figure_name("macro sensitivity at high_specificity (2 of 3 labels)", words.tr)
    words.use("en")
    assert said == "чувствительность (макросреднее) в рабочей точке «высокая специфичность», меток: 2 из 3"


def test_a_report_says_in_the_language_in_use_why_an_answer_is_doubted(language, presenter, make):
    presenter.load_model(
        lambda: make.model((0.7,), "doubtful", ("The patient is 5 years old; the model is for ages 6 to 9.",))
    )
    presenter.open([Path("chest.dcm")])
    lines = (*_findings(presenter._session).lines, *_explanation(presenter._session).lines)
    assert len(lines) > 4
    assert not [line for line in lines if ENGLISH.search(line)]
