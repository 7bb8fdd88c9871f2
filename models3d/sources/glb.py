"""The bytes of a glTF 2.0 file: its JSON and its accessors as arrays, nothing of what they mean.

Written for this road because general loaders rename nodes, and the nodes' names are the elements' ids.
"""

import base64
import binascii
import json
import struct
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from models3d.errors import BrokenInputError

COMPONENTS: dict[int, type[np.generic]] = {
    5120: np.int8,
    5121: np.uint8,
    5122: np.int16,
    5123: np.uint16,
    5125: np.uint32,
    5126: np.float32,
}
WIDTHS = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4, "MAT4": 16}

#: Extensions that change how vertices are stored; anything else required is refused.
UNDERSTOOD = {"KHR_mesh_quantization", "KHR_materials_unlit", "KHR_texture_transform"}

MAGIC, JSON_CHUNK, BINARY_CHUNK = 0x46546C67, 0x4E4F534A, 0x004E4942


class GltfFile:
    """A ``.glb`` or ``.gltf`` file; raises :class:`BrokenInputError` where it is not one."""

    def __init__(self, path: Path) -> None:
        self.path = path
        data = path.read_bytes()
        self._binary = b""
        try:
            if data[:4] == b"glTF":
                self.json: dict[str, Any] = self._chunks(data)
            else:
                self.json = json.loads(data)
            version = str(self.json["asset"]["version"])
        except (ValueError, KeyError, TypeError, struct.error):
            raise self.broken("this is not a glTF 2.0 file.", "Export it again as .glb or .gltf.") from None
        if not version.startswith("2"):
            raise self.broken(f"this is glTF {version}.", "Export it as glTF 2.0.")
        foreign = set(self.json.get("extensionsRequired", [])) - UNDERSTOOD
        if foreign:
            raise self.broken(
                f"it needs the extension {', '.join(sorted(foreign))}.", "Export it without compression."
            )

    def broken(self, what: str, remedy: str) -> BrokenInputError:
        """The error that names this file."""
        return BrokenInputError(what, where=self.path.name, remedy=remedy)

    def _chunks(self, data: bytes) -> dict[str, Any]:
        found: dict[str, Any] = {}
        at = 12
        while at + 8 <= len(data):
            length, kind = struct.unpack_from("<II", data, at)
            body = data[at + 8 : at + 8 + length]
            if len(body) < length:
                raise self.broken("the file ends too early.", "Copy or export it again.")
            if kind == JSON_CHUNK:
                found = json.loads(body)
            elif kind == BINARY_CHUNK:
                self._binary = body
            at += 8 + length
        return found

    @cached_property
    def _buffers(self) -> list[bytes]:
        return [self._buffer(one) for one in self.json.get("buffers", [])]

    def _buffer(self, declared: dict[str, Any]) -> bytes:
        uri = str(declared.get("uri", ""))
        if not uri:
            return self._binary
        try:
            if uri.startswith("data:"):
                return base64.b64decode(uri.partition(",")[2])
            return (self.path.parent / uri).read_bytes()
        except (OSError, binascii.Error):
            raise self.broken(f"its buffer '{uri[:60]}' cannot be read.", "Put it beside the file.") from None

    def accessor(self, index: int) -> NDArray[Any]:
        """Accessor ``index`` as an array (count, width), integers made real where they are normalized."""
        try:
            return self._accessor(self.json["accessors"][index])
        except (KeyError, IndexError, ValueError, TypeError):
            raise self.broken(f"its accessor {index} is broken.", "Export it again.") from None

    def _accessor(self, declared: dict[str, Any]) -> NDArray[Any]:
        if "sparse" in declared:
            raise self.broken("it has sparse accessors.", "Export it without morph targets.")
        kind = np.dtype(COMPONENTS[declared["componentType"]])
        width, count = WIDTHS[declared["type"]], declared["count"]
        if "bufferView" not in declared:
            return np.zeros((count, width), kind)
        view = self.json["bufferViews"][declared["bufferView"]]
        start = view.get("byteOffset", 0) + declared.get("byteOffset", 0)
        stride = view.get("byteStride") or kind.itemsize * width
        values = np.ndarray(
            (count, width), kind, self._buffers[view["buffer"]], start, (stride, kind.itemsize)
        )
        if declared.get("normalized") and kind.kind in "iu":
            return np.maximum(values / np.iinfo(kind).max, -1.0)
        return values.copy()
