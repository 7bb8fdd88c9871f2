"""Everything that is built, in building order."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import chain

from models3d.sample.balconies import balconies
from models3d.sample.canopies import canopies
from models3d.sample.courses import courses
from models3d.sample.court import court
from models3d.sample.facade import facade
from models3d.sample.foundations import foundations
from models3d.sample.furniture import furniture
from models3d.sample.ground import ground
from models3d.sample.interior import interior
from models3d.sample.life import life
from models3d.sample.neighbours import CARRIAGEWAY_TOP, neighbours
from models3d.sample.parts import Part, Solid
from models3d.sample.planting import planting
from models3d.sample.roofs import roofs
from models3d.sample.shutters import shutters
from models3d.sample.structure import structure
from models3d.sample.terraces import terraces
from models3d.sample.yard import GREEN, PATH, yard


@cache
def parts() -> tuple[Part, ...]:
    """All parts of the development."""
    return tuple(_shared(chain(
        neighbours(), ground(), foundations(), structure(), roofs(), facade(), courses(), shutters(),
        balconies(), canopies(), interior(), furniture(), yard(), planting(),
        court(GREEN, PATH), terraces(), life(CARRIAGEWAY_TOP, PATH - 0.02, PATH),
    )))  # fmt: skip


def _shared(built: Iterable[Part]) -> Iterator[Part]:
    """Walls, floors and ceilings that are the same on several storeys share their shape, too."""
    found = list(built)
    times = Counter(part.solids for part in found if not part.shape)
    number: dict[tuple[Solid, ...], str] = {}
    for part in found:
        if part.shape or times[part.solids] == 1:
            yield part
        else:
            yield replace(part, shape=number.setdefault(part.solids, f"same-{len(number)}"))
