"""Reasons in words: the machine keys of ``analytics.affinity`` as sentences that a buyer can contest.

Texts are looked up in a given locale and not in a request's, because decisions are made behind the ingest,
where no request is being answered. The locale chooses the words and nothing else.
"""

from collections.abc import Sequence

from analytics.affinity import ATTENTION, POPULARITY, Reason
from analytics.decision import LEAST_REASON
from server.i18n import translations

#: The most kinds of homes that a headline names.
_MOST_NAMED = 2


def homes(key: str, locale: str) -> str:
    """The homes that an attribute level stands for, as a noun phrase: "south-facing homes"."""
    _ = translations(locale).gettext
    attribute, level = key.split(":", 1)
    known = {
        "price:low": _("homes in the lower price range"),
        "price:middle": _("homes in the middle price range"),
        "price:high": _("homes in the upper price range"),
        "area:small": _("the smaller homes"),
        "area:medium": _("the medium-sized homes"),
        "area:large": _("the larger homes"),
        "floor:lower": _("homes on the lower floors"),
        "floor:middle": _("homes on the middle floors"),
        "floor:upper": _("homes on the upper floors"),
        "orientation:N": _("north-facing homes"),
        "orientation:NE": _("north-east-facing homes"),
        "orientation:E": _("east-facing homes"),
        "orientation:SE": _("south-east-facing homes"),
        "orientation:S": _("south-facing homes"),
        "orientation:SW": _("south-west-facing homes"),
        "orientation:W": _("west-facing homes"),
        "orientation:NW": _("north-west-facing homes"),
        "outdoor:none": _("homes without a space outdoors"),
        "outdoor:balcony": _("homes with a balcony"),
        "outdoor:terrace": _("homes with a terrace"),
        "outdoor:roof terrace": _("homes with a roof terrace"),
        "outdoor:loggia": _("homes with a loggia"),
        "outdoor:garden": _("homes with a garden"),
        "outdoor:garden terrace": _("homes with a garden terrace"),
    }
    if attribute == "rooms":
        rooms = int(level)
        return (
            translations(locale)
            .ngettext("homes with {n} room", "homes with {n} rooms", rooms)
            .format(n=rooms)
        )
    return str(known.get(key) or _("homes with outdoor space of the kind “{kind}”").format(kind=level))


def sentence(reason: Reason, locale: str) -> str:
    """One reason as a sentence; what counts against a home is said as well."""
    _ = translations(locale).gettext
    speaks_for = reason.points > 0
    if reason.key == POPULARITY:
        text = _("Other visitors look at it often.") if speaks_for else _("Other visitors look at it less.")
    elif reason.key == ATTENTION:
        text = (
            _("You looked at this home itself.") if speaks_for else _("You looked less at this home itself.")
        )
    elif speaks_for:
        text = _("You came back to {homes}.").format(homes=homes(reason.key, locale))
    else:
        text = _("You lingered less on {homes}.").format(homes=homes(reason.key, locale))
    return str(text)


def headline(unit: str, reasons: Sequence[Reason], locale: str) -> str:
    """Why this home, in one sentence: A3 may suit you, because you came back to south-facing homes.

    ``reasons``, largest first, hold at least one of ``LEAST_REASON`` points.
    """
    _ = translations(locale).gettext
    named = [
        homes(reason.key, locale) for reason in reasons if ":" in reason.key and reason.points >= LEAST_REASON
    ][:_MOST_NAMED]
    if len(named) == _MOST_NAMED:
        text = _("{unit} may suit you, because you came back to {first} and {second}.")
        return str(text.format(unit=unit, first=named[0], second=named[1]))
    if named:
        return str(
            _("{unit} may suit you, because you came back to {first}.").format(unit=unit, first=named[0])
        )
    if reasons and reasons[0].key == ATTENTION:
        return str(_("{unit} may interest you, because you looked at it before.").format(unit=unit))
    return str(_("{unit} may interest you: other visitors look at it often.").format(unit=unit))
