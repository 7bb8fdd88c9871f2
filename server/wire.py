"""Every message between browser and server, declared once.

``maquette wire`` writes the TypeScript side (``web/src/wire.gen.ts``); a test forbids drift, and the golden
examples in ``tests/wire/`` are decoded by both sides. Durations are whole milliseconds of the monotonic
clock; instants are whole milliseconds since 1970 UTC on the clock that the name says.
"""

from collections.abc import Iterator
from typing import Annotated, Literal

from msgspec import Meta, Struct

from server import lifetimes

#: The largest message that is read at all, bytes.
MAX_MESSAGE_BYTES = 16 * 1024
#: The most attention rows of one batch.
MAX_ROWS = 64
#: The most poses of one batch, those of its walks with them; 4 a second for 5 s, twice over for a late flush.
MAX_POSES = 64
#: Numbers that a walk says of each pose: ms later, then how far eye and target moved along three axes.
WALKED = 7
#: The most actions of one batch.
MAX_ACTIONS = 64
#: The longest text that says what else was on show at a pose.
MAX_SHOW = 240
#: The longest active time one batch can cover, ms; a batch is cut every 5 s, a throttled one later.
MAX_ACTIVE_MS = 120_000
#: The oldest batch that is taken, ms from its beginning to its arrival. One sent again when its first
#: copy was deleted for its age would be stored twice; the day less is for visits that last.
MAX_AGE_MS = lifetimes.RAW_MS - lifetimes.DAY_MS

Id = Annotated[str, Meta(pattern="^[A-Za-z0-9_$-]{8,64}$")]
Key = Annotated[str, Meta(min_length=1, max_length=128)]
Count = Annotated[int, Meta(ge=0, le=1_000_000_000)]
Milliseconds = Annotated[int, Meta(ge=0, le=MAX_ACTIVE_MS)]
Centimetres = Annotated[int, Meta(ge=-1_000_000_000, le=1_000_000_000)]
Instant = Annotated[int, Meta(ge=0, le=9_007_199_254_740_991)]


class Row(Struct, frozen=True, forbid_unknown_fields=True):
    """Attention to one feature while one stage was shown; sums over a batch.

    ``attention`` is the feature's share of active time, ``exposure`` the time it was visible at all,
    ``viewable`` the time beyond the first continuous second in which it took a tenth of the view.
    """

    feature: Key
    stage: Key
    attention: Milliseconds
    exposure: Milliseconds
    viewable: Milliseconds = 0


ActionKind = Literal[
    "open_unit", "close_unit", "favourite", "unfavourite", "choose_stage", "filter", "enquire",
    "open_suggestion", "dismiss_suggestion", "show_everything", "enter_unit", "choose_hour",
    "open_photo", "choose_finish", "tour_begin", "tour_pause", "tour_end", "tour_done", "compare",
    "share", "compare_homes", "open_sheet",
]  # fmt: skip


class Action(Struct, frozen=True, forbid_unknown_fields=True):
    """A deliberate act, ``at`` ms of active and idle time since the visit began."""

    kind: ActionKind
    at: Count
    feature: Annotated[str, Meta(max_length=128)] = ""
    stage: Annotated[str, Meta(max_length=128)] = ""


class Pose(Struct, frozen=True, forbid_unknown_fields=True):
    """Where the camera stood, only when it moved: eye and target in centimetres of the scene's frame.

    ``show`` is what else was on show, as the page's address says it ("unit=a-2&sun=6-1730", and "inside=1" of
    who stood in the building); None where that is as at the pose before. The first pose of a batch says it.
    ``walk`` says the poses that follow while the same is on show, from the pose before, ``WALKED`` whole
    numbers each: ms, then centimetres of the eye's x, y, z and of the target's. A pose of its own takes
    85 bytes, one of a walk some 20.
    """

    at: Count
    eye: tuple[Centimetres, Centimetres, Centimetres]
    target: tuple[Centimetres, Centimetres, Centimetres]
    stage: Annotated[str, Meta(max_length=128)]
    show: Annotated[str, Meta(max_length=MAX_SHOW)] | None = None
    walk: Annotated[list[Centimetres], Meta(max_length=WALKED * MAX_POSES)] = []

    def __post_init__(self) -> None:
        """Refuse a walk that breaks off, or that goes back in time."""
        if len(self.walk) % WALKED or any(later < 0 for later in self.walk[::WALKED]):
            raise ValueError(f"a walk has {WALKED} numbers a pose, and the first is no less than 0")

    def walked(self) -> Iterator["Pose"]:
        """The pose, then each of its walk as one of its own."""
        yield self
        at, eye, target = self.at, self.eye, self.target
        for first in range(0, len(self.walk), WALKED):
            ms, ex, ey, ez, tx, ty, tz = self.walk[first : first + WALKED]
            at, eye = at + ms, (eye[0] + ex, eye[1] + ey, eye[2] + ez)
            target = (target[0] + tx, target[1] + ty, target[2] + tz)
            yield Pose(at, eye, target, self.stage)


