"""``maquette forget-old``: delete what has been kept for its time, as the server does every night."""

from collections import Counter
from functools import partial

import click

from server.lifetimes import AGGREGATE_DAYS, PROFILE_DAYS, RAW_DAYS
from server.retention import KINDS, forget_old, would_go
from server.settings import read_settings
from server.store.db import Store
from server.store.doors import Doors
from server.store.instants import now_ms
from server.store.migrate import migrate

#: What each kind is called, and for how many days it is kept.
TOLD = {
    "batches": ("Batches with all that was noticed in them", RAW_DAYS),
    "decisions": ("Decisions", PROFILE_DAYS),
    "tallies": ("Running sums", PROFILE_DAYS),
    "visits": ("Visits", PROFILE_DAYS),
    "buyers": ("Buyers of whom nothing is left", PROFILE_DAYS),
    "audit": ("Entries of the audit log", PROFILE_DAYS),
    "hours": ("Hours of the crowd", AGGREGATE_DAYS),
}


@click.command("forget-old")
@click.option("--dry-run", is_flag=True, help="Say what would go, and delete nothing.")
def command(dry_run: bool) -> None:
    """Delete what was noticed too long ago; a server that runs on the same files may go on running."""
    settings = read_settings()
    if not settings.database_url and not (settings.data / "maquette.sqlite").exists():
        click.echo(f"There is no database in {settings.data}, so nothing is old.")
        return
    store = Store(settings.database)
    try:
        migrate(store)
        doors = Doors(store)
        gone = doors.read(partial(would_go, now=now_ms())) if dry_run else forget_old(doors, now_ms())
    finally:
        store.close()
    _say(gone, "would go" if dry_run else "went")


def _say(gone: Counter[str], what: str) -> None:
    for kind in KINDS:
        if gone[kind]:
            words, days = TOLD[kind]
            click.echo(f"{words}, kept for {days} days: {gone[kind]} {what}.")
    if not gone.total():
        click.echo("Nothing is too old.")
