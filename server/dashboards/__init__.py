"""The demand page's figures, by the name in their address, in the order of the page. Pure: frames in."""

from collections.abc import Callable

from server.dashboards import dear, facade, lingering, longest, pull
from server.dashboards.figure import Figure
from server.dashboards.frames import Demand
from server.dashboards.theme import Theme

FIGURES: dict[str, Callable[[Demand, Theme], Figure]] = {
    "building": facade.figure,
    "longest": longest.figure,
    "pull": pull.figure,
    "stages": lingering.figure,
    "dear": dear.figure,
}
