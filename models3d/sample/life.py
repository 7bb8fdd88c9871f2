"""What gives scale: parked cars, people as model-makers cut them, bicycles at their stands."""

from collections.abc import Iterator
from functools import cache
from math import cos, pi, sin

from models3d.sample.crowns import ball, drum
from models3d.sample.grid import TERRAIN
from models3d.sample.palette import BRONZE, CAR_DARK, CAR_LIGHT, PERSON, RUBBER, SCREEN, STEEL, Look
from models3d.sample.parts import Part, Slice, Solid, box
from models3d.sample.roofs import FINISHED

#: Cars in the bays of the drive: bay, shade; cars at the kerb across the street: where along it, shade.
BAYS = ((0, "pale"), (2, "dark"), (3, "pale"), (5, "pale"), (7, "dark"), (9, "pale"))
KERB = ((-22.0, "dark"), (-10.5, "pale"), (7.0, "pale"), (21.5, "dark"), (50.0, "pale"))
#: People: x, y, degrees, height, storey, floor.
PEOPLE = (
    (15.4, 15.0, 200, 1.72, 0, TERRAIN), (16.2, 15.3, 30, 1.66, 0, TERRAIN),
    (2.0, 17.3, 90, 1.78, 0, TERRAIN),
    (26.0, 17.4, 270, 1.7, 0, TERRAIN), (34.0, 25.6, 90, 1.74, 0, TERRAIN), (9.7, -9.0, 60, 1.7, 0, TERRAIN),
    (10.6, -9.4, 240, 1.2, 0, TERRAIN), (-2.2, -24.0, 10, 1.68, 0, TERRAIN),
    (0.4, -26.6, 80, 1.1, 0, TERRAIN), (-1.4, -14.4, 150, 1.75, 0, TERRAIN),
    (14.8, -8.7, 100, 1.72, 0, TERRAIN), (39.6, -9.4, 0, 1.76, 0, TERRAIN),
    (24.6, -7.2, 45, 1.7, 4, FINISHED),
    (25.5, -6.7, 225, 1.76, 4, FINISHED), (31.0, -3.2, 10, 1.2, 4, FINISHED),
)  # fmt: skip


def life(kerb: float, bay: float, stand: float) -> Iterator[Part]:
    """Cars, people and bicycles; ``kerb``, ``bay`` and ``stand`` are the heights of what they stand on."""
    for number, (at, shade) in enumerate(BAYS):
        yield _car(f"car-{number}", shade, (41.95, -16.6 + 2.5 * at, bay), 0.0, "furniture")
    for number, (x, shade) in enumerate(KERB):
        yield _car(f"street-car-{number}", shade, (x, 22.35, kerb), 0.0, "survey")
    for number, (x, y, turn, tall, storey, floor) in enumerate(PEOPLE, start=1):
        yield Part(
            f"person-{number}", "IfcGeographicElement", "Person, for scale", "handover", _person(tall),
            storey=storey, origin=(x, y, floor), turn=float(turn), shape=f"person-{tall}", kind="USERDEFINED",
        )  # fmt: skip
    for number, place in enumerate((0, 1, 3, 4, 6)):
        yield Part(
            f"bicycle-{number}", "IfcGeographicElement", "Bicycle", "furniture", _bicycle(),
            origin=(18.22 + 0.55 * place, 12.98, stand), turn=90.0, shape="bicycle", kind="USERDEFINED",
        )  # fmt: skip


def _car(key: str, shade: str, at: tuple[float, float, float], turn: float, task: str) -> Part:
    look = {"pale": CAR_LIGHT, "dark": CAR_DARK}[shade]
    return Part(
        key, "IfcGeographicElement", "Parked car", task, _car_solids(look), origin=at, turn=turn,
        shape=f"car-{shade}", kind="USERDEFINED",
    )  # fmt: skip


@cache
def _car_solids(look: Look) -> tuple[Solid, ...]:
    """A small saloon: body, glasshouse, roof, four wheels (local x along the car)."""
    body = (
        (0.05, 0.3),
        (4.15, 0.3),
        (4.2, 0.62),
        (4.05, 0.74),
        (3.05, 0.9),
        (0.35, 0.95),
        (0.0, 0.86),
        (0.0, 0.5),
    )
    house = ((0.4, 0.95), (3.05, 0.9), (2.3, 1.4), (0.95, 1.43))
    roof = ((0.86, 1.42), (2.38, 1.39), (2.2, 1.46), (1.05, 1.48))
    return (
        Slice(body, 0.0, 1.74, look),
        Slice(house, 0.1, 1.54, SCREEN),
        Slice(roof, 0.14, 1.46, look),
        *(_wheel(x, 0.31, y, 0.18, 0.31, RUBBER) for x in (0.78, 3.35) for y in (-0.01, 1.57)),
    )


def _wheel(x: float, z: float, y: float, wide: float, radius: float, look: Look, sides: int = 10) -> Slice:  # noqa: PLR0917 - a middle and a size
    turns = [2 * pi * (side + 0.5) / sides for side in range(sides)]
    ring = tuple((round(x + radius * cos(turn), 4), round(z + radius * sin(turn), 4)) for turn in turns)
    return Slice(ring, y, wide, look)


@cache
def _person(tall: float) -> tuple[Solid, ...]:
    """Legs, body and head of one pale stuff: nobody in particular."""
    return (
        drum((0.0, 0.11), (0.47 * tall, 0.17), PERSON),
        drum((0.47 * tall, 0.17), (0.8 * tall, 0.2), PERSON),
        drum((0.8 * tall, 0.2), (0.87 * tall, 0.06), PERSON),
        ball(0.1, tall - 0.12, PERSON),
    )


@cache
def _bicycle() -> tuple[Solid, ...]:
    """Two wheels, a frame, saddle and handlebar (local x along it)."""
    tube = 0.025
    return (
        *(_wheel(x, 0.34, -0.015, 0.03, 0.34, RUBBER) for x in (0.34, 1.36)),
        Slice(((0.34, 0.33), (0.36, 0.31), (0.78, 0.3), (0.78, 0.34)), -tube / 2, tube, BRONZE),
        Slice(((0.74, 0.32), (0.8, 0.32), (0.6, 0.88), (0.55, 0.88)), -tube / 2, tube, BRONZE),
        Slice(((0.62, 0.72), (0.63, 0.68), (1.22, 0.76), (1.22, 0.8)), -tube / 2, tube, BRONZE),
        Slice(((0.78, 0.3), (0.82, 0.3), (1.22, 0.74), (1.2, 0.78)), -tube / 2, tube, BRONZE),
        Slice(((1.34, 0.34), (1.38, 0.34), (1.22, 0.98), (1.18, 0.98)), -tube / 2, tube, BRONZE),
        box(0.45, -0.07, 0.88, 0.7, 0.07, 0.93, RUBBER),
        box(1.17, -0.26, 0.98, 1.2, 0.26, 1.01, STEEL),
    )
