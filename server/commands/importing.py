"""``maquette import FOLDER``: from a development folder to a build that the showcase serves."""

from pathlib import Path

import click

#: What is said each time the build is published, fuller than before.
TOLD = (
    "The build is in {build}. See it with 'maquette serve'.",
    "It has its textures, its light and its floor plans now.",
    "It has its pictures now.",
)


@click.command("import")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--into",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where builds are kept; by default where 'maquette serve' looks for them.",
)
@click.option(
    "--quick",
    is_flag=True,
    help="Leave out what takes long (textures, light, plans, pictures); a later import adds it.",
)
def command(folder: Path, into: Path | None, quick: bool) -> None:
    """Read the development in FOLDER and make its build, in place of the one before it.

    What an earlier import made and what nothing changed of is not made again. It may be interrupted at any
    time: the last good build stays, and the next import goes on where this one stopped.
    """
    from rich.console import Console

    from models3d.build import build_development, read_build
    from server.drawn_progress import drawn
    from server.import_summary import print_summary
    from server.settings import read_settings

    console = Console()
    with drawn(console) as progress:
        builds = build_development(folder, into or read_settings().builds, progress, quick=quick)
        for told, build in zip(TOLD, builds, strict=False):
            if told == TOLD[0]:
                print_summary(read_build(build), console)
            console.print(told.format(build=build), highlight=False, soft_wrap=True)
