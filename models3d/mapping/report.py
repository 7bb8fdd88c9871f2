"""What ``maquette map`` prints: each rule with what it would join, and what stays unjoined."""

from models3d.counted import counted
from models3d.mapping.suggestion import Suggestions

#: So many kinds of unjoined elements and idle tasks are named; the rest is counted.
MOST = 12


def as_text(found: Suggestions) -> str:
    """The findings for a reader, without the rules' own text."""
    lines = [
        f"{found.development}: {found.before} of {found.elements} elements ({_share(found.before, found)}) "
        f"have a task now, {found.after} ({_share(found.after, found)}) with the rules suggested here.",
        "",
    ]
    for number, one in enumerate(found.links, 1):
        lines += [
            f"{number:>3}. {one.elements} elements, as {one.example}",
            f"     to {_named(one.tasks, one.names)}",
            f"     confidence {one.confidence:.2f}: {one.why}",
        ]
    if found.links:
        lines.append("")
    left = found.elements - found.after
    if left:
        lines.append(f"{counted(left, 'element stays', 'elements stay')} without a task, with derived dates:")
        for kind in found.unjoined[:MOST]:
            said = [part for part in (kind.ifc_class, kind.layer, kind.name, kind.storey) if part]
            lines.append(f"     {kind.elements} {', '.join(said)}")
        if len(found.unjoined) > MOST:
            lines.append(f"     and {len(found.unjoined) - MOST} kinds more")
    if found.idle_tasks:
        names = ", ".join(f"{one.id} {one.name}" for one in found.idle_tasks[:MOST])
        more = f" and {len(found.idle_tasks) - MOST} more" if len(found.idle_tasks) > MOST else ""
        lines.append(f"{len(found.idle_tasks)} of {found.tasks} tasks would touch nothing: {names}{more}.")
    if found.stages:
        lines.append(
            f"{counted(len(found.stages), 'stage', 'stages')}: {', '.join(one.name for one in found.stages)}."
        )
    return "\n".join([*lines, *found.notes])


def _share(part: int, found: Suggestions) -> str:
    return f"{part / found.elements:.0%}" if found.elements else "0%"


def _named(ids: list[str], names: list[str]) -> str:
    return ", ".join(f"{task} {name}" for task, name in zip(ids, names, strict=True))
