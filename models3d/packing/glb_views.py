"""The buffer of a GLB: all vertices in one compressed view, all indices in one, with accessors into them.

A view for each kind of data, not for each primitive: hundreds of small ones would cost more than what is in
them.
"""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from models3d.packing import meshopt

BYTE, SHORT, UNSIGNED_SHORT, UNSIGNED_INT, FLOAT = 5120, 5122, 5123, 5125, 5126
ARRAY_BUFFER, ELEMENT_ARRAY_BUFFER = 34962, 34963


@dataclass
class View:
    """Rows of one kind of data, ``stride`` bytes each, in the order in which they were added."""

    stride: int
    triangles: bool
    rows: list[NDArray[np.uint8]] = field(default_factory=list)
    count: int = 0


class Views:
    """Collects rows by name of view and gives the accessors; ``finish`` compresses."""

    def __init__(self) -> None:
        self.accessors: list[dict[str, Any]] = []
        self._views: dict[str, View] = {}

    def rows(
        self, view: str, values: NDArray[Any], stride: int, component: int, kind: str, **more: Any
    ) -> int:
        """Add ``values`` (n, ...) as rows padded with zeros to ``stride`` bytes; index of their accessor."""
        count = len(values)
        plain = np.ascontiguousarray(values).view(np.uint8).reshape(count, -1)
        padded = np.zeros((count, stride), np.uint8)
        padded[:, : plain.shape[1]] = plain
        return self._add(
            view, View(stride, False), padded, {"componentType": component, "type": kind, **more}
        )

    def indices(self, values: NDArray[np.uint32], *, short: bool) -> int:
        """Add triangle indices (3 m,); index of their accessor."""
        stride = 2 if short else 4
        rows = np.ascontiguousarray(values).view(np.uint8).reshape(-1, 4)
        component = UNSIGNED_SHORT if short else UNSIGNED_INT
        name = "indices" if short else "long indices"
        return self._add(name, View(stride, True), rows, {"componentType": component, "type": "SCALAR"})

    def _add(self, name: str, fresh: View, rows: NDArray[np.uint8], accessor: dict[str, Any]) -> int:
        view = self._views.setdefault(name, fresh)
        number = list(self._views).index(name)
        offset = view.count * view.stride
        self.accessors.append(
            {
                "bufferView": number,
                **({"byteOffset": offset} if offset else {}),
                "count": len(rows),
                **accessor,
            }
        )
        view.rows.append(rows)
        view.count += len(rows)
        return len(self.accessors) - 1

    def finish(self) -> tuple[list[dict[str, Any]], list[dict[str, Any]], bytes]:
        """Give the glTF's ``bufferViews`` and ``buffers``, and the bytes of its first buffer."""
        views, data, plain = [], bytearray(), 0
        for view in self._views.values():
            packed, length = _packed(view), view.count * view.stride
            views.append(
                {
                    "buffer": 1,
                    "byteOffset": plain,
                    "byteLength": length,
                    **({} if view.triangles else {"byteStride": view.stride}),
                    "target": ELEMENT_ARRAY_BUFFER if view.triangles else ARRAY_BUFFER,
                    "extensions": {
                        "EXT_meshopt_compression": {
                            "buffer": 0,
                            "byteOffset": len(data),
                            "byteLength": len(packed),
                            "byteStride": view.stride,
                            "count": view.count,
                            "mode": "TRIANGLES" if view.triangles else "ATTRIBUTES",
                        }
                    },
                }
            )
            data += packed + b"\0" * (-len(packed) % 4)
            plain += length + -length % 4
        # The uncompressed bytes exist only after decoding; the extension wants them declared.
        fallback = {"byteLength": plain, "extensions": {"EXT_meshopt_compression": {"fallback": True}}}
        return views, [{"byteLength": len(data)}, fallback], bytes(data)


def _packed(view: View) -> bytes:
    rows = np.concatenate(view.rows)
    if view.triangles:
        return meshopt.encode_triangles(rows.reshape(-1).view(np.uint32))
    return meshopt.encode_vertices(rows)
