"""``maquette map FOLDER``: suggests the rules by which elements and tasks meet, and what each joins."""

from pathlib import Path

import click


@click.command("map")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of text.")
@click.option("--write", is_flag=True, help="Add the rules to the end of development.toml.")
@click.option(
    "--least",
    type=click.FloatRange(0, 1),
    default=0.0,
    show_default=True,
    help="Confidence a rule must have.",
)
def command(folder: Path, as_json: bool, write: bool, least: float) -> None:
    """Suggest [[links]] and [[stages]] for the development in FOLDER.

    They are printed as they would stand in development.toml. Nothing is written without --write, and then
    only added: what is there stays as it is.
    """
    import msgspec
    from rich.console import Console

    from models3d.mapping.as_toml import append, as_toml
    from models3d.mapping.report import as_text
    from models3d.mapping.suggest import suggestions_for
    from server.drawn_progress import drawn

    with drawn(Console(stderr=True)) as progress:
        found = suggestions_for(folder, progress, least)
    text = as_toml(found)
    if write and text:
        append(folder, text)
    if as_json:
        shown = msgspec.to_builtins(found) | {"toml": text, "written": write and bool(text)}
        click.echo(msgspec.json.encode(shown).decode())
        return
    click.echo(as_text(found))
    if not text:
        click.echo("There is nothing to suggest.")
    elif write:
        click.echo(f"Added to {folder / 'development.toml'}; see what they do with: maquette check {folder}")
    else:
        click.echo(f"\n{text}")
