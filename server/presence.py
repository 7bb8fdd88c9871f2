"""Who is here now: buyers with an open socket, in this process or another. Used in the hub's thread only.

Every process tells of its own and says every few seconds who they are. One that is silent for ``SILENT_S`` is
gone with all of them.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from server.ids import new_id

#: How long another process may say nothing before its buyers count as gone, s.
SILENT_S = 30.0


@dataclass(frozen=True)
class Here:
    """Whose socket it is, and which development is on their screen."""

    buyer: str
    development: str


@dataclass
class Presence:
    """Open sockets that said hello and rest on a consent; of other processes the buyers only."""

    #: By which other processes know this one.
    process: str = field(default_factory=new_id)
    clock: Callable[[], float] = time.monotonic
    _sockets: dict[str, Here] = field(default_factory=dict, repr=False)
    _of_buyer: dict[str, set[str]] = field(default_factory=dict, repr=False)
    #: Process -> buyer -> development, and when the process last spoke.
    _elsewhere: dict[str, dict[str, str]] = field(default_factory=dict, repr=False)
    _spoke_at: dict[str, float] = field(default_factory=dict, repr=False)

    def came(self, sid: str, buyer: str, development: str) -> bool:
        """Note a socket; True where it is the buyer's first in this process."""
        first = buyer not in self._of_buyer
        self.went(sid)
        self._sockets[sid] = Here(buyer, development)
        self._of_buyer.setdefault(buyer, set()).add(sid)
        return first

    def went(self, sid: str) -> Here | None:
        """Forget a socket; whose it was, where it was the buyer's last in this process."""
        here = self._sockets.pop(sid, None)
        if here is None:
            return None
        others = self._of_buyer[here.buyer] - {sid}
        if others:
            self._of_buyer[here.buyer] = others
            return None
        del self._of_buyer[here.buyer]
        return here

    def forget(self, buyer: str) -> None:
        """The buyer is not to be seen any more, though their sockets may still be open."""
        for sid in self._of_buyer.pop(buyer, set()):
            del self._sockets[sid]
        for buyers in self._elsewhere.values():
            buyers.pop(buyer, None)

    def here(self, sid: str) -> Here | None:
        """Whose socket it is, None where it has not said hello."""
        return self._sockets.get(sid)

    def online(self, buyer: str) -> bool:
        """Whether a socket of the buyer's is open."""
        return buyer in self._of_buyer or any(buyer in buyers for buyers in self._elsewhere.values())

    def buyers(self) -> set[str]:
        """Everybody with an open socket."""
        return set(self._of_buyer).union(*self._elsewhere.values())

    def own(self) -> dict[str, str]:
        """Buyer -> development of everybody with an open socket in this process."""
        return {here.buyer: here.development for here in self._sockets.values()}

    def are_at(self, process: str, buyers: Mapping[str, str]) -> dict[str, str]:
        """Another process says who is there; buyer -> development of those for whom that is news."""
        if process == self.process:
            return {}
        before = self._elsewhere.pop(process, {})
        self._spoke_at.pop(process, None)
        if buyers:
            self._elsewhere[process], self._spoke_at[process] = dict(buyers), self.clock()
        return {buyer: before.get(buyer) or buyers[buyer] for buyer in before.keys() ^ buyers.keys()}

    def came_to(self, process: str, buyer: str, development: str) -> None:
        """The buyer's first socket at another process opened."""
        if process != self.process:
            self._elsewhere.setdefault(process, {})[buyer] = development
            self._spoke_at[process] = self.clock()

    def went_from(self, process: str, buyer: str) -> None:
        """The buyer's last socket at another process closed."""
        self._elsewhere.get(process, {}).pop(buyer, None)

    def gone_silent(self) -> dict[str, str]:
        """Give up processes that said nothing for long; buyer -> development of those who were there."""
        gone: dict[str, str] = {}
        for process, at in list(self._spoke_at.items()):
            if self.clock() - at > SILENT_S:
                gone |= self.are_at(process, {})
        return gone
