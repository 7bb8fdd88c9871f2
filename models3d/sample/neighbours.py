"""What was there before: the street with its pavements and kerbs, and the neighbours as pale massing."""

from collections.abc import Iterator

from shapely.geometry import box

from models3d.sample.grid import TERRAIN
from models3d.sample.outside import PLOT
from models3d.sample.palette import ASPHALT, MARKING, NEIGHBOUR, PRECAST, ROOFS, SLABS, SURROUNDINGS
from models3d.sample.parts import Part, Slice, Solid
from models3d.sample.parts import box as solid_box
from models3d.sample.polygons import prisms

#: How far the drawn surroundings reach, and how deep.
AROUND = box(-46.0, -60.0, 84.0, 50.0)
DEEP = -0.75
#: The street north of the plot: pavement, kerb, carriageway, kerb, pavement.
CARRIAGEWAY_TOP = TERRAIN - 0.12
NEAR_PAVEMENT, CARRIAGEWAY, FAR_PAVEMENT = (16.0, 18.4), (18.55, 24.45), (24.6, 27.0)
DRIVE = (36.5, 41.5)

#: Houses: west, south, east, north, height of the eaves, height of the roof, ridge along x or y.
HOUSES = (
    (-42.0, 31.0, -29.0, 42.0, 8.6, 3.6, "x"),
    (-25.0, 31.0, -7.0, 42.5, 11.4, 3.4, "x"),
    (-2.0, 31.0, 19.0, 43.0, 11.4, 3.8, "x"),
    (24.0, 31.0, 38.0, 42.0, 8.6, 3.6, "x"),
    (44.0, 31.0, 66.0, 43.0, 13.0, 0.0, "x"),
    (-38.0, -8.0, -23.0, 10.0, 8.6, 4.2, "y"),
    (-36.0, -34.0, -23.0, -16.0, 5.8, 4.0, "y"),
    (60.0, -4.0, 74.0, 14.0, 11.4, 0.0, "y"),
    (60.0, -34.0, 73.0, -12.0, 8.6, 4.0, "y"),
    (-4.0, -56.0, 12.0, -45.0, 5.8, 4.0, "x"),
    (22.0, -57.0, 42.0, -45.0, 8.6, 3.8, "x"),
)


def neighbours() -> Iterator[Part]:
    """Street and houses; all of it stands from the first day."""
    west, _, east, _ = AROUND.bounds
    street = box(west, NEAR_PAVEMENT[0], east, FAR_PAVEMENT[1])
    yield _flat(
        "land",
        "Surroundings",
        prisms(AROUND.difference(PLOT).difference(street), DEEP, TERRAIN, SURROUNDINGS),
    )
    lanes: list[Solid] = [
        solid_box(west, CARRIAGEWAY[0], DEEP, east, CARRIAGEWAY[1], CARRIAGEWAY_TOP, ASPHALT)
    ]
    yield _flat("carriageway", "Carriageway", tuple(lanes))
    dashes = [
        solid_box(x, 21.45, TERRAIN - 0.12, x + 2.0, 21.55, TERRAIN - 0.115, MARKING)
        for x in range(-44, 82, 6)
    ]
    yield _flat("marking", "Road marking", tuple(dashes))
    dropped = box(DRIVE[0], 16.0, DRIVE[1], 18.4)
    pavements = (
        *prisms(box(west, *_y(NEAR_PAVEMENT, east)).difference(dropped), DEEP, TERRAIN, SLABS),
        *prisms(box(west, *_y(FAR_PAVEMENT, east)), DEEP, TERRAIN, SLABS),
        *prisms(dropped, DEEP, TERRAIN - 0.06, SLABS),
    )
    yield _flat("pavements", "Pavements", pavements)
    kerbs = (
        solid_box(west, 18.4, DEEP, DRIVE[0], 18.55, TERRAIN + 0.005, PRECAST),
        solid_box(DRIVE[0], 18.4, DEEP, DRIVE[1], 18.55, TERRAIN - 0.08, PRECAST),
        solid_box(DRIVE[1], 18.4, DEEP, east, 18.55, TERRAIN + 0.005, PRECAST),
        solid_box(west, 24.45, DEEP, east, 24.6, TERRAIN + 0.005, PRECAST),
    )
    yield _flat("kerbs", "Kerbs", kerbs)
    for number, (x0, y0, x1, y1, eaves, roof, ridge) in enumerate(HOUSES, start=1):
        turn = 0.0 if ridge == "y" else 90.0
        wide, long = (x1 - x0, y1 - y0) if ridge == "y" else (y1 - y0, x1 - x0)
        half = wide / 2
        yield Part(
            f"neighbour-{number}", "IfcGeographicElement", "Neighbouring house", "survey",
            _house(half, long, eaves, roof),
            origin=((x0 + x1) / 2, (y0 + y1) / 2, TERRAIN), turn=turn, kind="USERDEFINED",
        )  # fmt: skip


def _house(half: float, long: float, eaves: float, roof: float) -> tuple[Solid, ...]:
    """Pale walls under a roof that reaches over them, with a chimney; or a flat one with an attic."""
    walls = [(-half, 0.0), (half, 0.0), (half, eaves)]
    if not roof:
        return (
            Slice((*walls, (-half, eaves)), -long / 2, long, NEIGHBOUR),
            solid_box(
                -half - 0.15, -long / 2 - 0.15, eaves, half + 0.15, long / 2 + 0.15, eaves + 0.25, ROOFS
            ),
            solid_box(-half + 2, -long / 2 + 2, eaves + 0.25, half - 2, long / 2 - 2, eaves + 2.9, NEIGHBOUR),
            solid_box(
                -half + 1.6, -long / 2 + 1.6, eaves + 2.9, half - 1.6, long / 2 - 1.6, eaves + 3.1, ROOFS
            ),
        )
    slope, over, thick = roof / half, 0.5, 0.28
    cover = ((half + over, eaves - over * slope), (half + over, eaves - over * slope + thick),
             (0.0, eaves + roof + thick), (-half - over, eaves - over * slope + thick),
             (-half - over, eaves - over * slope), (0.0, eaves + roof))  # fmt: skip
    return (
        Slice((*walls, (0.0, eaves + roof), (-half, eaves)), -long / 2, long, NEIGHBOUR),
        Slice(cover, -long / 2 - 0.35, long + 0.7, ROOFS),
        solid_box(
            half / 3,
            long / 5,
            eaves + roof / 2,
            half / 3 + 0.7,
            long / 5 + 1.1,
            eaves + roof + 0.9,
            NEIGHBOUR,
        ),
    )


def _y(band: tuple[float, float], east: float) -> tuple[float, float, float]:
    return band[0], east, band[1]


def _flat(key: str, name: str, solids: tuple[Solid, ...]) -> Part:
    return Part(f"street-{key}", "IfcGeographicElement", name, "survey", solids, kind="TERRAIN")