class Batch(Struct, frozen=True, forbid_unknown_fields=True):
    """What was attended to in a few seconds of one visit, resting on one consent.

    Law: ``active`` equals the sum of the rows' attention plus ``background``, to the millisecond; a batch
    that breaks it is refused. ``id`` stays the same in every repeat. ``began`` is the browser's wall clock at
    the batch's first sample, ``offset`` the server's clock minus the browser's, from the
    quickest of three pings. Its active time lies between ``since`` and ``until``, in ms since the visit
    began, as its actions and poses do; where ``until`` is 0 the browser did not say.
    """

    id: Id
    visit: Id
    development: Key
    consent: Id
    seq: Count
    began: Instant
    offset: Annotated[int, Meta(ge=-9_007_199_254_740_991, le=9_007_199_254_740_991)]
    active: Milliseconds
    background: Milliseconds
    rows: Annotated[list[Row], Meta(max_length=MAX_ROWS)]
    actions: Annotated[list[Action], Meta(max_length=MAX_ACTIONS)] = []
    poses: Annotated[list[Pose], Meta(max_length=MAX_POSES)] = []
    #: Rows, actions and poses that the browser had to drop since the last batch.
    dropped: Count = 0
    since: Count = 0
    until: Count = 0


class Receipt(Struct, frozen=True):
    """The answer to a batch.

    ``stored`` and ``repeat`` are committed and may be forgotten by the sender, ``refused`` (with the reason)
    must not be sent again, ``later`` asks to send the same again. ``retry_after`` in ms
    slows the sender down, whatever the state.
    """

    id: str
    state: Literal["stored", "repeat", "refused", "later"]
    reason: str = ""
    retry_after: int = 0


class Hello(Struct, frozen=True, forbid_unknown_fields=True):
    """First message of a buyer's socket; ``visit`` names the sitting."""

    visit: Id
    development: Key
    consent: Id


class Welcome(Struct, frozen=True):
    """Answer to hello and to a ping: the server's clock, and whether recording is paused or refused."""

    clock: Instant
    recording: bool
    reason: str = ""


class Reason(Struct, frozen=True):
    """One part of an explanation; the ``points`` of all its reasons add up to the score."""

    text: str
    points: float


class Suggestion(Struct, frozen=True):
    """A unit suggested to one buyer, with the reasons; dismissable, capped."""

    decision: str
    unit: str
    headline: str
    reasons: list[Reason]


class ConsentGiven(Struct, frozen=True, forbid_unknown_fields=True):
    """The buyer's yes, in the words they saw. ``method`` "simulated" marks a made buyer for good.

    "notice" is no press: they were told and did not object, which the market of ``development`` has to allow.
    """

    purposes: list[Literal["attention", "profile"]]
    text_version: Key
    text_hash: Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
    locale: Key
    method: Literal["banner", "page", "notice", "simulated"]
    development: Annotated[str, Meta(max_length=128)] = ""


class ConsentReceipt(Struct, frozen=True):
    """Names the stored consent, on which batches rest; the buyer's id stays in an HttpOnly cookie."""

    consent: str


class NoticedFeature(Struct, frozen=True):
    """One line of "What we noticed": interest against the development's usual, with its interval."""

    feature: str
    name: str
    seconds: float
    interest: float
    low: float
    high: float


class NoticedStage(Struct, frozen=True):
    """Seconds spent with one stage shown."""

    stage: str
    name: str
    seconds: float


