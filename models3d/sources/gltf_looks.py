"""How the surfaces of a glTF file look: a name, one colour and an opacity for each of its materials.

A material that is all texture has the mean of its picture for a colour: a studio's brick is then red.
"""

import io
import math
import struct
from typing import Any

import numpy as np
from PIL import Image

from models3d.errors import BrokenInputError
from models3d.materials.looks import GLASS_OPACITY
from models3d.sources.glb import GltfFile
from models3d.sources.gltf_listed import DAMAGED, DamageError, name_of

Linear = tuple[float, float, float]
Look = tuple[str, tuple[float, float, float] | None, float]

#: Nothing is said.
PLAIN: Look = ("", None, 1.0)
WHITE: Linear = (1.0, 1.0, 1.0)
#: A picture with more pixels than this is not opened.
MOST_PIXELS = 1 << 26
#: Sides (pixels) to which a picture is made smaller before its mean is taken.
SMALL = (64, 64)
#: What comes of a picture that is not there, of another kind than is read, or mangled.
UNSEEN = (
    BrokenInputError,
    Image.DecompressionBombError,
    *(AttributeError, EOFError, IndexError, KeyError, OSError, RuntimeError),
    *(SyntaxError, TypeError, ValueError, struct.error),
)


class Looks:
    """The materials of ``file`` by their numbers."""

    def __init__(self, file: GltfFile) -> None:
        self._file = file
        self._known: dict[int, Look] = {}
        self._means: dict[int, Linear | None] = {}
        self._damaged: dict[str, None] = {}

    def of(self, primitive: dict[str, Any]) -> Look:
        """Name, colour (sRGB, 0 to 1) and opacity of what ``primitive`` is made of."""
        if "material" not in primitive:
            return PLAIN
        number = primitive["material"]
        try:
            material = self._file.entry("materials", number)
        except DamageError:
            self._damaged["a material that is not there"] = None
            return PLAIN
        if number not in self._known:
            try:
                self._known[number] = self._look(material)
            except DAMAGED:
                self._known[number] = name_of(material), None, 1.0
                self._damaged[self._file.called("materials", number)] = None
        return self._known[number]

    def said_of(self, label: str) -> list[str]:
        """What to warn of, after all shapes of the file called ``label`` were read."""
        if not self._damaged:
            return []
        first = ", ".join(self._damaged)[:100]
        return [f"{label}: damaged materials show no colour of their own ({first})."]

    def _look(self, material: dict[str, Any]) -> Look:
        surface, factor_name, texture_name = material.get("pbrMetallicRoughness", {}), *METALLIC
        older = material.get("extensions", {}).get("KHR_materials_pbrSpecularGlossiness")
        if older is not None:
            surface, factor_name, texture_name = older, *SPECULAR
        factor = surface.get(factor_name, (1.0, 1.0, 1.0, 1.0))
        mean = self._mean(surface[texture_name].get("index")) if texture_name in surface else WHITE
        opacity = float(factor[3]) if material.get("alphaMode", "OPAQUE") == "BLEND" else 1.0
        opacity = min(opacity, max(1.0 - _transmission(material), GLASS_OPACITY))
        colour = None
        if mean is not None or factor_name in surface:
            parts = zip(factor[:3], mean or WHITE, strict=True)
            red, green, blue = (_srgb(min(max(float(part) * of, 0.0), 1.0)) for part, of in parts)
            colour = (red, green, blue)
        if not all(map(math.isfinite, (opacity, *(colour or ())))):
            raise DamageError("its colour is no number")
        return name_of(material), colour, min(max(opacity, 0.0), 1.0)

    def _mean(self, texture: Any) -> Linear | None:
        """Mean colour of ``texture``; None where its picture cannot be seen."""
        try:
            number = _picture(self._file.entry("textures", texture))
            if number not in self._means:
                self._means[number] = self._mean_of(self._file.entry("images", number))
        except UNSEEN:
            return None
        return self._means[number]

    def _mean_of(self, image: dict[str, Any]) -> Linear | None:
        seen = self._file.view(image["bufferView"]) if "bufferView" in image else None
        data = self._file.beside(str(image["uri"])) if seen is None else bytes(seen)
        with Image.open(io.BytesIO(data)) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                return None
            picture.draft("RGB", SMALL)
            small = picture.convert("RGBA").resize(SMALL, Image.Resampling.BOX)
        pixels = np.asarray(small, np.float64).reshape(-1, 4) / 255
        opaque = pixels[pixels[:, 3] > 0.5, :3]
        if not len(opaque):
            return None
        linear = np.where(opaque <= 0.04045, opaque / 12.92, ((opaque + 0.055) / 1.055) ** 2.4)
        red, green, blue = linear.mean(axis=0).tolist()
        return red, green, blue


#: How a surface names its colour and its picture: as glTF 2.0 has it, and as an older extension does.
METALLIC = ("baseColorFactor", "baseColorTexture")
SPECULAR = ("diffuseFactor", "diffuseTexture")


def _transmission(material: dict[str, Any]) -> float:
    """The share of light that passes through ``material``, as Blender and others have glass.

    Where a picture says which part of it is glass, none of it is: it has one opacity.
    """
    glassy = material.get("extensions", {}).get("KHR_materials_transmission", {})
    return 0.0 if "transmissionTexture" in glassy else float(glassy.get("transmissionFactor", 0.0))


def _picture(texture: dict[str, Any]) -> int:
    """The number of the image of ``texture``, which an extension names where it is WebP alone."""
    if "source" in texture:
        return int(texture["source"])
    return int(texture["extensions"]["EXT_texture_webp"]["source"])


def _srgb(linear: float) -> float:
    """A linear component as sRGB (IEC 61966-2-1); glTF's colour factors are linear."""
    if linear <= 0.0031308:
        return 12.92 * linear
    return float(1.055 * linear ** (1 / 2.4) - 0.055)
