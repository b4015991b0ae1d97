"""Collects every text of the interface into Qt Linguist's files, keeping what is translated.

    python resources/collect_texts.py

Four kinds: the first argument of `tr`, in templates too, and both of `counted`; the texts in rows of the table of
actions; the sentences of the core, which knows no language: their f-strings become patterns with {0}, {1} ..., see
`words.said`; and what the cards of the models in the box say. The core's readers say why a file cannot be opened in
parts of sentences; those count as sentences, too.
"""

from __future__ import annotations

import ast
import re
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, nodes

ROOT = Path(__file__).resolve().parent.parent
TRANSLATIONS = ROOT / "resources" / "translations"
FORMS = {"ru": 3, "pl": 3}
ROW = ("menu", "text", "help", "tool")  # of a Command, besides its id and key
WORD = re.compile(r"\b[a-z]{2,}\b")
END = re.compile(r"\.$|\. \{\d\}$")  # of a sentence, or of one that is followed by another
AT = {1: "menu", 2: "text", 4: "help", 5: "tool"}
IN_THE_BOX = ("chest_adult", "knee_kl", "pneumonia")  # recipes of the models in resources/models
# What models/evidence.py, models/figures.py and models/adopting/ write into a card about the pictures behind a figure.
MEASURED_ON = (
    "{0} validation patients, {1} pictures",
    "{0} test patients, {1} pictures",
    "{0} and one changed copy of each",
    "{0}; weak: only {1} positives and {2} negatives",
    "{0}; too few positives: {1}",
    "{0}; too few negatives: {1}",
    "{0}; undefined",
    "{0}; no picture with a known truth",
    "not measured: nobody gave pictures with labels",
)


def texts() -> dict[str, bool]:
    """English -> whether it is counted, in the order of the alphabet."""
    found: dict[str, bool] = {}
    for path in sorted((ROOT / "desktop").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        parts = path.relative_to(ROOT).parts
        said = _sentences(tree, "readers" in parts) if "core" in parts else ()
        for text, counted in (*_calls(tree), *said):
            found[text] = found.get(text, False) or counted
    for text in (*_templates(), *_cards(), *MEASURED_ON):
        found.setdefault(text, False)
    return dict(sorted(found.items()))


def _calls(tree: ast.AST) -> Iterator[tuple[str, bool]]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        if node.func.id == "tr":
            yield _literal(node.args[0]), False
        elif node.func.id == "counted":
            yield _literal(node.args[1]), True
        elif node.func.id == "Command":
            named = {AT[place]: value for place, value in enumerate(node.args) if place in AT}
            named |= {word.arg: word.value for word in node.keywords if word.arg in ROW}
            yield from ((text, False) for text in map(_literal_or_pattern, named.values()) if text)


def _templates() -> Iterator[str]:
    for path in sorted((ROOT / "desktop").rglob("*.j2")):
        for call in Environment().parse(path.read_text(encoding="utf-8")).find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name == "tr" and isinstance(call.args[0], nodes.Const):
                yield call.args[0].value


def _cards() -> Iterator[str]:
    for name in IN_THE_BOX:
        recipe = tomllib.loads((ROOT / "models" / "recipes" / f"{name}.toml").read_text(encoding="utf-8"))
        yield from (recipe["title"], recipe["intended_use"], recipe["limits"], recipe["data"]["split"])


def _literal(node: ast.expr) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    raise SystemExit(f"line {node.lineno}: tr and counted take their text as a literal")


def _literal_or_pattern(node: ast.expr) -> str:
    return _pattern(node) if isinstance(node, ast.JoinedStr) else _literal(node)


def _sentences(tree: ast.AST, parts: bool) -> Iterator[tuple[str, bool]]:
    """Strings of several words that end as a sentence does, but for docstrings; parts: those that begin in lower case,
    too."""
    documentation = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if id(node) in documentation or id(node) in inside or not isinstance(node, ast.Constant | ast.JoinedStr):
            continue
        text = _pattern(node) if isinstance(node, ast.JoinedStr) else node.value
        if not isinstance(text, str) or text.startswith(("<", " ")):
            continue
        part = parts and not text[:1].isupper() and len(WORD.findall(text)) >= (2 if "{0}" in text else 4)
        if part or (END.search(text) and text.count(" ") >= 2):
            yield text, False


def _pattern(node: ast.JoinedStr) -> str:
    number, parts = 0, []
    for part in node.values:
        if isinstance(part, ast.Constant):
            parts.append(str(part.value).replace("{", "{{").replace("}", "}}"))
        else:
            parts.append(f"{{{number}}}")
            number += 1
    return "".join(parts)


def update(language: str) -> tuple[int, int]:
    """Rewrites a language's file. Returns how many texts it has, and how many of them wait for a translation."""
    path = TRANSLATIONS / f"skiagraph_{language}.ts"
    known: dict[str, ET.Element] = {}
    if path.exists():
        for message in ET.parse(path).iter("message"):
            translation = message.find("translation")
            if translation is not None:
                known[message.findtext("source", "")] = translation
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = "skiagraph"
    waiting = 0
    for text, counted in texts().items():
        message = ET.SubElement(context, "message", {"numerus": "yes"} if counted else {})
        ET.SubElement(message, "source").text = text
        old = known.get(text)
        if old is not None and (old.find("numerusform") is not None) == counted:
            message.append(old)
        else:
            old = ET.SubElement(message, "translation", type="unfinished")
            for _ in range(FORMS[language] if counted else 0):
                ET.SubElement(old, "numerusform")
        waiting += old.get("type") is not None
    ET.indent(root, "  ")
    path.parent.mkdir(exist_ok=True)
    body = ET.tostring(root, encoding="unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")
    return len(texts()), waiting


if __name__ == "__main__":
    for language in FORMS:
        count, waiting = update(language)
        print(f"{language}: {count} texts, {waiting} wait for a translation")
