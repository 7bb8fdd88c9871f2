"""The bytes of a glTF 2.0 file: its JSON and its accessors as arrays, nothing of what they mean.

Written for this road because general loaders rename nodes, and the nodes' names are the elements' ids.
"""

import base64
import binascii
import json
import re
import struct
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.parse import unquote

import numpy as np
from numpy.typing import NDArray

from models3d.errors import BrokenInputError
from models3d.packing import meshopt
from models3d.sources.gltf_listed import DAMAGED, DamageError, called, entry, listed, writable

COMPONENTS: dict[int, type[np.generic]] = {
    5120: np.int8,
    5121: np.uint8,
    5122: np.int16,
    5123: np.uint16,
    5125: np.uint32,
    5126: np.float32,
}
WIDTHS = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4, "MAT4": 16}

#: Extensions that change where things stand or how numbers are stored, and that are read.
UNDERSTOOD = {
    *("KHR_mesh_quantization", "KHR_draco_mesh_compression"),
    *("EXT_meshopt_compression", "EXT_mesh_gpu_instancing"),
}
#: How extensions are called that change only how a thing looks, or what is beside it: they can be left alone.
LOOKS = ("KHR_materials_", "KHR_texture_", "EXT_texture_", "MSFT_", "KHR_lights_", "EXT_lights_", "KHR_xmp")

MAGIC, JSON_CHUNK, BINARY_CHUNK = 0x46546C67, 0x4E4F534A, 0x004E4942

