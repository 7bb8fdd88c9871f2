"""Progress of work that may be done elsewhere: a count of steps that whoever waits for it may look at."""

from collections.abc import Callable

#: Who is told the count in this process.
_listener: list[Callable[[int], None]] = []


def told_to(listener: Callable[[int], None] | None) -> None:
    """From now on ``listener``, or nobody, is told how many steps are done."""
    _listener[:] = [listener] if listener else []


class Steps:
    """Progress whose lines count on from one another."""

    def __init__(self) -> None:
        self._before = self._done = 0

    def start(self, label: str, total: int = 0) -> None:  # noqa: ARG002 - the protocol's signature
        """Go on."""
        self._before = self._done

    def advance(self, steps: int = 1) -> None:
        """``steps`` more are done."""
        self._done += steps
        for listener in _listener:
            listener(self._done)

    def reach(self, done: int) -> None:
        """``done`` steps of this line are done."""
        self.advance(self._before + done - self._done)
