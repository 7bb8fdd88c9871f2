"""When a made buyer comes, and for how long: visits that fit into the simulated period."""

from random import Random

#: Length of a visit, and of the pause before the next, ms of simulated time.
VISIT_MS, PAUSE_MS = (60_000, 150_000), (20_000, 60_000)
#: How often a buyer comes back for a second visit, and from there for a third.
RETURNING = 0.4

#: (start from the period's beginning, length), both ms.
Visit = tuple[int, int]


def plan_visits(chance: Random, period_ms: int) -> list[Visit]:
    """One to three visits, the last of which ends within ``period_ms``; a short period has one short visit.

    >>> all(end <= 30_000 for end in map(sum, plan_visits(Random(1), 30_000)))
    True
    """
    visits = [(0, chance.randint(*VISIT_MS))]
    while len(visits) < 3 and chance.random() < RETURNING:
        begins = sum(visits[-1]) + chance.randint(*PAUSE_MS)
        visits.append((begins, chance.randint(*VISIT_MS)))
    while len(visits) > 1 and sum(visits[-1]) > period_ms:
        visits.pop()
    if sum(visits[-1]) > period_ms:
        visits = [(0, period_ms)]
    arrives = chance.randint(0, period_ms - sum(visits[-1]))
    return [(arrives + begins, length) for begins, length in visits]
