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

#: The card that the rest of a building is made of where one home is shown, the face of a cut wall, the plate
#: of an empty plot.
CARD, CUT, PLOT = "#efebe3", "#8d857a", "#d8cdb8"

#: These are no panes, have no leaves, and do not shine.
MATT = (False, False, False)


@dataclass(frozen=True)
class Palette:
    """Columns by material (m,); the last are an empty ``plot``, the ``paper`` under a model, a ``cut``."""

    albedo: Floats
    pane: NDArray[np.bool_]
    leaf: NDArray[np.bool_]
    shine: Floats
    tiles: dict[int, Tile]

    @property
    def plot(self) -> int:
        """Number of the empty plot."""
        return len(self.pane) - 3

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
    colours = [*(material.colour for material in materials), PLOT, PAPER, CUT]
    return Palette(
        albedo=np.stack([light_of(colour) for colour in colours]),
        pane=np.array([*(material.opacity < CLEAR for material in materials), *MATT]),
        leaf=np.array([*(material.kind == "plant" for material in materials), *MATT]),
        # What reflects as a mirror does: a polished sheet, water; a matt surface only at a glance.
        shine=np.array([*(_shine(material) for material in materials), *MATT], np.float32),
        tiles={number: tile for number, tile in enumerate(map(tile_of, materials)) if tile},
    )


def _shine(material: Material) -> float:
    smooth = max(0.0, 1.0 - material.roughness / 0.6)
    return float(smooth * (0.25 + 0.5 * material.metalness))
