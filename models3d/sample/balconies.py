"""Balconies before the façade in a frame of slender pale columns: along the court they make one veranda.

Local frame of a balcony: x along the wall with 0 in its middle, +y outwards from the structure, z from the
storey's floor.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from models3d.sample.flats import Flat
from models3d.sample.grid import CLADDING, STOREY, TOP, outline, wing
from models3d.sample.palette import BRONZE, LARCH, PRECAST
from models3d.sample.parts import Part, Solid, box
from models3d.sample.railings import along_x, along_y, level_x, level_y
from models3d.sample.roofs import COPING, FINISHED, PARAPET
from models3d.sample.walls import layout
from models3d.sample.windows import SIDES

#: How far a balcony reaches from the structure, and where it begins: before the string course.
REACH, BACK = 2.3, CLADDING + 0.045
#: Its slab, the boards on it, the soffit under it; columns; height of the railing.
PLATE, BOARDS, SOFFIT_BOARDS, COLUMN, RAIL = 0.18, 0.03, 0.02, 0.2, 1.05

#: Line of the outline on which a side's balconies stand.
FRONTS = {"W": 21.6, "E": 33.6}
#: Longest bay between two columns, and where columns stand on the veranda: at party walls, between windows.
BAY = 3.2
VERANDA = (3.6, 6.3, 9.0, 12.15, 15.3, 18.45)


@dataclass(frozen=True)
class Balcony:
    """A home's balcony: its side and span, and which of its ends meets a neighbour, a wall or the air."""

    unit: str
    storey: int
    side: str
    start: float
    end: float

    @property
    def width(self) -> float:
        """Metres along the façade."""
        return round(self.end - self.start, 3)

    @property
    def ends(self) -> tuple[str, str]:
        """Where the span starts and where it ends: "air", "home" or "wall"."""
        if self.side != "S" or self.start > 21:
            return "air", "air"
        inner = "wall" if self.storey < TOP - 1 else "home"
        return ("air" if self.start < 0 else "home"), ("home" if self.end < 21 else inner)

    def columns(self) -> list[float]:
        """Middles of its columns along the façade; a neighbour's first column closes the last bay."""
        if self.side == "S" and self.end < 21.5:
            inner = [at for at in VERANDA if self.start - 0.01 < at < self.end - 0.01]
            return [self.start + COLUMN / 2, *inner] if self.start < 0 else inner
        low, high = self.start + COLUMN / 2, self.end - COLUMN / 2
        bays = max(1, -int(-(high - low) // BAY))
        return [round(low + (high - low) * bay / bays, 4) for bay in range(bays + 1)]


def balconies() -> Iterator[Part]:
    """Every balcony with columns, railing and screens; the veranda's roof; the railings on the parapets."""
    for balcony in spans():
        yield from _balcony(balcony)
    yield from _roof_rails()


def spans() -> Iterator[Balcony]:
    """The balconies from the first to the fourth floor."""
    for storey in range(1, TOP):
        for unit, flat in layout(storey).plan.flats.items():
            if flat.balcony:
                yield Balcony(unit, storey, *flat.balcony)


def place(side: str, start: float, end: float) -> tuple[float, float]:
    """The middle of a balcony on the outline."""
    middle = (start + end) / 2
    if side == "S":
        return middle, (-16.8 if middle > 21.6 else 0.0)
    return FRONTS[side], middle


def outdoor(flat: Flat) -> float:
    """Area of a flat's balcony (m²); 0 where it has none."""
    return round((flat.balcony[2] - flat.balcony[1]) * (REACH - BACK), 1) if flat.balcony else 0.0


def _balcony(it: Balcony) -> Iterator[Part]:
    x, y = place(it.side, it.start, it.end)
    half = it.width / 2
    # On the south and east sides the balcony's own x runs against the plan's.
    hand = -1 if it.side in {"S", "E"} else 1
    middle = (it.start + it.end) / 2
    columns = sorted(hand * (at - middle) for at in it.columns())
    ends = it.ends[::hand]
    last = it.storey == (TOP - 2 if y < -1 else TOP - 1)
    task = f"balconies-{wing(x, y - 0.01)}"
    kind = f"{it.side}{it.width}-{it.ends[0]}-{it.ends[1]}"
    foot = -STOREY - 0.03 if it.storey == 1 else -STOREY
    rows = [
        ("balcony", "IfcSlab", "Balcony", _plate(half), "", "FLOOR"),
        ("posts", "IfcColumn", "Balcony columns",
         _columns(columns, foot, -BOARDS - PLATE - SOFFIT_BOARDS), f"{foot}", "COLUMN"),
        ("railing", "IfcRailing", "Balcony railing", _rails(half, columns, ends), "", "BALUSTRADE"),
    ]  # fmt: skip
    screens = tuple(solid for sign, end in zip((-1, 1), ends, strict=True) if end == "home"
                    for solid in _screen(sign * half))  # fmt: skip
    if screens:
        rows.append(("screen", "IfcRailing", "Privacy screen", screens, "", "USERDEFINED"))
    if last:
        head = STOREY - BOARDS - PLATE
        rows.append(("canopy", "IfcSlab", "Balcony roof", _roof(half, head), "", "ROOF"))
        rows.append(
            ("high-posts", "IfcColumn", "Balcony columns", _columns(columns, 0.0, head), "", "COLUMN")
        )
    for key, ifc_class, name, solids, more, predefined in rows:
        yield Part(
            f"{key}-{it.unit}", ifc_class, name, task, solids, storey=it.storey, origin=(x, y, 0.0),
            turn=SIDES[it.side], shape=f"{key}-{kind}{more}", kind=predefined,
        )  # fmt: skip


def _plate(half: float) -> tuple[Solid, ...]:
    low = -BOARDS - PLATE
    return (
        box(-half, BACK, low, half, REACH, -BOARDS, PRECAST),
        box(-half + 0.05, BACK, low - SOFFIT_BOARDS, half - 0.05, REACH - 0.05, low, LARCH),
        box(-half + 0.02, BACK, -BOARDS, half - 0.02, REACH - 0.03, 0.0, LARCH),
    )


def _roof(half: float, low: float) -> tuple[Solid, ...]:
    """A thin plate over the uppermost balcony."""
    return (
        box(-half, BACK, low, half, REACH, low + 0.12, PRECAST),
        box(-half + 0.05, BACK, low - SOFFIT_BOARDS, half - 0.05, REACH - COLUMN - 0.02, low, LARCH),
    )


def _columns(at: list[float], foot: float, head: float) -> tuple[Solid, ...]:
    wide = COLUMN / 2
    return tuple(box(x - wide, REACH - COLUMN, foot, x + wide, REACH, head, PRECAST) for x in at)


def _rails(half: float, columns: list[float], ends: tuple[str, ...]) -> tuple[Solid, ...]:
    """Between the columns, and down the ends that are open to the air."""
    line = REACH - COLUMN / 2
    edges = [-half if ends[0] != "air" else None, *columns, half if ends[1] != "air" else None]
    stops = [edge for edge in edges if edge is not None]
    solids: list[Solid] = []
    for a, b in pairwise(stops):
        low = a + (COLUMN / 2 if a in columns else 0.0) + 0.002
        high = b - (COLUMN / 2 if b in columns else 0.0) - 0.002
        if high - low > 0.2:
            solids += along_x(low, high, line, 0.0, RAIL)
    for sign, end in zip((-1, 1), ends, strict=True):
        if end == "air":
            solids += along_y(BACK + 0.01, REACH - COLUMN - 0.002, sign * (half - COLUMN / 2), 0.0, RAIL)
    return tuple(solids)


def _screen(at: float) -> tuple[Solid, ...]:
    """Upright larch slats between two homes, as high as a door, in a bronze frame."""
    near, far, step = BACK + 0.02, REACH - COLUMN - 0.02, 0.13
    count = int((far - near) / step)
    inside = at - 0.03 if at > 0 else at
    slats = [
        box(inside, near + step * n, 0.06, inside + 0.03, near + step * n + 0.09, 2.4, LARCH)
        for n in range(count)
    ]
    rails = [box(inside, near, z, inside + 0.03, near + step * count, z + 0.05, BRONZE) for z in (0.01, 2.4)]
    return (*slats, *rails)


def _roof_rails() -> Iterator[Part]:
    """On the coping of the roof terrace and of the fifth floor's terraces."""
    foot, top = PARAPET + COPING, FINISHED + 1.1
    assert outline(TOP).area < outline(TOP - 1).area  # noqa: S101 - the fifth floor steps back
    rows = (
        ("terrace-west", TOP - 1, "garden", level_y(-16.7, -0.4, 21.6, foot, top)),
        ("terrace-east", TOP - 1, "garden", level_y(-16.7, -0.4, 33.6, foot, top)),
        ("terrace-south", TOP - 1, "garden", level_x(21.65, 33.55, -16.8, foot, top)),
        ("fifth-south", TOP, "street", level_x(0.05, 21.25, 0.0, foot, top)),
        ("fifth-west", TOP, "street", level_y(0.05, 11.95, 0.0, foot, top)),
        ("fifth-north-west", TOP, "street", level_x(0.05, 2.05, 12.0, foot, top)),
        ("fifth-east", TOP, "street", level_y(0.05, 11.95, 33.6, foot, top)),
        ("fifth-south-east", TOP, "street", level_x(28.87, 33.55, 0.0, foot, top)),
        ("fifth-north-east", TOP, "street", level_x(31.57, 33.55, 12.0, foot, top)),
    )
    for key, storey, where, solids in rows:
        yield Part(
            f"roof-railing-{key}", "IfcRailing", "Terrace railing", f"balconies-{where}", tuple(solids),
            storey=storey, kind="BALUSTRADE",
        )  # fmt: skip
