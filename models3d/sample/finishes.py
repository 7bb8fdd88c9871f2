"""What buyers of the sample may choose for their rooms: three material boards, as architects lay them out."""

from dataclasses import dataclass

#: Rooms that are dry underfoot, and those that are not.
DRY, WET = '["living", "kitchen", "bedroom", "hall"]', '"bath"'

#: Kind, colour and name of a surface.
Laid = tuple[str, str, str]


@dataclass(frozen=True)
class Board:
    """A palette for some rooms; ``price`` as it is written in ``development.toml``, in EUR."""

    name: str
    rooms: str
    words: str
    price: str
    floor: Laid
    wall: Laid
    tile: Laid | None = None


TRAVERTINE: Laid = ("stone", "#e0caa8", "Travertine, honed")
CHALK: Laid = ("plaster", "#f3efe6", "Chalk white")

BOARDS = (
    Board(
        "Oak and chalk",
        DRY,
        "Oiled oak in herringbone and walls in chalk white: light, quiet and easy to live with.",
        "price = 0",
        floor=("parquet", "#c9a983", "Oak in herringbone, oiled"),
        wall=CHALK,
    ),
    Board(
        "Oak and chalk",
        WET,
        "Sand-coloured stoneware on the floor and up the walls, chalk white above.",
        "price = 0",
        floor=("tile", "#c8beac", "Stoneware, sand"),
        wall=CHALK,
        tile=("tile", "#e6e0d5", "Stoneware, ivory"),
    ),
    Board(
        "Travertine and clay",
        DRY,
        "Honed travertine underfoot and walls in clay paint that keep the evening sun.",
        "price_per_m2 = 95",
        floor=TRAVERTINE,
        wall=("plaster", "#dcc0a8", "Clay paint, terracotta"),
    ),
    Board(
        "Travertine and clay",
        WET,
        "Travertine on the floor, hand-made tiles the colour of fired clay around the water.",
        "price = 2400",
        floor=TRAVERTINE,
        wall=("plaster", "#eadccb", "Clay paint, sand"),
        tile=("zellige", "#d6a98e", "Hand-made tiles, fired clay"),
    ),
    Board(
        "Smoked oak and deep green",
        DRY,
        "Wide boards of smoked oak and walls in a deep, greyed green, calm as a library.",
        "price_per_m2 = 120",
        floor=("planks", "#80654d", "Smoked oak, wide boards"),
        wall=("plaster", "#7a8a7b", "Lichen green"),
    ),
    Board(
        "Smoked oak and deep green",
        WET,
        "Pale terrazzo and glazed tiles in bottle green that shimmer when the light is on.",
        "price = 3100",
        floor=("terrazzo", "#d3cec3", "Terrazzo, pale"),
        wall=("plaster", "#e9e6dc", "Linen white"),
        tile=("zellige", "#6a8a79", "Glazed tiles, bottle green"),
    ),
)


def palettes_toml() -> list[str]:
    """Lines of ``development.toml``."""
    lines: list[str] = []
    for board in BOARDS:
        lines += ["", "[[palettes]]", f'name = "{board.name}"', f"rooms = {board.rooms}"]
        lines.append(f'description = "{board.words}"')
        for key, laid in (("floor", board.floor), ("wall", board.wall), ("tile", board.tile)):
            if laid:
                kind, colour, name = laid
                lines.append(f'{key} = {{ kind = "{kind}", colour = "{colour}", name = "{name}" }}')
        lines.append(board.price)
    return lines
