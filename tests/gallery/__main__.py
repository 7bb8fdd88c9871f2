"""``make gallery``: every main state of the buyers' page, desktop and phone, light and dark, on one page.

In ARGS, ``--only part`` takes the states whose name has ``part`` in it, ``--screen phone`` those screens,
``--quality full`` draws all effects (minutes a picture without a graphics card), ``--builds folder`` shows
the builds that lie there instead of new ones.
"""

import argparse
import shutil
import tempfile
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from models3d import manifest
from tests.e2e.browsing import launched
from tests.e2e.conftest import maquette
from tests.e2e.serving import Served, serving
from tests.gallery.screens import SCREENS, take_all
from tests.gallery.sheet import Shown, write_sheet
from tests.gallery.states import states_of

ROOT = Path(__file__).parents[2]
REAL = ROOT / "tests" / "real" / "schependomlaan"
#: The real building's model is shared data; without it the gallery shows the sample alone.
REAL_DATA = ROOT.parent / "shared" / "data" / "schependomlaan"


def main() -> None:
    """Build what is shown, serve it, take every picture, write the page."""
    parser = argparse.ArgumentParser(prog="make gallery")
    parser.add_argument("--into", type=Path, default=ROOT / "build" / "gallery")
    parser.add_argument("--only", default="")
    parser.add_argument("--quality", default="low", choices=["full", "good", "fair", "low"])
    parser.add_argument("--builds", type=Path)
    parser.add_argument("--screen", default="")
    asked = parser.parse_args()
    console = Console()
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        if asked.builds:
            shutil.copytree(asked.builds, data / "builds")
        else:
            build(data, console)
        with serving(data) as served:
            shown = take(served, asked, console)
    console.print(f"Wrote {write_sheet(asked.into, shown)}.")


def build(data: Path, console: Console) -> None:
    """Make the sample and, where its data are, the real building."""
    with console.status("Building the sample development"):
        maquette("sample", str(data / "folder"))
        maquette("import", str(data / "folder"), "--into", str(data / "builds"))
    if not REAL_DATA.is_dir():
        console.print(f"The real building's data are not at {REAL_DATA}: the sample is shown alone.")
        return
    with console.status("Building the real building"):
        maquette("import", str(REAL), "--into", str(data / "builds"))


def take(served: Served, asked: argparse.Namespace, console: Console) -> list[Shown]:
    """The pictures of every development that is served."""
    shown = []
    for file in sorted((served.data / "builds").glob("*/manifest.json")):
        building = manifest.decode(file.read_bytes())
        name = building.development.id
        states = [state for state in states_of(building) if asked.only in state.name]
        screens = [screen for screen in SCREENS if asked.screen in screen.name]
        folder = asked.into / name
        folder.mkdir(parents=True, exist_ok=True)
        with Progress(console=console) as progress:
            task = progress.add_task(building.development.name, total=len(screens))
            for screen in screens:
                with launched() as browser:
                    address = f"{served.url}/d/{name}/?quality={asked.quality}"
                    for complaint in take_all(browser, screen, address, states, folder):
                        console.print(f"{name}, {screen.name}: the page complained: {complaint}")
                progress.advance(task)
        shown.append(Shown(building.development.name, name, states_of(building)))
    return shown


main()
