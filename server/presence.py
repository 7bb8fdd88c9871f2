"""Who is here now: buyers with an open socket in this process. Used in the hub's thread only."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Here:
    """Whose socket it is, and which development is on their screen."""

    buyer: str
    development: str


@dataclass
class Presence:
    """Open sockets that said hello and rest on a consent."""

    _sockets: dict[str, Here] = field(default_factory=dict, repr=False)
    _of_buyer: dict[str, set[str]] = field(default_factory=dict, repr=False)

    def came(self, sid: str, buyer: str, development: str) -> bool:
        """Note a socket; True where it is the buyer's first."""
        first = not self.online(buyer)
        self.went(sid)
        self._sockets[sid] = Here(buyer, development)
        self._of_buyer.setdefault(buyer, set()).add(sid)
        return first

    def went(self, sid: str) -> Here | None:
        """Forget a socket; whose it was, where it was the buyer's last."""
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

    def here(self, sid: str) -> Here | None:
        """Whose socket it is, None where it has not said hello."""
        return self._sockets.get(sid)

    def online(self, buyer: str) -> bool:
        """Whether a socket of the buyer's is open."""
        return buyer in self._of_buyer

    def buyers(self) -> set[str]:
        """Everybody with an open socket."""
        return set(self._of_buyer)
