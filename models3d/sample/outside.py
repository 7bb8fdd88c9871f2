"""Places outside that all homes share, as volumes a buyer can linger in: garden, terrace, parking."""

from shapely.geometry import Polygon, box

from models3d.sample.grid import CLADDING, CORNER, EAST, HINGE, SOUTH, TERRAIN

#: The plot and what lies in it (x to the right of the plan, y up).
PLOT = box(-9.0, -33.0, 48.0, 16.0)
PLAY = box(-6.0, -30.0, 4.0, -21.5)
GARDEN = Polygon([(-6, -30), (33.6, -30), (33.6, -20.4), (18, -20.4), (18, -4.2), (-6, -4.2)]).difference(
    PLAY
)
PARKING = box(41.0, -17.2, 47.6, 10.8)
BICYCLES = box(17.6, 12.9, 20.9, 14.7)
ROOF_TERRACE = box(CORNER + CLADDING, SOUTH + CLADDING, EAST - CLADDING, HINGE - CLADDING - 0.001)

#: (number, name, storey, footprint, bottom, top) of every place; heights count from the storey's floor.
PLACES = (
    ("garden", "Garden", 0, GARDEN, TERRAIN + 0.01, 2.6),
    ("play", "Play corner", 0, PLAY, TERRAIN + 0.01, 2.6),
    ("parking", "Parking", 0, PARKING, TERRAIN + 0.01, 2.2),
    ("bicycles", "Bicycle stand", 0, BICYCLES, TERRAIN + 0.01, 2.2),
    ("roof-terrace", "Roof terrace", 4, ROOF_TERRACE, 0.12, 2.6),
)
