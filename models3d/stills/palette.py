"""What each material does with light: how much it gives back, and whether it is a pane, a leaf or metal."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models3d.manifest import Material
from models3d.rays import Floats
from models3d.stills.texture import Tile, tile_of
from models3d.stills.tone import PAPER, light_of

#: See-through below this opacity; what is less clear (water) hides what is behind it.
CLEAR = 0.6

#: The card that the rest of a building is made of where one home is shown, and the face of a cut wall.
CARD, CUT = "#efebe3", "#8d857a"


@dataclass(frozen=True)
class Palette:
    """Columns by material (m,); the last two are the ``paper`` that the model stands on, and a ``cut``."""

    albedo: Floats
    pane: NDArray[np.bool_]
    leaf: NDArray[np.bool_]
    shine: Floats
    tiles: dict[int, Tile]

    @property
    def paper(self) -> int:
        """Number of the paper under the model."""
        return len(self.pane) - 2

    @property
    def cut(self) -> int:
        """Number of the face where a wall is cut."""
        return len(self.pane) - 1


def palette_of(materials: Sequence[Material]) -> Palette:
    """Light's view of ``materials``."""
    colours = [*(material.colour for material in materials), PAPER, CUT]
    return Palette(
        albedo=np.stack([light_of(colour) for colour in colours]),
        pane=np.array([*(material.opacity < CLEAR for material in materials), False, False]),
        leaf=np.array([*(material.kind == "plant" for material in materials), False, False]),
        # What reflects as a mirror does: a polished sheet, water; a matt surface only at a glance.
        shine=np.array([*(_shine(material) for material in materials), 0.0, 0.0], np.float32),
        tiles={number: tile for number, tile in enumerate(map(tile_of, materials)) if tile},
    )


def _shine(material: Material) -> float:
    smooth = max(0.0, 1.0 - material.roughness / 0.6)
    return float(smooth * (0.25 + 0.5 * material.metalness))
