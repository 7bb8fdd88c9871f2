"""A job done in a native thread whose error comes back, whatever becomes of what is written about it."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from gevent.threadpool import ThreadPool

_T = TypeVar("_T")


def in_thread(thread: ThreadPool, job: Callable[..., _T], *words: Any) -> _T:
    """What ``job`` answers, done in ``thread``; what it raises is raised here.

    gevent's thread writes an error to stderr before it hands it on; where that is on a full disk, it dies of
    it, and whoever waits for an answer waits for ever.
    """
    done, error = thread.apply(_attempt, (job, words))
    if error is not None:
        raise error
    return cast("_T", done)


def _attempt(job: Callable[..., _T], words: tuple[Any, ...]) -> tuple[_T | None, Exception | None]:
    try:
        return job(*words), None
    except Exception as error:  # noqa: BLE001 - raised again by who waits
        return None, error
