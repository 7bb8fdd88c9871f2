"""What a project manager reads when an import is done: what came in, when it stands, what to mind."""

from datetime import date, timedelta

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from models3d.counted import counted
from models3d.manifest import NO_DAY, Manifest, Span

EPOCH = date(1970, 1, 1)


def print_summary(manifest: Manifest, console: Console) -> None:
    """A few lines, the stages as a table, and every warning."""
    elements, chunks = len(manifest.elements.global_id), manifest.chunks
    triangles, size = sum(chunk.triangles for chunk in chunks), sum(chunk.bytes for chunk in chunks)
    draws = sum(chunk.draws for chunk in chunks)
    where = sum(bool(feature.volumes) for feature in manifest.features if feature.kind == "unit")
    console.print(f"[bold]{manifest.development.name}[/bold]")
    storeys = counted(len(manifest.storeys), "storey", "storeys")
    shapes = f"{counted(triangles, 'triangle', 'triangles')} in {counted(len(chunks), 'chunk', 'chunks')}"
    looks = f"{counted(len(manifest.materials), 'material', 'materials')}, {counted(draws, 'draw', 'draws')}"
    stands = f"{counted(elements, 'element', 'elements')} on {storeys}"
    console.print(f"{stands}, {shapes} of {size / 1e6:.2f} MB, {looks}")
    console.print(f"{_homes(len(manifest.units), where)}; {_linked(manifest, elements)}")
    console.print(_stages(manifest))
    for warning in manifest.warnings:
        console.print(f"[yellow]Mind:[/yellow] {escape(warning)}", highlight=False)


def _homes(units: int, placed: int) -> str:
    if not units:
        return "no units"
    found = "all of them" if placed == units else f"{placed:,} of them" if placed else "none of them"
    return f"{counted(units, 'unit', 'units')}, {found} with a place in the building"


def _linked(manifest: Manifest, elements: int) -> str:
    linked = manifest.coverage.elements_with_task
    return f"{linked:,} of {counted(elements, 'element', 'elements')} found a task"


def _stages(manifest: Manifest) -> Table:
    """Stages with their days; the last that is expected has a column where any has moved from its promise."""
    moved = any(stage.expected for stage in manifest.stages)
    table = Table(box=None, pad_edge=False)
    table.add_column("Stage", min_width=12)
    for column in ("Planned", *(["Done by"] if moved else []), "Built"):
        table.add_column(column, no_wrap=True)
    table.add_column("Elements", justify="right", no_wrap=True)
    for stage in manifest.stages:
        derived = " (derived)" if stage.origin == "estimated" else ""
        expected = [_day(stage.expected.finish) if stage.expected else ""] if moved else []
        days = _span(stage.planned) + derived, *expected, _span(stage.actual)
        table.add_row(stage.name, *days, f"{stage.elements:,}")
    return table


def _span(span: Span) -> str:
    """First and last day, the year once where it is the same: three such columns fit in a terminal."""
    start, finish = (_day(span.start), _day(span.finish))
    if start == finish:
        return start.replace("…", "")
    return f"{start} – {finish.removeprefix(start[:5])}"


def _day(day: int) -> str:
    return "…" if day == NO_DAY else f"{EPOCH + timedelta(days=day)}"
