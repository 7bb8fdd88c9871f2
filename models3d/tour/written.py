"""The tour as its author wants it: made steps changed, moved and left out, others added."""

from collections.abc import Sequence

from msgspec.structs import replace

from models3d.folder.tour import ALL, TourRule
from models3d.manifest import BARE_GROUND, Feature, Manifest, Stage, Storey, Unit
from models3d.manifest_tour import TourStep
from models3d.tour.made import MADE, made_steps, stage_step
from models3d.tour.spots import home_of, spot_of


def tour_of(manifest: Manifest, rules: Sequence[TourRule]) -> list[TourStep]:
    """All steps in their order; raises :class:`BrokenInputError` where ``rules`` name what is not there."""
    known = known_ids(manifest.stages)
    out = {rule.table.id for rule in rules if rule.table.leave_out}
    shown = [rule for rule in rules if not rule.table.leave_out]
    ids = {id(rule): rule.table.id or f"written-{at}" for at, rule in enumerate(shown, 1)}
    _check_ids(rules, [*known, *ids.values()], known)
    named = {rule.table.id for rule in shown}
    units = {unit.id: unit for unit in manifest.units}
    own_home = next((rule for rule in shown if rule.table.id == "home" and rule.table.home), None)
    made = made_steps(
        manifest,
        home=units[home_of(own_home, manifest.features)] if own_home else None,
        besides=len(named - set(known)),
        wanted=named,
    )
    by_id = {step.id: step for step in made}
    steps = [step for step in made if step.id not in out and ALL not in out]
    before = ""
    for rule in shown:
        name = ids[id(rule)]
        base = by_id.get(name)
        if base is None and name in known and not rule.table.words:
            continue  # Not made here, as the evening where the sun never sets.
        step = _step(rule, name, base, manifest)
        at = next((at for at, one in enumerate(steps) if one.id == name), None)
        if at is not None:
            steps[at] = step
        if at is None or rule.table.after:
            steps = [one for one in steps if one.id != name]
            steps.insert(_behind(steps, rule.table.after or before, everything=ALL in out), step)
        before = name
    return steps


def check_tour(
    rules: Sequence[TourRule], stages: Sequence[Stage], storeys: Sequence[Storey], features: Sequence[Feature]
) -> None:
    """Raise :class:`BrokenInputError` where ``rules`` name what is not there, before long work."""
    shown = [rule for rule in rules if not rule.table.leave_out]
    known = known_ids(stages)
    ids = [rule.table.id or f"written-{at}" for at, rule in enumerate(shown, 1)]
    _check_ids(rules, [*known, *ids], known)
    for rule in shown:
        spot_of(rule, rule.table.id in known, stages, storeys, features)


def known_ids(stages: Sequence[Stage]) -> list[str]:
    """Ids of steps that may be made."""
    return [*MADE, *(stage_step(stage) for stage in stages)]


def _check_ids(rules: Sequence[TourRule], ids: Sequence[str], made: Sequence[str]) -> None:
    for rule in rules:
        table = rule.table
        if table.leave_out and table.id not in (ALL, *made):
            raise rule.unknown("id", table.id, "made step", made)
        if table.id and table.id not in made and not table.leave_out and not table.words:
            raise rule.unknown("id", table.id, "made step", made)
        if table.after and table.after not in ids:
            raise rule.unknown("after", table.after, "step", ids)


def _behind(steps: Sequence[TourStep], before: str, *, everything: bool) -> int:
    """Where a step goes that comes after ``before``, or after nothing: in a made tour before its end."""
    at = next((at for at, one in enumerate(steps) if one.id == before), None)
    if at is not None:
        return at + 1
    return len(steps) if everything else max(0, len(steps) - 1)


def _step(rule: TourRule, name: str, base: TourStep | None, manifest: Manifest) -> TourStep:
    table = rule.table
    found = spot_of(rule, base is not None, manifest.stages, manifest.storeys, manifest.features)
    last = manifest.stages[-1].id if manifest.stages else BARE_GROUND
    step = base or TourStep(name, found.place, last)
    if table.place or base is None:
        step = replace(
            step, place=found.place, unit=found.unit, feature=found.feature, storey=found.storey, view=None
        )
    elif table.home or table.room:
        step = replace(step, unit=found.unit or step.unit, feature=found.feature)
    elif table.storey:
        step = replace(step, storey=found.storey)
    if step.place == "window":
        step = _at_window(step, manifest.units)
    if table.words:
        step = replace(step, words=table.words, told=None)
    return replace(
        step,
        stage=found.stage if table.stage else step.stage,
        hour=rule.hour or step.hour,
        title=table.title or step.title,
    )


def _at_window(step: TourStep, units: Sequence[Unit]) -> TourStep:
    """The home's main window; where none is known one stands in its room."""
    unit = next(one for one in units if one.id == step.unit)
    return replace(step, view=0) if unit.views else replace(step, place="room", view=None)
