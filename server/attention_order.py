"""In which order the sales page lists its buyers, and why, in words.

The points are an order, no forecast, and never shown as a number: deliberate acts before looks, and what is
fresh before what is old. Only what was done in the showcase counts; people decide whom to call.
"""

from math import log2

from server.i18n import filled, ngettext
from server.i18n import gettext as _
from server.store.board import Facts
from server.wire import Interest

#: Points of an enquiry, of each favourite (three at most), and of having come back.
ENQUIRY, FAVOURITE, MOST_FAVOURITES, RETURN = 8.0, 2.0, 3, 2.0
#: The most points that interest can bring; a doubling over the usual, surely, is two.
MOST_INTEREST = 4.0
#: So many hours without a sign of life cost a point.
HOURS_A_POINT = 3.0


def rank_of(facts: Facts, favourites: list[str], interests: list[Interest]) -> float:
    """Higher comes first; comparable between buyers without knowing the time of the comparison."""
    points = ENQUIRY * bool(facts.enquiries)
    points += FAVOURITE * min(len(favourites), MOST_FAVOURITES)
    points += RETURN * (facts.visits > 1)
    points += log2(1 + facts.active_ms / 60_000)
    surest = max((interest.low for interest in interests), default=0.0)
    points += min(2 * log2(surest), MOST_INTEREST) if surest > 1 else 0.0
    return points + facts.last_seen / (HOURS_A_POINT * 3_600_000)


def why(facts: Facts, favourites: list[str], interests: list[Interest], asked: str) -> str:
    """The two weightiest reasons for the place in the order; ``asked`` names the unit asked about, if any."""
    reasons = []
    if facts.enquiries:
        reasons.append(filled(_("Asked about {unit}"), unit=asked) if asked else _("Sent an enquiry"))
    if favourites:
        count = len(favourites)
        reasons.append(filled(ngettext("{count} favourite", "{count} favourites", count), count=count))
    if facts.visits > 1:
        reasons.append(filled(_("Came back: visit {count}"), count=facts.visits))
    if sure := [interest for interest in interests if interest.low > 1]:
        reasons.append(filled(_("Clearly drawn to {feature}"), feature=sure[0].name))
    return " · ".join(reasons[:2]) or _("Looking around")
