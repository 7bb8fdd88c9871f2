"""What a buyer is told at once, and what is kept of why."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import reduce
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from analytics.decision import FLOOR, LEAST_GAP_MS, LEAST_PAUSE_MS, MOST_SHOWN
from analytics.interest import Moments, usual_from, usual_of
from server import wire
from server.builds import Builds
from server.decide import Decider
from server.store.db import Store
from server.store.decisions import crowd_moments, crowd_sums
from server.store.migrate import migrate
from server.store.models import Buyer, Decision, Enquiry
from tests.server.deciding import NOW, PLACE, act, add_buyer, look, name_of, write_build

#: Long looks at southern three-room homes, on two floors of three, among passing looks at all others.
SOUTHERN = {
    f"{direction}-{rooms}-{floor}": 1.0 for direction in "NESW" for rooms in (2, 3) for floor in range(3)
} | {"S-3-0": 25.0, "S-3-1": 25.0}


@pytest.fixture
def decider(tmp_path: Path) -> Decider:
    write_build(tmp_path / "builds")
    return Decider(Builds(tmp_path / "builds"))


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with database(tmp_path / "maquette.sqlite") as session:
        yield session


def decided(
    decider: Decider, session: Session, buyer: str, rounds: int = 1, start: int = NOW
) -> list[wire.Suggestion]:
    """What the buyer is shown in ``rounds`` considerations, each as early as the rules allow."""
    shown = [
        decider.consider(session, buyer, PLACE, start + n * max(LEAST_GAP_MS, LEAST_PAUSE_MS))
        for n in range(rounds)
    ]
    return [suggestion for suggestion in shown if suggestion is not None]


def test_a_buyer_who_lingers_on_southern_three_room_homes_is_told_of_another_and_why(
    decider: Decider, session: Session
) -> None:
    told = []
    for i in range(12):
        buyer = name_of(f"buyer-{i}")
        add_buyer(session, buyer, SOUTHERN)
        act(session, buyer, "favourite", "S-3-0")
        told += decided(decider, session, buyer)
    assert len(told) >= 8
    assert all(suggestion.unit.startswith("S-") for suggestion in told[:1])
    southern = [suggestion for suggestion in told if suggestion.unit.startswith("S-3")]
    assert len(southern) > len(told) / 2
    assert "south-facing homes" in southern[0].headline
    assert southern[0].headline.startswith(f"Home {southern[0].unit} may suit you")


def test_what_is_stored_is_what_was_shown_and_its_reasons_add_up(decider: Decider, session: Session) -> None:
    buyer = name_of("buyer")
    add_buyer(session, buyer, SOUTHERN)
    (shown,) = decided(decider, session, buyer, rounds=6)[:1]
    kept = session.scalars(select(Decision).where(Decision.id == shown.decision)).one()
    assert (kept.unit, kept.shown, kept.holdout, kept.outcome) == (shown.unit, True, False, "")
    assert sum(reason["points"] for reason in kept.reasons) == kept.score
    assert [reason["text"] for reason in kept.reasons] == [reason.text for reason in shown.reasons]
    assert FLOOR <= kept.propensity < 1


def test_a_buyer_who_is_held_out_is_decided_for_and_shown_nothing(decider: Decider, session: Session) -> None:
    buyer = name_of("buyer", holdout=True)
    add_buyer(session, buyer, SOUTHERN)
    assert decided(decider, session, buyer, rounds=6) == []
    kept = decisions_of(session, buyer)
    assert any(one.unit for one in kept)
    assert all(one.holdout and not one.shown for one in kept)


def test_a_buyer_is_told_three_things_a_day_at_most_however_long_they_stay(
    decider: Decider, session: Session
) -> None:
    buyer = name_of("buyer")
    add_buyer(session, buyer, SOUTHERN)
    shown = decided(decider, session, buyer, rounds=40)
    assert len(shown) == MOST_SHOWN
    assert len({suggestion.unit for suggestion in shown}) == MOST_SHOWN


def test_a_glance_or_a_no_to_profiling_decides_nothing_and_keeps_nothing(
    decider: Decider, session: Session
) -> None:
    add_buyer(session, name_of("glance"), {"S-3-0": 3.0})
    add_buyer(session, name_of("plain"), SOUTHERN, purposes=("attention",))
    add_buyer(session, name_of("objects"), SOUTHERN)
    session.get_one(Buyer, name_of("objects")).objected_at = NOW
    session.flush()
    for start in ("glance", "plain", "objects"):
        assert decided(decider, session, name_of(start), rounds=5) == []
        assert decisions_of(session, name_of(start)) == []


def test_a_buyer_is_never_told_of_the_home_before_their_eyes_or_of_one_they_waved_away(
    decider: Decider, session: Session
) -> None:
    for i in range(15):
        buyer = name_of(f"buyer-{i}")
        add_buyer(session, buyer, SOUTHERN)
        look(session, buyer, "S-3-1/living", seq=1)
        act(session, buyer, "open_unit", "S-3-2")
        act(session, buyer, "dismiss_suggestion", "S-3-0")
        told = {suggestion.unit for suggestion in decided(decider, session, buyer, rounds=5)}
        assert not told & {"S-3-0", "S-3-1", "S-3-2"}


def test_sold_homes_are_never_told_of(tmp_path: Path, decider: Decider, session: Session) -> None:
    write_build(tmp_path / "builds", sold=frozenset({"S-3-0", "S-3-1", "S-3-2"}))
    for i in range(10):
        buyer = name_of(f"buyer-{i}")
        add_buyer(session, buyer, SOUTHERN)
        for suggestion in decided(decider, session, buyer, rounds=5):
            assert not suggestion.unit.startswith("S-3")


def test_attention_to_a_room_speaks_for_its_home(decider: Decider, session: Session) -> None:
    buyer = name_of("buyer")
    add_buyer(session, buyer, {"S-3-0/living": 25.0, "S-3-1/living": 20.0})
    decided(decider, session, buyer, rounds=3)
    assert decisions_of(session, buyer)


def test_paired_buyers_who_differ_in_language_and_name_alone_are_decided_for_alike(tmp_path: Path) -> None:
    """The same lot, the same looks, in two worlds: whole decisions are equal but for their words."""
    write_build(tmp_path / "builds")
    worlds = []
    for locale, name in (("en", "Mary Smith"), ("ar", "مريم حداد")):
        with database(tmp_path / f"{locale}.sqlite") as session:
            for i in range(10):
                add_buyer(session, f"buyer-{i:04}", SOUTHERN, locale=locale)
                enquire(session, f"buyer-{i:04}", name)
                decided(Decider(Builds(tmp_path / "builds")), session, f"buyer-{i:04}", rounds=4)
            worlds.append(
                [
                    (one.buyer_id, one.unit, one.score, one.propensity, one.holdout, one.shown, points(one))
                    for one in session.scalars(select(Decision).order_by(Decision.buyer_id, Decision.at))
                ]
            )
    assert worlds[0] == worlds[1]
    assert any(unit for _, unit, *_ in worlds[0])


def test_the_database_adds_a_crowd_up_to_the_same_usual(session: Session) -> None:
    for i in range(5):
        add_buyer(session, f"buyer-{i:04}", {unit: given * (i + 1) / 3 for unit, given in SOUTHERN.items()})
    moments = crowd_moments(session, PLACE, simulated=False)
    by_database = usual_from(reduce(Moments.merge, moments.values()), NOW)
    tallies = [
        tally for one in crowd_sums(session, PLACE, simulated=False).values() for tally in one.values()
    ]
    by_hand = usual_of(tallies, NOW)
    assert by_database.rate == pytest.approx(by_hand.rate, rel=1e-12)
    assert by_database.spread == pytest.approx(by_hand.spread, rel=1e-9)
    assert crowd_moments(session, PLACE, simulated=True) == {}


def decisions_of(session: Session, buyer: str) -> list[Decision]:
    return list(session.scalars(select(Decision).where(Decision.buyer_id == buyer).order_by(Decision.at)))


def points(decision: Decision) -> list[float]:
    return [reason["points"] for reason in decision.reasons]


def enquire(session: Session, buyer: str, name: str) -> None:
    session.add(
        Enquiry(
            id=f"enquiry-{buyer}",
            development=PLACE,
            buyer_id=buyer,
            name=name,
            email=f"{buyer}@example.org",
            message="",
            unit="",
            at=NOW,
        )
    )
    session.flush()


@contextmanager
def database(path: Path) -> Iterator[Session]:
    store = Store(f"sqlite:///{path}")
    migrate(store)
    with store.write() as session:
        yield session
    store.close()
