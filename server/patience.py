"""How long a request's body may take: one that comes a letter a minute is ended, and its line with it."""

import time
from http import HTTPStatus

import gevent
from gevent.pywsgi import Input

from server.errors import RefusedError, to_say
from server.i18n import gettext as _

#: How long a body may take from when it is first read to its end, s. The largest that is read, 64 KB, comes
#: in that time over a mobile network of twenty years ago.
BODY_S = 20.0


class SlowBodyError(RefusedError):
    """The body did not come in time."""

    status = HTTPStatus.REQUEST_TIMEOUT
    remedy = to_say("Check the connection, then try again.")
    counted = "slow"


class Patient(Input):  # type: ignore[misc] # gevent ships no types
    """A request's body. ``read`` raises SlowBodyError where it takes too long; then its line is no good."""

    def __init__(self, body: Input) -> None:
        """Take over ``body``, of which nothing was read yet."""
        super().__init__(body.rfile, body.content_length, body.socket, body.chunked_input)
        self.gave_up = False
        self._until: float | None = None

    def read(self, length: int | None = None) -> bytes:
        """Read so many bytes, or all."""
        return self._in_time(length, lines=False)

    def readline(self, size: int | None = None) -> bytes:
        """Read a line."""
        return self._in_time(size, lines=True)

    def _in_time(self, length: int | None, *, lines: bool) -> bytes:
        now = time.monotonic()
        self._until = now + BODY_S if self._until is None else self._until
        if not self.gave_up:
            with gevent.Timeout(max(0.001, self._until - now), False):
                return bytes(super().readline(length) if lines else super().read(length))
        self.gave_up = True
        raise SlowBodyError(_("The message came too slowly."))

    def _discard(self) -> None:
        # What nobody wanted is read by the server before the next request, and waited for no longer.
        try:
            if not self.gave_up:
                super()._discard()
        except SlowBodyError:
            pass
