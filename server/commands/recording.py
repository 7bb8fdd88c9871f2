"""``maquette records FOLDER``: the record of processing and the impact assessment, as the code declares."""

from contextlib import suppress
from pathlib import Path

import click

from server.errors import RefusedError
from server.settings import read_settings


class AlreadyThereError(RefusedError):
    """What would be written over may have been filled in by people."""

    remedy = "Name another folder, and take over from there what has changed."


@click.command("records")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def command(folder: Path) -> None:
    """Write the record of processing (GDPR art. 30) and a template for the impact assessment (art. 35)."""
    from server.builds import Builds
    from server.errors import UnknownDevelopmentError
    from server.records.assessment import impact_assessment
    from server.records.processing import record_of_processing

    settings = read_settings()
    builds, found = Builds(settings.builds), []
    for one in builds.ids():
        with suppress(UnknownDevelopmentError):
            found.append(builds.get(one).manifest.development)
    written = {
        "record-of-processing.md": record_of_processing(found, settings.market),
        "impact-assessment.md": impact_assessment(found),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name in written:
        if (folder / name).exists():
            raise AlreadyThereError(f"{folder / name} is there already, and may be filled in.")
    for name, text in written.items():
        (folder / name).write_text(text)
        click.echo(f"Wrote {folder / name}.")
    click.echo("What only you can say is marked “to be filled in”.")
