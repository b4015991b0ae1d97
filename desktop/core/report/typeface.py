"""The typeface of report.pdf: DejaVu Sans, cut down to Latin, Greek and Cyrillic letters, and set into the file.

PDF's own fonts know western Europe's letters alone. Made of DejaVu 2.37 with fontTools; its licence lies beside it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from unicodedata import normalize

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

HERE = Path(__file__).resolve().parent / "fonts"  # frozen or not
REGULAR, BOLD = "DejaVuSans", "DejaVuSans-Bold"


def shown(text: str) -> str:
    """The text on one line, with a question mark for what the typeface has no letter for."""
    letters = _letters()
    whole = normalize("NFC", text)  # a letter and its accent are one, which names from macOS hold apart
    return "".join(char if char.isprintable() and ord(char) in letters else "?" for char in whole)


@cache
def _letters() -> frozenset[int]:
    """The code points that both weights have; reportlab knows them from then on. Raises OSError."""
    fonts = [TTFont(name, str(HERE / f"{name}.ttf")) for name in (REGULAR, BOLD)]
    for font in fonts:
        pdfmetrics.registerFont(font)
    return frozenset.intersection(*(frozenset(font.face.charToGlyph) for font in fonts))
