"""The sample's looks: a model-maker's card and concrete, warm brick and render, oak, bronze, glass."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Look:
    """A surface style of the IFC file: sRGB ``colour`` as #rrggbb and how much light passes (0 to 1)."""

    name: str
    colour: str
    transparency: float = 0.0


CONCRETE = Look("Concrete, as struck", "#c3beb4")
BLOCKWORK = Look("Sand-lime block, plastered", "#dcd7cc")
PRECAST = Look("Concrete, pale precast", "#d9d3c7")
RENDER = Look("Render, warm white", "#f3eee4")
BRICK = Look("Brick, sand and rose", "#ccb6a1")
OAK = Look("Oak timber, oiled", "#b6946f")
LARCH = Look("Larch timber boards", "#c3a688")
BRONZE = Look("Metal, dark bronze", "#51463b")
STEEL = Look("Metal, brushed steel", "#a9a8a4")
GLASS = Look("Glass, clear", "#c9dde0", 0.68)
PARTITION = Look("Plaster, partition", "#f1ede5")
CEILING = Look("Plaster, white ceiling", "#f7f4ee")
SCREED = Look("Concrete screed", "#b4b0a8")
PARQUET = Look("Oak timber parquet", "#c9a983")
TILE = Look("Tile, sand stoneware", "#cdc4b4")
CERAMIC = Look("Tile, white ceramic", "#f4f2ee")
FRONTS = Look("Painted timber fronts", "#dfd8ca")
WORKTOP = Look("Tile worktop, grey stone", "#8f8b84")
DOOR = Look("Timber door, painted white", "#efebe3")
INSULATION = Look("Insulation, mineral wool", "#d9c78c")
ROOFING = Look("Roofing membrane", "#8b8780")
SEDUM = Look("Sedum planting, grass roof", "#98a277")
SOLAR = Look("Metal, solar panel", "#2f3a46")
GROUND = Look("Ground, bare soil", "#bda98e")
FORMATION = Look("Ground, gravel bed", "#c6bba8")
LAWN = Look("Grass, lawn", "#a3b286")
PAVING = Look("Paving, clay", "#cfb299")
SLABS = Look("Paving, pale slabs", "#d8d0c2")
ASPHALT = Look("Paving, asphalt", "#aaa69f")
MARKING = Look("Paving, white marking", "#efeae1")
SAND = Look("Ground, play sand", "#e4d3ab")
HEDGE = Look("Plant, hedge", "#74895f")
LINDEN = Look("Plant, linden leaves", "#8c9f68")
BIRCH = Look("Plant, birch leaves", "#aab583")
CHERRY = Look("Plant, cherry leaves", "#c0b48c")
BARK = Look("Timber bark", "#85705c")
PALE_BARK = Look("Timber bark, pale", "#cfc7ba")
ROOFS = Look("Plaster, neighbouring roofs", "#d3ccc1")
NEIGHBOUR = Look("Plaster, neighbouring houses", "#e6e1d8")
SURROUNDINGS = Look("Ground, surroundings", "#ece6db")
CAR_LIGHT = Look("Metal, car, pale", "#e2ded7")
CAR_DARK = Look("Metal, car, slate", "#77797b")
PERSON = Look("Plaster, person for scale", "#d8cfc2")
LIGHT = Look("Painted timber, lamp globe", "#fbf6e6")
SCREEN = Look("Metal, black screen", "#33312f")
RUBBER = Look("Rubber", "#4b4845")
