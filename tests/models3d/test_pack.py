import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from models3d.manifest import Material
from models3d.model import Mesh
from models3d.pack import WORTH_A_DRAW, grid_over, pack_stage
from models3d.soup import Piece
from tests.models3d.reading_glb import Decoded, document, primitives
from tests.models3d.world import box

LOOKS = [
    Material("plaster", "Plaster", "plaster", "#efeae1"),
    Material("glass", "Glass", "glass", "#c9dcdf", opacity=0.25),
]


def test_a_buyer_sees_every_corner_within_half_a_millimetre_of_the_model() -> None:
    meshes = [box((0.1234, 0.0, 5.5), (3.00049, 2.7, 8.1)), box((20.7, 1.00031, -4.0), (22.0, 9.9, -3.5))]
    pieces = [Piece(index, 0, 0, mesh) for index, mesh in enumerate(meshes)]
    (decoded,) = primitives(_pack(pieces))
    for index, mesh in enumerate(meshes):
        ours = decoded.points[decoded.elements == index]
        nearest = np.abs(mesh.vertices[:, None] - ours[None]).max(axis=2).min(axis=1)
        assert nearest.max() <= 0.0005 + 1e-9


def test_a_wider_site_is_coarser_but_never_more_than_half_a_step() -> None:
    wide = [
        Piece(0, 0, 0, box((-400.0, 0.0, 0.0), (-399.0, 1.0, 1.0))),
        Piece(1, 0, 0, box((599.0, 0, 0), (600, 1, 1))),
    ]
    grid = grid_over(wide)
    (decoded,) = primitives(_pack(wide))
    assert 0.015 < grid.step < 0.016
    assert abs(decoded.points[:, 0].max() - 600.0) <= grid.step / 2 + 1e-9


def test_the_triangles_of_a_storey_can_be_shown_alone() -> None:
    pieces = [
        Piece(element, storey, 0, _shifted(element)) for element, storey in ((0, 2), (1, 0), (2, 2), (3, 1))
    ]
    packed = pack_stage(0, "frame", pieces, LOOKS, grid_over(pieces))
    (decoded,), (draw,) = primitives(packed.data), packed.chunk.draws
    assert draw.storeys == [0, 1, 2]
    assert draw.offsets[-1] == decoded.triangles.size
    shown = [
        _elements(decoded, begin, end) for begin, end in zip(draw.offsets, draw.offsets[1:], strict=False)
    ]
    assert shown == [{1}, {3}, {0, 2}]


def test_panes_are_drawn_after_what_stands_behind_them() -> None:
    pieces = [Piece(0, 0, 1, _shifted(0)), Piece(1, 0, 0, _shifted(1))]
    packed = pack_stage(0, "frame", pieces, LOOKS, grid_over(pieces))
    assert [draw.material for draw in packed.chunk.draws] == [0, 1]
    assert [m.get("alphaMode", "OPAQUE") for m in document(packed.data)["materials"]] == ["OPAQUE", "BLEND"]


def test_a_box_is_flat_and_shares_its_eight_corners() -> None:
    (decoded,) = primitives(_pack([Piece(7, 0, 0, box((0, 0, 0), (1, 2, 3)))]))
    assert decoded.normals is None
    assert len(decoded.points) == 8
    assert set(decoded.elements) == {7}


def test_a_column_is_round_while_its_ends_stay_crisp() -> None:
    (decoded,) = primitives(_pack([Piece(0, 0, 0, _cylinder(24))]))
    assert decoded.normals is not None
    sides = np.abs(decoded.normals[:, 1]) < 0.5
    outward = (
        decoded.points[sides][:, [0, 2]] / np.linalg.norm(decoded.points[sides][:, [0, 2]], axis=1)[:, None]
    )
    assert np.abs(decoded.normals[sides][:, [0, 2]] - outward).max() < 0.02
    assert np.abs(np.abs(decoded.normals[~sides][:, 1]) - 1).max() < 0.01


