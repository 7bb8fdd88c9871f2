"""However a project manager's file was wounded on its way, the answer is a building or one sentence.

With ``MAQUETTE_FUZZ=500`` each of them is wounded so many times; without, there is time for a few.
"""

import os
import random
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from models3d.errors import BrokenInputError
from models3d.folder.development import read_development
from models3d.folder.tables import ScheduleTable
from models3d.progress import Silent
from models3d.readers.models import read_models
from models3d.shelf import Shelf
from models3d.sources.csvlog import read_log
from models3d.sources.elements_csv import elements_in, elements_text
from models3d.sources.gltf import read_gltf
from models3d.sources.msproject import read_msproject
from models3d.sources.p6_xer import read_xer
from models3d.sources.p6_xml import read_p6_xml
from models3d.sources.units_csv import read_price_list
from tests.models3d.mangling import mangled
from tests.models3d.p6_files import ACTS, p6_xml, xer
from tests.models3d.studio_glb import BOX, FLOAT, Studio, corners
from tests.models3d.test_schedules import LOG, PROJECT, row
from tests.models3d.tiny_folder import SMALLEST, block
from tests.models3d.tiny_ifc import TinyHouse

#: How often each text file is wounded; a model costs ten times as much.
TIMES = int(os.environ.get("MAQUETTE_FUZZ", "60"))

TOML = (
    SMALLEST
    + """turn = 12.5
[[storeys]]
name = "00"
title = "Ground floor"
floor = 0
[[stages]]
id = "carcass"
name = "Carcass"
match = { class = ["IfcWall*", "IfcSlab"], storey = "0*" }
[[features]]
id = "lobby"
name = "Lobby"
kind = "amenity"
match = { name = "lobby*" }
[[materials]]
match = { material = "*brick*" }
colour = "#aa5544"
[limits]
minutes_per_file = 0.5
"""
).encode()

Reader = Callable[[Path], object]

READERS: dict[str, tuple[Reader, bytes]] = {
    "development.toml": (lambda path: read_development(path.parent), TOML),
    "units.csv": (
        lambda path: read_price_list(path, "EUR"),
        b"id,name,price,area,rooms,floor,status\nA1,Linden 1,425000,93.5,4,0,available\nA2,Linden 2,,,,,\n",
    ),
    "elements.csv": (
        lambda path: elements_in(elements_text(path), {}),
        b"global_id,ifc_class,name,storey\nw1,IfcWall,wall,00\nw2,IfcSlab,floor,01\n",
    ),
    "plan.xer": (read_xer, xer(ACTS, {}).encode("cp1252")),
    "p6.xml": (read_p6_xml, p6_xml(ACTS, {}).encode()),
    "plan.xml": (
        read_msproject,
        PROJECT.format(
            row(1, "Walls", "2026-03-02", "2026-03-06") + row(2, "Roof", "2026-04-02", "2026-04-06")
        ).encode(),
    ),
    "log.csv": (
        lambda path: read_log(path, ScheduleTable(path.name)),
        (LOG + "w1,T1,Walls,2026-03-02,2026-03-06,\nw2,T2,Roof,2026-04-02,2026-04-06,\n").encode(),
    ),
}


@pytest.mark.parametrize("name", READERS)
def test_a_wounded_file_is_read_or_refused_in_one_sentence(name: str, tmp_path: Path) -> None:
    reader, whole = READERS[name]
    path = tmp_path / name
    path.write_bytes(whole)
    reader(path)
    for seed in range(TIMES):
        path.write_bytes(mangled(whole, seed))
        answered(lambda: reader(path), f"{name}, seed {seed}")


@pytest.mark.process
def test_a_wounded_delivery_of_a_studio_is_a_building_or_one_sentence(tmp_path: Path) -> None:
    wounded_models(tmp_path, "house.glb", studio_glb(tmp_path), TIMES // 2)


def test_a_delivery_wounded_in_its_packed_numbers_is_a_building_or_names_the_mesh(tmp_path: Path) -> None:
    whole, path = studio_glb(tmp_path), tmp_path / "house.glb"
    numbers = 20 + int.from_bytes(whole[12:16], "little")
    for seed in range(5 * TIMES):
        chance = random.Random(seed)
        data = bytearray(whole)
        for _ in range(chance.choice((1, 1, 2, 4, 8))):
            data[chance.randrange(numbers, len(data))] = chance.choice((0, 127, 128, 255, seed % 256))
        path.write_bytes(data)
        answered(lambda: read_gltf(path, {}, [], np.eye(4), Silent()), f"packed numbers, seed {seed}")


@pytest.mark.process
@pytest.mark.parametrize("schema", ["IFC2X3", "IFC4"])
def test_a_wounded_model_is_a_building_or_one_sentence(schema: str, tmp_path: Path) -> None:
    house = TinyHouse("IFC2X3" if schema == "IFC2X3" else "IFC4")
    block(house)
    wall = house.file.by_type("IfcWall")[0]
    house.cut(wall, house.box("IfcOpeningElement", "hole", (0.0, 1.0, 1.0), (0.2, 1.0, 1.0)))
    house.material("brick", wall)
    house.task("Walls", "2026-03-02", "2026-03-06")
    whole = house.write(tmp_path / "house.ifc").read_bytes()
    wounded_models(tmp_path, "house.ifc", whole, TIMES // 10)


def wounded_models(path: Path, name: str, whole: bytes, times: int) -> None:
    limits = "[limits]\nminutes_per_file = 0.5\n"
    (path / "development.toml").write_text(SMALLEST.replace("house.ifc", name) + limits)
    folder = read_development(path)
    for seed in range(times):
        (path / name).write_bytes(mangled(whole, seed))
        answered(lambda: read_models(folder, Silent(), Shelf()), f"{name}, seed {seed}")


def answered(read: Callable[[], object], what: str) -> None:
    """Anything but a result or a whole sentence with its remedy fails the test."""
    refused = None
    try:
        read()
    except BrokenInputError as error:
        refused = error
    except Exception as error:
        # Whatever it is, it is the failure that is looked for: it is told with the wound that led to it.
        raise AssertionError(f"{what}: {error!r}") from error
    if refused is not None:
        print(f"{what}: {refused}")
        assert refused.where, what
        assert refused.remedy, what
        assert refused.what.endswith("."), what


def studio_glb(folder: Path) -> bytes:
    studio = Studio()
    studio.json["scenes"] = [{"nodes": [0, 1, 2]}]
    places = studio.numbers([(0.0, 0.0, 0.0), (10.0, 0.0, 0.0)], FLOAT)
    how = {"EXT_mesh_gpu_instancing": {"attributes": {"TRANSLATION": places}}}
    studio.node("wall", studio.packed_box((0.0, 0.0, 0.0), (4.0, 3.0, 0.2)))
    studio.node("balcony", studio.box((0.0, 0.0, 0.0), (1.0, 1.0, 1.0), material=0), extensions=how)
    points, order = corners((0.0, 3.0, 0.0), (4.0, 0.3, 6.0)), BOX
    studio.node("slab", studio.add("meshes", {"name": "slab", "primitives": [studio.draco(points, order)]}))
    studio.add(
        "materials", {"name": "red", "pbrMetallicRoughness": {"baseColorFactor": [1.0, 0.0, 0.0, 1.0]}}
    )
    return studio.write(folder / "whole.glb").read_bytes()
