"""How long work tells how far it is: the command line draws it, models3d itself prints nothing."""

from typing import Protocol


class Progress(Protocol):
    """One line of work at a time; ``total`` 0 where the amount of work is not known."""

    def start(self, label: str, total: int = 0) -> None:
        """Begin a line of work of ``total`` steps; the line before it is done."""

    def advance(self, steps: int = 1) -> None:
        """``steps`` more are done. May raise ``KeyboardInterrupt``, which long work lets through."""

    def reach(self, done: int) -> None:
        """``done`` steps are done in all."""


class Silent:
    """Progress nobody looks at: tests and programs."""

    def start(self, label: str, total: int = 0) -> None:
        """Say nothing."""

    def advance(self, steps: int = 1) -> None:
        """Say nothing."""

    def reach(self, done: int) -> None:
        """Say nothing."""
