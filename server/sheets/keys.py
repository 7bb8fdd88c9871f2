"""When the keys of a home are handed over: as promised, as it is expected now, and how late that is.

The same as ``web/src/ui/handover.ts`` says in the model's page.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from models3d.manifest import NO_DAY, Handover, Manifest, Stage
from server.i18n import filled
from server.i18n import gettext as _
from server.notation import day as day_words
from server.notation import short_day
from server.sheets.days import difference


@dataclass(frozen=True)
class Keys:
    """The ``day`` on which a home is ready by all that is known, and a sentence on what was promised.

    ``words`` say that day, ``short`` for a table; ``behind`` how late it is, "" where it is as promised.
    """

    day: int
    late: bool
    words: str
    short: str
    behind: str
    why: str


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
    why = _("As promised.")
    if behind:
        why = filled(
            _("Promised for {day}, {difference}."),
            day=day_words(handover.promised),
            difference=difference(behind),
        )
    if handover.origin == "computed" and last:
        why = f"{why} {filled(_('That is when “{stage}” ends.'), stage=last.name)}"
    words = day_words(day)
    return Keys(
        day=day,
        late=behind > 0,
        words=filled(_("Ready since {day}"), day=words) if ready else words,
        short=short_day(day),
        behind=difference(behind) if behind else "",
        why=why,
    )
