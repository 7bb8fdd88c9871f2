"""``maquette evaluate``: how good the methods are on anybody's data, beside simpler ones."""

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

import click
import msgspec
from rich.console import Console
from rich.table import Table

from analytics.evaluate.affinity import evaluate_affinity, looked
from analytics.evaluate.errors import UnusableDataError
from analytics.evaluate.intent import cases, evaluate_intent
from analytics.evaluate.lift import chosen_by, evaluate_lift, logged
from analytics.evaluate.reading import Columns, read_columns

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_AS_JSON = click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")


class Evaluating(click.Group):
    """Says in one sentence what is wrong with somebody's data."""

    def invoke(self, ctx: click.Context) -> object:
        """Call the command."""
        try:
            return super().invoke(ctx)
        except UnusableDataError as error:
            raise click.ClickException(str(error)) from error


@click.group("evaluate", cls=Evaluating)
def command() -> None:
    """Try the methods on your own data, beside simpler ones, on the same split."""


@command.command("affinity")
@click.option("--events", type=_FILE, required=True, help="CSV: buyer, item, seconds, at.")
@click.option("--catalog", type=_FILE, required=True, help="CSV: item, and any attributes.")
@_AS_JSON
def affinity(*, events: Path, catalog: Path, as_json: bool) -> None:
    """Which item for whom: the last one that each buyer came to, told from those before."""
    models = evaluate_affinity(looked(read_columns(events), read_columns(catalog)))
    if as_json:
        _say({"models": {name: asdict(one) for name, one in models.items()}})
        return
    rows = {name: asdict(one) for name, one in models.items()}
    _draw("Which item for whom?", "model", rows)


@command.command("intent")
@click.option("--table", type=_FILE, required=True, help="CSV: a row a case.")
@click.option("--label", required=True, help="The column with the outcome, of two values.")
@click.option("--time", default="", help="A column to put rows in order by.")
@click.option("--drop", multiple=True, help="A column that may not be used; again for more.")
@_AS_JSON
def intent(*, table: Path, label: str, time: str, drop: tuple[str, ...], as_json: bool) -> None:
    """Who will do it: learned from the earlier 70 % with --time, else in five parts."""
    data = cases(read_columns(table), label, time, drop)
    with Console(stderr=True).status("Learning") as status:
        found = evaluate_intent(data, lambda part: status.update(f"Learning: {part}"))
    if as_json:
        _say(found.told())
        return
    title = f"Who will do it? {found.n:,} cases, {found.base_rate:.1%} did"
    rows = {"maquette": asdict(found.judged)} | {name: asdict(one) for name, one in found.baselines.items()}
    _draw(title, "model", rows)
    _draw(
        "How much does learning from more help?",
        "rows",
        {f"{one.n:,}": _without_n(one) for one in found.learning_curve},
    )
    _draw("What moves it?", "column", {one.column: {"points": one.points} for one in found.reasons})
    for name in found.seen_through:
        click.echo(f"'{name}' tells the outcome all by itself. If it is known only afterwards: --drop {name}")


@command.command("lift")
@click.option("--log", "file", type=_FILE, required=True, help="CSV: person, action, propensity, outcome.")
@click.option("--rule", help="An SQL expression over the columns that names an action.")
@_AS_JSON
def lift(*, file: Path, rule: str | None, as_json: bool) -> None:
    """What each action was worth, and what a rule would have been."""
    table: Columns = read_columns(file)
    found = evaluate_lift(logged(table), chosen_by(rule, file, len(table)) if rule else None)
    if as_json:
        _say(found.told())
        return
    values = {name or "nothing": asdict(one) for name, one in found.actions.items()}
    if found.rule is not None:
        values["the rule"] = asdict(found.rule)
    _draw(f"What was it worth? {found.n:,} decisions for {found.people:,} people", "action", values)
    _draw(
        f"How much more than '{found.against}'?",
        "action",
        {name: asdict(one) for name, one in found.lifts.items()},
    )
    click.echo(f"All in all: {found.state}.")


def _without_n(one: object) -> dict[str, object]:
    return {name: value for name, value in msgspec.to_builtins(one).items() if name != "n"}


def _say(found: object) -> None:
    click.echo(msgspec.json.format(msgspec.json.encode(found)).decode())


def _draw(title: str, first: str, rows: Mapping[str, Mapping[str, object]]) -> None:
    table = Table(title=title)
    names = list(next(iter(rows.values()), {}))
    table.add_column(first)
    for name in names:
        table.add_column(name.replace("_", " "), justify="right")
    for row, cells in rows.items():
        table.add_row(row, *(_cell(cells[name]) for name in names))
    Console().print(table)


def _cell(value: object) -> str:
    return f"{value:,.4g}" if isinstance(value, float) else str(value)
