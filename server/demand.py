"""From running sums to the frames of the demand figures: real and simulated buyers never in one sum."""

from collections import Counter
from collections.abc import Sequence

from analytics.demand import Attended, demand_of
from analytics.interest import FeatureInterest, interests, usual_of
from analytics.tally import Tally
from server.builds import Build
from server.dashboards.frames import Demand, StageRow, UnitRow
from server.store import demand as stored
from server.store.db import Store
from server.unit_facts import by_unit, unit_of


def demand_at(store: Store, build: Build, now: int, *, simulated: bool) -> Demand:
    """Demand for units and stages of one development at ``now`` (ms since 1970 UTC)."""
    development = build.manifest.development
    with store.read() as session:
        features = stored.attended(session, development.id, "feature", simulated=simulated)
        stages = stored.attended(session, development.id, "stage", simulated=simulated)
        favourites = stored.favourites(session, development.id, simulated=simulated)
        enquiries = stored.enquiries(session, development.id, simulated=simulated)
    return Demand(
        currency=development.currency,
        simulated=simulated,
        buyers=len({one.buyer for one in [*features, *stages]}),
        units=_units(build, features, favourites, enquiries, now, simulated=simulated),
        stages=_stages(build, stages, now, simulated=simulated),
    )


def _units(
    build: Build,
    features: Sequence[Attended],
    favourites: Counter[str],
    enquiries: Counter[str],
    now: int,
    *,
    simulated: bool,
) -> tuple[UnitRow, ...]:
    of_units = [
        Attended(one.buyer, one.simulated, of_unit, one.tally)
        for one in features
        if (of_unit := unit_of(build, one.thing))
    ]
    demand = demand_of(of_units, now, simulated=simulated)
    given = dict(zip(demand.things, zip(demand.buyers, demand.seconds, strict=True), strict=True))
    pulls = _pulls(build, features, now)
    rows = []
    for unit in build.manifest.units:
        buyers, seconds = given.get(unit.id, (0, 0.0))
        pull = pulls.get(unit.id)
        rows.append(
            UnitRow(
                id=unit.id,
                name=unit.name,
                status=unit.status,
                floor=unit.floor,
                rooms=unit.rooms,
                area=unit.area,
                price=unit.price,
                buyers=buyers,
                seconds=seconds,
                favourites=favourites[unit.id],
                enquiries=enquiries[unit.id],
                ratio=pull.ratio if pull else 1.0,
                low=pull.low if pull else 0.0,
                high=pull.high if pull else 0.0,
            )
        )
    return tuple(rows)


def _pulls(build: Build, features: Sequence[Attended], now: int) -> dict[str, FeatureInterest]:
    """Interest in each unit over all buyers, as if they were one: their sums can be merged."""
    sums: dict[str, Tally] = {}
    for one in features:
        sums[one.thing] = sums.get(one.thing, Tally()).merge(one.tally)
    units = by_unit(build, sums)
    return {one.feature: one for one in interests(units, usual_of(units.values(), now), now)}


def _stages(build: Build, stages: Sequence[Attended], now: int, *, simulated: bool) -> tuple[StageRow, ...]:
    demand = demand_of(stages, now, simulated=simulated)
    given = dict(zip(demand.things, zip(demand.buyers, demand.seconds, strict=True), strict=True))
    return tuple(
        StageRow(stage.id, stage.name, *given.get(stage.id, (0, 0.0))) for stage in build.manifest.stages
    )