def test_flat_and_round_parts_of_a_look_part_only_where_that_pays() -> None:
    boxes = [Piece(index, 0, 0, _shifted(index)) for index in range(WORTH_A_DRAW // 12 + 1)]
    columns = [Piece(900 + index, 0, 0, _cylinder(24)) for index in range(WORTH_A_DRAW // 48 + 1)]
    assert len(primitives(_pack([*boxes, columns[0]]))) == 1
    parted = primitives(_pack([*boxes, *columns]))
    assert [one.normals is None for one in parted] == [True, False]


def test_triangles_without_an_area_are_not_sent() -> None:
    mesh = box((0, 0, 0), (1, 1, 1))
    needle = np.array([[0, 0, 0], [0, 1, 0], [0, 0.5, 0], [0, 0, 0.0001], [0.0001, 0, 0]])
    spoilt = Mesh(
        np.vstack([mesh.vertices, needle]),
        np.vstack([mesh.triangles, [[8, 9, 10], [8, 11, 12]]]).astype(np.int32),
    )
    packed = pack_stage(0, "frame", [Piece(0, 0, 0, spoilt)], LOOKS, grid_over([Piece(0, 0, 0, spoilt)]))
    assert packed.chunk.triangles == 12


def test_the_same_model_gives_the_same_bytes_under_the_same_name() -> None:
    pieces = [Piece(index, index % 3, index % 2, _shifted(index)) for index in range(20)]
    once, again = (pack_stage(1, "roof", some, LOOKS, grid_over(pieces)) for some in (pieces, pieces[::-1]))
    assert once.data == again.data
    assert once.chunk.file == again.chunk.file == f"roof.{once.chunk.sha256[:16]}.glb"


def test_elements_beyond_sixteen_bits_keep_their_number() -> None:
    pieces = [Piece(3, 0, 0, _shifted(0)), Piece(70_001, 0, 0, _shifted(1))]
    (decoded,) = primitives(_pack(pieces))
    assert set(decoded.elements) == {3, 70_001}


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(*[st.floats(-50, 50)] * 9), min_size=1, max_size=12))
def test_whatever_the_triangles_their_corners_and_elements_arrive(corners: list[tuple[float, ...]]) -> None:
    meshes = [Mesh(np.array(nine).reshape(3, 3), np.array([[0, 1, 2]], np.int32)) for nine in corners]
    pieces = [Piece(index, 0, 0, mesh) for index, mesh in enumerate([box((0, 0, 0), (1, 1, 1)), *meshes])]
    step = grid_over(pieces).step
    for decoded in primitives(_pack(pieces)):
        for triangle in decoded.triangles:
            (index,) = set(decoded.elements[triangle])
            sent = pieces[index].mesh.vertices
            for point in decoded.points[triangle]:
                assert np.abs(sent - point).max(axis=1).min() <= step / 2 + 1e-6


def _pack(pieces: list[Piece]) -> bytes:
    return pack_stage(0, "frame", pieces, LOOKS, grid_over(pieces)).data


def _elements(decoded: Decoded, begin: int, end: int) -> set[int]:
    return set(decoded.elements[decoded.triangles.reshape(-1)[begin:end]].tolist())


def _shifted(number: int) -> Mesh:
    return box((number * 2.0, 0, 0), (number * 2.0 + 1, 1, 1))


def _cylinder(sides: int) -> Mesh:
    """A closed column of radius 0.5 and height 2 about the y axis."""
    angles = np.arange(sides) * 2 * np.pi / sides
    ring = np.column_stack([0.5 * np.cos(angles), np.zeros(sides), 0.5 * np.sin(angles)])
    vertices = np.vstack([ring, ring + np.array([0, 2, 0]), [[0, 0, 0], [0, 2, 0]]])
    low = np.arange(sides)
    after = (low + 1) % sides
    triangles = [
        np.column_stack([low, low + sides, after]),
        np.column_stack([after, low + sides, after + sides]),
        np.column_stack([low, after, np.full(sides, 2 * sides)]),
        np.column_stack([low + sides, np.full(sides, 2 * sides + 1), after + sides]),
    ]
    return Mesh(vertices, np.vstack(triangles).astype(np.int32))
