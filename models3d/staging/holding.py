"""Which wall a window or a door sits in, from where they are."""

from collections.abc import Sequence

from shapely import STRtree, points

from models3d.model import ModelElement
from models3d.plan import hull
from models3d.staging.boxes import Boxes
from models3d.staging.roles import Role, is_wall

#: What is set into walls.
SET_IN = ("IfcWindow", "IfcDoor")
#: The middle of a frame lies in its wall, or this near to it (metres): some are set before the leaf.
BESIDE = 0.2


def holders(elements: Sequence[ModelElement], boxes: Boxes, roles: Sequence[Role]) -> dict[int, list[int]]:
    """For each window and door that sits in walls, their indices."""
    frames = [
        at
        for at, one in enumerate(elements)
        if one.meshes and (one.whole or one.ifc_class).startswith(SET_IN)
    ]
    walls = [
        at
        for at, one in enumerate(elements)
        if one.meshes and roles[at] in (Role.UPRIGHT, Role.INFILL) and is_wall(one)
    ]
    if not frames or not walls:
        return {}
    middles = (boxes.low[frames] + boxes.high[frames]) / 2
    tree = STRtree([hull(elements[at]) for at in walls])
    frame, wall = tree.query(points(middles[:, [0, 2]]), predicate="dwithin", distance=BESIDE)
    height, low, high = middles[frame, 1], boxes.low[walls, 1][wall], boxes.high[walls, 1][wall]
    beside = (low < height) & (height < high)
    found: dict[int, list[int]] = {}
    for one, other in sorted(zip(frame[beside].tolist(), wall[beside].tolist(), strict=True)):
        found.setdefault(frames[one], []).append(walls[other])
    return found
