"""``maquette wire``: write the TypeScript side of the contracts, or check that it is fresh."""

from pathlib import Path

import click

from models3d import manifest
from server import wire, wire_replay
from server.errors import RefusedError
from server.typescript import typescript

WEB = Path(__file__).parents[2] / "web" / "src"

#: Contract -> generated file and how the file names its source.
CONTRACTS = {
    "wire.gen.ts": (wire, "server/wire.py"),
    "replay.gen.ts": (wire_replay, "server/wire_replay.py"),
    "manifest.gen.ts": (manifest, "models3d/manifest.py"),
}


class StaleContractError(RefusedError):
    """The generated TypeScript no longer says what the Python declares."""

    remedy = "Run 'make wire' and commit what it writes."


@click.command("wire")
@click.option("--check", is_flag=True, help="Write nothing; fail where a file is stale.")
def command(check: bool) -> None:
    """Generate web/src/*.gen.ts from the Python declarations."""
    for name, (module, source) in CONTRACTS.items():
        path, text = WEB / name, typescript(module, source)
        if not check:
            path.write_text(text)
        elif not path.exists() or path.read_text() != text:
            raise StaleContractError(f"web/src/{name} is older than {source}.")
    click.echo("Contracts are fresh." if check else f"Wrote {', '.join(CONTRACTS)}.")
