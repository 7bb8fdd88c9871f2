"""A buyer's time line at one development: what they did and lingered on, visit by visit. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from server.i18n import filled, in_a_row
from server.i18n import gettext as _
from server.wire import Moment

#: Shorter looks are passing by, ms.
LINGER_MS = 3_000


@dataclass(frozen=True)
class Attended:
    """Attention to one feature in one batch while one stage was shown."""

    visit: str
    seq: int
    feature: str
    stage: str
    attention_ms: int
    at: int


@dataclass(frozen=True)
class Named:
    """Names of features (units among them) and of stages by id; an id without a name is shown as it is."""

    features: Mapping[str, str]
    stages: Mapping[str, str]

    def feature(self, key: str) -> str:
        """The feature's name."""
        return self.features.get(key, key)

    def stage(self, key: str) -> str:
        """The stage's name."""
        return self.stages.get(key, key)


def looks(attended: Iterable[Attended], named: Named) -> list[Moment]:
    """A moment for each unbroken look of at least LINGER_MS: consecutive batches that attended to it."""
    moments = []
    running: dict[tuple[str, str, str], list[Attended]] = {}
    for one in sorted(attended, key=lambda one: (one.visit, one.seq)):
        key = (one.visit, one.feature, one.stage)
        look = running.get(key, [])
        if look and one.seq - look[-1].seq > 1:
            moments.append(look)
            look = []
        running[key] = [*look, one]
    moments.extend(running.values())
    return [_lingered(look, named) for look in moments if sum(one.attention_ms for one in look) >= LINGER_MS]


def _lingered(look: list[Attended], named: Named) -> Moment:
    first, seconds = look[0], sum(one.attention_ms for one in look) / 1000
    text = filled(
        _("Lingered on {feature} at {stage}"),
        feature=named.feature(first.feature),
        stage=named.stage(first.stage),
    )
    return Moment(first.at, "lingered", text, seconds)


def acted(kind: str, feature: str, stage: str, at: int, named: Named) -> Moment | None:
    """The moment of one action; None for those that say nothing by themselves."""
    texts = {
        "open_unit": _("Opened {feature}"),
        "favourite": _("Marked {feature} as a favourite"),
        "unfavourite": _("Took {feature} off the favourites"),
        "choose_stage": _("Went to {stage}"),
        "enter_unit": _("Stood in {feature} at {stage}")
        if feature
        else _("Stood in the building at {stage}"),
        "compare": _("Held {stage} beside another stage"),
        "compare_homes": _("Compared homes side by side"),
        "open_sheet": _("Opened the sheet of {feature}"),
        # Under this kind the same was kept before it had one of its own; nothing else has been.
        "share": _("Opened the sheet of {feature}"),
        "choose_hour": _("Looked at the sun over the building"),
        "open_photo": _("Looked at a photo of {stage}"),
        "choose_finish": _("Chose finishes in {feature}"),
        "tour_begin": _("Let the guided tour begin"),
        "tour_pause": _("Stopped the guided tour at {place}"),
        "tour_end": _("Left the guided tour at {place}"),
        "tour_done": _("Saw the guided tour to its end"),
        "filter": _("Narrowed the list of homes"),
        "show_everything": _("Went back to all homes"),
        "open_suggestion": _("Opened the suggestion {feature}"),
        "dismiss_suggestion": _("Dismissed the suggestion {feature}"),
    }
    if kind not in texts:
        return None
    said = {"feature": named.feature(feature), "stage": named.stage(stage)}
    return Moment(at, kind, filled(texts[kind], **said, place=in_a_row([said["stage"], said["feature"]])))
