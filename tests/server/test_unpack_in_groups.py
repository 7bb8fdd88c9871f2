"""However batches arrive and are put into groups, the running sums are those of the facts."""

import msgspec
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from server.ids import new_id
from server.store.facts import unpack
from server.store.instants import now_ms
from server.store.log import Line, append
from server.store.looks import Looks
from server.store.models import Attention, Tally
from server.store.models import Batch as Logged
from server.store.tallies import rebuild_tallies
from server.wire import Batch, Row
from tests.server.deciding import PLACE
from tests.server.house import ROOM, STAGE, UNIT, House

#: Attention to the unit and to its room in one batch, ms; 0 is a batch in which it was not looked at.
looked = st.tuples(*[st.sampled_from([0, 0, 300, 5_000, 30_000])] * 2)


@st.composite
def arrivals(draw: st.DrawFn) -> list[list[tuple[int, tuple[int, ...]]]]:
    """Batches of one visit (sequence number, attention) in the order and the groups of their arrival."""
    batches = list(enumerate(draw(st.lists(looked, min_size=1, max_size=40))))
    # A few come late, as after a broken line; most come as they were sent.
    for _ in range(draw(st.integers(0, 3))):
        batches.append(batches.pop(draw(st.integers(0, len(batches) - 1))))
    groups: list[list[tuple[int, tuple[int, ...]]]] = []
    while batches:
        size = draw(st.integers(1, 16))
        groups.append(batches[:size])
        del batches[:size]
    return groups


def batch(visit: str, consent: str, seq: int, attended: tuple[int, ...]) -> Batch:
    """A batch of 70 s in which the unit and its room were attended to."""
    rows = [Row(name, STAGE, ms, ms + 1_000) for name, ms in zip((UNIT, ROOM), attended, strict=True)]
    return Batch(
        id=new_id(), visit=visit, development=PLACE, consent=consent, seq=seq, began=0, offset=0,
        active=70_000, background=70_000 - sum(attended), rows=rows,
    )  # fmt: skip


def line(sent: Batch, buyer: str, came: int) -> Line:
    """``sent`` as it stands in the log."""
    return Line(
        sent.id, buyer, sent.consent, sent.visit, PLACE, sent.seq, came + 70_000 * sent.seq,
        came + 3_600_000, sent.active, sent.background, sent.dropped, msgspec.json.encode(sent),
    )  # fmt: skip


def test_sums_do_not_depend_on_how_batches_are_grouped(house: House) -> None:
    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(arrivals())
    @example([[(seq, (2_500, 900))] for seq in range(70)])
    def law(groups: list[list[tuple[int, tuple[int, ...]]]]) -> None:
        guest = house.visitor().agree()
        buyer, came = guest.buyer, now_ms() - 86_400_000
        looks = Looks()
        for group in groups:
            sent = [batch(guest.visit, guest.consent, seq, attended) for seq, attended in group]
            with house.parts.store.write() as session:
                states = append(session, [line(one, buyer, came) for one in sent])
                assert {one.state for one in states} == {"stored"}
                done = unpack(session, [one.id for one in sent], lambda _: (), now_ms(), looks)
                assert len(done) == len(sent)
        live = sums(house, buyer)
        with house.parts.store.write() as session:
            rebuild_tallies(session, buyer)
        replayed = sums(house, buyer)
        assert live.keys() == replayed.keys()
        for key, tally in replayed.items():
            # To rounding, for additions were grouped otherwise.
            assert live[key] == pytest.approx(tally, rel=1e-12)
        assert len(rows_of(house, buyer)) == 2 * sum(map(len, groups))

    law()


def rows_of(house: House, buyer: str) -> list[str]:
    """The features that the buyer's rows of attention are about."""
    with house.parts.store.read() as session:
        found = select(Attention.feature).join(Logged, Logged.number == Attention.batch)
        return list(session.scalars(found.where(Logged.buyer_id == buyer)))


def sums(house: House, buyer: str) -> dict[tuple[str, str], list[float]]:
    """The buyer's tallies."""
    return {
        (one.kind, one.key): [one.attention, one.exposure, one.attention_ms, one.exposure_ms, one.last_at]
        for one in house.all(Tally, buyer_id=buyer)
    }
