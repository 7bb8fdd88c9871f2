"""The surfaces of the library of materials, made from numbers: seamless tiles at true scale."""

from collections.abc import Callable
from functools import cache

from models3d.manifest import Material, MaterialKind
from models3d.manifest_finishes import Surface, SurfaceKind
from models3d.textures.fibres import fabric, insulation, metal
from models3d.textures.finishes import planks, stone, terrazzo, zellige
from models3d.textures.living import grass, plant, water
from models3d.textures.masonry import brick, paving, tile
from models3d.textures.mineral import asphalt, concrete, ground, plaster, render
from models3d.textures.relief import Relief, picture
from models3d.textures.roofs import roofing, rooftile
from models3d.textures.wood import boarding, parquet, timber

#: Glass is smooth, and nobody knows what "unknown" is made of.
SURFACES: dict[MaterialKind, Callable[[], Relief]] = {
    "asphalt": asphalt, "boarding": boarding, "brick": brick, "concrete": concrete, "fabric": fabric,
    "grass": grass, "ground": ground, "insulation": insulation, "metal": metal, "parquet": parquet,
    "paving": paving, "plant": plant, "plaster": plaster, "render": render, "roofing": roofing,
    "rooftile": rooftile, "tile": tile, "timber": timber, "water": water,
}  # fmt: skip

#: What only palettes lay; all else of theirs is of the library.
LAID: dict[SurfaceKind, Callable[[], Relief]] = {
    "planks": planks, "stone": stone, "terrazzo": terrazzo, "zellige": zellige,
}  # fmt: skip


def texture_of(material: Material | Surface) -> tuple[bytes, float] | None:
    """Picture (WebP) and metres of a side of the tile on ``material``; None where it is plain.

    The channels are those of :class:`models3d.manifest.Texture`. The same kind always gives the same bytes.
    """
    make = dict[str, Callable[[], Relief]]([*SURFACES.items(), *LAID.items()]).get(material.kind)
    return _made(make) if make else None


@cache
def _made(make: Callable[[], Relief]) -> tuple[bytes, float]:
    relief = make()
    return picture(relief), relief.metres
