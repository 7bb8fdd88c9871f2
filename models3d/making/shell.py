"""The shell of the complete building: a bit for each triangle that the chunks draw."""

from functools import partial

import numpy as np

from models3d.collecting import rarely_collected
from models3d.counted_steps import Steps
from models3d.crew import Crew, Lent
from models3d.described import Described
from models3d.making.chunks import added_by_stage
from models3d.making.files import Files
from models3d.making.freight import Freight, Stowage
from models3d.making.underway import Underway, begin
from models3d.occlusion.standing import PLINTH
from models3d.packing.drawn import drawn_by, joined
from models3d.packing.hidden import Mask
from models3d.packing.pack import primitives_of
from models3d.progress import Progress
from models3d.shelf import Shelf, digest_of
from models3d.shell import LOOKS, seen_from_outside

#: Classes of what a model knows of the ground: where it does, the table hides nothing.
GROUND = frozenset({"IfcSite", "IfcGeographicElement", "IfcEarthworksFill"})


def begin_shell(
    described: Described, freight: Freight, stowage: Stowage, shelf: Shelf, crew: Crew
) -> Underway:
    """Begin to look at the complete building from all around."""
    house = np.array([part != "site" for part in described.parts], np.bool_)
    level = _level(described)
    digest = digest_of(freight.digest, stowage.digest, house, level)
    return begin(
        "shell", digest, shelf, crew, partial(_encoded, crew.lend(freight), stowage, shelf, house, level)
    )


def take_shell(shell: Underway, files: Files, progress: Progress) -> str:
    """Wait for it; the name of its file."""
    return files.add(
        "shell", ".bin", shell.take(progress, "Looking at the building from outside", len(LOOKS))
    )


def _level(described: Described) -> float | None:
    if any(element.ifc_class in GROUND for element in described.elements):
        return None
    return min(
        (storey.elevation - PLINTH for storey in described.staged.storeys if storey.floor == 0), default=None
    )


def _encoded(lent: Lent[Freight], stowage: Stowage, shelf: Shelf, house: Mask, level: float | None) -> bytes:
    """Bits of every chunk, first triangle highest, each chunk from a byte of its own."""
    with rarely_collected():
        freight = lent.thing
        grid, stages = added_by_stage(freight, stowage, shelf)
        chunks = [drawn_by(primitives_of(some, freight.materials, grid), grid) for some in stages]
        drawn = joined(chunks)
        # What stands around the house is always drawn, and hides nothing of it from who stands in between.
        seen = ~house[drawn.element]
        solid = np.array([material.opacity >= 1 for material in freight.materials], np.bool_)
        own = drawn.corners[~seen], solid[drawn.material[~seen]]
        seen[~seen] = seen_from_outside(*own, level, Steps())
        ends = np.cumsum([len(chunk) for chunk in chunks])[:-1]
        return b"".join(np.packbits(part).tobytes() for part in np.split(seen, ends))
