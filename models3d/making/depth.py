"""How far a build is made: it is published at each of these."""

from enum import IntEnum


class Depth(IntEnum):
    """``WALKABLE``: shapes, sun, views. ``LIT``: and textures, occlusion, plans. ``PICTURED``: and stills."""

    WALKABLE = 1
    LIT = 2
    PICTURED = 3
