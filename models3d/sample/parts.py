"""What the sample is drawn with: solids, and parts made of them that become one IFC element each.

Metres; x to the right of the plan, y up the plan, z up. The z of a part that belongs to a storey counts
from that storey's finished floor, of any other part from the ground floor's.
"""

from dataclasses import dataclass, field

from models3d.sample.palette import Look

Point = tuple[float, float]


@dataclass(frozen=True)
class Prism:
    """An upright solid over ``outline`` (an open ring), with ``holes``, from ``bottom`` to ``top``."""

    outline: tuple[Point, ...]
    bottom: float
    top: float
    look: Look
    holes: tuple[tuple[Point, ...], ...] = ()


@dataclass(frozen=True)
class Round:
    """An upright cylinder."""

    centre: Point
    radius: float
    bottom: float
    top: float
    look: Look


@dataclass(frozen=True)
class Slice:
    """A solid whose outline stands upright, with ``holes``, drawn out from ``at`` by ``depth``.

    ``along`` "x": the outline is (x, z), at y = ``at``, drawn out along +y; "y": (y, z), along +x.
    """

    outline: tuple[Point, ...]
    at: float
    depth: float
    look: Look
    along: str = "x"
    holes: tuple[tuple[Point, ...], ...] = ()


@dataclass(frozen=True)
class Faceted:
    """A closed solid of flat faces; each face lists corner indices, anticlockwise seen from outside."""

    corners: tuple[tuple[float, float, float], ...]
    faces: tuple[tuple[int, ...], ...]
    look: Look


Solid = Prism | Round | Slice | Faceted


@dataclass(frozen=True)
class Part:
    """One element: ``key`` is unique and stable (its GlobalId comes from it), ``task`` a key of the schedule.

    ``origin`` and ``turn`` (degrees anticlockwise) place its solids. Parts of the same ``shape`` have the
    same solids, which are then written once. ``storey`` is a number, or None for what belongs to the site.
    """

    key: str
    ifc_class: str
    name: str
    task: str
    solids: tuple[Solid, ...]
    storey: int | None = None
    origin: tuple[float, float, float] = (0.0, 0.0, 0.0)
    turn: float = 0.0
    shape: str = ""
    kind: str = ""
    layers: str = ""
    size: tuple[float, float] | None = field(default=None)


def box(x0: float, y0: float, z0: float, x1: float, y1: float, z1: float, look: Look) -> Prism:  # noqa: PLR0917 - two corners and a look
    """An upright box between two opposite corners."""
    return Prism(((x0, y0), (x1, y0), (x1, y1), (x0, y1)), z0, z1, look)


def frame(edge: tuple[float, float, float, float], depth: Point, bar: float, look: Look) -> Slice:
    """An upright frame around ``edge`` (x0, z0, x1, z1), ``bar`` wide in view, between two depths along y."""
    (x0, z0, x1, z1), (y0, y1) = edge, depth
    outer = (x0, z0), (x1, z0), (x1, z1), (x0, z1)
    inner = (x0 + bar, z0 + bar), (x1 - bar, z0 + bar), (x1 - bar, z1 - bar), (x0 + bar, z1 - bar)
    return Slice(outer, y0, y1 - y0, look, holes=(inner,))
