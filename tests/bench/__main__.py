"""``make bench [ONLY=name]``: print the tables; write them as JSON where BENCH_JSON names a file."""

import importlib
import os
import sys
from dataclasses import asdict
from pathlib import Path

import msgspec
from rich.console import Console
from rich.table import Table as Drawn

from tests.bench.table import Cell, Table

#: Benchmarks in the order of the road; each module has ``measure() -> list[Table]``.
BENCHMARKS = [
    "models", "showcase", "road", "ingest", "grown", "soak", "recorder", "gaze", "ways", "broken",
    "intent", "affinity",
]  # fmt: skip
#: What is measured together under one name.
GROUPS = {
    "capture": BENCHMARKS[BENCHMARKS.index("ingest") : BENCHMARKS.index("intent")],
    "analytics": BENCHMARKS[BENCHMARKS.index("intent") :],
}


def main(names: list[str]) -> int:
    """Measure what ``names`` name, or everything."""
    console = Console()
    unknown = [name for name in names if name not in BENCHMARKS and name not in GROUPS]
    if unknown:
        there_are = ", ".join([*BENCHMARKS, *GROUPS])
        console.print(f"No benchmark is called {', '.join(unknown)}. There are: {there_are}.")
        return 1
    tables: list[Table] = []
    asked = [one for name in names or BENCHMARKS for one in GROUPS.get(name, [name])]
    for name in asked:
        with console.status(f"Measuring {name}"):
            measured = importlib.import_module(f"tests.bench.{name}").measure()
        for table in measured:
            console.print(draw(table))
        tables += measured
    if path := os.environ.get("BENCH_JSON"):
        Path(path).write_bytes(msgspec.json.format(msgspec.json.encode([asdict(t) for t in tables])))
        console.print(f"Wrote {path}.")
    return 0


def draw(table: Table) -> Drawn:
    """The table as rich draws it, with its ratios and limit below."""
    ratios = ", ".join(f"{name} {value:.2f}" for name, value in table.ratios.items())
    drawn = Drawn(title=table.question, caption=" · ".join(filter(None, [ratios, table.limit])))
    for column in table.rows[0]:
        drawn.add_column(column, justify="left" if isinstance(table.rows[0][column], str) else "right")
    for row in table.rows:
        drawn.add_row(*(as_text(cell) for cell in row.values()))
    return drawn


def as_text(cell: Cell) -> str:
    """A figure as a person reads it."""
    return f"{cell:,.2f}" if isinstance(cell, float) else f"{cell:,}" if isinstance(cell, int) else cell


sys.exit(main(sys.argv[1:]))
