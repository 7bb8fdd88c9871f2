"""Mangled files: whatever bytes come in, what comes out is a model or one sentence, never a traceback."""

import json
import random
import struct
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models3d.errors import BrokenInputError
from models3d.sources.elements_csv import elements_in, elements_text
from models3d.sources.rooms import rooms_in, rooms_text
from models3d.sources.units_csv import read_price_list
from models3d.staged import read_staged
from tests.models3d.test_gltf_folder import folder as gltf_folder
from tests.models3d.tiny_folder import SMALLEST
from tests.models3d.traits_ifc import RealHouse

QUICKLY = "\n[limits]\nminutes_per_file = 0.2\n"

HEADS = {
    "elements": b"global_id,ifc_class,name,storey\n",
    "rooms": b"global_id,number,name,storey,x,y,z\n",
    "units": b"id,name,price,area,rooms,floor,status,orientation\n",
}
READERS: dict[str, Callable[[Path], object]] = {
    "elements": lambda path: elements_in(elements_text(path), {}),
    "rooms": lambda path: rooms_in(rooms_text(path), {}),
    "units": lambda path: read_price_list(path, "EUR"),
}
CELLS = st.sampled_from(
    [b"1", b"-1", b"1e999", b"nan", b"inf", b"1_0", b"", b'"', b"a\x00b", b"S SW", b"\xff", b"\r"]
)


@pytest.mark.parametrize("table", READERS)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.lists(CELLS, max_size=9).map(b",".join), max_size=4), st.binary(max_size=12), st.booleans()
)
def test_a_table_of_anything_is_rows_or_a_sentence(
    tmp_path: Path, table: str, rows: list[bytes], odd: bytes, headed: bool
) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes((HEADS[table] if headed else b"") + b"\n".join([*rows, odd]))
    said(lambda: READERS[table](path))


def test_a_mangled_glb_is_a_model_or_a_sentence(tmp_path: Path) -> None:
    path = gltf_folder(tmp_path)
    (path / "development.toml").write_text((path / "development.toml").read_text() + QUICKLY)
    whole = (path / "house.glb").read_bytes()
    for seed in range(40):
        (path / "house.glb").write_bytes(mangled(whole, random.Random(seed)))
        said(lambda: read_staged(path))


@pytest.mark.parametrize(
    "change",
    [
        {"accessors": [{"componentType": 5126, "type": "VEC3", "count": 10**13}]},
        {"accessors": [{"componentType": 5126, "type": "VEC3", "count": -3, "bufferView": 0}]},
        {"bufferViews": [{"buffer": 0, "byteOffset": -8, "byteLength": 9}]},
        {"bufferViews": [{"buffer": 0, "byteStride": 10**12, "byteLength": 9}]},
        {"nodes": [{"name": "wall", "mesh": 0, "children": [0]}]},
        {"nodes": [{"name": "wall", "mesh": 7}, {"children": [1, 0, 0]}]},
        {"nodes": {"0": {}}},
        {"nodes": [{"name": "wall", "mesh": 0, "matrix": ["NaN"] * 16}]},
        {"nodes": [{"name": "wall", "mesh": 0, "scale": [1e300, 1e300, 1e300]}]},
        {"meshes": [{"primitives": [{"attributes": {}}]}]},
        {"meshes": [{"primitives": [{"attributes": {"POSITION": 0}, "material": 99}]}]},
    ],
    ids=str,
)
def test_a_gltf_that_contradicts_itself_is_a_model_or_a_sentence(
    tmp_path: Path, change: dict[str, object]
) -> None:
    path = gltf_folder(tmp_path)
    (path / "development.toml").write_text((path / "development.toml").read_text() + QUICKLY)
    whole = (path / "house.glb").read_bytes()
    (length,) = struct.unpack_from("<I", whole, 12)
    text = json.dumps(json.loads(whole[20 : 20 + length]) | change).encode()
    text += b" " * (-len(text) % 4)
    changed = whole[:12] + struct.pack("<II", len(text), 0x4E4F534A) + text + whole[20 + length :]
    (path / "house.glb").write_bytes(changed)
    said(lambda: read_staged(path))


@pytest.mark.parametrize("schema", ["IFC2X3", "IFC4", "IFC4X3"])
def test_a_mangled_ifc_is_a_model_or_a_sentence(tmp_path: Path, schema: str) -> None:
    house = RealHouse(schema)  # type: ignore[arg-type]
    ground = house.storey("Ground floor", 0.0)
    house.box("IfcWall", "wall", (0.0, 0.0, 0.0), (4.0, 0.2, 2.5), ground)
    house.zone("Flat 1", house.room("1", "Living", (0.0, 0.0, 0.0), ground))
    house.on_map(100.0, 200.0)
    whole = house.write(tmp_path / "house.ifc").read_bytes()
    (tmp_path / "development.toml").write_text(SMALLEST + QUICKLY)
    for seed in range(8):
        (tmp_path / "house.ifc").write_bytes(mangled(whole, random.Random(seed)))
        said(lambda: read_staged(tmp_path))


def said(read: Callable[[], object]) -> None:
    """Anything but a result or BrokenInputError fails the test."""
    with suppress(BrokenInputError):
        read()


def mangled(whole: bytes, chance: random.Random) -> bytes:
    data = bytearray(whole)
    for _ in range(chance.choice((1, 4, 20))):
        at = chance.randrange(len(data))
        match chance.randrange(4):
            case 0:
                data[at] = chance.randrange(256)
            case 1:
                del data[at : at + chance.randrange(40)]
            case 2:
                data[at:at] = data[chance.randrange(len(data)) :][: chance.randrange(60)]
            case _:
                data[at : at + 2] = chance.choice((b"-9", b"$,", b"()", b"\xff\xff", b"\x00\x00"))
    return bytes(data[: chance.randrange(len(data))] if chance.random() < 0.1 else data)
