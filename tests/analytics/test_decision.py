"""Whether and what to suggest: rules first, chance with a floor, the same answer to the same person twice."""

import dataclasses
import doctest
import inspect
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics import decision
from analytics.affinity import Reason, ScoredUnit, score_units
from analytics.decision import (
    FLOOR,
    HOLDOUT_SHARE,
    LEAST_EVIDENCE_S,
    LEAST_GAP_MS,
    LEAST_PAUSE_MS,
    MOST_CANDIDATES,
    MOST_SHOWN,
    SILENCE,
    Situation,
    candidates,
    choose,
    held_out,
    obstacle,
    propensities,
    rests_until,
)
from analytics.interest import Usual
from analytics.unitfacts import UnitFacts
from tests.analytics.checkerboard import NOW, board, looked_at

READY = Situation(now_ms=NOW, profile_allowed=True, evidence_s=60.0)
AMONG = [
    ScoredUnit(unit, score, (Reason("orientation:S", score),))
    for unit, score in (("a", 1.0), ("b", 0.9), ("c", 0.35))
]

scores = st.lists(st.floats(-20, 20), max_size=MOST_CANDIDATES)


def test_the_examples_in_the_documentation_are_true() -> None:
    assert doctest.testmod(decision).failed == 0


@given(scores)
def test_propensities_sum_to_one_and_none_is_below_the_floor(found: list[float]) -> None:
    chances = propensities([ScoredUnit(str(i), score, ()) for i, score in enumerate(found)])
    assert sum(chances.values()) == pytest.approx(1.0)
    assert min(chances.values()) >= FLOOR or not found
    assert SILENCE in chances


def test_over_many_buyers_each_choice_is_as_frequent_as_its_propensity_says() -> None:
    buyers = 4_000
    chosen = Counter(choose(AMONG, f"buyer-{i}", 0).unit for i in range(buyers))
    for unit, propensity in propensities(AMONG).items():
        assert chosen[unit] / buyers == pytest.approx(propensity, abs=0.025)


def test_the_stored_propensity_is_that_of_what_was_chosen() -> None:
    for count in range(50):
        choice = choose(AMONG, "ann", count)
        assert choice.propensity == choice.propensities[choice.unit]


def test_the_same_buyer_and_count_get_the_same_choice_and_the_next_count_another_draw() -> None:
    assert choose(AMONG, "ann", 3) == choose(AMONG, "ann", 3)
    assert len({choose(AMONG, "ann", count).unit for count in range(30)}) > 1


def test_about_one_buyer_in_ten_is_held_out_and_for_good() -> None:
    held = [held_out(f"buyer-{i}") for i in range(10_000)]
    assert sum(held) / len(held) == pytest.approx(HOLDOUT_SHARE, abs=0.01)
    assert all(choose(AMONG, "buyer-1", count).holdout == held[1] for count in range(20))


def test_silence_is_the_only_candidate_where_nothing_suits() -> None:
    choice = choose([], "ann", 0)
    assert (choice.unit, choice.propensity) == (SILENCE, 1.0)


@pytest.mark.parametrize(
    ("why", "situation"),
    [
        ("", READY),
        ("no-consent", dataclasses.replace(READY, profile_allowed=False)),
        ("too-little-seen", dataclasses.replace(READY, evidence_s=LEAST_EVIDENCE_S - 0.1)),
        ("too-soon", dataclasses.replace(READY, decided_at=(NOW - LEAST_GAP_MS + 1,))),
        ("", dataclasses.replace(READY, decided_at=(NOW - LEAST_GAP_MS,))),
        ("just-considered", dataclasses.replace(READY, considered_at=NOW - LEAST_PAUSE_MS + 1)),
        ("", dataclasses.replace(READY, considered_at=NOW - 2 * LEAST_PAUSE_MS, silences=1)),
        ("just-considered", dataclasses.replace(READY, considered_at=NOW - 2 * LEAST_PAUSE_MS, silences=2)),
        ("", dataclasses.replace(READY, considered_at=NOW - 700_000, silences=1_000)),
        ("cap", dataclasses.replace(READY, decided_at=(NOW - 80_000_000,) * MOST_SHOWN)),
        ("", dataclasses.replace(READY, decided_at=(NOW - 86_400_000,) * MOST_SHOWN)),
    ],
)
def test_a_buyer_is_spoken_to_only_when_nothing_stands_in_the_way(why: str, situation: Situation) -> None:
    assert obstacle(situation) == why


ago = st.integers(0, 100_000_000)


@given(st.lists(ago, max_size=5), ago, st.integers(0, 8), st.integers(1, 90_000_000))
def test_a_buyer_rests_exactly_as_long_as_time_alone_stands_in_the_way(
    decided: list[int], considered: int, silences: int, later: int
) -> None:
    situation = dataclasses.replace(
        READY,
        decided_at=tuple(NOW - one for one in decided),
        considered_at=NOW - considered,
        silences=silences,
    )
    until = rests_until(situation)
    assert (until > NOW) == (obstacle(situation) != "")
    if until:
        assert obstacle(dataclasses.replace(situation, now_ms=until - 1)) != ""
        assert obstacle(dataclasses.replace(situation, now_ms=until)) == ""
        assert obstacle(dataclasses.replace(situation, now_ms=until + later)) == ""


@pytest.mark.parametrize(
    "situation",
    [
        dataclasses.replace(READY, present=frozenset("a")),
        dataclasses.replace(READY, favourites=frozenset("a")),
        dataclasses.replace(READY, dismissed=frozenset("a")),
        dataclasses.replace(READY, suggested=frozenset("a")),
    ],
)
def test_a_buyer_is_not_told_of_what_they_look_at_marked_waved_away_or_were_told(
    situation: Situation,
) -> None:
    assert [one.unit for one in candidates(AMONG, READY)] == ["a", "b"]
    assert [one.unit for one in candidates(AMONG, situation)] == ["b", "c"]


def test_a_unit_no_better_than_the_usual_one_is_no_candidate() -> None:
    assert candidates([ScoredUnit("dull", 0.0, ())], READY) == []


def test_a_buyer_is_not_told_of_a_home_for_which_no_reason_can_be_named() -> None:
    feeble = tuple(Reason(f"rooms:{i}", 0.06) for i in range(8))
    assert candidates([ScoredUnit("why", 0.48, feeble)], READY) == []


def test_buyers_who_did_the_same_hear_the_same_whatever_they_are_called_and_speak() -> None:
    """The types are the allow-list: no door lets a name, a language or a device in."""
    allowed = {"units", "own", "everyone", "usual", "now_ms", "favourites"}
    assert set(inspect.signature(score_units).parameters) == allowed
    facts = {field.name for field in dataclasses.fields(UnitFacts)}
    assert facts == {"id", "price", "area", "rooms", "floor", "orientation", "outdoor", "available"}
    units, usual = board(), Usual()
    first, second = (
        score_units(units, looked_at(units, {"S-3-1": 30.0}), {}, usual=usual, now_ms=NOW) for _ in "ab"
    )
    assert first == second
    # The id draws the lot and nothing else: whatever it is, the chances are the same.
    assert (
        choose(candidates(first, READY), "maria@example.nl", 0).propensities
        == choose(candidates(second, READY), "محمد", 0).propensities
    )
