"""Made buyers: what they intend is known, conserves time, and fits into its period."""

import doctest
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.interest import interests, usual_of
from analytics.tally import LANDMARK_MS, Tally
from models3d import manifest
from server.simulation import plan
from server.simulation.plan import plan_visits
from server.simulation.scene import Scene, scene_of
from server.simulation.sitting import CUT_MS, Cut, Sitting
from server.simulation.taste import draw_taste
from server.unit_facts import facts_of
from tests.server.deciding import PLACE, write_build

seeds = st.integers(0, 10_000)


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    root = tmp_path_factory.mktemp("builds")
    write_build(root)
    built = manifest.decode((root / PLACE / "manifest.json").read_bytes())
    return scene_of(built, facts_of(built.units))


def test_the_example_in_the_documentation_is_true() -> None:
    assert doctest.testmod(plan).failed == 0


@given(seed=seeds)
def test_a_made_buyers_attention_and_background_are_their_active_time_to_the_millisecond(
    scene: Scene, seed: int
) -> None:
    cuts = lived(scene, seed)
    for cut in cuts:
        assert sum(row.attention for row in cut.rows) + cut.background == cut.active
        assert cut.background >= 0
        assert all(row.attention <= row.exposure <= cut.active for row in cut.rows)
    assert sum(cut.active for cut in cuts) == 60_000
    assert [cut.began_ms for cut in cuts] == list(range(0, 60_000, CUT_MS))


@given(seed=seeds, period=st.integers(6_000, 3_600_000))
def test_visits_follow_each_other_and_end_within_the_period(seed: int, period: int) -> None:
    visits = plan_visits(Random(seed), period)
    assert all(length > 0 and begins >= 0 for begins, length in visits)
    assert all(sum(one) < other[0] for one, other in pairwise(visits))
    assert sum(visits[-1]) <= period


def test_the_same_seed_makes_the_same_buyer(scene: Scene) -> None:
    assert lived(scene, 5) == lived(scene, 5) != lived(scene, 6)


def test_a_taste_suits_some_homes_and_not_most(scene: Scene) -> None:
    for seed in range(50):
        suited = draw_taste(scene, Random(seed)).suited(scene)
        assert 1 <= len(suited) <= len(scene.sights) / 3


def test_what_a_made_buyer_lingers_on_is_what_they_like(scene: Scene) -> None:
    right = 0
    for seed in range(30):
        tallies: dict[str, Tally] = {}
        for cut in lived(scene, seed, length_ms=240_000):
            for row in cut.rows:
                unit = row.feature.removesuffix("/living")
                if unit in scene.sights:
                    tally = tallies.get(unit, Tally())
                    tallies[unit] = tally.add(LANDMARK_MS, row.attention, row.exposure)
        surest = interests(tallies, usual_of(tallies.values(), LANDMARK_MS), LANDMARK_MS)[0]
        right += surest.feature in draw_taste(scene, Random(seed)).suited(scene)
    assert right >= 24


def test_a_suggested_home_that_is_liked_is_mostly_opened_and_looked_at_next(scene: Scene) -> None:
    opened = 0
    for seed in range(40):
        chance = Random(seed)
        taste = draw_taste(scene, chance)
        sitting = Sitting(scene, taste, chance, 60_000)
        unit = taste.suited(scene)[0]
        sitting.cut()
        if sitting.hear(unit, 9_000):
            opened += 1
            later = [action for _ in range(11) if (cut := sitting.cut()) for action in cut.actions]
            assert later[0].kind == "open_suggestion"
            assert ("open_unit", unit) in {(action.kind, action.feature) for action in later}
    assert opened >= 28


def test_a_made_buyer_says_when_a_suggestion_came_in_the_servers_time(scene: Scene) -> None:
    sitting = Sitting(scene, draw_taste(scene, Random(1)), Random(1), 60_000)
    sitting.cut()
    sitting.hear("S-3-1", at_ms=50_000)
    cut = sitting.cut()
    assert cut is not None
    assert cut.actions[0].at == 50_000


def test_nobody_is_made_to_care_for_what_is_sensitive(tmp_path: Path) -> None:
    write_build(tmp_path)
    built = manifest.decode((tmp_path / PLACE / "manifest.json").read_bytes())
    built.features.append(manifest.Feature("prayer", "amenity", "Prayer room", sensitive=True))
    assert "prayer" not in scene_of(built, facts_of(built.units)).others


def lived(scene: Scene, seed: int, length_ms: int = 60_000) -> list[Cut]:
    """A visit of the buyer of ``seed``, from its first to its last five seconds."""
    taste = draw_taste(scene, Random(seed))
    sitting = Sitting(scene, taste, Random(seed), length_ms)
    return list(iter(sitting.cut, None))
