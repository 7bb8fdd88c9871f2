"""Pieces of bathrooms and kitchens: washbasin, toilet, shower, bath; kitchen runs and islands."""

from functools import cache

from models3d.sample import fabrics as cloth
from models3d.sample.palette import BRONZE, CERAMIC, FRONTS, OAK, SCREEN, STEEL, WORKTOP, Look
from models3d.sample.palette import GLASS as CLEAR
from models3d.sample.parts import Round, Solid, box
from models3d.sample.pieces import Piece, legs

MODULE = 0.6
SANITARY = "IfcSanitaryTerminal"
#: Mirrors are bright metal here.
MIRROR = Look("Metal, mirror", "#c9cdcd")


@cache
def basin(wide: float) -> Piece:
    """A washbasin on a cabinet, a mirror over it."""
    solids = (
        box(0.02, 0.0, 0.4, wide - 0.02, 0.44, 0.78, OAK),
        box(0.0, 0.0, 0.78, wide, 0.47, 0.88, CERAMIC),
        box(wide / 2 - 0.015, 0.04, 0.88, wide / 2 + 0.015, 0.16, 1.0, STEEL),
        box(0.03, 0.0, 1.1, wide - 0.03, 0.025, 1.85, MIRROR),
    )
    return Piece("Washbasin", "WASHHANDBASIN", wide, 0.47, 1.85, 0.55, solids, SANITARY)


@cache
def toilet() -> Piece:
    """A wall-hung toilet with its cistern behind a board."""
    solids = (
        box(0.0, 0.0, 0.003, 0.5, 0.16, 0.94, CERAMIC),
        box(0.07, 0.16, 0.16, 0.43, 0.68, 0.41, CERAMIC),
        box(0.08, 0.2, 0.41, 0.42, 0.66, 0.44, CERAMIC),
        box(0.17, 0.16, 0.76, 0.33, 0.17, 0.86, STEEL),
    )
    return Piece("Toilet", "TOILETPAN", 0.5, 0.68, 0.94, 0.5, solids, SANITARY)


@cache
def shower(side: float = 0.9) -> Piece:
    """A shower tray with a glass screen."""
    middle = side / 2
    solids = (
        box(0.0, 0.0, 0.003, side, side, 0.03, CERAMIC),
        box(0.0, 0.0, 0.03, 0.012, side - 0.04, 2.0, CLEAR),
        box(middle - 0.015, 0.02, 0.9, middle + 0.015, 0.05, 2.05, STEEL),
        box(middle - 0.1, 0.02, 2.05, middle + 0.1, 0.34, 2.07, STEEL),
    )
    return Piece("Shower", "SHOWER", side, side, 2.07, side - 0.4, solids, SANITARY)


@cache
def bath() -> Piece:
    """A bath along the wall."""
    wide, deep, rim = 1.7, 0.75, 0.07
    solids = (
        box(0.0, 0.0, 0.003, wide, deep, 0.2, CERAMIC),
        box(0.0, 0.0, 0.2, rim, deep, 0.56, CERAMIC),
        box(wide - rim, 0.0, 0.2, wide, deep, 0.56, CERAMIC),
        box(rim, 0.0, 0.2, wide - rim, rim, 0.56, CERAMIC),
        box(rim, deep - rim, 0.2, wide - rim, deep, 0.56, CERAMIC),
        box(wide / 2 - 0.1, 0.0, 0.7, wide / 2 + 0.1, 0.08, 0.78, STEEL),
    )
    return Piece("Bath", "BATH", wide, deep, 0.78, 0.5, solids, SANITARY)


@cache
def towels() -> Piece:
    """A towel radiator."""
    rails = [box(0.04, 0.05, z, 0.46, 0.075, z + 0.03, CERAMIC) for z in (0.6, 0.8, 1.0, 1.2, 1.4, 1.6)]
    posts = [box(x, 0.03, 0.5, x + 0.03, 0.08, 1.75, CERAMIC) for x in (0.02, 0.45)]
    return Piece("Towel radiator", "USERDEFINED", 0.5, 0.1, 1.75, 0.4, (*rails, *posts))


@cache
def washer() -> Piece:
    """A washing machine."""
    solids = (
        box(0.0, 0.0, 0.003, 0.6, 0.6, 0.85, cloth.LACQUER),
        box(0.12, 0.6, 0.24, 0.48, 0.612, 0.6, SCREEN),
        box(0.05, 0.6, 0.72, 0.55, 0.606, 0.8, STEEL),
    )
    return Piece("Washing machine", "USERDEFINED", 0.6, 0.62, 0.85, 0.5, solids)


@cache
def kitchen(modules: int) -> Piece:
    """A run of kitchen units: a tall one with fridge and oven, base units, a hood between wall units."""
    length = round(modules * MODULE, 3)
    solids: list[Solid] = [
        box(0.0, 0.0, 0.003, 0.596, 0.6, 2.2, FRONTS),
        box(0.04, 0.6, 0.95, 0.556, 0.612, 1.5, SCREEN),
        box(MODULE, 0.0, 0.003, length, 0.54, 0.1, BRONZE),
        box(MODULE, 0.0, 0.88, length, 0.62, 0.92, WORKTOP),
        box(MODULE, 0.0, 0.92, length, 0.015, 1.45, CERAMIC),
        box(MODULE + 0.08, 0.12, 0.92, MODULE + 0.52, 0.5, 0.926, STEEL),
        Round((MODULE + 0.3, 0.07), 0.014, 0.92, 1.2, STEEL),
        box(length - 0.58, 0.06, 0.92, length - 0.02, 0.56, 0.926, SCREEN),
        box(length - 0.596, 0.0, 1.6, length - 0.004, 0.34, 2.2, STEEL),
    ]
    for module in range(1, modules):
        x = module * MODULE
        solids.append(box(x + 0.002, 0.0, 0.1, x + MODULE - 0.002, 0.6, 0.88, FRONTS))
        solids.append(box(x + 0.02, 0.6, 0.8, x + MODULE - 0.02, 0.612, 0.82, BRONZE))
        if module < modules - 1:
            solids.append(box(x + 0.002, 0.0, 1.45, x + MODULE - 0.002, 0.34, 2.2, OAK))
    return Piece("Kitchen", "USERDEFINED", length, 0.62, 2.2, 0.95, tuple(solids))


@cache
def island() -> Piece:
    """A kitchen island with two stools."""
    solids: list[Solid] = [
        box(0.0, 0.34, 0.1, 1.8, 0.98, 0.88, FRONTS),
        box(0.04, 0.38, 0.003, 1.76, 0.94, 0.1, BRONZE),
        box(0.0, 0.0 + 0.1, 0.88, 1.8, 1.0, 0.92, WORKTOP),
    ]
    for x in (0.35, 1.05):
        solids += [
            box(x, 0.0, 0.62, x + 0.36, 0.32, 0.66, OAK),
            *legs(x, 0.0, x + 0.36, 0.32, 0.62, BRONZE, 0.025),
        ]
    return Piece("Kitchen island", "USERDEFINED", 1.8, 1.0, 0.92, 0.0, tuple(solids))
