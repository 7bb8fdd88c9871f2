"""What a project manager reads when an import is done: what came in, when it stands, what to mind."""

from datetime import date, timedelta

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from models3d.manifest import NO_DAY, Manifest, Span

EPOCH = date(1970, 1, 1)


def print_summary(manifest: Manifest, console: Console) -> None:
    """A few lines, the stages as a table, and every warning."""
    elements, chunks = len(manifest.elements.global_id), manifest.chunks
    triangles, size = sum(chunk.triangles for chunk in chunks), sum(chunk.bytes for chunk in chunks)
    draws = sum(chunk.draws for chunk in chunks)
    where = sum(bool(feature.volumes) for feature in manifest.features if feature.kind == "unit")
    console.print(f"[bold]{manifest.development.name}[/bold]")
    console.print(
        f"{elements:,} elements on {len(manifest.storeys)} storeys, {triangles:,} triangles in "
        f"{len(chunks)} chunks of {size / 1e6:.2f} MB, {len(manifest.materials)} materials, {draws} draws"
    )
    console.print(
        f"{len(manifest.units)} units, {where} of them with a place in the building; "
        f"{manifest.coverage.elements_with_task:,} elements found a task"
    )
    console.print(_stages(manifest))
    for warning in manifest.warnings:
        console.print(f"[yellow]Mind:[/yellow] {escape(warning)}", highlight=False)


def _stages(manifest: Manifest) -> Table:
    table = Table("Stage", "Planned", "Built", box=None, pad_edge=False)
    table.add_column("Elements", justify="right")
    for stage in manifest.stages:
        derived = " (derived)" if stage.origin == "estimated" else ""
        table.add_row(stage.name, _span(stage.planned) + derived, _span(stage.actual), f"{stage.elements:,}")
    return table


def _span(span: Span) -> str:
    days = [f"{EPOCH + timedelta(days=day)}" if day != NO_DAY else "…" for day in (span.start, span.finish)]
    return "" if days == ["…", "…"] else " to ".join(days)
