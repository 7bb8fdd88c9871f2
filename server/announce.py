"""What a person reads in the terminal when the server has started: where to look, and the first password."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table


def announce(
    console: Console, listening: Sequence[object], developments: list[str], first: tuple[str, str] | None
) -> None:
    """Print the addresses; ``listening`` starts with host and port, ``first`` is a name and its password."""
    host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(str(listening[0]), str(listening[0]))  # noqa: S104 - compared
    root = f"http://{host}:{listening[1]}"
    lines = Table.grid(padding=(0, 2))
    for name in developments:
        lines.add_row("Buyers", f"{root}/d/{name}/")
    if not developments:
        lines.add_row("Buyers", f"{root}/  (bring in a development first: maquette import FOLDER)")
    lines.add_row("Sales team", f"{root}/sales/")
    if first is not None:
        lines.add_row("", f"name [bold]{first[0]}[/bold]  password [bold]{first[1]}[/bold]")
        lines.add_row("", "shown this once; you choose your own at the first sign-in")
    console.print(lines, soft_wrap=True)
    if developments:
        console.print(
            "\nNo buyers yet? Made ones, marked as such: [bold]maquette simulate --buyers 20[/bold]"
        )
    console.print("Stop with Ctrl+C.")
    console.file.flush()  # whoever reads it through a pipe waits for the password
