"""``maquette forget-simulated``: remove all made buyers and everything of theirs from the database."""

import click
from rich.console import Console
from rich.progress import track

from server.settings import read_settings
from server.store.db import Store
from server.store.migrate import migrate
from server.store.simulated import forget_simulated, simulated_buyers


@click.command("forget-simulated")
def command() -> None:
    """Remove all simulated buyers; a server that runs on the same files may go on running."""
    settings = read_settings()
    if not settings.database_url and not (settings.data / "maquette.sqlite").exists():
        click.echo(f"There is no database in {settings.data}, so nothing is simulated.")
        return
    store = Store(settings.database)
    try:
        migrate(store)
        found = len(simulated_buyers(store))
        gone = sum(
            1 for _ in track(forget_simulated(store), "Forgetting", total=found, console=Console(stderr=True))
        )
    finally:
        store.close()
    click.echo(
        f"{gone} simulated buyers and everything of theirs are gone." if gone else "Nothing is simulated."
    )
