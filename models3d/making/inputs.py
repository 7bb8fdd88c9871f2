"""What a step's result depends on, as digests: a price is in none of them, a day only where days matter."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from models3d.described import Described
from models3d.shelf import digest_of


@dataclass(frozen=True)
class Inputs:
    """Digests of a described model, each made when it is first asked for."""

    described: Described

    @cached_property
    def shapes(self) -> str:
        """Everything that has a shape, in its order."""
        elements = self.described.elements
        meshes = [mesh for element in elements for mesh in element.meshes]
        counts = [
            [len(element.meshes) for element in elements],
            [len(mesh.vertices) for mesh in meshes],
            [len(mesh.triangles) for mesh in meshes],
        ]
        points = np.concatenate([np.zeros((0, 3)), *(mesh.vertices for mesh in meshes)])
        corners = np.concatenate([np.zeros((0, 3), np.int32), *(mesh.triangles for mesh in meshes)])
        return digest_of(counts, points, corners)

    @cached_property
    def looks(self) -> str:
        """Shapes with their materials."""
        return digest_of(self.shapes, self.described.looks, self.described.materials)

    @cached_property
    def staged(self) -> str:
        """Shapes with their materials and the stage of each."""
        stages = [stage.id for stage in self.described.staged.stages]
        return digest_of(self.looks, self.described.staged.element_stage, stages)

    @cached_property
    def homes(self) -> str:
        """Shapes, what they are, and where the homes and their rooms are, under which names."""
        d = self.described
        named = [
            [
                *(element.ifc_class, element.name, element.storey, element.layer, element.material),
                [[mesh.material, *(mesh.colour or ()), mesh.opacity] for mesh in element.meshes],
            ]
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
        spaces = [
            [space.name, space.long_name, space.storey, space.zone, list(space.centre), space.placeholder]
            for space in d.staged.model.spaces
        ]
        rooms = [[space.mesh.vertices, space.mesh.triangles] for space in d.staged.model.spaces if space.mesh]
        return digest_of(self.looks, named, homes, spaces, rooms, list(d.parts), d.staged.storeys, self.place)

    @cached_property
    def features(self) -> str:
        """Homes and all features, which plans name."""
        return digest_of(self.homes, self.described.features, self.described.staged.development.name)

    @cached_property
    def place(self) -> str:
        """Where the development stands."""
        return digest_of(self.described.staged.development.place)
