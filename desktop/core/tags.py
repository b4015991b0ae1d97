"""A DICOM header as a tree for looking through it: every value as short, harmless text, however damaged the file."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from pathlib import Path

from pydicom.charset import default_encoding
from pydicom.dataelem import DataElement
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.errors import InvalidDicomError
from pydicom.filereader import data_element_generator, read_dataset
from pydicom.multival import MultiValue
from pydicom.sequence import Sequence
from pydicom.tag import BaseTag
from pydicom.uid import UID, ExplicitVRBigEndian, ImplicitVRLittleEndian

from desktop.core.bitmap_tags import bitmap_tags
from desktop.core.errors import UnreadableFile
from desktop.core.readers.bitmap import kind_of
from desktop.core.readers.dataset import parse
from desktop.core.readers.header import BROKEN, Header
from desktop.core.readers.quiet import heard
from desktop.core.readers.source import PREAMBLE, Source, has_preamble, load
from desktop.core.tag_tree import MOST_LETTERS, Node, Tree, digest, line
from desktop.core.text import printable

DAMAGE = (*BROKEN, AssertionError, EOFError, InvalidDicomError, OSError, RecursionError, UnreadableFile, zlib.error)
MOST_NODES = 20_000
MOST_ITEMS = 1000  # of a multi-valued element
DEEPEST = 16
DAMAGED = "The header is damaged; what could be read of it is shown."
UNNAMED_LETTERS = "The header names no character set for its letters; names may be shown wrong."
WRONG_LETTERS = "The header's character set does not fit its text; names may be shown wrong."


def tags(path: Path) -> Tree:
    """The header of a DICOM file or a bitmap; of a damaged one what can be read, of any other file nothing, each with a
    note.

    Raises UnreadableFile where the file cannot be opened at all.
    """
    source = load(path)
    kind = None if has_preamble(source.data) else kind_of(source.data)  # which may begin like a TIFF
    return _dicom(source) if kind is None else bitmap_tags(source, kind)


def _dicom(source: Source) -> Tree:
    notes: list[str] = []
    with heard() as warned:
        try:
            dataset, _ = parse(source)
        except DAMAGE:
            dataset = _salvaged(source)
            notes.append(DAMAGED if has_preamble(source.data) else "The file has no DICOM header.")
        walk = _Walk()
        named = Header(dataset).value("SpecificCharacterSet") is not None
        nodes = (*walk.nodes(getattr(dataset, "file_meta", Dataset()), 0), *walk.nodes(dataset, 0))
    notes += [f"Only the first {MOST_NODES} elements are shown."] if walk.left <= 0 else []
    notes += [WRONG_LETTERS] if any("encoding" in text for text in warned) else []
    notes += [UNNAMED_LETTERS] if walk.foreign and not named else []
    return Tree(nodes, tuple(notes))


class _Walk:
    """One pass over a dataset. left: nodes that may still be made. foreign: a letter beyond ASCII was met."""

    def __init__(self) -> None:
        self.left = MOST_NODES
        self.foreign = False

    def nodes(self, dataset: Dataset, depth: int) -> tuple[Node, ...]:
        return tuple(self._elements(dataset, depth))

    def _elements(self, dataset: Dataset, depth: int) -> Iterator[Node]:
        for tag in sorted(dataset.keys()):
            if self.left <= 0:
                return
            self.left -= 1
            try:
                yield self._element(dataset[tag], depth)
            except DAMAGE:
                yield Node(_tag(tag), _private(tag, ""), "", "(broken)")

    def _element(self, element: DataElement, depth: int) -> Node:
        keyword = element.keyword or _private(element.tag, element.name)
        if element.VR == "SQ":
            items: Sequence = element.value
            text = "1 item" if len(items) == 1 else f"{len(items)} items"
            if depth >= DEEPEST:
                return Node(_tag(element.tag), keyword, "SQ", f"{text}, nested too deep to show")
            return Node(_tag(element.tag), keyword, "SQ", text, tuple(self._items(items, depth + 1)))
        text, whole = self._text(element.value)
        return Node(_tag(element.tag), keyword, str(element.VR), text, digest=whole)

    def _items(self, items: Sequence, depth: int) -> Iterator[Node]:
        for number, item in enumerate(items, 1):
            if self.left <= 0:
                return
            self.left -= 1
            yield Node("", f"Item {number}", "", "", self.nodes(item, depth))

    def _text(self, value: object) -> tuple[str, str]:
        """The value on one line and, where that is not all of it, its digest."""
        if isinstance(value, (bytes, bytearray)):
            return f"{len(value)} bytes", digest(bytes(value))
        if isinstance(value, (MultiValue, list)):
            text = "\\".join(str(part) for part in value[:MOST_ITEMS])
            whole = "\\".join(map(str, value)) if len(value) > MOST_ITEMS else text
        elif isinstance(value, UID) and value.name != value:
            text = whole = f"{value} ({value.name})"
        else:
            text = whole = "" if value is None else str(value)
        self.foreign = self.foreign or not text[: 8 * MOST_LETTERS].isascii()
        return line(text), digest(whole) if len(whole) > MOST_LETTERS else ""


def _tag(tag: BaseTag) -> str:
    return f"({tag.group:04X},{tag.element:04X})"


def _private(tag: BaseTag, name: str) -> str:
    """What stands where a public element has its keyword."""
    if not tag.is_private:
        return printable(name, 64)
    known = name if name.startswith("[") else "creator" if tag.is_private_creator else ""
    return printable(f"Private {known}".rstrip(), 64)


def _salvaged(source: Source) -> Dataset:
    """The elements before the damage, and the meta header; none where the file is not DICOM."""
    found = Dataset()
    if not has_preamble(source.data):
        return found
    file = io.BytesIO(source.data)
    file.seek(PREAMBLE + 4)
    syntax = ImplicitVRLittleEndian
    try:
        meta = read_dataset(file, False, True, stop_when=lambda tag, vr, length: tag.group != 2)
        found.file_meta = FileMetaDataset(meta)
        syntax = UID(str(meta.get("TransferSyntaxUID", syntax)))
        implicit, little = syntax == ImplicitVRLittleEndian, syntax != ExplicitVRBigEndian
        found.set_original_encoding(implicit, little, default_encoding)
        for element in data_element_generator(file, implicit, little):
            found[element.tag] = element
            if element.tag == (8, 5):
                usable = Header(found).value("SpecificCharacterSet") is not None
                letters = found.SpecificCharacterSet if usable else default_encoding
                found.set_original_encoding(implicit, little, letters)
    except DAMAGE:
        return found
    return found
