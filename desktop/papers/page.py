"""A report as what a printer is given, one block after the other."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.core.report.case import Case, Section, smaller
from desktop.papers.view import Block, PaperPage


def page(case: Case) -> PaperPage:
    """The same as in the PDF."""
    blocks = (
        Block("title", (case.title,)),
        Block("heading", (case.notice,)),
        Block("pictures", tuple(caption for caption, _ in case.pictures)),
        *(block for section in case.sections for block in _blocks(section)),
    )
    return PaperPage(case.notice, blocks, tuple(smaller(picture) for _, picture in case.pictures))


def _blocks(section: Section) -> Iterator[Block]:
    yield Block("heading", (section.title,))
    yield from (Block("text", (line,)) for line in section.lines)
    for number, row in enumerate(section.rows):
        yield Block("head" if section.head and not number else "row", row, section.shares)
