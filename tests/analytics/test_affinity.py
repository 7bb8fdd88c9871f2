"""Whom which unit suits, on a checker-board whose answer is known."""

import doctest

from hypothesis import given
from hypothesis import strategies as st

from analytics import affinity, taste, unitfacts
from analytics.affinity import score_units
from analytics.interest import Usual, usual_of
from analytics.tally import Tally
from analytics.taste import taste_of
from analytics.unitfacts import UnitFacts, levels_of
from tests.analytics.checkerboard import NOW, board, looked_at, ranked

counts = st.floats(0, 200)


def test_the_examples_in_the_documentation_are_true() -> None:
    for module in (affinity, taste, unitfacts):
        assert doctest.testmod(module).failed == 0


def test_a_buyer_who_lingers_on_southern_three_room_flats_is_offered_one_they_have_not_seen() -> None:
    units = board()
    lingered = {"S-3-0": 20.0, "S-3-1": 15.0, "S-3-3": 25.0}
    own = {
        unit: tally for unit, tally in looked_at(units, lingered).items() if unit not in ("S-3-2", "S-3-4")
    }
    best = ranked(units, own)[:5]
    assert {"S-3-2", "S-3-4"} < set(best)
    assert all(unit.startswith("S-3-") for unit in best)


def test_a_buyer_of_southern_flats_hears_that_it_is_because_of_the_south() -> None:
    units = board()
    own = looked_at(units, {unit.id: 10.0 for unit in units if unit.orientation == ("S",)})
    best = score_units(units, own, {}, usual=usual_of(own.values(), NOW), now_ms=NOW)[0]
    assert best.reasons[0].key == "orientation:S"


def test_a_look_is_not_counted_twice_where_two_attributes_go_together() -> None:
    levels = {"a": ["orientation:S", "floor:upper"], "b": ["orientation:N", "floor:lower"]}
    apart = taste_of({"a": ["orientation:S"], "b": ["orientation:N"]}, {"a": 8, "b": 2}, {"a": 5, "b": 5})
    together = taste_of(levels, {"a": 8, "b": 2}, {"a": 5, "b": 5})
    assert together["orientation:S"] < apart["orientation:S"]
    assert together["orientation:S"] == together["floor:upper"]
    assert together["orientation:S"] + together["floor:upper"] < 2 * apart["orientation:S"]


def test_sold_and_reserved_flats_are_never_offered_but_still_tell_the_taste() -> None:
    sold = frozenset({"S-3-0", "S-3-1", "S-3-2"})
    units = board(sold)
    best = ranked(units, looked_at(units, dict.fromkeys(sold, 20.0)))
    assert not sold & set(best)
    assert set(best[:2]) == {"S-3-3", "S-3-4"}


def test_a_buyer_of_whom_nothing_is_known_is_offered_what_others_like() -> None:
    units = board()
    everyone = looked_at(units, {"N-2-1": 300.0}, exposed=600.0)
    scored = score_units(units, {}, everyone, usual=Usual(rate=0.02), now_ms=NOW)
    assert scored[0].unit == "N-2-1"
    assert [reason.key for reason in scored[0].reasons] == ["popularity"]


def test_a_favourite_tells_the_taste_even_without_a_long_look() -> None:
    units = board()
    own = looked_at(units, {})
    marked = frozenset({"W-4-0", "W-4-1"})
    assert all(unit.startswith("W-4") for unit in ranked(units, own, favourites=marked)[:5])


def test_a_unit_whose_price_is_on_request_has_no_price_band() -> None:
    shy = UnitFacts("u", 0, 50.0, 2, 0, (), (), True)
    assert not any(level.startswith("price:") for level in levels_of([shy, *board()])["u"])


def test_bands_of_a_development_in_which_all_is_equal_are_one_band() -> None:
    same = [UnitFacts(str(i), 100, 50.0, 2, 0, (), (), True) for i in range(4)]
    assert len(set(levels_of(same).values())) == 1


@given(st.dictionaries(st.sampled_from([unit.id for unit in board()]), st.tuples(counts, counts)))
def test_the_reasons_add_up_to_the_score_exactly_in_any_order(seen: dict[str, tuple[float, float]]) -> None:
    own = {unit: Tally().add(NOW, int(1000 * a), int(1000 * (a + e))) for unit, (a, e) in seen.items()}
    for one in score_units(board(), own, own, usual=usual_of(own.values(), NOW), now_ms=NOW):
        assert sum(reason.points for reason in one.reasons) == one.score
        assert sum(reason.points for reason in reversed(one.reasons)) == one.score


@given(st.dictionaries(st.sampled_from("abc"), st.floats(0, 1e6)), st.floats(1e-6, 1e6))
def test_a_taste_stays_finite_however_absurd_the_looks(looks: dict[str, float], expected: float) -> None:
    levels = {"a": ["x", "y"], "b": ["y"], "c": ["z"]}
    found = taste_of(levels, looks, dict.fromkeys(looks, expected))
    assert all(abs(value) < 50 for value in found.values())
