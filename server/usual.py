"""What is usual at a development: learned from everybody there, and the same for a buyer and for sales."""

from dataclasses import dataclass, field

from analytics.interest import Usual, usual_of
from server.builds import Builds
from server.store.db import Store
from server.store.decisions import crowd_sums
from server.things import by_thing

#: How long the usual may be old, ms: it moves slowly, and learning it reads every tally.
LASTS_MS = 30_000


@dataclass
class Usuals:
    """The usual of each development, of people and of made buyers apart, kept for a while."""

    store: Store
    builds: Builds
    _learned: dict[tuple[str, bool], tuple[int, Usual]] = field(default_factory=dict, repr=False)

    def of(self, development: str, now: int, *, simulated: bool) -> Usual:
        """The usual at ``now`` (ms since 1970 UTC); rooms count for their unit.

        Made buyers are measured against made buyers: they never shift what is usual for people. Raises
        UnknownDevelopmentError where the development is not served.
        """
        learned, usual = self._learned.get((development, simulated), (0, Usual()))
        if not 0 <= now - learned < LASTS_MS:
            build = self.builds.get(development)
            with self.store.read() as session:
                crowd = crowd_sums(session, development, simulated=simulated)
            sums = (by_thing(build, of_one).values() for of_one in crowd.values())
            usual = usual_of((one for of_one in sums for one in of_one), now)
            self._learned[development, simulated] = now, usual
        return usual
