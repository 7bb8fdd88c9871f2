"""The two staircases: real steps, a landing half-way, guards between the flights and at the top."""

from collections.abc import Iterator

from shapely.geometry import box

from models3d.sample.grid import BUILD_UP, STEPS, STOREY, TOP
from models3d.sample.palette import BRONZE, PRECAST
from models3d.sample.parts import Part, Slice
from models3d.sample.parts import box as solid_box

RISE = STOREY / STEPS
GOING = 0.28
#: Depth of a flight below the inner corner of its steps.
WAIST = 0.24
#: Width of a flight, gap between the two, length and depth of the landing half-way.
FLIGHT, GAP, HALF_WAY, LANDING = 1.2, 0.1, 1.335, 0.2
#: Length of a flight; its last riser is the edge of the landing.
RUN = (STEPS // 2 - 1) * GOING
WIDTH = 2 * FLIGHT + GAP

#: Name, where the first step starts, degrees of the way up.
STAIRS = (("Street", (11.625, 8.2), 90.0), ("Garden", (26.8, 5.275), 180.0))

#: The holes that the slabs leave for them.
VOIDS = (box(9.125, 8.2, 11.625, 8.2 + RUN + HALF_WAY), box(26.8 - RUN - HALF_WAY, 2.775, 26.8, 5.275))


def _flight(start: float, way: int, low: float, foot: float, across: float) -> Slice:
    """A flight that rises from ``low`` in direction ``way`` (1 or -1) and stands at ``foot``."""
    points = [(start, foot)]
    count = STEPS // 2
    for step in range(count - 1):
        at, top = start + way * GOING * step, low + RISE * (step + 1)
        points += [(at, top), (at + way * GOING, top)]
    end, top = points[-1]
    points += [(end, top - WAIST), (start + way * (WAIST - (low - foot)) * GOING / RISE, foot)]
    return Slice(tuple((round(x, 4), round(z, 4)) for x, z in points), across, FLIGHT, PRECAST)


def _guard(x0: float, z0: float, x1: float, z1: float, across: float) -> Slice:
    points = ((x0, z0 + 0.02), (x1, z1 + 0.02), (x1, z1 + 0.96), (x0, z0 + 0.96))
    return Slice(points, across, 0.025, BRONZE)


def stairs() -> Iterator[Part]:
    """Flights and landings from every storey to the next, and their guards."""
    half = STOREY / 2
    landing = solid_box(RUN, 0, half - LANDING, RUN + HALF_WAY, WIDTH, half, PRECAST)
    flights = (
        _flight(0, 1, 0, -BUILD_UP, 0),
        landing,
        _flight(RUN, -1, half, half - LANDING, FLIGHT + GAP),
    )
    guards = (
        _guard(0, RISE, RUN, half, FLIGHT + 0.01),
        _guard(RUN, half, 0, STOREY - RISE, FLIGHT + GAP - 0.035),
    )
    for name, (x, y), turn in STAIRS:
        for storey in range(TOP):
            yield Part(
                f"stair-{name}-{storey}", "IfcStair", f"{name} stair", f"slab-street-{storey + 1}",
                flights, shape="stair", kind="HALF_TURN_STAIR", storey=storey, origin=(x, y, 0.0), turn=turn,
            )  # fmt: skip
            yield Part(
                f"guard-{name}-{storey}", "IfcRailing", f"{name} stair guard", "doors", guards,
                shape="stair-guard", kind="GUARDRAIL", storey=storey, origin=(x, y, 0.0), turn=turn,
            )  # fmt: skip
        yield Part(
            f"guard-{name}-top", "IfcRailing", f"{name} stair guard", "doors",
            (solid_box(-0.05, 0, 0, -0.02, FLIGHT, 1.0, BRONZE),),
            storey=TOP, origin=(x, y, 0.0), turn=turn, kind="GUARDRAIL",
        )  # fmt: skip
