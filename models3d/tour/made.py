"""The tour that is made from the manifest: ground, stages, homes, one of them inside, evening, handover."""

from collections.abc import Collection, Iterator

from msgspec.structs import replace

from models3d.manifest import BARE_GROUND, NO_INDEX, Manifest, Stage, Unit
from models3d.manifest_tour import TourPlace, TourStep
from models3d.tour.evening import evening_of
from models3d.tour.typical import best_room, shell_stage, typical_home

#: Nobody is led past more steps than this, at six to ten seconds each.
MOST = 14

#: Stages that are shown however much else there is to tell.
FEWEST_STAGES = 3

#: What one sees of a building from outside, and how little of it a stage adds that is built inside.
OUTSIDE = ("facade", "roof", "site")
OUTSIDE_SHARE = 0.05

#: Steps that are made where the manifest knows enough for them, beside one for each main stage.
MADE = ("ground", "homes", "home", "raw", "room", "window", "evening", "handover")


def stage_step(stage: Stage) -> str:
    """The id of the step that shows ``stage``."""
    return f"stage-{stage.id}"


def made_steps(
    manifest: Manifest, *, home: Unit | None = None, besides: int = 0, wanted: Collection[str] = ()
) -> list[TourStep]:
    """The steps in their order, in ``home`` or a typical one.

    ``besides`` others will be added, which leaves less room for stages; those whose steps are in ``wanted``
    are shown in any case.
    """
    unit = home or typical_home(manifest)
    shell = shell_stage(manifest, unit) if unit else None
    last = manifest.stages[-1].id if manifest.stages else BARE_GROUND
    rest = [
        *_homes(manifest, last),
        *(_inside(manifest, unit, shell, last) if unit else ()),
        *_evening(manifest, last),
        TourStep("handover", "whole", last, "handover"),
    ]
    room = max(FEWEST_STAGES, MOST - 1 - len(rest) - besides)
    stages = [_stage(manifest, one, shell) for one in _main(manifest, room, wanted)]
    return [TourStep("ground", "whole", _ground(manifest), "ground"), *stages, *rest]


def _ground(manifest: Manifest) -> str:
    """What the time line begins with: a first stage that builds nothing is itself the bare ground."""
    first = manifest.stages[0] if manifest.stages else None
    return first.id if first and not _builds(first) else BARE_GROUND


def _builds(stage: Stage) -> bool:
    return stage.elements > 0 and stage.planned.finish >= 0


def _main(manifest: Manifest, most: int, wanted: Collection[str]) -> list[Stage]:
    """The stages but the last that build most, in building order, no more than ``most``."""
    stages = [stage for stage in manifest.stages[:-1] if _builds(stage)]
    by_weight = sorted(
        stages, key=lambda one: (stage_step(one) not in wanted, -one.elements, stages.index(one))
    )
    called = sum(stage_step(one) in wanted for one in stages)
    chosen = [one.id for one in by_weight[: max(most, called)]]
    return [stage for stage in stages if stage.id in chosen]


def _stage(manifest: Manifest, stage: Stage, shell: int | None) -> TourStep:
    """From outside; where all that it builds is in the house, from above into the storey with most homes."""
    number, storey = manifest.stages.index(stage), _fullest(manifest)
    step = TourStep(stage_step(stage), "whole", stage.id, "stage")
    if shell is None or number <= shell or storey is None:
        return step
    elements, kinds = manifest.elements, [feature.kind for feature in manifest.features]
    outside = sum(
        kinds[feature] in OUTSIDE
        for feature, at in zip(elements.feature, elements.stage, strict=True)
        if at == number and feature != NO_INDEX
    )
    inside = outside <= stage.elements * OUTSIDE_SHARE
    return replace(step, place="storey", storey=storey) if inside else step


def _fullest(manifest: Manifest) -> int | None:
    """Index of the storey on which most homes lie, the highest of several."""
    counts = [0] * len(manifest.storeys)
    for feature in manifest.features:
        if feature.kind == "unit" and feature.volumes and feature.storey != NO_INDEX:
            counts[feature.storey] += 1
    if not any(counts):
        return None
    return max(range(len(counts)), key=lambda at: (counts[at], manifest.storeys[at].elevation))


def _homes(manifest: Manifest, last: str) -> Iterator[TourStep]:
    storey = _fullest(manifest)
    if manifest.units:
        place: TourPlace = "whole" if storey is None else "storey"
        yield TourStep("homes", place, last, "homes", storey=storey)


def _inside(manifest: Manifest, unit: Unit, shell: int | None, last: str) -> Iterator[TourStep]:
    yield TourStep("home", "home", last, "home", unit=unit.id)
    room = best_room(manifest, unit)
    feature = room.id if room else ""
    if shell is not None:
        stage = manifest.stages[shell].id
        yield TourStep("raw", "room", stage, "raw", unit=unit.id, feature=feature)
    yield TourStep("room", "room", last, "room", unit=unit.id, feature=feature)
    if unit.views:
        yield TourStep("window", "window", last, "window", unit=unit.id, view=0)


def _evening(manifest: Manifest, last: str) -> Iterator[TourStep]:
    hour = evening_of(manifest.development.place)
    if hour:
        yield TourStep("evening", "whole", last, "evening", hour=hour)
