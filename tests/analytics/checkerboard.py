"""A development in which every orientation meets every number of rooms on every floor."""

from analytics.affinity import score_units
from analytics.interest import usual_of
from analytics.tally import LANDMARK_MS, Tally
from analytics.unitfacts import UnitFacts

NOW = LANDMARK_MS + 300 * 86_400_000
DIRECTIONS = ("N", "E", "S", "W")


def board(sold: frozenset[str] = frozenset()) -> list[UnitFacts]:
    """Sixty units: 4 directions x 3 sizes x 5 floors; ids such as "S-3-2" say which."""
    return [
        UnitFacts(
            id=(unit := f"{direction}-{rooms}-{floor}"),
            price=100_000 * rooms + 10_000 * floor,
            area=25.0 * rooms,
            rooms=rooms,
            floor=floor,
            orientation=(direction,),
            outdoor=("balcony",),
            available=unit not in sold,
        )
        for direction in DIRECTIONS
        for rooms in (2, 3, 4)
        for floor in range(5)
    ]


def looked_at(units: list[UnitFacts], seconds: dict[str, float], exposed: float = 40.0) -> dict[str, Tally]:
    """Every unit was in view for ``exposed`` seconds; a second went to each, more to those named."""
    return {
        unit.id: Tally().add(NOW, round(1_000 * seconds.get(unit.id, 1.0)), round(1_000 * exposed))
        for unit in units
    }


def ranked(units: list[UnitFacts], own: dict[str, Tally], **more: frozenset[str]) -> list[str]:
    """Ids, best first, for a buyer who is alone in the development."""
    usual = usual_of(own.values(), NOW)
    return [one.unit for one in score_units(units, own, {}, usual=usual, now_ms=NOW, **more)]
