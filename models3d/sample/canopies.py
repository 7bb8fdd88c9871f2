"""Canopies over the entrances on the street: a thin bronze plate, boarded with oak, on two posts."""

from collections.abc import Iterator

from models3d.sample.grid import CLADDING, NORTH, TERRAIN
from models3d.sample.palette import BRONZE, OAK
from models3d.sample.parts import Part, box

#: Name -> middle of the entrance along the street and width of its canopy.
ENTRANCES = {"Street entrance": (15.0, 3.6), "East entrance": (27.75, 2.4)}
#: The canopy starts before the band course and reaches this far; undersides of boards and plate.
FRONT, REACH, SOFFIT, PLATE = CLADDING + 0.051, 1.9, 2.58, 2.61


def canopies() -> Iterator[Part]:
    """One over each street entrance."""
    for name, (x, width) in ENTRANCES.items():
        half, foot = width / 2, TERRAIN + 0.01
        solids = (
            box(x - half, NORTH + FRONT, PLATE, x + half, NORTH + REACH, PLATE + 0.12, BRONZE),
            box(x - half + 0.04, NORTH + FRONT, SOFFIT, x + half - 0.04, NORTH + REACH - 0.04, PLATE, OAK),
            *(box(post, NORTH + REACH - 0.16, foot, post + 0.08, NORTH + REACH - 0.08, SOFFIT, BRONZE)
              for post in (x - half + 0.06, x + half - 0.14)),
        )  # fmt: skip
        yield Part(
            f"canopy-{name}", "IfcBuildingElementProxy", f"Canopy, {name.lower()}", "canopies", solids,
            storey=0, kind="USERDEFINED",
        )  # fmt: skip
