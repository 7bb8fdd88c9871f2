"""The views of each home: where one stands at its main windows, and what one sees there."""

from collections.abc import Sequence

from models3d.daylight.looks_out import Surroundings
from models3d.daylight.openings import Opening, openings_of
from models3d.daylight.rooms_of import PASSED_THROUGH
from models3d.daylight.standing_place import EYE, MARGIN, standing_place
from models3d.daylight.surroundings import finds_of
from models3d.described import Described
from models3d.manifest import View
from models3d.rays import Caster

#: More views of one home would repeat themselves.
MOST = 4

#: Through panes that face up more than this (upward share of their direction) one sees sky.
OVERHEAD = 0.8

#: Past the outer face of the frame (metres).
PAST = 0.05


def unit_views(described: Described, caster: Caster) -> list[list[View]]:
    """Views from the main windows of each home, in the order of ``described.homes``, the best first."""
    around = Surroundings(caster, finds_of(described))
    return [_views(openings, around) for openings in openings_of(described, caster)]


def main_first(openings: Sequence[Opening]) -> list[Opening]:
    """Openings worth a view: living rooms before kitchens before bedrooms, the largest first.

    One for each direction a home looks in comes before a second in the same; never two alike of one room.
    """
    looked_out = [opening for opening in openings if opening.pane.normal[1] < OVERHEAD]
    lived_in = [opening for opening in looked_out if opening.use < PASSED_THROUGH] or looked_out
    ranked = sorted(lived_in, key=lambda one: (one.use, -round(one.area, 2), one.pane.element))
    first: list[Opening] = []
    second: list[Opening] = []
    for opening in ranked:
        if opening.orientation not in {one.orientation for one in first}:
            first.append(opening)
        elif (opening.room, opening.orientation) not in {
            (one.room, one.orientation) for one in first + second
        }:
            second.append(opening)
    return first + second


def _views(openings: Sequence[Opening], around: Surroundings) -> list[View]:
    views: list[View] = []
    for opening in main_first(openings):
        pose = standing_place(opening, around.caster)
        if pose is not None and len(views) < MOST:
            pane = opening.pane
            outside = opening.at_height(EYE, MARGIN) + pane.normal * (pane.before + PAST)
            # Adding nought makes minus nought plain.
            eye, towards = ([round(float(one), 3) + 0.0 for one in vector] for vector in pose)
            views.append(
                View(
                    window=pane.element,
                    eye=(eye[0], eye[1], eye[2]),
                    towards=(towards[0], towards[1], towards[2]),
                    orientation=opening.orientation,
                    sees=around.sights(outside, pane.level),
                )
            )
    return views
