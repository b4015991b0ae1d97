"""The interface's languages: English in the source, the others in Qt Linguist's files in resources/translations.

A process shows one language at a time, as it shows one interface; who changes it draws everything anew.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, lru_cache

from desktop.paths import resources

LANGUAGES = {"en": "English", "ru": "Русский", "pl": "Polski"}
HOLE = re.compile(r"\{\d+\}")
Texts = dict[str, tuple[str, ...]]


def _two(count: int) -> int:
    return 0 if count == 1 else 1


def _russian(count: int) -> int:
    if count % 10 == 1 and count % 100 != 11:
        return 0
    return 1 if 2 <= count % 10 <= 4 and not 12 <= count % 100 <= 14 else 2


def _polish(count: int) -> int:
    if count == 1:
        return 0
    return 1 if 2 <= count % 10 <= 4 and not 12 <= count % 100 <= 14 else 2


# which of the forms of a counted text a number takes, as Qt Linguist orders them
FORMS: dict[str, Callable[[int], int]] = {"en": _two, "ru": _russian, "pl": _polish}


@dataclass(slots=True)
class _Spoken:
    language: str = "en"
    texts: Texts = field(default_factory=dict)


_spoken = _Spoken()


def use(language: str) -> None:
    """From now on `tr` answers in this language. Raises KeyError for one that is not of LANGUAGES."""
    assert LANGUAGES[language]
    _spoken.texts = texts(language)
    _spoken.language = language
    said.cache_clear()


def language() -> str:
    """The language that `tr` answers in."""
    return _spoken.language


def tr(text: str, /, **values: object) -> str:
    """The text in the language in use, with {name} replaced by values; English where it has no translation.

    The text is written out at the call, so that a test can collect it. values may hold anything, also braces.
    """
    found = _spoken.texts.get(text, (text,))[0]
    return found.format(**values) if values else found


def card_text(text: str, /) -> str:
    """As `tr`, for a text of a model's card: those of the models in the box are known, a stranger's stays as it is."""
    return _spoken.texts.get(text, (text,))[0]


def known(text: str, /) -> str:
    """As `tr`, for a text that is written out elsewhere, in a row of the table of actions; numbers in it may differ."""
    return said(text)


def counted(one: str, many: str, /, count: int, **values: object) -> str:
    """As `tr`, in the form that goes with a number; {count} is the number. many: English for everything but 1."""
    forms = _spoken.texts.get(many)
    found = forms[FORMS[_spoken.language](count)] if forms else (one, many)[_two(count)]
    return found.format(count=count, **values)


@cache
def texts(language: str) -> Texts:
    """English -> the finished translations of a language, one, or one for each of its forms of a number."""
    if language == "en":
        return {}
    found: Texts = {}
    for message in ET.parse(resources() / "translations" / f"skiagraph_{language}.ts").iter("message"):
        source, said = message.findtext("source", ""), message.find("translation")
        if said is None or said.get("type") is not None:
            continue
        forms = tuple(form.text or "" for form in said.iter("numerusform"))
        found[source] = forms or (said.text or "",)
    return found


@lru_cache(maxsize=1000)
def said(sentence: str) -> str:
    """A sentence of the core, which speaks English only, in the language in use; as it is where it is not known.

    Its pattern is found among those of resources/collect_texts.py; what fills the pattern may be a sentence again.
    """
    if sentence in _spoken.texts:
        return _spoken.texts[sentence][0]
    for pattern, translation in _patterns(_spoken.language):
        found = pattern.fullmatch(sentence)
        if found is not None:
            return translation.format(*(said(part) for part in found.groups()))
    return sentence


@cache
def _patterns(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Those with most words of their own first, so that the general ones come last."""
    found = []
    for source, (translation, *_) in texts(language).items():
        if source.endswith(".") or "{0}" in source:
            parts = HOLE.split(source)
            own = "(.+?)".join(re.escape(part.replace("{{", "{").replace("}}", "}")) for part in parts)
            found.append((sum(map(len, parts)), re.compile(own, re.DOTALL), translation))
    return tuple((pattern, translation) for _, pattern, translation in sorted(found, key=lambda one: -one[0]))
