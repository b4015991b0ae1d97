"""The worker's part of following a batch: what comes is gathered, and handed on now and then."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from time import monotonic

from desktop.jobs import Progress
from desktop.worklist.news import Feed, News
from desktop.worklist.table import Gathering, Table

OFTEN = 0.2  # seconds between two tables
Post = deque[News | Table]  # appended to by the worker, emptied by the window's thread
NOTHING = News()


def received(feed: Feed, post: Post, knock: Progress) -> None:
    """Follow the batch to its end. knock: called when there is something in the post; may raise to end it.

    Raises AppError when the batch breaks.
    """
    gathering = Gathering()
    told, fresh = 0.0, False

    def tell(news: News) -> None:
        nonlocal told, fresh
        gathering.add(news.rows)
        fresh = fresh or bool(news.rows)
        rest = replace(news, rows=())
        if rest == NOTHING and monotonic() - told < OFTEN:
            return
        if fresh:
            post.append(gathering.table())
            fresh = False
        if rest != NOTHING:
            post.append(rest)
        told = monotonic()
        knock(0, 0)

    feed.follow(tell)
