"""What the windows of a home look at: a line for each side it faces."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from models3d.manifest import Orientation, Seen, View
from server.i18n import gettext as _
from server.i18n import listed
from server.nearby import compass_words

#: What windows of a side must show of something for it to be named, of all that they show.
WORTH_NAMING = 0.15
#: Of so many things one says at most that they are seen.
MOST_NAMED = 2


@dataclass(frozen=True)
class Outlook:
    """To one side: its name, and what is seen there, "" where nothing stands out."""

    side: str
    seen: str


def views_of(views: Sequence[View]) -> list[Outlook]:
    """A line for each side, in the order of the windows, the main one first."""
    sides: dict[Orientation, list[View]] = defaultdict(list)
    for view in views:
        sides[view.orientation].append(view)
    return [Outlook(capital(compass_words()[side][0]), _seen(found)) for side, found in sides.items()]


def _seen(views: Sequence[View]) -> str:
    shares: dict[Seen, float] = defaultdict(float)
    for view in views:
        for sight in view.sees:
            shares[sight.kind] += sight.share / len(views)
    most = sorted((kind for kind in shares if shares[kind] >= WORTH_NAMING), key=lambda kind: -shares[kind])
    return listed([sight_word(kind) for kind in most[:MOST_NAMED]])


def capital(word: str) -> str:
    """``word`` as a line begins."""
    return word[:1].upper() + word[1:]


def sight_word(kind: Seen) -> str:
    """What is seen, as one says it."""
    return {
        "court": _("the court"),
        "garden": _("garden"),
        "neighbour": _("neighbours"),
        "open": _("open country"),
        "street": _("the street"),
        "trees": _("trees"),
        "water": _("water"),
    }[kind]
