"""Which developments the sales team's pages are about."""

from contextlib import suppress

from models3d.manifest import Development
from server.builds import Builds
from server.errors import UnknownDevelopmentError


def developments(builds: Builds) -> list[Development]:
    """The developments that can be read; a broken build must not close the pages of the others."""
    found = []
    for one in builds.ids():
        with suppress(UnknownDevelopmentError):
            found.append(builds.get(one).manifest.development)
    return found
