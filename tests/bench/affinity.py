"""Which home next: in made worlds whose truth is known, with few buyers and with many."""

from statistics import mean

from analytics.evaluate.affinity import LADDER, NEIGHBOURS, POPULARITY, Looked, evaluate_affinity
from analytics.ladder.attributes import attributes_of
from tests.analytics.world import world
from tests.bench.table import Cell, Table

#: Buyers, looks of each, and worlds that are made of it.
SIZES = ((20, 6, 20), (100, 3, 10), (100, 10, 10), (1_000, 6, 3))
#: How much of what is liked no attribute says.
HIDDEN = (0.3, 0.8, 1.5)


def measure() -> list[Table]:
    """Each size with as much hidden."""
    rows: list[dict[str, Cell]] = []
    ratios: dict[str, float] = {}
    for hidden in HIDDEN:
        for buyers, looks, worlds in SIZES:
            gain = _gain(buyers, looks, worlds, hidden)
            row: dict[str, Cell] = {"hidden": hidden, "buyers": buyers, "looks": looks, "worlds": worlds}
            rows.append(row | {f"{name}, %": 100 * one for name, one in gain.items()})
            best = max(gain[POPULARITY], gain[NEIGHBOURS])
            ratios[f"{buyers} x {looks}, {hidden} hidden, over the better of two"] = gain[LADDER] / best
    return [
        Table(
            "analytics.affinity",
            "How far up stands the home that a buyer comes to next? (NDCG@10)",
            rows,
            "300 homes of six attributes; tastes wander, and hidden is what no attribute says of them",
            ratios,
        )
    ]


def _gain(buyers: int, looks: int, worlds: int, hidden: float) -> dict[str, float]:
    found = []
    for seed in range(worlds):
        it = world(seed, buyers=buyers, looks=looks, hidden=hidden)
        homes = tuple(f"home {at}" for at in range(it.many))
        found.append(evaluate_affinity(Looked(it.histories, homes, attributes_of(it.homes))))
    return {name: mean(one[name].ndcg10 for one in found) for name in found[0]}
