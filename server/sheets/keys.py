"""When the keys of a home are handed over: as promised or planned, as expected now, and how late that is.

The same as ``web/src/ui/handover.ts`` says in the model's page.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from models3d.manifest import NO_DAY, Handover, Manifest, Stage
from server.i18n import filled
from server.i18n import gettext as _
from server.notation import day as day_words
from server.notation import short_day
from server.sheets.days import derived_words, difference


@dataclass(frozen=True)
class Keys:
    """The ``day`` on which a home is ready by all that is known, and sentences on what was promised.

    ``words`` say that day, ``short`` for a table; ``behind`` how late it is, "" where it is as promised or
    planned. ``derived``: the day follows from the order of building alone.
    """

    day: int
    late: bool
    words: str
    short: str
    behind: str
    why: str
    derived: bool


def keys_of(manifest: Manifest, handover: Handover | None, today: int) -> Keys | None:
    """When a home with this ``handover`` is ready; None where nobody knows."""
    if handover is None:
        return None
    return keys(handover, manifest.stages, today, reported=manifest.reported_until != NO_DAY)


def keys(handover: Handover, stages: Sequence[Stage], today: int, *, reported: bool) -> Keys:
    """The same; ``reported`` says whether the site reports at all."""
    last = next((stage for stage in stages if stage.id == handover.stage), None)
    built = last.actual.finish if last else NO_DAY
    ready = built != NO_DAY and built <= today and handover.expected <= today
    # Where the site reports, what was expected and has not come is late by today at least.
    day = handover.expected if ready or not reported else max(handover.expected, today)
    behind = day - handover.promised
    promise = handover.origin != "computed"
    derived = not promise and last is not None and last.origin == "estimated"
    why = []
    if behind:
        text = _("Promised for {day}, {difference}.") if promise else _("Planned for {day}, {difference}.")
        why.append(filled(text, day=day_words(handover.promised), difference=difference(behind)))
    elif promise:
        why.append(_("As promised."))
    if not promise and last:
        why.append(filled(_("That is when “{stage}” ends."), stage=last.name))
    if derived:
        why.append(derived_words())
    words = day_words(day)
    return Keys(
        day=day,
        late=behind > 0,
        words=filled(_("Ready since {day}"), day=words) if ready else words,
        short=short_day(day),
        behind=difference(behind) if behind else "",
        why=" ".join(why),
        derived=derived,
    )
