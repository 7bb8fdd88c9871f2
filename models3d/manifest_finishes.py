"""The part of the manifest on finishes: :attr:`models3d.manifest.Manifest.palettes`."""

from typing import Annotated, Literal

from msgspec import Meta, Struct


class Texture(Struct, frozen=True):
    """A tile that repeats: a square WebP in the build folder that covers ``metres`` x ``metres`` of surface.

    Red is a factor on the material's colour (128 is 1, 255 is 2); green and blue are the surface's normal
    along the tile's right and up (128 is 0).
    """

    file: str
    metres: float


SurfaceKind = Literal[
    "boarding", "brick", "concrete", "fabric", "parquet", "planks", "plaster", "render", "stone", "terrazzo",
    "tile", "timber", "zellige",
]  # fmt: skip


class Surface(Struct, frozen=True):
    """What a floor or a wall is finished with; drawn like a :class:`Material`."""

    name: str
    kind: SurfaceKind
    colour: Annotated[str, Meta(pattern="^#[0-9a-f]{6}$")]
    roughness: float = 0.9
    texture: Texture | None = None


#: What a room is for: "living" may have a kitchen in it, "bath" is also a toilet, "bedroom" a study; "hall"
#: is whatever else is indoors.
RoomUse = Literal["living", "kitchen", "bath", "bedroom", "hall"]


class Palette(Struct, frozen=True):
    """Finishes that a buyer may choose for rooms of some uses; the first is built where nobody chooses.

    ``tile`` covers walls from the floor up to ``tile_height`` metres, ``wall`` the rest; what is None stays
    as the model has it. It costs ``price`` a room and ``price_per_m2`` a square metre of floor, in the
    development's currency; neither where it is included.
    """

    name: str
    rooms: list[RoomUse]
    description: str = ""
    floor: Surface | None = None
    wall: Surface | None = None
    tile: Surface | None = None
    tile_height: float = 0.0
    price: float = 0.0
    price_per_m2: float = 0.0
