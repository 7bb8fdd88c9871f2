"""A staged model with all that is known of its homes: what daylight, plans, views and stills work on."""

from collections.abc import Sequence
from dataclasses import dataclass

from models3d.homes.belonging import Part, parts_of
from models3d.homes.features import find_features
from models3d.homes.found import Home, find_homes
from models3d.homes.storeyplan import StoreyPlan, storey_plans
from models3d.manifest import Feature, Material, MaterialKind
from models3d.materials.choosing import choose_materials
from models3d.materials.kinds import kind_of, written
from models3d.model import ModelElement
from models3d.progress import Progress, Silent
from models3d.staged import Staged


@dataclass(frozen=True)
class Described:
    """``staged`` and what was found out about it; columns are by element, as in ``staged``.

    ``materials`` are the looks, ``looks[i][m]`` the material of mesh m of element i, ``parts[i]`` the part
    of the house that element i is of, ``belongs[i]`` the index of its feature in ``features``; ``plans``
    are by storey, ``homes`` in the order of the price list.
    """

    staged: Staged
    materials: list[Material]
    looks: list[list[int]]
    plans: list[StoreyPlan]
    homes: list[Home]
    parts: list[Part]
    features: list[Feature]
    belongs: list[int]

    @property
    def elements(self) -> Sequence[ModelElement]:
        """The elements, in their final order."""
        return self.staged.model.elements


def describe(staged: Staged, progress: Progress | None = None) -> Described:
    """Choose materials and find homes, parts of the house and features."""
    told = progress or Silent()
    elements = staged.model.elements
    told.start("Choosing materials")
    materials, looks = choose_materials(elements, staged.material_rules)
    told.start("Finding homes, rooms and façades")
    plans = storey_plans(elements, staged.storeys)
    homes = find_homes(staged, plans)
    parts = parts_of(staged, plans, [_main_kind(element) for element in elements])
    features, belongs = find_features(staged, homes, parts)
    return Described(staged, materials, looks, plans, homes, parts, features, belongs)


def _main_kind(element: ModelElement) -> MaterialKind:
    """What the mesh with the most triangles is made of; "unknown" without a shape."""
    largest = max(element.meshes, key=lambda mesh: len(mesh.triangles), default=None)
    return kind_of(written(element, largest)) if largest else "unknown"
