"""An enquiry: kept for the sales team, joined to a visit only where the buyer agreed to be recorded."""

from server import journal
from server.errors import RefusedError, to_say
from server.i18n import gettext as _
from server.ids import new_id
from server.news import News
from server.parts import Parts
from server.store import enquiries
from server.store.instants import now_ms
from server.wire import Enquiry


class UnknownUnitError(RefusedError):
    """The enquiry is about a home that is not part of this development."""

    remedy = to_say("Reload the page, then choose the home again.")


def enquire(parts: Parts, development: str, asked: Enquiry, buyer: str) -> str:
    """Store what was ``asked`` and tell the sales side; the id of the enquiry.

    Raises UnknownDevelopmentError and UnknownUnitError.
    """
    build = parts.builds.get(development)
    if asked.development != development or (asked.unit and asked.unit not in build.units):
        raise UnknownUnitError(_("This enquiry is about a home that is not part of this development."))
    enquiry = new_id()
    linked = parts.write(lambda session: enquiries.keep(session, enquiry, asked, buyer, now_ms()))
    journal.note("enquired", development=development)
    parts.tell(News("enquired", linked, development))
    return enquiry
