"""``maquette import FOLDER``: from a development folder to a build that the showcase serves."""

from pathlib import Path

import click


@click.command("import")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--into",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where builds are kept; by default where 'maquette serve' looks for them.",
)
def command(folder: Path, into: Path | None) -> None:
    """Read the development in FOLDER and make its build, in place of the one before it."""
    from rich.console import Console

    from models3d.build import build_development, read_build
    from server.drawn_progress import drawn
    from server.import_summary import print_summary
    from server.settings import read_settings

    console = Console()
    with drawn(console) as progress:
        build = build_development(folder, into or read_settings().builds, progress)
    print_summary(read_build(build), console)
    console.print(f"The build is in {build}. See it with 'maquette serve'.", highlight=False, soft_wrap=True)
