"""What a step's result depends on, as digests: a price is in none of them, a day only where days matter."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import cached_property
from operator import attrgetter
from typing import Any

from models3d.described import Described
from models3d.folder.unit_row import UnitRow
from models3d.making.freight import Freight
from models3d.model import Mesh, ModelElement, ModelSpace
from models3d.shelf import digest_of


def _about(kind: type, *but: str) -> Callable[[Any], tuple[Any, ...]]:
    """What takes all fields of ``kind`` ``but`` some: a field that is new is in a digest by itself."""
    return attrgetter(*(field.name for field in fields(kind) if field.name not in but))


#: All that is said of each; shapes are digested as arrays, and days only where days matter.
ABOUT_ELEMENTS = _about(ModelElement, "global_id", "meshes")
ABOUT_MESHES = _about(Mesh, "vertices", "triangles")
ABOUT_SPACES = _about(ModelSpace, "mesh")
#: All that a plan might say of a home: not its price, whether and when it is free, and what is written.
ABOUT_HOMES = _about(UnitRow, "price", "status", "description", "handover")


@dataclass(frozen=True)
class Inputs:
    """Digests of a described model, each made when it is first asked for."""

    described: Described
    freight: Freight

    @cached_property
    def homes(self) -> str:
        """Shapes, what they are, and where the homes and their rooms are, under which names."""
        d = self.described
        named = [
            [ABOUT_ELEMENTS(element), [ABOUT_MESHES(mesh) for mesh in element.meshes]]
            for element in d.elements
        ]
        homes = [
            [
                home.row.id,
                home.row.name,
                home.origin,
                home.volumes,
                [space.global_id for space in home.spaces],
            ]
            for home in d.homes
        ]
        spaces = [ABOUT_SPACES(space) for space in d.staged.model.spaces]
        rooms = [[space.mesh.vertices, space.mesh.triangles] for space in d.staged.model.spaces if space.mesh]
        rules = [repr(rule) for rule in d.staged.material_rules]
        return digest_of(
            self.freight.digest,
            named,
            homes,
            spaces,
            rooms,
            rules,
            list(d.parts),
            d.staged.storeys,
            self.place,
        )

    @cached_property
    def features(self) -> str:
        """Homes with all that is said of them and of what carries, and all features, which plans name."""
        d = self.described
        rules = [repr(rule) for rule in d.staged.bearing_rules]
        said = [ABOUT_HOMES(home.row) for home in d.homes]
        development = d.staged.development
        # Plans are lettered in the first of its languages.
        return digest_of(self.homes, said, rules, d.features, development.name, development.languages[:1])

    @cached_property
    def place(self) -> str:
        """Where the development stands."""
        return digest_of(self.described.staged.development.place)
