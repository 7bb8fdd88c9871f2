"""A house whose answers are known: two flats side by side, a hall behind them, one storey, a garden.

Plan (x to the right, z towards the reader): flat A on x 0..6, flat B on x 6..12, both z 2..8; the hall is
z 0..2 over the whole width. A has windows to the plan's bottom (z = 8) and left, B to the bottom only.
"""

from dataclasses import replace

import numpy as np

from models3d.folder.unit_row import UnitRow
from models3d.manifest import Coverage, Development, Place, Span, Stage, Storey
from models3d.model import Mesh, Model, ModelElement, ModelSpace
from models3d.staged import FeatureRule, MaterialRule, Staged

HEIGHT = 3.0
STOREY = "Ground floor"


def box(low: tuple[float, float, float], high: tuple[float, float, float], **look: object) -> Mesh:
    """A closed box of 12 triangles, faces outwards."""
    x, y, z = zip(low, high, strict=True)
    corners = np.array([(x[i & 1], y[i >> 1 & 1], z[i >> 2 & 1]) for i in range(8)], float)
    quads = [(0, 2, 3, 1), (4, 5, 7, 6), (0, 1, 5, 4), (2, 6, 7, 3), (0, 4, 6, 2), (1, 3, 7, 5)]
    triangles = [(a, b, c) for a, b, c, _ in quads] + [(a, c, d) for a, _, c, d in quads]
    return Mesh(corners, np.array(triangles, np.int32), **look)  # type: ignore[arg-type]


def element(name: str, ifc_class: str, *meshes: Mesh, **more: str) -> ModelElement:
    """An element on the only storey; its id is its name."""
    return ModelElement(name, ifc_class, name, more.pop("storey", STOREY), meshes=meshes, **more)  # type: ignore[arg-type]


def space(name: str, zone: str, low: tuple[float, float], high: tuple[float, float]) -> ModelSpace:
    """A drawn room, 2.6 m high, over the (x, z) rectangle; numbered and named by ``name``."""
    mesh = box((low[0], 0.0, low[1]), (high[0], 2.6, high[1]))
    number, _, long_name = name.partition(" ")
    centre = ((low[0] + high[0]) / 2, 1.3, (low[1] + high[1]) / 2)
    return ModelSpace(f"id-{number}", number, long_name, STOREY, zone, mesh, centre)


def wall(name: str, low: tuple[float, float], high: tuple[float, float]) -> ModelElement:
    """A wall of full height over the (x, z) rectangle."""
    return element(name, "IfcWall", box((low[0], 0.0, low[1]), (high[0], HEIGHT, high[1])))


def window(name: str, low: tuple[float, float], high: tuple[float, float]) -> ModelElement:
    """A timber frame with a pane, 0.9 to 2.3 m over the floor."""
    frame = box((low[0], 0.9, low[1]), (high[0], 2.3, high[1]), material="Timber")
    pane = box((low[0], 1.0, low[1]), (high[0], 2.2, high[1]), colour=(0.6, 0.8, 0.9), opacity=0.1)
    return element(name, "IfcWindow", frame, pane)


ELEMENTS = [
    element("slab", "IfcSlab", box((0, -0.3, 0), (12, 0, 8), material="Concrete")),
    wall("back wall", (0, -0.3), (12, 0)),
    wall("front wall", (0, 8), (12, 8.3)),
    wall("left wall", (-0.3, -0.3), (0, 8.3)),
    wall("right wall", (12, -0.3), (12.3, 8.3)),
    wall("party wall", (5.9, 2), (6.1, 8)),
    wall("hall wall", (0, 1.9), (12, 2.1)),
    window("window A front", (1, 8.05), (4, 8.2)),
    window("window A left", (-0.2, 4), (-0.05, 6)),
    window("window B front", (8, 8.05), (10, 8.2)),
    element("roof", "IfcRoof", box((-0.3, 3.0, -0.3), (12.3, 3.3, 8.3))),
    element("lawn", "IfcGeographicElement", box((-5, -0.4, 9), (17, -0.3, 20), material="Grass, lawn")),
]

SPACES = [
    space("A.1 Living room", "A", (0.1, 4.1), (5.8, 7.9)),
    space("A.2 Bathroom", "A", (0.1, 2.2), (5.8, 4.0)),
    space("B.1 Living room", "B", (6.2, 2.2), (11.9, 7.9)),
    space("B.2 Terrace", "B", (6.2, 8.4), (11.9, 10.4)),
    space("H.1 Hall", "", (0.1, 0.1), (11.9, 1.8)),
]


def staged(
    *,
    elements: list[ModelElement] | None = None,
    spaces: list[ModelSpace] | None = None,
    units: list[UnitRow] | None = None,
    features: list[FeatureRule] | None = None,
    materials: list[MaterialRule] | None = None,
    true_north: float = 0.0,
) -> Staged:
    """The house, or what a test puts in its place: frame first, then the rest, two stages."""
    elements = ELEMENTS if elements is None else elements
    late = np.array([e.ifc_class not in ("IfcSlab", "IfcWall") for e in elements], np.int32)
    days = np.column_stack([100 + 50 * late, 140 + 50 * late]).astype(np.int32)
    stages = [
        Stage(name, name.title(), Span(start, start + 40), Span(-1, -1), "authored", int(count), [])
        for name, start, count in (("frame", 100, (late == 0).sum()), ("finish", 150, (late == 1).sum()))
    ]
    return Staged(
        development=Development(
            "two-flats", "Two Flats", "EUR", Place(46.0, 14.5, "Europe/Ljubljana", true_north), ["en"]
        ),
        model=Model([], elements, SPACES if spaces is None else spaces),
        storeys=[Storey("ground-floor", STOREY, 0, 0.0, HEIGHT)],
        stages=stages,
        tasks=[],
        element_stage=late,
        planned=days,
        actual=np.full_like(days, -1),
        expected=days,
        reported_until=-1,
        derived=np.zeros(len(elements), np.bool_),
        coverage=Coverage(len(elements), len(elements), 0, [], []),
        units=units or [],
        feature_rules=features or [],
        material_rules=materials or [],
        sources=[],
        warnings=[],
    )


def undrawn(spaces: list[ModelSpace]) -> list[ModelSpace]:
    """The same rooms as boxes in one heap: placeholders, as some authoring tools leave them."""
    heap = box((-1, 0, -1), (1, 1, 1))
    return [replace(one, mesh=heap, centre=(0.0, 0.5, 0.0), placeholder=True) for one in spaces]


def cylinder(sides: int) -> Mesh:
    """A closed column of radius 0.5 and height 2 about the y axis."""
    angles = np.arange(sides) * 2 * np.pi / sides
    ring = np.column_stack([0.5 * np.cos(angles), np.zeros(sides), 0.5 * np.sin(angles)])
    vertices = np.vstack([ring, ring + np.array([0, 2, 0]), [[0, 0, 0], [0, 2, 0]]])
    low = np.arange(sides)
    after = (low + 1) % sides
    triangles = [
        np.column_stack([low, low + sides, after]),
        np.column_stack([after, low + sides, after + sides]),
        np.column_stack([low, after, np.full(sides, 2 * sides)]),
        np.column_stack([low + sides, np.full(sides, 2 * sides + 1), after + sides]),
    ]
    return Mesh(vertices, np.vstack(triangles).astype(np.int32))
