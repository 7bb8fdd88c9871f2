"""The small map of what is near: north up, the building in the middle, rings of minutes on foot. Pure.

A place lies in its true direction, and as far from the building's edge as one walks to it: the map is of
time, so that its rings are true for minutes that were walked as for those that were computed. The building is
drawn larger.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models3d.manifest import Manifest
from models3d.walk import north_up

#: Half the width of the drawing, its units; the building fills so much of it each way, and time begins there.
HALF = 160.0
HOUSE = 17.0
BEGIN = 25.0
#: Where the outermost ring lies.
END = 132.0
#: Radius of a number, and how far two of them lie apart at least.
BADGE = 11.0
APART = 2 * BADGE + 1.5
#: Further from the middle no number lies.
EDGE = HALF - BADGE - 2
#: Minutes between two rings, and the least that a map shows.
STEP = 5
LEAST = 10
#: Rings beyond these minutes would be of nothing that one can tell apart.
RINGS = (5, 10, 15)
#: Rounds in which numbers make room for each other: far more than two dozen of them need.
ROUNDS = 400
#: Directions in which the rings may be labelled, degrees clockwise from north.
LABELLED = range(0, 360, 15)


@dataclass(frozen=True)
class Ring:
    """A circle that is ``minutes`` away, and where that is written."""

    minutes: int
    radius: float
    x: float
    y: float


@dataclass(frozen=True)
class Spot:
    """A place on the map, x to the east and y to the south, and where its number is written."""

    number: int
    x: float
    y: float
    label_x: float
    label_y: float

    @property
    def led(self) -> bool:
        """Whether the number lies so far from its place that a line has to lead there."""
        return math.hypot(self.label_x - self.x, self.label_y - self.y) > 1.0


@dataclass(frozen=True)
class NearbyMap:
    """All that the template draws; the outline is what stands in the middle, as the data of an SVG path."""

    outline: str
    rings: list[Ring]
    spots: list[Spot]


def map_of(manifest: Manifest) -> NearbyMap:
    """The map of what is near."""
    places = manifest.nearby
    reach = _reach(place.minutes for place in places)
    true = [_at(place.bearing, _radius(place.minutes, reach)) for place in places]
    labels = make_room(true)
    free = _freest([math.degrees(math.atan2(x, -y)) for x, y in labels])
    rings = [minutes for minutes in RINGS if minutes < reach] + [reach]
    return NearbyMap(
        outline=outline_of(manifest),
        rings=[
            Ring(minutes, round(_radius(minutes, reach), 1), *_at(free, _radius(minutes, reach)))
            for minutes in rings
        ],
        spots=[
            Spot(number, *_tenths(*at), *_tenths(*label))
            for number, (at, label) in enumerate(zip(true, labels, strict=True), 1)
        ],
    )


def make_room(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Where numbers are written: at their ``points``, or so near that none hides another."""
    places = [list(point) for point in points]
    for _round in range(ROUNDS):
        moved = False
        for at, one in enumerate(places):
            for other in places[:at]:
                dx, dy = one[0] - other[0], one[1] - other[1]
                gap = math.hypot(dx, dy)
                if gap >= APART - 1e-6:
                    continue
                # Two at one place part across the way to them, by which both stay about as far.
                ux, uy = (dx / gap, dy / gap) if gap > 1e-6 else _across(one)
                push = (APART - gap) / 2
                one[0], one[1] = one[0] + ux * push, one[1] + uy * push
                other[0], other[1] = other[0] - ux * push, other[1] - uy * push
                moved = True
        for one in places:
            far = math.hypot(*one)
            kept = min(EDGE, max(BEGIN + BADGE, far))
            if abs(kept - far) > 1e-6:
                scale = kept / far if far > 1e-6 else 0.0
                one[0], one[1] = (one[0] * scale, one[1] * scale) if scale else (0.0, -kept)
                moved = True
        if not moved:
            break
    return [(x, y) for x, y in places]


def outline_of(manifest: Manifest) -> str:
    """The plan of the homes, else of the building's box, turned north up and as large as the map has room."""
    homes = [one for feature in manifest.features if feature.kind == "unit" for one in feature.volumes]
    rings = [prism.footprint for prism in homes] or [_box(manifest)]
    north = manifest.development.place.true_north
    turned = [[north_up(x, z, north) for x, z in ring] for ring in rings]
    east = [point[0] for ring in turned for point in ring]
    high = [point[1] for ring in turned for point in ring]
    middle = ((min(east) + max(east)) / 2, (min(high) + max(high)) / 2)
    reach = max(math.hypot(x - middle[0], y - middle[1]) for ring in turned for x, y in ring) or 1.0
    drawn = (
        "M"
        + "L".join(
            f"{(x - middle[0]) / reach * HOUSE:.1f} {(middle[1] - y) / reach * HOUSE:.1f}" for x, y in ring
        )
        + "Z"
        for ring in turned
    )
    # Homes above each other have one plan.
    return "".join(dict.fromkeys(drawn))


def _box(manifest: Manifest) -> list[tuple[float, float]]:
    (west, _, north), (east, _, south) = manifest.bounds.low, manifest.bounds.high
    return [(west, north), (east, north), (east, south), (west, south)]


def _reach(minutes: Iterable[int]) -> int:
    """Minutes of the outermost ring."""
    return max(LEAST, STEP * math.ceil(max(minutes) / STEP))


def _radius(minutes: float, reach: int) -> float:
    return BEGIN + (END - BEGIN) * minutes / reach


def _at(bearing: float, radius: float) -> tuple[float, float]:
    turn = math.radians(bearing)
    return _tenths(math.sin(turn) * radius, -math.cos(turn) * radius)


def _freest(bearings: Sequence[float]) -> int:
    """The direction in which words on the rings are furthest from all numbers; south where it is all one."""

    def room(direction: int) -> float:
        return min(abs((direction - bearing + 180) % 360 - 180) for bearing in bearings)

    return max(LABELLED, key=lambda one: (round(room(one)), -abs(one - 180)))


def _across(point: Sequence[float]) -> tuple[float, float]:
    far = math.hypot(*point)
    return (-point[1] / far, point[0] / far) if far > 1e-6 else (1.0, 0.0)


def _tenths(x: float, y: float) -> tuple[float, float]:
    return round(x, 1) + 0.0, round(y, 1) + 0.0
