"""``maquette check FOLDER``: whether a development folder is sound, and how model and schedule meet."""

import json
from pathlib import Path

import click


@click.command("check")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of text.")
def command(folder: Path, as_json: bool) -> None:
    """Report on the development in FOLDER: coverage, stages, warnings. Nothing is written."""
    from rich.console import Console

    from models3d.check import as_text, check
    from models3d.staged import read_staged
    from server.drawn_progress import drawn

    with drawn(Console(stderr=True)) as progress:
        report = check(read_staged(folder, progress))
    if as_json:
        click.echo(json.dumps(report, ensure_ascii=False))
        return
    click.echo(as_text(report))
    for warning in report["warnings"]:
        click.secho(f"- {warning}", fg="yellow")
