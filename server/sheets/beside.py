"""Homes side by side: a row for each fact, and in words how the others differ from the first."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from server.builds import Build
from server.i18n import filled, in_a_row, ngettext
from server.i18n import gettext as _
from server.notation import day as day_words
from server.notation import exact_area, price
from server.sheets.days import amount_of, today_in
from server.sheets.drawn import Drawn, drawn
from server.sheets.facts import Fact, HomeFacts

#: So many homes fit side by side.
MOST = 4


@dataclass(frozen=True)
class Cell:
    """What one home has: a ``value`` or ``lines``, a ``note``, and ``than`` the first how much."""

    value: str = ""
    note: str = ""
    lines: tuple[str, ...] = ()
    than: str = ""


@dataclass(frozen=True)
class Row:
    """One fact of all homes."""

    key: str
    word: str
    cells: list[Cell]

    @property
    def differs(self) -> bool:
        """Whether the homes are not the same in it."""
        return len({(cell.value, cell.lines) for cell in self.cells}) > 1


@dataclass(frozen=True)
class Beside:
    """The homes and the rows; ``waiting`` are homes without a place here, ``gone`` ids that no home has."""

    as_of: str
    homes: list[HomeFacts]
    rows: list[Row]
    plans: list[Drawn | None]
    waiting: list[HomeFacts] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)

    @property
    def box(self) -> tuple[float, float]:
        """Width and height that every plan fits into, in millimetres of the building."""
        plans = [plan for plan in self.plans if plan]
        return max((plan.width for plan in plans), default=0), max((plan.height for plan in plans), default=0)

    @property
    def sunniest(self) -> float:
        """Hours of the sunniest month of all homes, to which every bar is drawn."""
        return max((home.sun.most for home in self.homes if home.sun), default=1.0)


def beside_of(build: Build, ids: Iterable[str], today: int | None = None) -> Beside:
    """The homes called ``ids`` in that order, each once; the first four are shown."""
    timezone = build.manifest.development.place.timezone
    today = today_in(timezone) if today is None else today
    asked = list(dict.fromkeys(filter(None, ids)))
    homes = [HomeFacts(build, build.units[one], today) for one in asked if one in build.units]
    shown = homes[:MOST]
    return Beside(
        as_of=day_words(today),
        homes=shown,
        rows=_rows(shown),
        plans=[drawn(build.folder, home.unit.plan) for home in shown],
        waiting=homes[MOST:],
        gone=[one for one in asked if one not in build.units],
    )


def _rows(homes: Sequence[HomeFacts]) -> list[Row]:
    if not homes:
        return []
    rows = [
        Row("status", _("Status"), [Cell(home.status) for home in homes]),
        Row("price", _("Price"), [Cell(home.price, than=_price_than(home, homes[0])) for home in homes]),
        _row(homes, lambda home: home.price_by_area),
        _row(homes, lambda home: home.area, _area_than),
        _row(homes, lambda home: home.rooms),
        _row(homes, lambda home: home.bathrooms),
        _row(homes, lambda home: home.floor, _floor_than),
        _row(homes, lambda home: home.faces),
        _row(homes, lambda home: home.outdoors),
        Row("sun", _("Direct sun"), [Cell(lines=_sun(home)) for home in homes]),
        Row("views", _("Views"), [Cell(lines=_views(home)) for home in homes]),
        _row(homes, lambda home: home.handover, _handover_than),
        Row("room-by-room", _("Room by room"), [Cell(lines=_rooms(home)) for home in homes]),
    ]
    return [row for row in rows if any(cell.value or cell.lines for cell in row.cells)]


def _row(
    homes: Sequence[HomeFacts],
    fact_of: Callable[[HomeFacts], Fact],
    than: Callable[[HomeFacts, HomeFacts], str] = lambda _home, _first: "",
) -> Row:
    facts = [fact_of(home) for home in homes]
    cells = [
        Cell(fact.value, fact.note, than=than(home, homes[0]))
        for home, fact in zip(homes, facts, strict=True)
    ]
    return Row(facts[0].key, facts[0].word, cells)


def _price_than(home: HomeFacts, first: HomeFacts) -> str:
    known = home.unit.price > 0 and first.unit.price > 0
    more = home.unit.price - first.unit.price if known else 0
    amount = price(abs(more), home.manifest.development.currency)
    return _than(more, _("{amount} more"), _("{amount} less"), amount)


def _area_than(home: HomeFacts, first: HomeFacts) -> str:
    more = home.unit.area - first.unit.area if home.measured and first.measured else 0.0
    about = home.estimated or first.estimated
    more = round(more, 0 if about else 1)
    amount = exact_area(abs(more))
    if about:
        amount = filled(_("about {area}"), area=amount)
    return _than(more, _("{amount} larger"), _("{amount} smaller"), amount)


def _floor_than(home: HomeFacts, first: HomeFacts) -> str:
    more = home.unit.floor - first.unit.floor
    count = abs(more)
    higher = ngettext("{count} floor higher", "{count} floors higher", count)
    lower = ngettext("{count} floor lower", "{count} floors lower", count)
    return (higher if more > 0 else lower).format(count=count) if more else ""


def _handover_than(home: HomeFacts, first: HomeFacts) -> str:
    more = home.keys.day - first.keys.day if home.keys and first.keys else 0
    return _than(more, _("{amount} after the first"), _("{amount} before the first"), amount_of(abs(more)))


def _than(more: float, above: str, below: str, amount: str) -> str:
    return (above if more > 0 else below).format(amount=amount) if more else ""


def _rooms(home: HomeFacts) -> tuple[str, ...]:
    return tuple(in_a_row((room.name, room.area)) for room in home.room_lines)


def _sun(home: HomeFacts) -> tuple[str, ...]:
    if not home.sun:
        return ()
    return (
        filled(_("Midsummer: {hours}"), hours=home.sun.summer),
        filled(_("Midwinter: {hours}"), hours=home.sun.winter),
    )


def _views(home: HomeFacts) -> tuple[str, ...]:
    return tuple(
        filled(_("{direction}: {seen}"), direction=one.side, seen=one.seen) if one.seen else one.side
        for one in home.views
    )
