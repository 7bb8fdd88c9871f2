"""The sheet of one home: everything that a buyer would keep of it, in the order of the page."""

from collections.abc import Mapping
from dataclasses import dataclass

from models3d.manifest import NO_DAY, Unit
from server.builds import Build
from server.i18n import filled
from server.i18n import gettext as _
from server.notation import day as day_words
from server.sheets.days import derived_words, today_in
from server.sheets.facts import Fact, HomeFacts, facts_of
from server.sheets.finishing import Finishes, finishes_of
from server.sheets.works import StageLine, works_of


@dataclass(frozen=True)
class Sheet:
    """One home on paper; ``stage`` is the one that its link opens at, "" for the complete building."""

    home: HomeFacts
    facts: list[Fact]
    works: list[StageLine]
    finishes: Finishes | None
    stage: str
    as_of: str
    rests_on: list[str]


def sheet_of(build: Build, unit: Unit, asked: Mapping[str, str], today: int | None = None) -> Sheet:
    """The sheet of ``unit`` today; ``asked`` is what the address of the model's page had on show."""
    timezone = build.manifest.development.place.timezone
    today = today_in(timezone) if today is None else today
    home = HomeFacts(build, unit, today)
    return Sheet(
        home=home,
        facts=facts_of(home),
        works=works_of(build.manifest.stages, today),
        finishes=finishes_of(build, unit, asked.get("fin", "")),
        stage=_stage(build, asked.get("stage", "")),
        as_of=day_words(today),
        rests_on=_rests_on(home),
    )


def _stage(build: Build, asked: str) -> str:
    # The last one is what the model opens at anyway.
    return build.stages[asked].name if asked in list(build.stages)[:-1] else ""


def _rests_on(home: HomeFacts) -> list[str]:
    """What is computed or estimated, and by what, in sentences."""
    build, unit = home.build, home.unit
    said = [_("Price and availability can change; ask before you decide.")]
    feature = build.features.get(unit.id)
    if feature and feature.volume_origin == "estimated":
        said.append(_("The outline of this home is estimated: nobody has drawn its rooms."))
    if home.room_lines:
        said.append(_("The areas of the rooms stand in the model, or are measured in it."))
    if home.sun:
        said.append(_("Direct sun is computed for a clear sky, with the shadows of everything around."))
    if home.views:
        said.append(_("What the windows look at is computed for the finished building."))
    if any(stage.origin == "estimated" for stage in build.manifest.stages):
        said.append(derived_words())
    if build.manifest.reported_until != NO_DAY:
        reported = day_words(build.manifest.reported_until)
        said.append(
            filled(_("What is reached and what is expected is by the site's report of {day}."), day=reported)
        )
    if unit.plan:
        said.append(_("The bar below the floor plan gives its scale, whatever size it is printed in."))
    return said
