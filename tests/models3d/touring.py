"""A manifest of three homes and eight stages, for tours: as much of a building as a tour is made from."""

from models3d.manifest import (
    Bounds,
    Coverage,
    Development,
    Elements,
    Feature,
    Manifest,
    Place,
    Prism,
    Span,
    Stage,
    Status,
    Storey,
    Unit,
    View,
)

STAGES = ("digging", "footings", "frame", "roof", "front", "partitions", "fittings", "garden")
#: How many elements each stage builds, of which class, and of which feature they are.
BUILDS = (20, 60, 90, 10, 80, 70, 120, 30)
CLASSES = (
    "IfcGeographicElement", "IfcFooting", "IfcSlab", "IfcRoof", "IfcWindow", "IfcPlate",
    "IfcDoor", "IfcPlate",
)  # fmt: skip
KINDS = ("site", "structure", "structure", "roof", "facade", "structure", "structure", "site")
HEIGHT = 3.0


def court() -> Manifest:
    """Home A is small and sold, B and C are available and alike; C has rooms and looks south."""
    homes = [_home("A", 0, 8.0), _home("B", 0, 12.0), _home("C", 1, 12.0)]
    features = [
        _room("C-hall", "Hall, Home C", (0, 0, 8, 8)),
        _room("C-kitchen", "Kitchen, Home C", (0, 8, 8, 12)),
        *homes,
        Feature("yard", "amenity", "The yard", storey=0, volumes=[_prism((0, 20, 9, 30), 0)]),
        *(Feature(kind, kind, kind) for kind in ("site", "structure", "roof", "facade")),
        Feature("slope", "site", "The slope"),
    ]
    at = {feature.id: number for number, feature in enumerate(features)}
    stage = [number for number, count in enumerate(BUILDS) for _ in range(count)]
    none = [-1] * len(stage)
    elements = Elements(
        ifc_class=[CLASSES[one] for one in stage],
        storey=[1 if CLASSES[one] == "IfcSlab" else 0 for one in stage],
        stage=stage,
        feature=[at[KINDS[one]] for one in stage],
        planned_start=none,
        planned_finish=none,
        actual_start=none,
        actual_finish=none,
        derived=none,
    )
    return Manifest(
        version=1,
        development=Development(
            "court", "The Court", "EUR", Place(46.0432, 14.4943, "Europe/Ljubljana"), ["en"]
        ),
        bounds=Bounds((0.0, 0.0, 0.0), (8.0, 6.0, 12.0)),
        storeys=[
            Storey("ground-floor", "Ground floor", 0, 0.0, HEIGHT),
            Storey("first-floor", "First floor", 1, HEIGHT, HEIGHT),
        ],
        units=[
            _unit("A", 1, 40.0, 0, "sold"),
            _unit("B", 3, 75.0, 0, "available"),
            _unit("C", 3, 75.0, 1, "available", views=[View(0, (4.0, 4.6, 11.9), (0.0, 0.0, 1.0), "S")]),
        ],
        features=features,
        stages=[
            Stage(name, name.title(), Span(100 * at, 100 * at + 90), Span(-1, -1), "authored", count, [])
            for at, (name, count) in enumerate(zip(STAGES, BUILDS, strict=True))
        ],
        tasks=[],
        materials=[],
        elements=elements,
        chunks=[],
        coverage=Coverage(len(stage), len(stage), 0, [], []),
        sources=[],
        warnings=[],
    )


def _unit(
    name: str, rooms: int, area: float, floor: int, status: Status, *, views: list[View] | None = None
) -> Unit:
    return Unit(
        name, f"Home {name}", 250_000, area, "authored", rooms, floor, ["S"], status, views=views or []
    )


def _home(name: str, storey: int, depth: float) -> Feature:
    prism = _prism((0, 0, 8, depth), storey)
    return Feature(name, "unit", f"Home {name}", unit=name, storey=storey, volumes=[prism])


def _room(name: str, title: str, plan: tuple[float, float, float, float]) -> Feature:
    return Feature(name, "room", title, unit="C", storey=1, volumes=[_prism(plan, 1)])


def _prism(plan: tuple[float, float, float, float], storey: int) -> Prism:
    left, back, right, front = plan
    ring = [(left, back), (right, back), (right, front), (left, front)]
    return Prism([(float(x), float(z)) for x, z in ring], storey * HEIGHT, (storey + 1) * HEIGHT)
