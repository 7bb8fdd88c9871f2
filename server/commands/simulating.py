"""``maquette simulate``: made buyers with known tastes use a running server, marked as simulated."""

import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

import click
import msgspec
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from server.settings import read_settings
from server.simulation.buyer import MadeBuyer
from server.simulation.clock import Clock
from server.simulation.crowd import let_live, make_crowd
from server.simulation.door import Door, LostError, NoServerError
from server.simulation.scene import Scene, scene_of
from server.simulation.told import Told
from server.unit_facts import facts_of


@click.command("simulate")
@click.option("--buyers", type=click.IntRange(1, 500), default=20, show_default=True, help="How many.")
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed, the same tastes.")
@click.option("--server", "url", help="Address of the running server  [default: this machine, PORT]")
@click.option(
    "--minutes", type=click.FloatRange(0.1, 1440), default=5.0, show_default=True,
    help="Simulated period, which ends now.",
)  # fmt: skip
@click.option(
    "--speed", type=click.FloatRange(1, 60), default=10.0, show_default=True,
    help="Simulated seconds in a second of ours.",
)  # fmt: skip
@click.option("--development", help="Its id  [default: the first that is served]")
@click.option(
    "--truth", type=click.Path(dir_okay=False, path_type=Path),
    help="Write tastes and deeds to this file (JSON).",
)  # fmt: skip
def command(
    *,
    buyers: int, seed: int, url: str | None, minutes: float, speed: float, development: str | None,
    truth: Path | None,
) -> None:  # fmt: skip
    """Send made buyers through the real doors of a running server.

    Everything of theirs is marked as simulated; 'maquette forget-simulated' removes it again.
    """
    address = (url or f"http://127.0.0.1:{read_settings().port}").rstrip("/")
    if urlsplit(address).scheme not in ("http", "https"):
        raise NoServerError(f"'{address}' is no address that begins with http:// or https://.")
    scene = look_around(address, development)
    stop = threading.Event()
    clock = Clock(round(minutes * 60_000), speed)
    crowd = make_crowd(address, scene, clock, buyers=buyers, seed=seed, stop=stop)
    told = [buyer.told for buyer in crowd]
    interrupted = False
    try:
        _run(crowd, stop)
    except KeyboardInterrupt:
        # What was acknowledged until now is there to stay, so it is told as well.
        interrupted = True
    finally:
        if truth is not None:
            truth.write_bytes(msgspec.json.format(msgspec.json.encode({"seed": seed, "buyers": told})))
    for line in report(told):
        click.echo(line)
    if interrupted:
        sys.exit(130)


def look_around(address: str, development: str | None) -> Scene:
    """What there is to look at; raises NoServerError or RefusedError with what is missing."""
    door = Door(address)
    try:
        served = door.developments()
        if not served:
            raise NoServerError(f"The server at {address} has no development to look at.")
        if development and development not in served:
            raise NoServerError(
                f"The server at {address} has no development '{development}', only {', '.join(served)}."
            )
        manifest = door.manifest(development or served[0])
    except (LostError, ValueError, KeyError, TypeError) as error:
        raise NoServerError(f"No server of Maquette answers at {address}.") from error
    if not manifest.units or not manifest.stages:
        raise NoServerError(f"'{manifest.development.id}' has no units to look at; give it a units.csv.")
    return scene_of(manifest, facts_of(manifest.units))


def report(told: Sequence[Told]) -> list[str]:
    """What the crowd did, in a few lines."""

    def sum_of(name: str) -> int:
        return sum(len(getattr(one, name)) for one in told)

    lines = [
        f"Simulated buyers: {len(told)}; visits: {sum_of('visits')}; "
        f"active minutes: {sum(one.active_ms for one in told) / 60_000:.1f}.",
        f"Batches acknowledged: {sum_of('acknowledged')}; put off: {sum(one.put_off for one in told)}; "
        f"attempts repeated: {sum(one.repeats for one in told)}.",
        f"Favourites: {sum_of('favourites')}; enquiries: {sum_of('enquiries')}; "
        f"suggestions seen: {sum_of('suggested')}, opened: {sum_of('opened')}.",
    ]
    early: dict[str, int] = {}
    for one in told:
        if one.ended:
            early[one.ended] = early.get(one.ended, 0) + 1
    lines += [f"Ended early ({why}): {count}." for why, count in sorted(early.items())]
    return [*lines, "Remove them again with 'maquette forget-simulated'."]


def _run(crowd: list[MadeBuyer], stop: threading.Event) -> None:
    progress = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[batches]} batches"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
    )
    with progress:
        task = progress.add_task("Simulated buyers", total=len(crowd), batches=0)
        let_live(
            crowd,
            stop,
            lambda done: progress.update(
                task, completed=done, batches=sum(len(buyer.told.acknowledged) for buyer in crowd)
            ),
        )
