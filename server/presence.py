"""Who is here now: buyers with an open socket in this process."""

import threading
from dataclasses import dataclass, field


@dataclass
class Presence:
    """Open sockets by buyer."""

    _sockets: dict[str, set[str]] = field(default_factory=dict, repr=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def came(self, buyer: str, sid: str) -> bool:
        """Note a socket; True where it is the buyer's first."""
        with self._lock:
            sockets = self._sockets.setdefault(buyer, set())
            sockets.add(sid)
            return len(sockets) == 1

    def went(self, buyer: str, sid: str) -> bool:
        """Forget a socket; True where it was the buyer's last."""
        with self._lock:
            sockets = self._sockets.get(buyer, set())
            sockets.discard(sid)
            return not sockets and self._sockets.pop(buyer, None) is not None

    def online(self, buyer: str) -> bool:
        """Whether a socket of the buyer's is open."""
        with self._lock:
            return buyer in self._sockets

    def buyers(self) -> set[str]:
        """Everybody with an open socket."""
        with self._lock:
            return set(self._sockets)
