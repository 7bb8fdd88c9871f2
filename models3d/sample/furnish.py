"""Furnishes a room by what it is for, so that one can live in it: everything at hand, nothing in the way."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import hypot

from models3d.sample import pieces as of
from models3d.sample import wet
from models3d.sample.floors import Floor, Place, Rect, Score, Side, moved, overlap
from models3d.sample.pieces import Piece


@dataclass(frozen=True)
class Brief:
    """What a room is: its ``kind``, its ``code`` on the plan, whether one sleeps in the living room."""

    kind: str
    code: str
    studio: bool


def furnish(floor: Floor, brief: Brief) -> None:
    """Fill ``floor.placed``."""
    if brief.kind == "living":
        _living(floor, brief)
    elif brief.kind == "bed":
        (_study if brief.code == "S" else _bedroom)(floor, brief)
    elif brief.kind in {"bath", "wc"}:
        _bathroom(floor, brief)
    elif brief.kind == "hall":
        _hall(floor)
    elif brief.kind == "store":
        floor.best(wet.washer(), _corner(floor))
        floor.best((of.shelf(1.2), of.shelf(0.9), of.shelf(0.6)), _corner(floor))
    elif brief.kind == "common":
        _common(floor)


def _corner(floor: Floor) -> Score:
    """Prefer the ends of inner walls, away from the doors."""

    def score(side: Side, start: float, place: Place) -> float:
        end = min(start, side.length - start)
        return -end - (1.5 if side.outside else 0.0) + 0.1 * _from_doors(floor, place)

    return score


def _centred(floor: Floor, piece: Piece) -> Score:
    """Prefer the middle of a wall without windows, seen from the door."""

    def score(side: Side, start: float, place: Place) -> float:
        aside = abs(start + piece.wide / 2 - side.length / 2)
        return -aside - (2.0 if side.outside else 0.0) + 0.4 * _from_doors(floor, place)

    return score


def _in_the_light(floor: Floor) -> Score:
    """Prefer what is near a window."""

    def score(_side: Side, _start: float, place: Place) -> float:
        return -_from_views(floor, place.rect(0, 0, 0.8, 0.5))

    return score


def _middle(rect: Rect) -> tuple[float, float]:
    return (rect[0] + rect[2]) / 2, (rect[1] + rect[3]) / 2


def _apart(one: Rect, other: Rect) -> float:
    (ax, ay), (bx, by) = _middle(one), _middle(other)
    return hypot(ax - bx, ay - by)


def _from_doors(floor: Floor, place: Place) -> float:
    return min((hypot(place.x - x, place.y - y) for x, y in floor.ways), default=0.0)


def _from_views(floor: Floor, rect: Rect) -> float:
    return min((_apart(rect, view) for view in floor.views), default=0.0)


def _living(floor: Floor, brief: Brief) -> None:
    large = floor.clear.area > 26
    runs = tuple(wet.kitchen(n) for n in ((6, 5, 4, 3) if large else (5, 4, 3)))
    cooking = floor.best(
        runs,
        lambda side, start, place: (
            _from_views(floor, place.rect(0, 0, 0.6, 0.6)) + _corner(floor)(side, start, place)
        ),
    )
    if brief.studio:
        floor.best((of.double_bed(1.46, 1), of.single_bed()), _corner(floor))
    if floor.clear.area > 33 and cooking and not brief.studio:
        _island(floor, *cooking)
    _sitting(floor)
    kitchen = cooking[1].foot(cooking[0]) if cooking else floor.clear.bounds
    tables = [(seats, margin) for seats in ((6, 4, 2) if large else (4, 2)) for margin in (0.3, 0.06)]
    for seats, margin in tables:
        if _free(floor, of.dining(seats), lambda rect: -_apart(rect, kitchen), margin):
            break
    floor.best((of.shelf(1.8), of.shelf(1.2), of.shelf(0.9)), _corner(floor))
    if large:
        floor.best(of.armchair(), _corner(floor))
    floor.best(of.plant(), _in_the_light(floor))


def _island(floor: Floor, run: Piece, place: Place) -> None:
    """Parallel to the kitchen, a good step before it, its stools on the far side."""
    island = wet.island()
    corner = moved(place, (run.wide + island.wide) / 2, run.deep + 1.05 + island.deep)
    spot = Place(corner.x, corner.y, (place.turn + 180) % 360)
    if floor.fits(island, spot):
        floor.put(island, spot)


def _free(floor: Floor, piece: Piece, score: Callable[[Rect], float], margin: float = 0.25) -> bool:
    """Stand ``piece`` in the room where ``score`` of its footprint is greatest."""
    found = floor.anywhere(piece, margin)
    spots = sorted(found, key=lambda place: (-score(place.foot(piece)), place.x, place.y))
    return any(floor.put(piece, place) for place in spots[:60:2])


def _sitting(floor: Floor) -> None:
    """A sofa at a wall or free in the room, what it looks at, and between them a low table on a rug."""
    for wide in (2.3, 2.0, 1.7):
        pairs = sorted(_pairs(floor, of.sofa(wide), of.media(1.6)), key=lambda one: (-one[0], repr(one[1:])))
        for _, seat, board in pairs[:60]:
            if _seated(floor, (of.sofa(wide), seat), (of.media(1.6), board)):
                return


def _pairs(floor: Floor, sofa: Piece, media: Piece) -> Iterator[tuple[float, Place, Place]]:
    """Places for a sofa and the board it faces, with a score."""
    boards = floor.along_walls(media)
    for side, start, seat in floor.along_walls(sofa):
        for _, _, board in boards:
            facing = _facing(seat, sofa, board, media)
            if facing is not None:
                aside, far = facing
                middle = abs(start + sofa.wide / 2 - side.length / 2)
                yield -2 * aside - abs(far - 2.4) - 0.4 * middle, seat, board
    for side, start, board in boards:
        for far in (2.1, 2.5, 2.9):
            # The sofa looks at the board, so its own x runs the other way.
            corner = moved(board, (media.wide + sofa.wide) / 2, media.deep + far + sofa.deep)
            seat = Place(corner.x, corner.y, (board.turn + 180) % 360)
            if floor.fits(sofa, seat):
                middle = abs(start + media.wide / 2 - side.length / 2)
                yield -0.9 - abs(far - 2.4) - 0.4 * middle, seat, board


def _facing(seat: Place, sofa: Piece, board: Place, media: Piece) -> tuple[float, float] | None:
    """How far aside and away the board is from the sofa it faces; None where it does not face it."""
    if (seat.turn + 180) % 360 != board.turn:
        return None
    (ax, ay), (bx, by) = _middle(seat.foot(sofa)), _middle(board.foot(media))
    aside, far = (abs(ax - bx), abs(ay - by)) if seat.turn in {0.0, 180.0} else (abs(ay - by), abs(ax - bx))
    far -= (sofa.deep + media.deep) / 2
    return (aside, far) if aside < 0.8 and 1.5 < far < 4.2 else None


def _seated(floor: Floor, seat: tuple[Piece, Place], board: tuple[Piece, Place]) -> bool:
    before = len(floor.placed)
    if not (floor.put(*seat) and floor.fits(*board) and floor.put(*board)):
        del floor.placed[before:]
        return False
    sofa, place = seat
    table = of.low_table()
    spot = moved(place, (sofa.wide - table.wide) / 2, sofa.deep + 0.38)
    if all(not overlap(spot.foot(table), there.foot(other)) for other, there in floor.placed):
        floor.put(table, spot)
    _carpet(floor, of.rug(round(sofa.wide + 0.2, 2), 1.9), moved(place, -0.1, sofa.deep - 0.25))
    return True


def _carpet(floor: Floor, rug: Piece, place: Place) -> None:
    if floor.covers(place.foot(rug)):
        floor.put(rug, place)


def _bedroom(floor: Floor, brief: Brief) -> None:
    area = floor.clear.area
    doubles = (of.double_bed(), of.double_bed(1.46), of.double_bed(1.46, 1))
    wardrobes = tuple(of.wardrobe(n) for n in ((5, 4, 3, 2) if area > 15 else (4, 3, 2)))
    centred, corner = _centred(floor, of.double_bed()), _corner(floor)
    double = brief.code == "B1" or area > 13.5
    if double and floor.suite((doubles, centred), (wardrobes, corner)):
        bed, place = floor.placed[0]
        _carpet(floor, of.rug(2.2, 1.4), moved(place, (bed.wide - 2.2) / 2, 1.0))
    else:
        floor.suite(((of.single_bed(),), corner), (wardrobes, corner))
    if brief.code != "B1" or area > 15:
        floor.best(of.desk(), _in_the_light(floor))
    floor.best((of.shelf(0.9), of.shelf(0.6)), corner)
    if area > 13:
        floor.best(of.plant(), corner)


def _study(floor: Floor, brief: Brief) -> None:
    assert brief.code == "S"  # noqa: S101 - bedrooms have beds
    floor.best(of.desk(), _in_the_light(floor))
    floor.best((of.sofa(2.0), of.sofa(1.7)), _corner(floor))
    for wide in (1.8, 0.9):
        floor.best(of.shelf(wide), _corner(floor))
    floor.best(of.plant(), _corner(floor))


def _bathroom(floor: Floor, brief: Brief) -> None:
    corner = _corner(floor)
    toilet, small = ((wet.toilet(),), corner), ((wet.basin(0.6), wet.basin(0.45)), corner)
    if brief.kind == "wc":
        floor.suite(toilet, small)
        return
    broad = ((wet.basin(1.2), wet.basin(0.9), wet.basin(0.6)), corner)
    showers = (wet.shower(), wet.shower(0.8))
    for washing in showers if brief.code == "SH" else (wet.bath(), *showers):
        if floor.suite(((washing,), corner), toilet, broad) or floor.suite(
            ((washing,), corner), toilet, small
        ):
            break
    if brief.code == "BA":
        floor.best(wet.washer(), corner)
    floor.best(wet.towels(), corner)


def _hall(floor: Floor) -> None:
    hung = floor.best(tuple(of.wardrobe(n) for n in (4, 3, 2)), _corner(floor))
    if not floor.best(of.bench(), _corner(floor)) and not hung:
        floor.best(of.hooks(), _corner(floor))


def _common(floor: Floor) -> None:
    floor.best((wet.kitchen(5), wet.kitchen(4)), _corner(floor))
    for _ in range(2):
        _free(floor, of.dining(6), lambda rect: -_from_views(floor, rect))
    _sitting(floor)
    floor.best(of.shelf(1.8), _corner(floor))
    floor.best(of.plant(), _corner(floor))
