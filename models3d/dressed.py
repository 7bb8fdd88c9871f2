"""A staged model with what everything in it is made of."""

from collections.abc import Sequence
from dataclasses import dataclass

from models3d.manifest import Material
from models3d.materials.choosing import choose_materials
from models3d.model import ModelElement
from models3d.staged import Staged


@dataclass(frozen=True)
class Dressed:
    """``staged`` with its ``materials``: ``looks[i][m]`` is the index of that of mesh m of element i."""

    staged: Staged
    materials: list[Material]
    looks: list[list[int]]

    @property
    def elements(self) -> Sequence[ModelElement]:
        """The elements, in their final order."""
        return self.staged.model.elements


def dress(staged: Staged) -> Dressed:
    """Choose materials."""
    return Dressed(staged, *choose_materials(staged.model.elements, staged.material_rules))
