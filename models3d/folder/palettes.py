"""``[[palettes]]``: what buyers may choose for their rooms, checked and as the manifest has it."""

import math
import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import get_args

from models3d.folder.tables import PaletteTable, SurfaceTable, globs_of
from models3d.manifest_finishes import Palette, RoomUse, Surface
from models3d.materials.surfaces import SURFACE_LOOKS

#: A palette for every room of a home.
ANY = "any"

#: What a room can be for, in the manifest's order.
USES: tuple[RoomUse, ...] = get_args(RoomUse)

#: How high tiles go on a wall where nobody says it: over the shower head, metres.
TILE_HEIGHT = 2.1

#: Where something is wrong, what, and the remedy.
Complaint = tuple[str, str, str]


def palettes_of(tables: Sequence[PaletteTable]) -> list[Palette]:
    """Sound ``tables`` as palettes, those that cost nothing first."""
    found = [
        Palette(
            table.name,
            uses_of(table),
            table.description,
            floor=_surface(table.floor),
            wall=_surface(table.wall),
            tile=_surface(table.tile),
            tile_height=(table.tile_height or TILE_HEIGHT) if table.tile else 0.0,
            price=table.price or 0.0,
            price_per_m2=table.price_per_m2 or 0.0,
        )
        for table in tables
    ]
    return sorted(found, key=lambda one: bool(one.price or one.price_per_m2))


def uses_of(table: PaletteTable) -> list[RoomUse]:
    """The rooms that ``table`` is for, each use once."""
    asked = globs_of(table.rooms)
    return [use for use in USES if use in asked or ANY in asked]


def wrong_palettes(tables: Sequence[PaletteTable]) -> Iterator[Complaint]:
    """Where ``tables`` cannot be shown or sold as they are, what is wrong, and the remedy."""
    for number, table in enumerate(tables):
        spot = f"$.palettes[{number}]"
        yield from _wrong_rooms(table, spot)
        yield from _wrong_surfaces(table, spot)
        yield from _wrong_price(table, spot)
    for number, table in enumerate(tables):
        for other in tables[:number]:
            both = [use for use in uses_of(table) if use in uses_of(other)]
            if table.name == other.name and both:
                what = f"there are two palettes called '{table.name}' for the same room ({both[0]})."
                yield f"$.palettes[{number}].name", what, "Give one of them another name, or other rooms."
    yield from _none_included(tables)


def _wrong_rooms(table: PaletteTable, spot: str) -> Iterator[Complaint]:
    asked = globs_of(table.rooms)
    known = [*USES, ANY]
    if not table.name.strip():
        yield f"{spot}.name", "a palette has no name.", 'Give it one, as "Oak and chalk".'
    if not asked:
        yield f"{spot}.rooms", f"the palette '{table.name}' is for no room.", f"Write {_list(known)}."
    for use in asked:
        if use not in known:
            what = f"'{use}' is no kind of room that palettes know."
            yield f"{spot}.rooms", what, f"{_meant(use, known)}Write {_list(known)}."


def _wrong_surfaces(table: PaletteTable, spot: str) -> Iterator[Complaint]:
    given = {"floor": table.floor, "wall": table.wall, "tile": table.tile}
    if not any(given.values()):
        what = f"the palette '{table.name}' changes nothing."
        yield spot, what, 'Say what its floor, wall or tile is, as floor = { kind = "parquet" }.'
    for key, one in given.items():
        if one and one.kind not in SURFACE_LOOKS:
            known = sorted(SURFACE_LOOKS)
            what = f"'{one.kind}' is no surface that can be laid."
            yield f"{spot}.{key}", what, f"{_meant(one.kind, known)}Write {_list(known)}."
        if one and one.colour and not re.fullmatch("#[0-9a-fA-F]{6}", one.colour):
            yield f"{spot}.{key}", f"'{one.colour}' is no colour.", 'Write it as "#a1b2c3".'
    height = table.tile_height
    if height is not None and not (table.tile and 0 < height < math.inf):
        what = "tile_height says how many metres tiles go up a wall."
        yield f"{spot}.tile_height", what, "Write a number above 0, beside a tile."


def _wrong_price(table: PaletteTable, spot: str) -> Iterator[Complaint]:
    if table.price is not None and table.price_per_m2 is not None:
        what = f"the palette '{table.name}' has two prices."
        yield f"{spot}.price", what, "Keep the price of a room, or that of a square metre of its floor."
    for key, price in (("price", table.price), ("price_per_m2", table.price_per_m2)):
        if price is not None and not 0 <= price < math.inf:
            what = f"the palette '{table.name}' has a price below nothing."
            yield f"{spot}.{key}", what, "Write 0 for what is included, else what it adds."


def _none_included(tables: Sequence[PaletteTable]) -> Iterator[Complaint]:
    for use in USES:
        offered = [number for number, table in enumerate(tables) if use in uses_of(table)]
        if offered and all(tables[one].price or tables[one].price_per_m2 for one in offered):
            what = f"no palette for {use} is included in the price of a home."
            remedy = "Give the one that is built unless a buyer chooses another the price 0, or add it."
            yield f"$.palettes[{offered[0]}]", what, remedy


def _surface(table: SurfaceTable | None) -> Surface | None:
    if table is None:
        return None
    look = SURFACE_LOOKS[table.kind]
    colour = (table.colour or look.colour).lower()
    return Surface(table.name or look.name, look.kind, colour, look.roughness)


def _meant(word: str, known: Sequence[str]) -> str:
    near = get_close_matches(word.casefold(), known, 1)
    return f"Did you mean '{near[0]}'? " if near else ""


def _list(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}"
