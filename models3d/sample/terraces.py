"""Chairs, tables and planters on balconies and terraces; pergola, beds and long table on the shared roof."""

from collections.abc import Iterator
from functools import cache

from models3d.sample import fabrics as cloth
from models3d.sample.balconies import BACK, COLUMN, REACH, place, spans
from models3d.sample.grid import TOP
from models3d.sample.palette import BRONZE, HEDGE, LARCH, OAK
from models3d.sample.parts import Part, Solid, box
from models3d.sample.roofs import FINISHED
from models3d.sample.walls import layout
from models3d.sample.windows import SIDES
from models3d.sample.yard import TERRACE

#: How far from the façade a table stands: on a balcony at its railing, on a terrace farther out.
AT_THE_RAIL, FARTHER = REACH - COLUMN - 0.95, 1.6


def terraces() -> Iterator[Part]:
    """What is put outside: before every home, and on the roof that all share."""
    for number, it in enumerate(spans()):
        x, y = place(it.side, it.start, it.end)
        at = it.width / 2 - 1.35
        yield _set(
            f"chairs-{it.unit}", it.storey, (x, y, 0.0), it.side, (at if number % 2 else -at, AT_THE_RAIL)
        )
        other = _shifted((x, y, 0.0), it.side, -at if number % 2 else at, BACK + 1.23)
        yield Part(
            f"trough-{it.unit}", "IfcFurniture", "Planter on the balcony", "furniture", _trough(),
            storey=it.storey, origin=other,
            turn=SIDES[it.side], shape="trough", kind="USERDEFINED",
        )  # fmt: skip
    for unit, flat in layout(0).plan.flats.items():
        if flat.balcony:
            x, y = place(*flat.balcony)
            yield _set(f"chairs-{unit}", 0, (x, y, TERRACE), flat.balcony[0], (0.6, FARTHER - 0.5))
    for number, along in enumerate((5.0, 13.4, 19.6)):
        yield _set(f"roof-chairs-{number}", TOP, (along, 1.35, FINISHED), "S", (0.0, 0.0))
    yield from _shared_roof()


def _shifted(
    at: tuple[float, float, float], side: str, along: float, out: float
) -> tuple[float, float, float]:
    """A point of a balcony's own frame on the plan."""
    x, y, z = at
    dx, dy = {"N": (along, out), "S": (-along, -out), "W": (-out, along), "E": (out, -along)}[side]
    return round(x + dx, 4), round(y + dy, 4), z


def _set(
    key: str, storey: int, at: tuple[float, float, float], side: str, where: tuple[float, float]
) -> Part:
    return Part(
        key, "IfcFurniture", "Outdoor table and two chairs", "furniture", _table_for_two(), storey=storey,
        origin=_shifted(at, side, *where), turn=SIDES[side], shape="outdoor-set", kind="USERDEFINED",
    )  # fmt: skip


@cache
def _table_for_two() -> tuple[Solid, ...]:
    """A round-cornered table between two chairs, x from -0.95 to 0.95, y from 0 to 0.7."""
    solids: list[Solid] = [
        box(-0.3, 0.05, 0.7, 0.3, 0.65, 0.73, OAK),
        box(-0.03, 0.32, 0.02, 0.03, 0.38, 0.7, BRONZE),
        box(-0.2, 0.15, 0.003, 0.2, 0.55, 0.02, BRONZE),
    ]
    for sign in (-1, 1):
        near, far, back = sorted((sign * 0.42, sign * 0.86)), sign * 0.9, sign * 0.86
        solids += [
            box(near[0], 0.14, 0.42, near[1], 0.56, 0.46, LARCH),
            box(min(far, back), 0.14, 0.42, max(far, back), 0.56, 0.84, LARCH),
            *(box(x, y, 0.003, x + 0.03, y + 0.03, 0.42, BRONZE)
              for x in (near[0] + 0.02, near[1] - 0.05) for y in (0.16, 0.51)),
        ]  # fmt: skip
    return tuple(solids)


