"""A staged model with all that is known of its homes: what daylight, plans, views and stills work on."""

from dataclasses import dataclass

from models3d.dressed import Dressed, dress
from models3d.homes.belonging import Part, parts_of
from models3d.homes.features import find_features
from models3d.homes.found import Home, find_homes
from models3d.homes.storeyplan import StoreyPlan, storey_plans
from models3d.manifest import Feature, MaterialKind
from models3d.materials.kinds import kind_of, written
from models3d.model import ModelElement
from models3d.progress import Progress, Silent
from models3d.staged import Staged


@dataclass(frozen=True)
class Described(Dressed):
    """A dressed model and what was found out about it; columns are by element, as in ``staged``.

    ``parts[i]`` is the part of the house that element i is of, ``belongs[i]`` the index of its feature in
    ``features``; ``plans`` are by storey, ``homes`` in the order of the price list.
    """

    plans: list[StoreyPlan]
    homes: list[Home]
    parts: list[Part]
    features: list[Feature]
    belongs: list[int]


def describe(staged: Staged, progress: Progress | None = None) -> Described:
    """Choose materials and find homes, parts of the house and features."""
    return find_out(dress(staged), progress)


def find_out(dressed: Dressed, progress: Progress | None = None) -> Described:
    """Find homes, parts of the house and features."""
    told = progress or Silent()
    staged, elements = dressed.staged, dressed.elements
    told.start("Finding homes, rooms and façades")
    plans = storey_plans(staged.model.elements, staged.storeys)
    homes = find_homes(staged, plans)
    parts = parts_of(staged, plans, [_main_kind(element) for element in elements])
    features, belongs = find_features(staged, homes, parts)
    return Described(staged, dressed.materials, dressed.looks, plans, homes, parts, features, belongs)


def _main_kind(element: ModelElement) -> MaterialKind:
    """What the mesh with the most triangles is made of; "unknown" without a shape."""
    largest = max(element.meshes, key=lambda mesh: len(mesh.triangles), default=None)
    return kind_of(written(element, largest)) if largest else "unknown"
