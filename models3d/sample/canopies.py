"""Canopies and portals of the entrances on the street: a pale frame, a boarded plate on posts."""

from collections.abc import Iterator

from models3d.sample.grid import CLADDING, NORTH, TERRAIN, WINDOW_HEAD
from models3d.sample.palette import BRONZE, OAK, PRECAST, STEEL
from models3d.sample.parts import Part, Solid, box

#: Name -> middle of the entrance along the street, width of its canopy and of its door.
ENTRANCES = {"Street entrance": (15.0, 3.6, 1.7), "East entrance": (27.75, 2.4, 0.86)}
#: Width of a portal's posts and depth of its lintel.
FRAME = 0.3
#: The canopy starts before the band course and reaches this far; undersides of boards and plate.
FRONT, REACH, SOFFIT, PLATE = CLADDING + 0.051, 1.9, 2.58, 2.61


def canopies() -> Iterator[Part]:
    """One over each street entrance, with the portal before the brick."""
    for name, (x, width, door) in ENTRANCES.items():
        half, foot = width / 2, TERRAIN + 0.01
        solids = (
            box(x - half, NORTH + FRONT, PLATE, x + half, NORTH + REACH, PLATE + 0.14, PRECAST),
            box(x - half + 0.04, NORTH + FRONT, SOFFIT, x + half - 0.04, NORTH + REACH - 0.04, PLATE, OAK),
            *(box(post, NORTH + REACH - 0.16, foot, post + 0.08, NORTH + REACH - 0.08, SOFFIT, BRONZE)
              for post in (x - half + 0.06, x + half - 0.14)),
        )  # fmt: skip
        yield _part(f"canopy-{name}", f"Canopy, {name.lower()}", solids)
        wide, out, head = door / 2 + 0.02, NORTH + FRONT, WINDOW_HEAD + 0.02
        portal = (
            *(box(low, out - 0.02, foot, low + FRAME, out + 0.1, head, PRECAST)
              for low in (x - wide - FRAME, x + wide)),
            box(x - wide - FRAME, out - 0.02, head, x + wide + FRAME, out + 0.1, SOFFIT - 0.01, PRECAST),
            box(x + wide + 0.08, out + 0.1, 1.2, x + wide + 0.22, out + 0.115, 1.6, STEEL),
        )  # fmt: skip
        yield _part(f"portal-{name}", f"Portal, {name.lower()}", portal)


def _part(key: str, name: str, solids: tuple[Solid, ...]) -> Part:
    return Part(key, "IfcBuildingElementProxy", name, "canopies", solids, storey=0, kind="USERDEFINED")
