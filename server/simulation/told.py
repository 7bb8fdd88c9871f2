"""What a made buyer knows of themselves: their taste, what they did, and what was acknowledged. The truth."""

from collections import Counter

from msgspec import Struct, field

from server import wire


class Told(Struct):
    """One made buyer's account; seconds by unit are what was acknowledged, before any fading or capping."""

    buyer: int
    #: Attribute levels they like, and the units that have all of them.
    liked: list[str]
    suited: list[str]
    consent: str = ""
    visits: list[str] = field(default_factory=list)
    #: Ids of acknowledged batches, in order.
    acknowledged: list[str] = field(default_factory=list)
    active_ms: int = 0
    #: Acknowledged attention by feature and by stage, ms.
    features: Counter[str] = field(default_factory=Counter)
    stages: Counter[str] = field(default_factory=Counter)
    favourites: list[str] = field(default_factory=list)
    enquiries: list[str] = field(default_factory=list)
    suggested: list[str] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)
    #: Attempts that got no answer, and batches that were put off.
    repeats: int = 0
    put_off: int = 0
    #: Why they ended early, "" where they did not.
    ended: str = ""

    def acknowledge(self, batch: wire.Batch) -> None:
        """The server has this batch."""
        self.acknowledged.append(batch.id)
        self.active_ms += batch.active
        for row in batch.rows:
            self.features[row.feature] += row.attention
            self.stages[row.stage] += row.attention
        self.favourites += [action.feature for action in batch.actions if action.kind == "favourite"]