class NoticedDecision(Struct, frozen=True):
    """What was suggested, why, and what followed."""

    decision: str
    at: Instant
    unit: str
    reasons: list[Reason]
    outcome: str


class NoticedWatch(Struct, frozen=True):
    """Somebody of the sales team looked: at the buyer's "page", or at a "replay" of a visit."""

    at: Instant
    what: Literal["page", "replay"]


class Noticed(Struct, frozen=True):
    """The buyer's own page: everything kept about them, in words they can contest."""

    known: bool
    paused: bool
    visits: int
    seconds: float
    features: list[NoticedFeature]
    stages: list[NoticedStage]
    decisions: list[NoticedDecision]
    #: The buyer objected to conclusions; none is drawn any more.
    objected: bool = False
    #: Who of the sales team has seen them, the latest first, without names.
    watched: list[NoticedWatch] = []


class Enquiry(Struct, frozen=True, forbid_unknown_fields=True):
    """The enquiry form; it needs no consent to recording, its own sentence says what it is used for."""

    development: Key
    name: Annotated[str, Meta(min_length=1, max_length=120)]
    email: Annotated[str, Meta(max_length=200, pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")]
    message: Annotated[str, Meta(max_length=4000)] = ""
    unit: Annotated[str, Meta(max_length=128)] = ""


class Interest(Struct, frozen=True):
    """A buyer's interest in a feature as sales sees it: seconds, and times the usual with its interval."""

    feature: str
    name: str
    seconds: float
    interest: float
    low: float
    high: float
    reason: str


class BuyerLine(Struct, frozen=True):
    """One buyer on the sales page. ``online`` while a socket of theirs is open.

    ``rank`` orders the page, highest first, and ``why`` says in words what lifted it; ``data_to`` is the
    instant to which the line's data reach.
    """

    buyer: str
    label: str
    online: bool
    simulated: bool
    development: str
    first_seen: Instant
    last_seen: Instant
    visits: int
    active_seconds: float
    stage: str
    interests: list[Interest]
    stages: list[NoticedStage]
    favourites: list[str]
    suggestion: str
    rank: float
    why: str
    data_to: Instant


class BoardWanted(Struct, frozen=True, forbid_unknown_fields=True):
    """The sales page asks for a development's whole board, and for its changes from then on."""

    development: Key


class Board(Struct, frozen=True):
    """The sales page's whole state; sent on request, so after every reconnection. ``data_to`` is its age."""

    data_to: Instant
    now: list[BuyerLine]
    today: list[BuyerLine]


class BoardChange(Struct, frozen=True):
    """What changed on a board: whole lines, and ``gone``, the buyers who are no longer kept here."""

    development: str
    data_to: Instant
    lines: list[BuyerLine]
    gone: list[str]


class Moment(Struct, frozen=True):
    """One entry of a buyer's time line."""

    at: Instant
    kind: str
    text: str
    seconds: float = 0.0


class DecisionLine(Struct, frozen=True):
    """One decision as sales sees it: the chance it was taken with, and whether the buyer is held out."""

    decision: str
    at: Instant
    unit: str
    headline: str
    reasons: list[Reason]
    propensity: float
    holdout: bool
    shown: bool
    outcome: str


class ConsentLine(Struct, frozen=True):
    """One consent as given: for what, when, how; ``withdrawn_at`` is 0 while it is live."""

    purposes: list[str]
    given_at: Instant
    withdrawn_at: Instant
    method: str
    text_version: str


class VisitLine(Struct, frozen=True):
    """One visit of a buyer: when, how long they were active, what got most of it.

    ``replay`` says whether it can be replayed, and where it cannot ``why`` says why.
    """

    visit: str
    began: Instant
    seconds: float
    most: str
    most_seconds: float
    replay: bool
    why: str = ""


class BuyerPage(Struct, frozen=True):
    """One buyer in full for sales: line, time line and visits (latest first), decisions, consents.

    ``paused`` is the buyer's own pause, ``objected`` their objection to a profile.
    """

    line: BuyerLine
    moments: list[Moment]
    decisions: list[DecisionLine]
    consents: list[ConsentLine]
    paused: bool
    objected: bool
    visits: list[VisitLine] = []


class Failure(Struct, frozen=True):
    """Every error answer over HTTP: what, and what to do."""

    error: str
    remedy: str = ""
