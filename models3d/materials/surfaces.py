"""What floors and walls can be finished with: the library's looks, and those that only a palette lays."""

from dataclasses import dataclass
from typing import Literal, get_args

from models3d.manifest_finishes import SurfaceKind
from models3d.materials.looks import LOOKS


@dataclass(frozen=True)
class SurfaceLook:
    """How a surface looks where nobody says otherwise."""

    kind: SurfaceKind
    name: str
    colour: str
    roughness: float


#: What the library has already.
Known = Literal["boarding", "brick", "concrete", "fabric", "parquet", "plaster", "render", "tile", "timber"]


def _library(kind: Known, name: str = "") -> SurfaceLook:
    look = LOOKS[kind]
    return SurfaceLook(kind, name or look.name, look.colour, look.roughness)


#: By what a project manager calls them.
SURFACE_LOOKS: dict[str, SurfaceLook] = {
    look.kind: look
    for look in (
        *(_library(kind) for kind in get_args(Known) if kind != "fabric"),
        _library("fabric", "Carpet"),
        SurfaceLook("planks", "Wide oak boards", "#bd9a6f", 0.62),
        SurfaceLook("stone", "Honed stone", "#d8cbb6", 0.5),
        SurfaceLook("terrazzo", "Terrazzo", "#d9d3c8", 0.42),
        SurfaceLook("zellige", "Hand-made tiles", "#d9dcd2", 0.3),
    )
}
