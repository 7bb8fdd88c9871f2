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

    def came(self, sid: str, buyer: str, development: str) -> bool:
        """Note a socket; True where it is the buyer's first."""
        first = not self.online(buyer)
        self._sockets[sid] = Here(buyer, development)
        return first

    def went(self, sid: str) -> Here | None:
        """Forget a socket; whose it was, where it was the buyer's last."""
        here = self._sockets.pop(sid, None)
        return here if here is not None and not self.online(here.buyer) else None

    def forget(self, buyer: str) -> None:
        """The buyer is not to be seen any more, though their sockets may still be open."""
        self._sockets = {sid: here for sid, here in self._sockets.items() if here.buyer != buyer}

    def here(self, sid: str) -> Here | None:
        """Whose socket it is, None where it has not said hello."""
        return self._sockets.get(sid)

    def online(self, buyer: str) -> bool:
        """Whether a socket of the buyer's is open."""
        return any(here.buyer == buyer for here in self._sockets.values())

    def buyers(self) -> set[str]:
        """Everybody with an open socket."""
        return {here.buyer for here in self._sockets.values()}
