import json
from collections.abc import Iterable, Sequence

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial.transform import Rotation

from models3d.manifest import Material
from models3d.model import Mesh
from models3d.packing import meshopt
from models3d.packing.bodies import distinct_surfaces
from models3d.packing.lattice import FINEST_STEP, Grid, grid_over
from models3d.packing.pack import WORTH_COPYING, Packed, pack_stage
from tests.models3d.reading_glb import document, primitives
from tests.models3d.world import box, cylinder

LOOKS = [
    Material("plaster", "Plaster", "plaster", "#efeae1"),
    Material("glass", "Glass", "glass", "#c9dcdf", opacity=0.25),
]


def test_a_buyer_sees_every_corner_within_a_millimetre_of_the_model() -> None:
    meshes = [box((0.1234, 0.0, 5.5), (3.00049, 2.7, 8.1)), box((20.7, 1.00031, -4.0), (22.0, 9.9, -3.5))]
    (decoded,) = primitives(_pack(meshes).data)
    for index, mesh in enumerate(meshes):
        ours = decoded.points[decoded.elements == index]
        nearest = np.abs(mesh.vertices[:, None] - ours[None]).max(axis=2).min(axis=1)
        assert nearest.max() <= FINEST_STEP / 2 + 1e-9


def test_a_wider_site_is_coarser_but_never_more_than_half_a_step() -> None:
    wide = [box((-400.0, 0.0, 0.0), (-399.0, 1.0, 1.0)), box((599.0, 0, 0), (600, 1, 1.5))]
    grid = _grid([wide])
    (decoded,) = primitives(_pack(wide).data)
    assert 0.015 < grid.step < 0.016
    assert abs(decoded.points[:, 0].max() - 600.0) <= grid.step / 2 + 1e-9


def test_panes_are_drawn_after_what_stands_behind_them_in_a_second_draw_call() -> None:
    packed = _pack([_shifted(0), _shifted(1)], looks=[1, 0])
    assert packed.chunk.draws == 2
    assert [one.material for one in primitives(packed.data)] == ["plaster", "glass"]
    assert [m.get("alphaMode", "OPAQUE") for m in document(packed.data)["materials"]] == ["OPAQUE", "BLEND"]


def test_a_box_shares_its_eight_corners() -> None:
    (decoded,) = primitives(_pack([box((0, 0, 0), (1, 2, 3))]).data)
    assert len(decoded.points) == 8
    assert set(decoded.elements) == {0}


