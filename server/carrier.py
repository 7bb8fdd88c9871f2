"""Brings news to every server process. In one process that is a call; with Redis it is the others' too.

``tell`` never waits and never raises. News that are lost on the way are lost for good: who hears "missed"
asks anew for what it shows, and forgets what it remembers on the strength of being told.
"""

import logging
from collections.abc import Callable

from server.news import News
from server.settings import BadSettingError

_LOGGER = logging.getLogger(__name__)


class Carrier:
    """Between the parts of one process."""

    def __init__(self) -> None:
        """Nobody listens yet."""
        self._ears: list[Callable[[News], None]] = []

    def listen(self, ear: Callable[[News], None]) -> None:
        """Have ``ear`` called with all news, this process' own and the others'."""
        self._ears.append(ear)

    def tell(self, news: News) -> None:
        """Tell everybody, at once those in this process."""
        for ear in self._ears:
            try:
                ear(news)
            except Exception:  # one who cannot listen must not keep the news from the others
                _LOGGER.exception("News of '%s' could not be heard.", news.what)

    def start(self) -> None:
        """Begin to carry."""

    def stop(self) -> None:
        """Carry what was told until now, and nothing after it."""


def carrier_for(redis: str, secret: str) -> Carrier:
    """By way of the server at ``redis`` (a URL), or within this process where that is "".

    Only processes with the same ``secret`` hear one another. Raises BadSettingError.
    """
    if not redis:
        return Carrier()
    try:
        from server.redis_carrier import RedisCarrier
    except ModuleNotFoundError as error:
        why = f"MAQUETTE_REDIS is set, and the client of Redis is missing ({error})."
        raise BadSettingError(f"{why} Type: pip install 'maquette[grown]'") from error
    return RedisCarrier(redis, secret)
