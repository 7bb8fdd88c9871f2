"""Who may come in: sockets that one buyer has open, and what comes from one address of the network.

Offices and mobile carriers have one address for very many, so what an address may is meant to stop a
machine and not a crowd. Addresses are known here only, in memory, for as long as their sockets are open or
something of theirs is still counted; nothing is written down. The server's own machine is not counted:
behind a proxy that is not declared (``Settings.proxies``) everybody would come from there.
"""

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from ipaddress import IPv6Address, ip_address, ip_network

from server.errors import RefusedError, to_say
from server.limits import VISITS_A_BUYER, Buckets

#: Sockets that a buyer may have open for each visit that they may send of: a line that broke is known to be
#: gone only after most of a minute, and a page that lost several opened another each time.
LINES_A_VISIT = 8
#: Sockets that may be open from one address.
LINES_AN_ADDRESS = 1_000
#: Of so many sockets one may be new every second; all at once may be, as after a server was started anew.
LINES_A_NEW_ONE = 20
#: Of so many sockets one may be a new yes every second, and of so many one at once.
LINES_A_YES, LINES_A_YES_AT_ONCE = 100, 5
#: Of so many sockets one may send by the other door every second, and all at once: where an office blocks
#: sockets, everybody there hands over a batch each 5 s.
LINES_A_POST = 5
#: How much of an IPv6 address is one household's.
_OF_ONE_HOUSE = 64


class TooManyYesesError(RefusedError):
    """More consents are given from one address than a crowd of people gives."""

    status = HTTPStatus.TOO_MANY_REQUESTS
    remedy = to_say("Wait a minute, then try again.")
    counted = "yes_pace"


class TooManyPostsError(RefusedError):
    """More is posted from one address than a crowd of people posts; its senders keep what was not read."""

    status = HTTPStatus.TOO_MANY_REQUESTS
    remedy = to_say("Wait a minute, then try again.")
    counted = "post_pace"


@dataclass(frozen=True)
class Caller:
    """Whose socket it is ("" for nobody we know), and where it comes from ("" for what is not counted)."""

    buyer: str
    place: str


class Doorstep:
    """The sockets that are open, and what may still come. Used in the hub's thread only."""

    def __init__(
        self,
        visits_a_buyer: int = VISITS_A_BUYER,
        lines_an_address: int = LINES_AN_ADDRESS,
        lines: int = 0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Nobody is here. 0 sets no bound: to a buyer, to an address, or to all together."""
        self._buyer_lines, self._address_lines = visits_a_buyer * LINES_A_VISIT, lines_an_address
        self._lines, self._here = lines, 0
        self._open: Counter[tuple[str, str]] = Counter()
        many = float(lines_an_address)
        self._new = Buckets(max(1.0, many / LINES_A_NEW_ONE), max(1.0, many), clock)
        at_once = max(1.0, many / LINES_A_YES_AT_ONCE)
        self._yeses = Buckets(max(1.0, many / LINES_A_YES), at_once, clock)
        self._posts = Buckets(max(1.0, many / LINES_A_POST), max(1.0, many), clock)

    def enter(self, caller: Caller) -> str:
        """Let a socket in, and say ""; or why it may not be opened, by the names of ``server.refusals``."""
        buyer, place = caller.buyer, self._counted(caller.place)
        if 0 < self._lines <= self._here:
            return "full"
        if buyer and 0 < self._buyer_lines <= self._open["buyer", buyer]:
            return "buyer_full"
        if place and self._address_lines <= self._open["place", place]:
            return "address_full"
        if place and not _taken(self._new, place):
            return "address_pace"
        self._here += 1
        self._open.update(_keys(buyer, place))
        return ""

    def leave(self, caller: Caller) -> None:
        """A socket that was let in has ended."""
        self._here -= 1
        for key in _keys(caller.buyer, self._counted(caller.place)):
            self._open[key] -= 1
            if self._open[key] <= 0:
                del self._open[key]

    def agree(self, place: str) -> bool:
        """Whether a yes from ``place`` may be taken now."""
        place = self._counted(place)
        return not place or _taken(self._yeses, place)

    def post(self, place: str) -> bool:
        """Whether a list of batches from ``place`` may be read now."""
        place = self._counted(place)
        return not place or _taken(self._posts, place)

    def _counted(self, place: str) -> str:
        return place if self._address_lines else ""


def place_of(address: str | None) -> str:
    """What an ``address`` counts as: itself, an IPv6 one its household's network; "" for this machine's own.

    >>> [place_of(it) for it in ("203.0.113.7", "2001:db8:1:2:3::4", "::ffff:203.0.113.7", "::1")]
    ['203.0.113.7', '2001:db8:1:2::/64', '203.0.113.7', '']
    """
    try:
        found = ip_address(address or "")
    except ValueError:
        return ""
    if isinstance(found, IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    if found.is_loopback:
        return ""
    if isinstance(found, IPv6Address):
        return str(ip_network((found, _OF_ONE_HOUSE), strict=False))
    return str(found)


def _taken(buckets: Buckets, place: str) -> bool:
    buckets.forget_full()
    if buckets.wait(place, 1):
        return False
    buckets.take(place, 1)
    return True


def _keys(buyer: str, place: str) -> list[tuple[str, str]]:
    return [key for key in (("buyer", buyer), ("place", place)) if key[1]]
