"""``maquette move --to ADDRESS``: everything from one database to another, mostly SQLite to PostgreSQL."""

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from server.settings import read_settings
from server.store.alone import refuse_if_missing
from server.store.db import Store
from server.store.moving import Moved, move


@click.command("move")
@click.option("--from", "source", help="Address of the database to move  [default: the one that is served]")
@click.option(
    "--to", "target", required=True, help="Address of an empty one: postgresql://user@host/database"
)
def command(source: str | None, target: str) -> None:
    """Copy everything to another database, and compare every row on both sides.

    Stop the server first. It may be interrupted at any time: nothing is kept in the new database unless
    everything is there and the same. The old one stays as it is; set MAQUETTE_DATABASE to the new address.
    """
    here, there = Store(source or read_settings().database), Store(target)
    try:
        refuse_if_missing(here)
        moved = _watched(here, there)
    finally:
        here.close()
        there.close()
    for name, seen in moved.tables.items():
        click.echo(f"{name:12} {seen.rows:>12,} rows   {seen.digest}")
    click.echo(f"{moved.rows:,} rows were moved, and each of them was compared on both sides.")
    click.echo(f"Serve them with MAQUETTE_DATABASE={there.address}")


def _watched(here: Store, there: Store) -> Moved:
    progress = Progress(
        TextColumn("{task.description:24}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
    )
    tasks: dict[tuple[str, str], object] = {}

    def note(table: str, done: str, rows: int, total: int) -> None:
        if (table, done) not in tasks:
            tasks[table, done] = progress.add_task(f"{table} {done}", total=total)
        progress.advance(tasks[table, done], rows)  # type: ignore[arg-type]  # rich's TaskID

    with progress:
        return move(here, there, note)
