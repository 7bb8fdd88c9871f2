"""Words that several figures share."""

from server.i18n import filled
from server.i18n import gettext as _


def status_word(status: str) -> str:
    """A unit's status as people say it."""
    words = {"available": _("available"), "reserved": _("reserved"), "sold": _("sold")}
    return words.get(status, status)


def floor_word(floor: int) -> str:
    """A floor as people say it; 0 is at ground level.

    >>> floor_word(0), floor_word(3)
    ('Ground floor', 'Floor 3')
    """
    return filled(_("Floor {floor}"), floor=floor) if floor else _("Ground floor")
