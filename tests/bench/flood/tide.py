"""What is asked of a flood, and what came of it."""

import msgspec


class Buyer(msgspec.Struct):
    """A browser that said yes: its Cookie header and its consent."""

    cookie: str
    consent: str


class Flood(msgspec.Struct):
    """``clients`` sockets to ``port``; each sends a batch every ``pace`` s, or (0) as soon as it is answered.

    ``seconds`` are measured, after ``warm`` ones that are not.
    """

    port: int
    buyers: list[Buyer]
    clients: int
    development: str
    features: list[str]
    stage: str
    warm: float = 2.0
    seconds: float = 10.0
    pace: float = 0.0


class Tide(msgspec.Struct):
    """Batches that were sent while it was measured, and their answers by state. Times in ms.

    ``held_back`` is how often a buyer's turn came while their last batch was not answered yet.
    """

    sent: int
    answers: dict[str, int]
    unanswered: int
    held_back: int
    rate: float
    p50: float
    p99: float
    worst: float

    @property
    def lost(self) -> int:
        """Batches that were not stored."""
        return self.sent - self.answers.get("stored", 0)
