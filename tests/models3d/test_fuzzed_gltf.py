"""Whatever is wrong in what a studio delivers, the answer is a building or one plain sentence."""

import copy
import os
import random
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models3d.errors import BrokenInputError
from models3d.model import Model
from models3d.progress import Silent
from models3d.sources.gltf import read_gltf
from tests.models3d.studio_glb import BOX, BYTE, FLOAT, Studio, corners

#: How often something is made wrong.
TIMES = int(os.environ.get("MAQUETTE_FUZZ", "150"))

#: What no project manager should have to read: names of exceptions and types, how they show values.
PARSERS_WORDS = re.compile(
    r"Error\b|Exception|Traceback|NoneType|\b(None|True|False|dict|tuple|int|float|str|nan|inf)\b|object|numpy"
    r"|[<{]|(?<!\[)\[(?!\[)|unhashable|subscript|invalid literal|out of range|not supported"
)

#: What may stand where another thing should.
WRONG: list[Any] = [
    *(None, True, -1, 0, 1, 7, 1.5, -0.0, 10**6, 10**13, 10**400, float("nan"), float("inf"), 1e308),
    *("7", "", "mesh", "\ud800", [], [[]], [-1], [0, 0], [None], ["a"] * 16, {}, {"a": {}}, {"0": 1}),
]


def delivery() -> Studio:
    """A building with all that is read: instances, packed shapes, joints, sparse corners, colours, scenes."""
    studio = Studio()
    studio.json["extensionsRequired"] = ["KHR_draco_mesh_compression"]
    places = studio.numbers([(0.0, 0.0, 0.0), (10.0, 0.0, 0.0)], FLOAT)
    how = {"EXT_mesh_gpu_instancing": {"attributes": {"TRANSLATION": places}}}
    studio.node("wall", studio.packed_box((0.0, 0.0, 0.0), (4.0, 3.0, 0.2)), translation=[1.0, 0.0, 0.0])
    studio.node("balcony", studio.box((0.0, 0.0, 0.0), (1.0, 1.0, 1.0), material=0), extensions=how)
    slab = studio.draco(corners((0.0, 3.0, 0.0), (4.0, 0.3, 6.0)), BOX)
    studio.node(
        "slab",
        studio.add("meshes", {"name": "slab", "primitives": [slab]}),
        matrix=np.eye(4).ravel().tolist(),
    )
    door = studio.box((0.0, 0.0, 0.0), (1.0, 2.0, 0.1))
    leaf = studio.json["meshes"][door]["primitives"][0]["attributes"]
    leaf["JOINTS_0"] = studio.numbers([(0, 0, 0, 0)] * 8, BYTE)
    leaf["WEIGHTS_0"] = studio.numbers([(1.0, 0.0, 0.0, 0.0)] * 8, FLOAT)
    joint = studio.node("hinge", rotation=[0.0, 0.0, 0.0, 1.0], scale=[1.0, 1.0, 1.0])
    studio.add("skins", {"joints": [joint]})
    studio.node("door", door, skin=0, children=[joint])
    bent = studio.box((5.0, 0.0, 0.0), (1.0, 1.0, 1.0))
    rows = studio.json["accessors"][studio.json["meshes"][bent]["primitives"][0]["attributes"]["POSITION"]]
    rows["sparse"] = {
        "count": 1,
        "indices": {"bufferView": studio.view(b"\x07"), "componentType": BYTE},
        "values": {"bufferView": studio.view(np.ones(3, np.float32).tobytes())},
    }
    studio.node("house", bent, children=[0, 1])
    picture = studio.view(b"no picture")
    studio.add("images", {"bufferView": picture, "mimeType": "image/png"})
    studio.add("textures", {"source": 0})
    colour = {"baseColorFactor": [1.0, 0.0, 0.0, 0.5], "baseColorTexture": {"index": 0}}
    studio.add("materials", {"name": "red", "alphaMode": "BLEND", "pbrMetallicRoughness": colour})
    studio.json["scenes"] = [{"nodes": [5, 2, 4]}, {"name": "other", "nodes": [0]}]
    studio.json["scene"] = 0
    return studio


WHOLE = delivery()


def test_the_delivery_is_read_while_it_is_whole(tmp_path: Path) -> None:
    model = read(tmp_path, WHOLE)
    assert sorted(one.name for one in model.elements) == ["balcony", "door", "house", "slab", "wall"]
    assert all(one.meshes for one in model.elements)


