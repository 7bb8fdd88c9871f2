"""The corners and triangles of a glTF file's primitives, from accessors or from what Draco packed.

What Draco packs (extension KHR_draco_mesh_compression, Khronos) is one bitstream a primitive, in which the
extension finds each attribute by its unique id.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from models3d.sources.draco import unpacked
from models3d.sources.glb import GltfFile, made_real
from models3d.sources.gltf_listed import DamageError

DRACO = "KHR_draco_mesh_compression"
TRIANGLES, STRIP, FAN = 4, 5, 6

#: Corners (n, 3) and triangles (m, 3) of them.
Shape = tuple[NDArray[np.float64], NDArray[np.int32]]


def shape_of(file: GltfFile, mesh: int, primitive: dict[str, Any]) -> Shape | None:
    """The shape of ``primitive``, of mesh number ``mesh``; None for points and lines.

    Raises BrokenInputError with the mesh's name where it has none, or one of DAMAGED, for
    :meth:`models3d.sources.glb.GltfFile.reading` to name the mesh.
    """
    mode = primitive.get("mode", TRIANGLES)
    if mode not in range(FAN + 1):
        raise DamageError("it is drawn in a way that glTF does not have")
    if mode < TRIANGLES:
        return None
    if "POSITION" not in primitive["attributes"]:
        raise DamageError("it has no corners")
    if _is_packed(file, primitive):
        points, triangles = _from_draco(file, mesh, primitive)
    else:
        points = file.accessor(primitive["attributes"]["POSITION"])
        triangles = _triangles(_order(file, primitive, len(points)), mode)
    if points.shape[1:] != (3,):
        raise file.broken(
            f"its {called(file, mesh)} has corners without three coordinates.", "Export it again."
        )
    if len(triangles) and not (triangles.min() >= 0 and triangles.max() < len(points)):
        raise file.broken(f"its {called(file, mesh)} has corners that are not there.", "Export it again.")
    with np.errstate(invalid="ignore"):
        # What is no number is found where the mesh is placed.
        return points.astype(np.float64), triangles


def attribute_of(file: GltfFile, primitive: dict[str, Any], name: str) -> NDArray[Any]:
    """Attribute ``name`` (n, width) of the corners of ``primitive``; raises KeyError where they have none."""
    number = primitive["attributes"][name]
    if not _is_packed(file, primitive):
        return file.accessor(number)
    packed = primitive["extensions"][DRACO]
    values = unpacked(bytes(file.view(packed["bufferView"]))).attributes[packed["attributes"][name]]
    return values if values.dtype.kind == "f" else made_real(values, file.entry("accessors", number))


def called(file: GltfFile, mesh: int) -> str:
    """How errors name mesh number ``mesh``."""
    return file.called("meshes", mesh)


def _is_packed(file: GltfFile, primitive: dict[str, Any]) -> bool:
    """Say whether ``primitive`` is to be had from Draco alone: some exporters write it plainly as well."""
    if DRACO not in primitive.get("extensions", {}):
        return False
    plain = file.entry("accessors", primitive["attributes"]["POSITION"])
    return DRACO in file.json.get("extensionsRequired", []) or "bufferView" not in plain


def _from_draco(
    file: GltfFile, mesh: int, primitive: dict[str, Any]
) -> tuple[NDArray[Any], NDArray[np.int32]]:
    packed = primitive["extensions"][DRACO]
    try:
        found = unpacked(bytes(file.view(packed["bufferView"])))
        points = found.attributes[packed["attributes"]["POSITION"]]
    except (KeyError, IndexError, ValueError, TypeError, OverflowError, AttributeError, RuntimeError):
        raise file.broken(
            f"its {called(file, mesh)} is packed by Draco, and what is packed is damaged.",
            "Copy or export it again, without Draco if it comes out the same.",
        ) from None
    if points.dtype.kind != "f" or (np.abs(points) > 1).any():
        # Else they are real: lengths, or whole numbers that Draco itself was told are normalized.
        points = made_real(points, file.entry("accessors", primitive["attributes"]["POSITION"]))
    # Whatever the mode of the primitive says, Draco keeps triangles one by one.
    return points, found.triangles


def _order(file: GltfFile, primitive: dict[str, Any], points: int) -> NDArray[np.int32]:
    if "indices" in primitive:
        order = file.accessor(primitive["indices"])
        if order.dtype.kind not in "iu":
            raise DamageError("its corners are not told by whole numbers")
        return order.astype(np.int32).ravel()
    return np.arange(points, dtype=np.int32)


def _triangles(order: NDArray[np.int32], mode: int) -> NDArray[np.int32]:
    if mode == TRIANGLES:
        return order[: len(order) // 3 * 3].reshape(-1, 3)
    if mode == FAN:
        return np.stack([np.repeat(order[:1], max(len(order) - 2, 0)), order[1:-1], order[2:]], axis=1)
    strip = np.stack([order[:-2], order[1:-1], order[2:]], axis=1)
    strip[1::2] = strip[1::2, ::-1]
    return strip