@cache
def _trough() -> tuple[Solid, ...]:
    """A larch trough with herbs."""
    return (
        box(-0.55, 0.35, 0.003, 0.55, 0.68, 0.4, LARCH),
        box(-0.5, 0.39, 0.4, 0.1, 0.64, 0.72, cloth.LEAVES),
        box(0.1, 0.39, 0.4, 0.5, 0.64, 0.58, cloth.LEAVES),
    )


def _shared_roof() -> Iterator[Part]:
    foot = FINISHED
    beds = ((22.3, -15.9, 0.6, 6.0), (22.3, -8.6, 0.6, 5.0), (32.3, -15.9, 0.6, 6.0), (24.0, -16.2, 7.0, 0.6),
            (32.3, -8.4, 0.6, 4.6))  # fmt: skip
    for number, (x, y, wide, deep) in enumerate(beds, start=1):
        yield _thing(f"planter-{number}", "Planter", 4, (
            box(x, y, foot, x + wide, y + deep, foot + 0.45, LARCH),
            box(x + 0.06, y + 0.06, foot + 0.45, x + wide - 0.06, y + deep - 0.06, foot + 0.85, HEDGE),
        ))  # fmt: skip
    yield _thing("planter-fifth", "Planter between terraces", 5, (
        box(15.1, 0.3, foot, 15.5, 1.4, foot + 0.5, LARCH),
        box(15.14, 0.34, foot + 0.5, 15.46, 1.36, foot + 1.5, HEDGE),
    ))  # fmt: skip
    x0, y0, x1, y1, top = 25.2, -13.6, 30.6, -9.4, foot + 2.5
    corners = [(x, y) for x in (x0, x1 - 0.12) for y in (y0, y1 - 0.12)]
    slats = [x0 + 0.2 + 0.4 * n for n in range(13)]
    yield _thing("pergola", "Pergola", 4, (
        *(box(x, y, foot, x + 0.12, y + 0.12, top - 0.16, BRONZE) for x, y in corners),
        *(box(x0, y, top - 0.16, x1, y + 0.12, top, BRONZE) for y in (y0, y1 - 0.12)),
        *(box(x, y0 - 0.3, top, x + 0.06, y1 + 0.3, top + 0.12, OAK) for x in slats),
    ))  # fmt: skip
    yield _thing("terrace-table", "Table and benches", 4, (
        box(26.4, -12.0, foot + 0.72, 29.4, -11.0, foot + 0.76, OAK),
        *(box(x, -11.9, foot, x + 0.08, -11.1, foot + 0.72, BRONZE) for x in (26.7, 29.0)),
        *(box(26.6, y, foot + 0.4, 29.2, y + 0.34, foot + 0.45, OAK) for y in (-12.6, -10.74)),
        *(box(x, y + 0.05, foot, x + 0.06, y + 0.29, foot + 0.4, BRONZE)
          for y in (-12.6, -10.74) for x in (26.8, 28.9)),
    ))  # fmt: skip
    for number, (x, y) in enumerate(((28.6, -6.6), (29.8, -6.6), (28.6, -4.6), (29.8, -4.6))):
        yield Part(
            f"lounger-{number}", "IfcFurniture", "Sun lounger", "terrace", _lounger(), storey=4,
            origin=(x, y, foot), turn=0.0, shape="lounger", kind="USERDEFINED",
        )  # fmt: skip


@cache
def _lounger() -> tuple[Solid, ...]:
    return (
        box(-0.32, -0.9, 0.22, 0.32, 0.45, 0.28, LARCH),
        box(-0.32, 0.45, 0.3, 0.32, 0.9, 0.5, LARCH),
        box(-0.28, -0.86, 0.28, 0.28, 0.42, 0.34, cloth.LINEN),
        *(box(x, y, 0.0, x + 0.05, y + 0.05, 0.22, BRONZE) for x in (-0.3, 0.25) for y in (-0.8, 0.7)),
    )


def _thing(key: str, name: str, storey: int, solids: tuple[Solid, ...]) -> Part:
    return Part(key, "IfcFurniture", name, "terrace", solids, storey=storey, kind="USERDEFINED")
