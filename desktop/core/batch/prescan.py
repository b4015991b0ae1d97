"""What there is to read, before any file is opened: sizes and times alone, many asked for at once.

Network shares answer each question late, however small it is, and a hundred thousand of them one after the other would
keep the first file waiting for minutes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from desktop.core.batch.journal import Session, Signature
from desktop.core.batch.pipeline import Stopped, Task
from desktop.core.batch.walk import Entry

LOOKERS = 16  # questions that are out at a time
SOME = 64  # files whose questions are asked one after the other: fewer cost more than they bring on a disk


def unread(entries: Sequence[Entry], session: Session, stopped: Stopped) -> list[Task]:
    """What has no row yet, or may have changed since; short of that when stopped."""
    tasks = []
    for entry, now in zip(entries, signatures(entries), strict=True):
        if stopped():
            break
        known = session.known(entry.name)
        if known is None or known.signature != now:
            same_size = known is not None and known.signature.size == now.size
            tasks.append(Task(entry, now, known.sha256 if known and same_size else ""))
    return tasks


def signatures(entries: Sequence[Entry]) -> Iterator[Signature]:
    """Of each, in the same order."""
    if len(entries) <= SOME:
        yield from _looked_up(entries)
        return
    pool = ThreadPoolExecutor(LOOKERS, thread_name_prefix="prescan")
    try:
        for found in pool.map(_looked_up, (entries[at : at + SOME] for at in range(0, len(entries), SOME))):
            yield from found
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _looked_up(entries: Sequence[Entry]) -> list[Signature]:
    return [signature(entry.path) for entry in entries]


def signature(path: Path) -> Signature:
    """Of the file, or of the archive that it lies in; of what is gone, one that no file has."""
    for place in (path, *path.parents):
        try:
            status = place.stat()
        except NotADirectoryError:
            continue
        except OSError:
            break
        # A file renamed to where another one was keeps its own time; where the system has one, this changes then.
        return Signature(status.st_size, max(status.st_mtime_ns, status.st_ctime_ns))
    return Signature(-1, -1)
