"""One or two trees of tags as the lines of a table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from desktop.core.identifying import hidden
from desktop.core.tag_tree import Node, Tree
from desktop.papers.view import Difference, TagRow
from desktop.words import counted

NONE = Node("", "", "", "")
COUNT = re.compile(r"(\d+) (?:(bytes)|items?)")


@dataclass(frozen=True, eq=False, slots=True)
class Sheet:
    """The tags of a file that was opened, see `Shown.opened`, beside those of `other`.

    masked: the rows without what may lead to a person. failure: why there are none.
    """

    opened: object
    other: object = None
    rows: tuple[TagRow, ...] = ()
    masked: tuple[TagRow, ...] = ()
    notes: tuple[str, ...] = ()
    failure: str = ""


def sheet(opened: object, other: object, tree: Tree, beside: Tree | None, instead: str) -> Sheet:
    """beside: the tree of `other`. instead: what stands for a value that is hidden."""
    masks = (hidden(tree, instead), hidden(beside, instead) if beside else None)
    rows = tuple(_lines(tree, beside, lambda first, second: _difference(first, second, beside is not None)))
    masked = tuple(
        replace(row, difference=real.difference)
        for row, real in zip(_lines(*masks, lambda first, second: ""), rows, strict=True)
    )
    return Sheet(opened, other, _inside(rows), _inside(masked), (*tree.notes, *(beside.notes if beside else ())))


def _lines(
    first: Tree, second: Tree | None, difference: Callable[[Node | None, Node | None], Difference]
) -> Iterator[TagRow]:
    pending = [(-1, one, two) for one, two in reversed(_pairs(first.nodes, second.nodes if second else ()))]
    place = 0
    while pending:
        parent, one, two = pending.pop()
        node = one or two or NONE
        value, other = _value(one or NONE), _value(two or NONE)
        text = f"{node.tag} {node.tag[1:10].replace(',', '')} {node.keyword} {value} {other}".casefold()
        yield TagRow(parent, node.tag, node.keyword, node.vr, value, other, difference(one, two), text)
        inner = _pairs(one.children if one else (), two.children if two else ())
        pending += [(place, *pair) for pair in reversed(inner)]
        place += 1


def _value(node: Node) -> str:
    """Counts, which the core writes where it shows no value, in the language in use."""
    found = COUNT.fullmatch(node.value)
    if found is None or not (node.vr == "SQ" or node.digest):
        return node.value
    count = int(found[1])
    if found[2]:
        return counted("{count} byte", "{count} bytes", count)
    return counted("{count} item", "{count} items", count)


def _pairs(first: tuple[Node, ...], second: tuple[Node, ...]) -> list[tuple[Node | None, Node | None]]:
    """The same elements side by side; by tag where all have one, else in the order of the first."""
    others: dict[tuple[str, str], list[Node]] = {}
    for node in second:
        others.setdefault(_key(node), []).append(node)
    pairs: list[tuple[Node | None, Node | None]] = []
    for node in first:
        same = others.get(_key(node))
        pairs.append((node, same.pop(0) if same else None))
    pairs += [(None, node) for nodes in others.values() for node in nodes]
    if others and all((one or two or NONE).tag.startswith("(") for one, two in pairs):
        pairs.sort(key=lambda pair: (pair[0] or pair[1] or NONE).tag)
    return pairs


def _key(node: Node) -> tuple[str, str]:
    """What two pictures call the same: a DICOM element by its tag, anything else by its name too."""
    return node.tag, "" if node.tag.startswith("(") else node.keyword


def _difference(first: Node | None, second: Node | None, compared: bool) -> Difference:
    if not compared:
        return ""
    if first is None or second is None:
        return "added" if first is None else "missing"
    return "" if (first.value, first.vr, first.digest) == (second.value, second.vr, second.digest) else "differs"


def _inside(rows: tuple[TagRow, ...]) -> tuple[TagRow, ...]:
    """Says so of the rows that differ only below."""
    marked = list(rows)
    for row in reversed(rows):
        above = row.parent
        while (row.difference and above >= 0) and not marked[above].difference:
            marked[above] = replace(marked[above], difference="inside")
            above = marked[above].parent
    return tuple(marked)
