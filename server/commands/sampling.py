"""``maquette sample FOLDER``: write the sample development, to look at or to start one's own from."""

from pathlib import Path

import click

from models3d.sample.folder import write_sample


@click.command("sample")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def command(folder: Path) -> None:
    """Write the sample development's model, price list and development.toml into FOLDER."""
    write_sample(folder)
    click.echo(f"Wrote Linden Court to {folder}; see it with: maquette import {folder}")