@settings(max_examples=TIMES, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.randoms(use_true_random=False), st.sampled_from([*WRONG, "gone"])),
        min_size=1,
        max_size=3,
    )
)
def test_a_wrong_thing_anywhere_is_a_building_or_one_plain_sentence(
    tmp_path: Path, wounds: list[tuple[random.Random, Any]]
) -> None:
    studio = Studio()
    studio.json, studio.binary = copy.deepcopy(WHOLE.json), WHOLE.binary
    for chance, wrong in wounds:
        holder, key = chance.choice(list(places_in(studio.json)) or [(studio.json, "asset")])
        if wrong == "gone":
            del holder[key]
        else:
            holder[key] = copy.deepcopy(wrong)
    said(tmp_path, studio)


#: What is done to the delivery, and what of the sentence a project manager goes by.
DAMAGED = [
    (("nodes", 0, "mesh"), 12, ["node 'wall'", "mesh 12", "not there"]),
    (("nodes", 0, "mesh"), -1, ["node 'wall'", "mesh"]),
    (("nodes", 5, "children"), [99], ["node 'house'", "node 99"]),
    (("nodes", 2, "matrix"), [1.0], ["node 'slab'"]),
    (("meshes", 1, "primitives", 0, "attributes"), {}, ["mesh '1'", "corners"]),
    (("meshes", 1, "primitives", 0, "indices"), 77, ["mesh '1'", "accessor 77"]),
    (("meshes", 2, "primitives", 0, "attributes", "POSITION"), "0", ["mesh 'slab'"]),
    (("meshes", 1, "primitives", 0, "mode"), 9, ["mesh '1'"]),
    (("bufferViews",), "gone", ["buffer view"]),
    (("accessors", 0, "count"), 10**13, ["accessor 0"]),
    (("accessors",), 5, ["mesh", "accessor"]),
    (("scene",), 3, ["scene 3"]),
    (("nodes",), {"0": {}}, ["nodes"]),
    (("extensionsRequired",), 5, ["extensions"]),
    (("asset", "version"), {"a": 1}, ["not a glTF 2.0 file"]),
]


@pytest.mark.parametrize(("path", "wrong", "words"), DAMAGED, ids=str)
def test_a_project_manager_reads_what_is_damaged(
    tmp_path: Path, path: tuple[Any, ...], wrong: Any, words: list[str]
) -> None:
    studio = Studio()
    studio.json, studio.binary = copy.deepcopy(WHOLE.json), WHOLE.binary
    holder: Any = studio.json
    for key in path[:-1]:
        holder = holder[key]
    if wrong == "gone":
        del holder[path[-1]]
    else:
        holder[path[-1]] = wrong
    refused = said(tmp_path, studio)
    assert refused is not None
    assert refused.where == "house.glb"
    print(refused)
    assert all(word in refused.what for word in words), refused.what


def test_a_damaged_material_costs_its_look_and_not_the_building(tmp_path: Path) -> None:
    studio = Studio()
    studio.json, studio.binary = copy.deepcopy(WHOLE.json), WHOLE.binary
    studio.json["materials"][0]["pbrMetallicRoughness"] = ["red"]
    model = read(tmp_path, studio)
    assert len(model.elements) == 5
    assert "house.glb: damaged materials show no colour of their own (material 'red')." in model.warnings


def places_in(holder: Any) -> list[tuple[Any, Any]]:
    """All places in ``holder`` where a thing stands that may be wrong."""
    keys = (
        list(holder) if isinstance(holder, dict) else range(len(holder)) if isinstance(holder, list) else []
    )
    return [place for key in keys for place in [(holder, key), *places_in(holder[key])]]


def read(folder: Path, studio: Studio) -> Model:
    return read_gltf(studio.write(folder / "house.glb"), {}, [], np.eye(4), Silent())


def said(folder: Path, studio: Studio) -> BrokenInputError | None:
    """The refusal, if any; fails where it, or what is warned of, has a parser's words."""
    refused = None
    try:
        told = read(folder, studio).warnings
    except BrokenInputError as error:
        told, refused = [str(error)], error
    for one in told:
        assert not PARSERS_WORDS.search(one), one
        one.encode()
    assert refused is None or (refused.remedy and refused.what.endswith("."))
    return refused
