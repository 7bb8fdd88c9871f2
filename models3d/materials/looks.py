"""The library of looks: what concrete, brick, timber... look like on an architect's model in daylight."""

from colorsys import rgb_to_hsv
from dataclasses import dataclass

from models3d.manifest import MaterialKind
from models3d.materials.colour import Rgb

#: How much of what is behind it a pane of glass hides.
GLASS_OPACITY = 0.25

#: A grey that modelling programs give to what nobody coloured; it says nothing.
NOBODYS_GREY = (0.49, 0.515)


@dataclass(frozen=True)
class Look:
    """How a kind looks where nobody says otherwise, and which colours of a model are believed.

    ``hues`` in degrees (from, to, through 360 where from is the greater), ``saturation`` and ``value`` as in
    HSV, 0..1: a colour outside them marks a category in somebody's drawing, not what stands there.
    """

    name: str
    colour: str
    roughness: float
    metalness: float = 0.0
    opacity: float = 1.0
    hues: tuple[float, float] = (0.0, 360.0)
    saturation: tuple[float, float] = (0.0, 0.5)
    value: tuple[float, float] = (0.1, 1.0)

    def believes(self, rgb: Rgb) -> bool:
        """Say whether a thing of this kind may have the colour ``rgb``."""
        low, high = NOBODYS_GREY
        if all(low <= channel <= high for channel in rgb):
            return False
        hue, saturation, value = rgb_to_hsv(*rgb)
        hue, (begin, end) = hue * 360, self.hues
        within = begin <= hue <= end if begin <= end else (hue >= begin or hue <= end)
        return (
            # Greys have no hue to speak of.
            (within or saturation < 0.05)
            and self.saturation[0] <= saturation <= self.saturation[1]
            and self.value[0] <= value <= self.value[1]
        )


#: Muted and matt, as card, plywood and plaster are; only glass and metal shine.
LOOKS: dict[MaterialKind, Look] = {
    "concrete": Look("Concrete", "#c4bfb6", 0.92, saturation=(0, 0.16), value=(0.55, 0.95)),
    "brick": Look("Brick", "#ad8069", 0.94, hues=(0, 50), saturation=(0.12, 0.6), value=(0.4, 0.9)),
    "timber": Look("Timber", "#b98d60", 0.8, hues=(5, 55), saturation=(0.02, 0.85), value=(0.2, 1.0)),
    "render": Look("Render", "#f1ece3", 0.95, saturation=(0, 0.4), value=(0.6, 1.0)),
    "glass": Look("Glass", "#c9dcdf", 0.06, opacity=GLASS_OPACITY, saturation=(0, 0.5)),
    "metal": Look("Metal", "#8f9193", 0.45, 0.7, saturation=(0, 0.4), value=(0.1, 0.95)),
    "tile": Look("Tile", "#ddd6ca", 0.6, saturation=(0, 0.5), value=(0.2, 1.0)),
    "insulation": Look("Insulation", "#dcc98f", 0.98, hues=(20, 75), saturation=(0.1, 0.6), value=(0.5, 1)),
    "ground": Look("Ground", "#b9a88f", 1.0, hues=(15, 60), saturation=(0, 0.55), value=(0.5, 0.95)),
    "grass": Look("Grass", "#9bab78", 1.0, hues=(45, 150), saturation=(0.1, 0.55), value=(0.35, 0.9)),
    "paving": Look("Paving", "#cdc3b3", 0.95, saturation=(0, 0.4), value=(0.55, 1.0)),
    "plant": Look("Plants", "#81955f", 1.0, hues=(10, 160), saturation=(0.08, 0.6), value=(0.25, 0.9)),
    "water": Look("Water", "#a9c0c6", 0.1, opacity=0.8, hues=(150, 240), saturation=(0.05, 0.5)),
    "roofing": Look("Roofing", "#77716b", 0.85, saturation=(0, 0.7), value=(0.15, 0.85)),
    "plaster": Look("Plaster", "#efeae1", 0.96, saturation=(0, 0.25), value=(0.7, 1.0)),
    "parquet": Look("Parquet", "#c6a377", 0.6, hues=(10, 55), saturation=(0.05, 0.7), value=(0.3, 1.0)),
    "boarding": Look("Timber boards", "#bf9668", 0.85, hues=(5, 55), saturation=(0, 0.75), value=(0.15, 1)),
    "rooftile": Look("Roof tiles", "#8a6a5c", 0.85, saturation=(0, 0.65), value=(0.15, 0.85)),
    "asphalt": Look("Asphalt", "#9f9b95", 0.97, saturation=(0, 0.2), value=(0.2, 0.85)),
    "fabric": Look("Fabric", "#c9bfae", 1.0, saturation=(0, 0.55), value=(0.15, 1.0)),
    "unknown": Look("Model card", "#ded8cd", 0.95, saturation=(0, 0.4), value=(0.5, 1.0)),
}  # fmt: skip
