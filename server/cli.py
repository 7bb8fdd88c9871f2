"""The command line: one module a command, imported only when it is called."""

import importlib
import sys

import click

#: Command name -> module in server.commands that defines ``command``.
COMMANDS = {
    "import": "importing",
    "check": "checking",
    "map": "mapping",
    "sample": "sampling",
    "serve": "serving",
    "simulate": "simulating",
    "evaluate": "evaluating",
    "forget-simulated": "forgetting",
    "forget-old": "forgetting_old",
    "records": "recording",
    "move": "moving",
    "wire": "wiring",
    "catalogue": "catalogues",
}


class Road(click.Group):
    """Finds a command's module by name, so that 'check' never pays for the web server."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Commands in the order of the road."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002
        """The command called ``name``, or None so that click says which exist."""
        if name not in COMMANDS:
            return None
        module = importlib.import_module(f"server.commands.{COMMANDS[name]}")
        command = module.command
        assert isinstance(command, click.Command)  # noqa: S101 - a module of ours without a command is a bug
        return command


@click.group(cls=Road)
@click.version_option(package_name="maquette")
def road() -> None:
    """Maquette: a building's construction stages, shown to those who will live in it."""


def main() -> None:
    """Run the command; errors that a user can cause end in one sentence and a non-zero exit."""
    from models3d.errors import BrokenInputError
    from server.errors import RefusedError

    try:
        road(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        click.echo("Interrupted; nothing was changed.", err=True)
        sys.exit(130)
    except BrokenInputError as error:
        click.echo(f"{error.where}: {error.what}\n  {error.remedy}", err=True)
        sys.exit(1)
    except RefusedError as error:
        click.echo(f"{error}\n  {error.remedy}".rstrip(), err=True)
        sys.exit(1)