def test_a_column_that_stands_forty_times_is_sent_once_and_stands_where_each_stood() -> None:
    column = cylinder(24)
    places = [(3.0 * (number % 8), 0.5, 4.0 * (number // 8)) for number in range(40)]
    meshes = [_moved(column, Rotation.identity(), place) for place in places]
    packed = _pack(meshes)
    assert packed.chunk.distinct == len(column.triangles)
    assert packed.chunk.triangles == 40 * len(column.triangles)
    _assert_all_arrive(packed, meshes)


@settings(max_examples=25)
@given(st.lists(st.tuples(*[st.floats(-1, 1)] * 4, *[st.floats(-9, 9)] * 3), min_size=6, max_size=12))
def test_whichever_way_a_window_is_turned_it_is_the_same_window(places: list[tuple[float, ...]]) -> None:
    column = cylinder(24)
    turns = [Rotation.from_quat([*one[:3], one[3] + 2]) for one in places]
    meshes = [_moved(column, turn, one[4:]) for turn, one in zip(turns, places, strict=True)]
    packed = _pack(meshes)
    assert packed.chunk.distinct == len(column.triangles)
    # 16 bits of a turn move the far end of two metres by less than a tenth of a millimetre.
    _assert_all_arrive(packed, meshes, more=0.001)


def test_what_is_repeated_a_little_is_not_worth_a_place_of_its_own() -> None:
    few = 1 + WORTH_COPYING // 12 - 1
    assert all(one.copies == 1 for one in primitives(_pack([_shifted(i) for i in range(few)]).data))


def test_a_mirrored_thing_is_a_thing_of_its_own() -> None:
    column = _moved(cylinder(24), Rotation.identity(), (0, 0, 0))
    bent = Mesh(column.vertices + column.vertices[:, [1, 0, 2]] * (0.3, 0.0, 0.1), column.triangles)
    mirrored = Mesh(bent.vertices * (-1, 1, 1) + (9, 0, 0), bent.triangles)
    packed = _pack([bent, mirrored])
    assert packed.chunk.distinct == 2 * len(bent.triangles)
    _assert_all_arrive(packed, [bent, mirrored])


def test_triangles_without_an_area_are_not_sent() -> None:
    mesh = box((0, 0, 0), (1, 1, 1))
    needle = np.array([[0, 0, 0], [0, 1, 0], [0, 0.5, 0], [0, 0, 0.0001], [0.0001, 0, 0]])
    spoilt = Mesh(
        np.vstack([mesh.vertices, needle]),
        np.vstack([mesh.triangles, [[8, 9, 10], [8, 11, 12]]]).astype(np.int32),
    )
    assert _pack([spoilt]).chunk.triangles == 12


def test_the_same_model_gives_the_same_bytes_under_the_same_name() -> None:
    meshes = [_shifted(index) for index in range(20)]
    once, again = (_pack(meshes, name="roof") for _ in range(2))
    assert once.data == again.data
    assert once.chunk.file == again.chunk.file == f"roof.{once.chunk.sha256[:16]}.glb"


def test_elements_beyond_sixteen_bits_keep_their_number() -> None:
    shapes: list[list[Mesh]] = [[] for _ in range(70_002)]
    shapes[3], shapes[70_001] = [_shifted(0)], [_shifted(1)]
    surfaces = distinct_surfaces(shapes, [[0] * len(some) for some in shapes], LOOKS)
    packed = pack_stage(0, "frame", surfaces, LOOKS, _grid(shapes))
    assert packed is not None
    assert {element for one in primitives(packed.data) for element in one.elements} == {3, 70_001}


@settings(max_examples=40)
@given(st.lists(st.tuples(*[st.floats(-50, 50)] * 9), min_size=1, max_size=12))
def test_whatever_the_triangles_their_corners_and_elements_arrive(corners: list[tuple[float, ...]]) -> None:
    loose = [Mesh(np.array(nine).reshape(3, 3), np.array([[0, 1, 2]], np.int32)) for nine in corners]
    meshes = [box((0, 0, 0), (1, 1, 1)), *loose]
    step = _grid([meshes]).step
    for decoded in primitives(_pack(meshes).data):
        for triangle in decoded.triangles:
            (index,) = set(decoded.elements[triangle])
            for point in decoded.points[triangle]:
                off = np.abs(meshes[index].vertices - point).max(axis=1).min()
                assert off <= step / 2 + 0.001  # copies of a triangle may be half a millimetre off


@settings(max_examples=60)
@given(st.integers(1, 700), st.sampled_from([4, 8, 12]), st.integers(0, 2**32))
def test_vertices_come_back_from_the_codec_as_they_went_in(count: int, stride: int, seed: int) -> None:
    rows = np.random.default_rng(seed).integers(0, 256, (count, stride), np.uint8)
    rows[:, stride // 2 :] //= 128
    assert (meshopt.decode_vertices(meshopt.encode_vertices(rows), count, stride) == rows).all()


def test_a_viewer_that_knows_no_copies_is_told_so() -> None:
    packed = _pack([_moved(cylinder(24), Rotation.identity(), (3.0 * i, 0, 0)) for i in range(40)])
    assert "EXT_mesh_gpu_instancing" in document(packed.data)["extensionsRequired"]
    assert "EXT_instance_features" in json.dumps(document(packed.data)["nodes"])


def _pack(meshes: Sequence[Mesh], looks: Sequence[int] | None = None, name: str = "frame") -> Packed:
    own = [[look] for look in looks or [0] * len(meshes)]
    surfaces = distinct_surfaces([[mesh] for mesh in meshes], own, LOOKS)
    packed = pack_stage(0, name, surfaces, LOOKS, _grid([meshes]))
    assert packed is not None
    return packed


def _assert_all_arrive(packed: Packed, meshes: Sequence[Mesh], more: float = 0.0) -> None:
    """Each element has its corners where the model has them."""
    found: dict[int, list[np.ndarray]] = {}
    for one in primitives(packed.data):
        for element in np.unique(one.elements):
            found.setdefault(int(element), []).append(one.points[one.elements == element])
    assert sorted(found) == list(range(len(meshes)))
    for index, mesh in enumerate(meshes):
        ours = np.concatenate(found[index])
        nearest = np.abs(mesh.vertices[:, None] - ours[None]).max(axis=2).min(axis=1)
        assert nearest.max() <= FINEST_STEP + more


def _moved(mesh: Mesh, turn: Rotation, shift: Sequence[float]) -> Mesh:
    return Mesh(turn.apply(mesh.vertices) + np.asarray(shift), mesh.triangles)


def _shifted(number: int) -> Mesh:
    return box((number * 2.0, 0, 0), (number * 2.0 + 1, 1, 1))


def _grid(shapes: Iterable[Iterable[Mesh]]) -> Grid:
    return grid_over(np.concatenate([mesh.vertices for meshes in shapes for mesh in meshes]))
