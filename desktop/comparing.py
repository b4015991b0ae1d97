"""`skiagraph compare`: one folder, decoded once, answered by two models, as a page and a table."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path

from tqdm import tqdm

from desktop.cli import version
from desktop.core.batch.pipeline import DECODERS
from desktop.core.batch.walk import Entry, as_text, ensure_some, walk
from desktop.core.card import Label, ModelCard
from desktop.core.comparison import Pair, Said, common_labels
from desktop.core.engine import Engine
from desktop.core.errors import AppError, ModelError, UnreadableFile
from desktop.core.finding import Answer
from desktop.core.installed import Installed
from desktop.core.pages.comparison_page import CSV, HTML, Comparison, csv_lines, html
from desktop.core.paired import Paired, paired
from desktop.core.prepared import Prepared, needed
from desktop.core.readers.isolate import Isolation
from desktop.core.report.truth import FOLDERS, labels_from
from desktop.core.report.write import ensure_writable
from desktop.core.text import escaped
from desktop.listing import write_text

AT_ONCE = 8  # pictures a network looks at together

Load = Callable[[Path, ModelCard, ModelCard], Paired]


@dataclass(frozen=True, slots=True)
class Compared:
    """What there is to tell: files, those with a score of both models, flipped ones, and where the page is."""

    files: int
    both: int
    flipped: int
    page: Path


def compare(
    folder: Path,
    old: Path,
    new: Path,
    out: Path,
    provider: str,
    by_folder: bool,
    explain: Callable[[tuple[str, ...]], None],
) -> Compared:
    """Answer for every file with both models and write compare.html and compare.csv into `out`.

    by_folder: a file's labels are those that its folders are called after. explain: told why another provider was not
    used. Raises AppError before anything is read where a model or `out` cannot be used, there is no file, the models
    have no label in common, or no folder is called after one.
    """
    if not folder.is_dir():
        raise UnreadableFile(f"{escaped(str(folder))} is no folder: name the one that holds the radiographs.")
    ensure_some(folder, out)
    ensure_writable(out)
    with Isolation(DECODERS) as isolation:
        isolation.warm()  # they start while the models are loaded
        engines = (Engine.load(old, provider), Engine.load(new, provider))
        explain(tuple(dict.fromkeys(note for engine in engines for note in engine.provider_notes)))
        labels = common_labels(engines[0].card, engines[1].card)
        entries = walk(folder, out)
        truths = _truths(folder, entries, engines[1].card, labels) if by_folder else {}
        answered = pairs(entries, engines[0], engines[1], partial(isolation.run, paired))
        shown = tqdm(answered, total=len(entries), unit="file", desc="Comparing", dynamic_ncols=True)
        found = tuple(replace(pair, truth=truths.get(pair.file)) for pair in shown)
    one = Comparison(as_text(folder.absolute()), _file(engines[0]), _file(engines[1]), labels, found, version())
    write_text(out / CSV, tuple(csv_lines(one)))
    write_text(out / HTML, (html(one),))
    return _summed(found, labels, out / HTML)


def pairs(entries: Sequence[Entry], old: Engine, new: Engine, load: Load) -> Iterator[Pair]:
    """What both models say of every file, in the order of the entries; a bad file costs nobody else anything."""
    todo, cards = iter(entries), (needed(old.card), needed(new.card))
    pool = ThreadPoolExecutor(DECODERS, thread_name_prefix="decode")
    waiting: deque[tuple[Entry, Future[Paired | str]]] = deque()
    try:
        while True:
            short = 3 * AT_ONCE - len(waiting)
            waiting.extend((one, pool.submit(_loaded, one, cards, load)) for one in islice(todo, short))
            if not waiting:
                return
            chunk = [waiting.popleft() for _ in range(min(AT_ONCE, len(waiting)))]
            yield from _answered([(entry, loaded.result()) for entry, loaded in chunk], old, new)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _loaded(entry: Entry, cards: tuple[ModelCard, ModelCard], load: Load) -> Paired | str:
    """The file, or the sentence why not."""
    try:
        return entry.trouble or load(entry.path, *cards)
    except AppError as error:
        return str(error)
    except Exception as error:  # noqa: BLE001  a fault of a decoder costs its own file
        return f"{entry.name} met a fault in this program ({type(error).__name__}): please report it."


def _answered(chunk: Sequence[tuple[Entry, Paired | str]], old: Engine, new: Engine) -> Iterator[Pair]:
    ready = [loaded for _, loaded in chunk if isinstance(loaded, Paired)]
    first = iter(_said(old, [one.old for one in ready]))
    second = iter(_said(new, [one.new for one in ready]))
    for entry, loaded in chunk:
        if isinstance(loaded, Paired):
            yield Pair(entry.name, loaded.sha256, next(first), next(second))
        else:
            yield Pair(entry.name, "", Said.failure(loaded), Said.failure(loaded))


def _said(engine: Engine, prepared: Sequence[Prepared]) -> list[Said]:
    answers: list[Answer | ModelError] = engine.answers(prepared)
    return [Said.of(one) if isinstance(one, Answer) else Said.failure(str(one)) for one in answers]


def _truths(
    folder: Path, entries: Sequence[Entry], card: ModelCard, common: Sequence[Label]
) -> dict[str, frozenset[str] | None]:
    told = labels_from(FOLDERS, card).told
    truths = {entry.name: told(entry.name)[0] for entry in entries}
    found = {name: None if truth is None else frozenset(truth) for name, truth in truths.items()}
    names = {label.name for label in common}
    if not any(truth and truth & names for truth in found.values()):
        called = ", ".join(sorted(names))
        raise UnreadableFile(
            f"No folder in {escaped(str(folder))} is called after a label ({called}): rename, or leave out --labels."
        )
    return found


def _file(engine: Engine) -> Installed:
    return Installed(engine.path, engine.path.stat().st_size, engine.sha256, engine.card)


def _summed(found: Sequence[Pair], labels: Sequence[Label], page: Path) -> Compared:
    both = [pair for pair in found if pair.old.scores and pair.new.scores]
    flipped = sum(
        any(pair.old.scores[label.name].positive != pair.new.scores[label.name].positive for label in labels)
        for pair in both
    )
    return Compared(len(found), len(both), flipped, page)
