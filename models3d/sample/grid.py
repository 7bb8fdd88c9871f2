"""The measures that everything in the sample hangs on: lines of the plan, levels, thicknesses (metres)."""

from shapely.geometry import Polygon, box

from models3d.given import to_say

#: Floor to floor: eighteen steps of 17 cm.
STOREY = 3.06
STEPS = 18
#: From the finished floor down to the top of the structural slab, and the slab's own depth.
BUILD_UP = 0.12
SLAB = 0.24
#: Underside of the slab above, counted from the finished floor.
SOFFIT = STOREY - BUILD_UP - SLAB

#: Structural wall behind the façade (inwards from the outline) and cladding in front (outwards).
INNER_LEAF = 0.22
CLADDING = 0.32
PARTY = 0.25
PARTITION = 0.10

#: Heads of windows and doors above the finished floor.
WINDOW_HEAD = 2.36
DOOR_HEAD = 2.12

#: The street wing runs west to east, the garden wing south from its eastern end.
WEST, CORNER, EAST = 0.0, 21.6, 33.6
NORTH, HINGE, SOUTH = 12.0, 0.0, -16.8

#: The wall between the two homes of the top storey.
CORE_LINE = 15.3

#: The ground around the house, and the pit in which it was founded.
TERRAIN = -0.15
FORMATION = -0.45
PIT = -1.25

STREET_WING = box(WEST, HINGE, EAST, NORTH)
GARDEN_WING = box(CORNER, SOUTH, EAST, HINGE)
#: The top storey steps back from the garden and from both gables.
PENTHOUSE = Polygon(
    [(2.4, 1.8), (21.6, 1.8), (21.6, 0), (28.5, 0), (28.5, 1.8), (31.2, 1.8), (31.2, 12), (2.4, 12)]
)

#: Storeys as a buyer calls them; the last is the roof.
NAMES = (
    to_say("Ground floor"),
    to_say("First floor"),
    to_say("Second floor"),
    to_say("Third floor"),
    to_say("Fourth floor"),
    to_say("Fifth floor"),
    to_say("Roof"),
)
TOP = 5
ROOF = 6


def outline(storey: int) -> Polygon:
    """The structure's outline on ``storey`` (0 to 5)."""
    if storey == TOP:
        return PENTHOUSE
    if storey == TOP - 1:
        return STREET_WING
    return Polygon([(0, 0), (21.6, 0), (21.6, -16.8), (33.6, -16.8), (33.6, 12), (0, 12)])


def wing(x: float, y: float) -> str:
    """Which wing a point belongs to: "street" or "garden"."""
    return "garden" if y < HINGE and x > CORNER - 1 else "street"
