"""The ground: the plot with its pit, the gravel in it, the fill round the finished foundations."""

from collections.abc import Iterator

from models3d.sample.grid import CLADDING, FORMATION, PIT, outline
from models3d.sample.outside import PLOT
from models3d.sample.palette import FORMATION as GRAVEL
from models3d.sample.palette import GROUND, PRECAST
from models3d.sample.parts import Part, Prism
from models3d.sample.polygons import prisms

#: Working space round the house in the pit; depth of the gravel; how deep the drawn ground goes.
WORKING, BED, DEEP = 1.6, 0.2, -2.1


def ground() -> Iterator[Part]:
    """Ground in pieces, as it is left by every step of the groundworks."""
    house = outline(0).buffer(CLADDING, join_style="mitre")
    pit = outline(0).buffer(WORKING, join_style="mitre")
    edge = pit.buffer(-0.25, join_style="mitre")
    drain = edge.difference(edge.buffer(-0.18, join_style="mitre"))
    yield _piece("plot", "Plot", "clearing", prisms(PLOT.difference(pit), DEEP, FORMATION, GROUND))
    yield _piece("pit", "Bottom of the pit", "clearing", prisms(pit, DEEP, PIT - BED, GROUND))
    yield _piece("drain", "Drain round the pit", "excavation", prisms(drain, PIT - BED, PIT - 0.04, PRECAST))
    yield _piece("bed", "Gravel bed", "bed", prisms(pit.difference(drain), PIT - BED, PIT, GRAVEL))
    yield _piece(
        "fill", "Fill round the foundations", "fill", prisms(pit.difference(house), PIT, FORMATION, GROUND)
    )


def _piece(key: str, name: str, task: str, solids: tuple[Prism, ...]) -> Part:
    return Part(f"ground-{key}", "IfcGeographicElement", name, task, solids, kind="TERRAIN")
