"""The small pictures of a list: those that are seen are fetched, a handful at a time, and some hundreds are kept."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.worklist.news import Feed

KEPT = 600  # pictures of some 5 kB
AT_ONCE = 24


class Thumbnails:
    """One question at a time, so that of a list that is scrolled through only what stays is asked for."""

    def __init__(self) -> None:
        self._wanted: tuple[str, ...] = ()
        self._waiting: frozenset[str] = frozenset()

    def want(self, files: tuple[str, ...], have: Mapping[str, bytes], feed: Feed | None) -> None:
        self._wanted = files
        self.go_on(have, feed)

    def go_on(self, have: Mapping[str, bytes], feed: Feed | None) -> None:
        """Ask for what is still missing."""
        missing = tuple(file for file in self._wanted if file not in have)[:AT_ONCE]
        if feed is not None and missing and not self._waiting:
            self._waiting = frozenset(missing)
            feed.ask("pictures", missing)

    def came(self, pictures: tuple[tuple[str, bytes], ...], have: Mapping[str, bytes]) -> Mapping[str, bytes]:
        """All that there are now; the oldest go first, but none that is wanted."""
        self._waiting = frozenset()
        now = {**have, **dict(pictures)}
        spare = [file for file in now if file not in self._wanted]
        for file in spare[: max(0, len(now) - KEPT)]:
            del now[file]
        return now
