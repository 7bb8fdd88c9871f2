"""The ladder in worlds whose truth is known."""

import numpy as np
import pytest

from analytics.evaluate.affinity import LADDER, NEIGHBOURS, POPULARITY, Looked, evaluate_affinity
from analytics.ladder.alike import cease
from analytics.ladder.attributes import attributes_of
from analytics.ladder.histories import Look, remembered
from analytics.ladder.ladder import learn_ladder
from analytics.ladder.rungs import EVERY_LOOK
from tests.analytics.world import World, world


def test_cease_is_the_ridge_regression_of_each_home_on_all_others() -> None:
    it = world(1, buyers=80, homes=12)
    seen = remembered(it.histories, 12, EVERY_LOOK)
    model, dense = cease(seen, np.zeros((0, 0))), seen.toarray()
    for home in range(12):
        others = [at for at in range(12) if at != home]
        gram = dense[:, others].T @ dense[:, others] + 50.0 * np.eye(11)
        slopes = np.linalg.solve(gram, dense[:, others].T @ dense[:, home])
        assert model[others, home] == pytest.approx(slopes)
        assert model[home, home] == 0


def test_what_others_looked_at_as_well_is_told_even_where_attributes_say_nothing() -> None:
    pair = [(Look(0, 9.0), Look(1, 9.0))] * 40 + [(Look(2, 9.0), Look(3, 9.0))] * 40
    model = cease(remembered(pair, 4, EVERY_LOOK), np.zeros((0, 0)))
    assert model[0, 1] > 0.3
    assert abs(model[0, 3]) < 0.01


@pytest.mark.parametrize(("buyers", "worlds"), [(20, 12), (100, 8), (1_000, 1)])
def test_it_beats_popularity_and_neighbours_with_twenty_buyers_and_with_a_thousand(
    buyers: int, worlds: int
) -> None:
    found = [evaluate_affinity(looked_at(world(seed, buyers=buyers))) for seed in range(worlds)]
    gain = {name: np.mean([one[name].ndcg10 for one in found]) for name in found[0]}
    assert gain[LADDER] > 1.1 * gain[POPULARITY], gain
    assert gain[LADDER] > 1.1 * gain[NEIGHBOURS], gain


def test_what_no_attribute_says_is_learned_from_the_crowd() -> None:
    crowd, few = (looked_at(world(3, buyers=many, hidden=1.5)) for many in (1_000, 30))
    ladder = learn_ladder(crowd.histories, len(crowd.things), crowd.attributes)
    early = learn_ladder(few.histories, len(few.things), few.attributes)
    worth, before = ladder.worth.weights, early.worth.weights
    assert worth[0] > before[0]
    assert worth.min() >= 0
    # What is known of thirty buyers hardly moves what was found to be good before.
    assert np.abs(before[:3] - [0.5, 1.0, 0.5]).max() < 0.4


def test_an_attribute_that_nobody_minds_is_worth_less_than_those_that_are_minded() -> None:
    it = world(4, buyers=1_000, looks=6, hidden=0.2)
    random = np.random.default_rng(0)
    columns = it.homes | {"paint": random.choice(["white", "cream", "grey"], it.many)}
    ladder = learn_ladder(it.histories, it.many, attributes_of(columns))
    worth = dict(zip(ladder.crowd.names, ladder.worth.weights, strict=True))
    assert worth["paint"] < min(worth[name] for name in it.homes) / 2


def test_reasons_add_up_to_the_score() -> None:
    it = world(5, buyers=60)
    ladder = learn_ladder(it.histories, it.many, attributes_of(it.homes))
    points, scores = ladder.points(it.histories), ladder.scores(it.histories)
    assert points.shape == (60, it.many, len(ladder.crowd.names))
    assert points.sum(axis=2) == pytest.approx(scores, abs=1e-9)


def test_with_nobody_and_with_one_buyer_it_is_sane() -> None:
    it = world(6, buyers=1)
    attributes = attributes_of(it.homes)
    for histories in ((), it.histories):
        ladder = learn_ladder(histories, it.many, attributes)
        scores = ladder.scores([(Look(0, 9.0),), ()])
        assert np.isfinite(scores).all()
        alike = np.array(
            [sum(it.homes[name][at] == it.homes[name][0] for name in it.homes) for at in range(it.many)]
        )
        assert np.corrcoef(alike, scores[0])[0, 1] > 0.5


def test_the_order_in_which_buyers_came_changes_nothing() -> None:
    it = world(7, buyers=50)
    attributes = attributes_of(it.homes)
    one, other = (learn_ladder(some, it.many, attributes) for some in (it.histories, it.histories[::-1]))
    asked = it.histories[:5]
    assert one.scores(asked) == pytest.approx(other.scores(asked), abs=1e-4)


def looked_at(it: World) -> Looked:
    """The world as the evaluation is given it."""
    return Looked(it.histories, tuple(f"home {at}" for at in range(it.many)), attributes_of(it.homes))
