"""Textures of the materials and volumes of occlusion, as files."""

import msgspec
from msgspec.structs import replace

from models3d.described import Described
from models3d.making.files import Files
from models3d.manifest import Material, Occlusion
from models3d.manifest_finishes import Palette, Surface, Texture
from models3d.occlusion import stage_occlusion
from models3d.progress import Progress
from models3d.shelf import Shelf, digest_of
from models3d.textures import texture_of


def make_textures(
    materials: list[Material], files: Files, shelf: Shelf, progress: Progress
) -> list[Material]:
    """Give ``materials`` with the tile of each, where its kind has one."""
    progress.start("Making textures", len(materials))
    found = []
    for material in materials:
        found.append(replace(material, texture=_texture(material, files, shelf)))
        progress.advance()
    return found


def make_finishes(palettes: list[Palette], files: Files, shelf: Shelf) -> list[Palette]:
    """Give ``palettes`` with the tile of each of their surfaces."""

    def laid(surface: Surface | None) -> Surface | None:
        return surface and replace(surface, texture=_texture(surface, files, shelf))

    return [replace(one, floor=laid(one.floor), wall=laid(one.wall), tile=laid(one.tile)) for one in palettes]


def make_occlusion(described: Described, files: Files, shelf: Shelf, progress: Progress) -> list[Occlusion]:
    """Cast how open the space is at every stage."""
    found = stage_occlusion(described, shelf, progress)
    for said, data in found:
        files.fixed(said.file, data)
    return [said for said, _ in found]


def _texture(material: Material | Surface, files: Files, shelf: Shelf) -> Texture | None:
    kept = shelf.kept(
        "texture", digest_of(material.kind), lambda: msgspec.msgpack.encode(texture_of(material))
    )
    made = msgspec.msgpack.decode(kept, type=tuple[bytes, float] | None)
    if made is None:
        return None
    return Texture(files.add(f"texture-{material.kind}", ".webp", made[0]), made[1])
