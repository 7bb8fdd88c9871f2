"""The home that stands for all on the tour, its best room, and the stage at which that is a bare shell."""

from collections import Counter
from collections.abc import Sequence
from statistics import median

from shapely import Point, Polygon

from models3d.homes.feature_ids import is_unit
from models3d.manifest import Feature, Manifest, Prism, Unit, View

#: What carries a storey, in every model.
SHELL = ("IfcSlab", "IfcColumn", "IfcBeam", "IfcWall", "IfcWallStandardCase")

#: One stands so far before a window to look out, metres; the page does too.
BEFORE_WINDOW = 0.7


def typical_home(manifest: Manifest) -> Unit | None:
    """An available home with the usual number of rooms, of about the usual area; None where none has a place.

    Where none is available any will do: its sentence says so. One that shows a view is better than one that
    does not.
    """
    placed = {feature.id for feature in manifest.features if is_unit(feature) and feature.volumes}
    homes = [unit for unit in manifest.units if unit.id in placed]
    homes = [unit for unit in homes if unit.status == "available"] or homes
    if not homes:
        return None
    counts = Counter(unit.rooms for unit in homes)
    usual = min(counts, key=lambda rooms: (-counts[rooms], rooms))
    middle = median(unit.area for unit in homes if unit.rooms == usual)
    # Of two that are as usual, the one further up: more is seen from it.
    return min(
        homes,
        key=lambda unit: (
            unit.rooms != usual,
            not unit.views,
            round(abs(unit.area - middle), 1),
            -unit.floor,
            unit.id,
        ),
    )


def best_room(manifest: Manifest, unit: Unit) -> Feature | None:
    """The room of ``unit`` behind its main window, or its largest; None where its rooms are not known."""
    rooms = [
        feature
        for feature in manifest.features
        if feature.kind == "room" and feature.unit == unit.id and feature.volumes
    ]
    behind = next((room for view in unit.views[:1] for room in rooms if _holds(room.volumes, view)), None)
    return behind or max(rooms, key=lambda room: sum(map(_area, room.volumes)), default=None)


def shell_stage(manifest: Manifest, unit: Unit) -> int | None:
    """Index of the stage at whose end most of what carries the home stands; None where that is the last."""
    home = next(feature for feature in manifest.features if is_unit(feature) and feature.id == unit.id)
    elements, first = manifest.elements, home.storey
    stages = [
        stage
        for stage, storey, ifc_class in zip(elements.stage, elements.storey, elements.ifc_class, strict=True)
        # The slab above is the floor of the next storey.
        if ifc_class in SHELL and first <= storey <= first + 1
    ]
    found = Counter(stages)
    most = max(found, key=lambda stage: (found[stage], -stage), default=None)
    return most if most is not None and most + 1 < len(manifest.stages) else None


def _holds(volumes: Sequence[Prism], view: View) -> bool:
    (x, y, z), (dx, _, dz) = view.eye, view.towards
    stands = Point(x - dx * BEFORE_WINDOW, z - dz * BEFORE_WINDOW)
    return any(prism.bottom < y < prism.top and Polygon(prism.footprint).covers(stands) for prism in volumes)


def _area(prism: Prism) -> float:
    return float(Polygon(prism.footprint).area)