VERSION = re.compile(r"\d+(\.\d+)*")
#: No accessor has more rows than this that are not in the file and all zero.
MOST_ZEROS = 1 << 20
REMEDY = "Export it again."


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
            if not VERSION.fullmatch(version):
                raise ValueError("no version")
        except (ValueError, KeyError, TypeError, RecursionError, struct.error):
            raise self.broken("this is not a glTF 2.0 file.", "Export it again as .glb or .gltf.") from None
        if not version.startswith("2"):
            raise self.broken(f"this is glTF {version}.", "Export it as glTF 2.0.")
        required = self.json.get("extensionsRequired", [])
        if not isinstance(required, list) or not all(isinstance(name, str) for name in required):
            raise self.broken("its list of required extensions is damaged.", REMEDY)
        for name in sorted(required):
            if name not in UNDERSTOOD and not name.startswith(LOOKS):
                raise self.broken(
                    f"it needs the extension {name}, which is not read.", "Export it without that extension."
                )

    def broken(self, what: str, remedy: str) -> BrokenInputError:
        """The error that names this file."""
        return BrokenInputError(writable(what), where=self.path.name, remedy=remedy)

    def reading(self, what: str, number: int | None = None) -> "Reading":
        """Within it a BrokenInputError names what is read: ``number`` of the kind ``what``, or ``what``."""
        return Reading(self, what, number)

    def listed(self, kind: str) -> list[dict[str, Any]]:
        """All of ``kind`` (nodes, meshes...); raises BrokenInputError where they are no list."""
        with self.reading("list of contents"):
            return listed(self.json, kind)

    def entry(self, kind: str, number: Any) -> dict[str, Any]:
        """Number ``number`` of ``kind``; raises DamageError, for :meth:`reading` to name what asks for it."""
        return entry(self.json, kind, number)

    def called(self, kind: str, number: Any) -> str:
        """How errors name number ``number`` of ``kind``."""
        return called(self.json, kind, number)

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
    def _buffers(self) -> dict[int, bytes]:
        return {}

    def _buffer(self, index: int) -> bytes:
        if index not in self._buffers:
            uri = self.entry("buffers", index).get("uri", "")
            if not isinstance(uri, str):
                raise DamageError(f"buffer {index} does not say where it is")
            self._buffers[index] = self.beside(uri)
        return self._buffers[index]

    def beside(self, uri: str) -> bytes:
        """What ``uri`` names: a file beside this one, bytes within it, or its own binary part for ""."""
        if not uri:
            return self._binary
        try:
            if uri.startswith("data:"):
                return base64.b64decode(uri.partition(",")[2])
            beside = self.path.parent / unquote(uri)
            if not beside.is_file():
                raise ValueError("no file")
            return beside.read_bytes()
        except (OSError, binascii.Error, ValueError):
            raise self.broken(f"its buffer '{uri[:60]}' cannot be read.", "Put it beside the file.") from None

    def uris(self) -> list[str]:
        """What its buffers and pictures are called, those that are malformed left out."""
        told = [self.json.get(kind) for kind in ("buffers", "images")]
        every = [one for some in told if isinstance(some, list) for one in some]
        found = [one.get("uri") for one in every if isinstance(one, dict)]
        return [uri for uri in found if isinstance(uri, str)]

    def view(self, index: int) -> memoryview:
        """The bytes of buffer view ``index``, unpacked where they are compressed; raises one of DAMAGED."""
        if index not in self._views:
            self._views[index] = self._unpacked(self.entry("bufferViews", index))
        return self._views[index]

    @cached_property
    def _views(self) -> dict[int, memoryview]:
        return {}

    def _unpacked(self, declared: dict[str, Any]) -> memoryview:
        packed = declared.get("extensions", {}).get("EXT_meshopt_compression")
        if packed is None:
            return self._bytes(declared)
        count, stride = int(packed["count"]), int(packed["byteStride"])
        mode, filtered = str(packed["mode"]), str(packed.get("filter", "NONE"))
        return memoryview(meshopt.decode_view(bytes(self._bytes(packed)), count, stride, mode, filtered))

    def _bytes(self, declared: dict[str, Any]) -> memoryview:
        start, length = int(declared.get("byteOffset", 0)), int(declared["byteLength"])
        found = memoryview(self._buffer(int(declared["buffer"])))[start : start + length]
        if start < 0 or len(found) != length:
            raise ValueError("a view beyond its buffer")
        return found

    def accessor(self, index: int) -> NDArray[Any]:
        """Accessor ``index`` as an array (count, width), integers made real where they are normalized.

        Raises DamageError, for :meth:`reading` to name what asks for it.
        """
        declared = self.entry("accessors", index)
        try:
            return self._accessor(declared)
        except DamageError as damage:
            raise DamageError(f"accessor {index} is broken, for {damage}") from None
        except DAMAGED:
            raise DamageError(f"accessor {index} is broken") from None

    def _accessor(self, declared: dict[str, Any]) -> NDArray[Any]:
        kind = np.dtype(COMPONENTS[declared["componentType"]])
        width, count = WIDTHS[declared["type"]], declared["count"]
        values = self._rows(declared, kind, width, count)
        if "sparse" in declared:
            few = declared["sparse"]
            where, what = few["indices"], few["values"]
            rows = self._rows(where, np.dtype(COMPONENTS[where["componentType"]]), 1, few["count"])
            values[rows[:, 0].astype(np.int64)] = self._rows(what, kind, width, few["count"])
        return made_real(values, declared)

    def _rows(self, declared: dict[str, Any], kind: np.dtype[Any], width: int, count: int) -> NDArray[Any]:
        """A copy of ``count`` rows where ``declared`` says; zeros where it names no view."""
        if "bufferView" not in declared:
            if not 0 <= count <= MOST_ZEROS:
                raise DamageError("it is said to have more rows than a model")
            return np.zeros((count, width), kind)
        index = declared["bufferView"]
        stride = self.entry("bufferViews", index).get("byteStride") or kind.itemsize * width
        start = declared.get("byteOffset", 0)
        return np.ndarray((count, width), kind, self.view(index), start, (stride, kind.itemsize)).copy()


class Reading:
    """While a thing of ``file`` is read: ``number`` of the kind ``what``, or ``what`` itself."""

    __slots__ = ("_file", "_number", "_what")

    def __init__(self, file: GltfFile, what: str, number: int | None) -> None:
        self._file, self._what, self._number = file, what, number

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Tell of whatever went wrong with its contents in one sentence that names it."""
        if not isinstance(error, DAMAGED):
            return
        called = self._what if self._number is None else self._file.called(self._what, self._number)
        why = f": {error}" if isinstance(error, DamageError) else ""
        raise self._file.broken(f"its {called} is damaged{why}.", REMEDY) from None


def made_real(values: NDArray[Any], declared: dict[str, Any]) -> NDArray[Any]:
    """``values`` of an accessor ``declared`` so, integers made real (-1 to 1) where they are normalized."""
    kind = np.dtype(COMPONENTS[declared["componentType"]])
    if declared.get("normalized") and kind.kind in "iu":
        return np.maximum(values / np.iinfo(kind).max, -1.0)
    return values
