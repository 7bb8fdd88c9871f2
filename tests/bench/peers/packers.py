"""Peers from the package registries, installed for one run into a folder that goes with it."""

import json
import shutil
import struct
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import brotli
import ifcopenshell
import ifcopenshell.geom

#: The peers' packages, pinned like our own.
PACKAGES = (
    "gltfpack@1.3.0",
    "@gltf-transform/cli@4.5.1",
    "@thatopen/fragments@3.4.7",
    "web-ifc@0.0.78",
    "three@0.187.0",
)
HERE = Path(__file__).parent


@dataclass(frozen=True)
class Made:
    """What a peer made: bytes as they lie there and over the wire, draw calls (0 where it does not say)."""

    peer: str
    size: int
    wired: int
    draws: int


class Peers:
    """The peers, installed in ``folder``; one that cannot be had or fails says why in ``missing``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.missing: list[str] = []
        shutil.copy(HERE / "fragments.mjs", folder)
        (folder / "package.json").write_text('{"type": "module", "private": true}')
        self._run("npm", "install", "--no-audit", "--no-fund", "--silent", *PACKAGES)

    def of_glb(self, model: Path) -> list[Made]:
        """What the packers of glTF make of ``model``."""
        bin_ = self.folder / "node_modules" / ".bin"
        packed, plain = self.folder / "gltfpack.glb", self.folder / "transform.glb"

        def pack() -> Made:
            self.pack(model, packed)
            return self._made(packed, draw_calls(packed.read_bytes()))

        return self._tried(
            {
                "gltfpack -cc": pack,
                "gltf-transform optimize": lambda: self._glb(
                    plain, bin_ / "gltf-transform", "optimize", model, plain, "--compress", "meshopt"
                ),
            }
        )

    def pack(self, model: Path, out: Path) -> None:
        """Write ``model``, a GLB, to ``out`` as gltfpack packs it for the web."""
        self._run(self.folder / "node_modules" / ".bin" / "gltfpack", "-cc", "-i", model, "-o", out)

    def of_ifc(self, model: Path) -> list[Made]:
        """What ifcopenshell's own serializer and ThatOpen's fragments make of ``model``."""
        fragments, serialized = self.folder / "model.frag", self.folder / "model.glb"

        def frag() -> Made:
            self._run("node", "fragments.mjs", model, fragments)
            return self._made(fragments, 0)

        def serialize() -> Made:
            _serialize(model, serialized)
            return self._made(serialized, draw_calls(serialized.read_bytes()))

        return self._tried({"ThatOpen fragments": frag, "ifcopenshell glTF": serialize})

    def _tried(self, peers: dict[str, Callable[[], Made]]) -> list[Made]:
        found = []
        for name, make in peers.items():
            try:
                made = make()
            except (subprocess.CalledProcessError, RuntimeError, OSError) as error:
                self.missing.append(f"{name}: {error}")
            else:
                found.append(Made(name, made.size, made.wired, made.draws))
        return found

    def _glb(self, out: Path, *command: object) -> Made:
        self._run(*command)
        return self._made(out, draw_calls(out.read_bytes()))

    def _made(self, out: Path, draws: int) -> Made:
        data = out.read_bytes()
        return Made("", len(data), wired(data), draws)

    def _run(self, *command: object) -> None:
        subprocess.run([str(one) for one in command], cwd=self.folder, check=True, capture_output=True)


def wired(data: bytes) -> int:
    """Bytes of ``data`` as a browser is sent it."""
    return len(brotli.compress(data, quality=11, lgwin=24))


def draw_calls(glb: bytes) -> int:
    """Draw calls of a GLB in a viewer that draws what it finds: a primitive of each node that has a mesh."""
    (size,) = struct.unpack_from("<I", glb, 12)
    gltf: dict[str, Any] = json.loads(glb[20 : 20 + size])
    meshes = [len(mesh["primitives"]) for mesh in gltf["meshes"]]
    return sum(meshes[node["mesh"]] for node in gltf["nodes"] if "mesh" in node)


def _serialize(model: Path, out: Path) -> None:
    geom: Any = ifcopenshell.geom
    settings = geom.settings()
    serializer = geom.serializers.gltf(str(out), settings)
    file = ifcopenshell.open(str(model))
    serializer.setFile(file)
    serializer.writeHeader()
    for shape in geom.iterate(settings, file, 2):
        serializer.write(shape)
    serializer.finalize()
