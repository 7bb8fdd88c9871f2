"""How right the recorded seconds are: scripted gazes beside a truth that is made of every pixel."""

import tempfile
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser

from tests.bench.models import REAL, SHARED
from tests.bench.table import Cell, Table
from tests.e2e.browsing import launched
from tests.e2e.conftest import maquette
from tests.e2e.gaze.gazing import MEANINGFUL, Gazed, Place, gaze
from tests.e2e.gaze.picture import Pictures
from tests.e2e.gaze.programmes import PROGRAMMES
from tests.e2e.gaze.standing import Build
from tests.e2e.serving import Served, serving

#: Seconds that each programme takes; who goes away must be away for longer than a visit stays active.
LASTS, AWAY_LASTS = 20.0, 30.0
#: What is asked: the middle error and the worst.
MIDDLE, WORST = 0.05, 0.15


def measure() -> list[Table]:
    """Every programme on the sample, and on the real building where it is at hand."""
    with tempfile.TemporaryDirectory() as name, launched() as browser:
        data = Path(name)
        maquette("sample", str(data / "linden"))
        maquette("import", str(data / "linden"), "--into", str(data / "sample" / "builds"), "--quick")
        places = [("sample", "raw-structure", "1-01")]
        if SHARED.is_dir():
            maquette("import", str(REAL), "--into", str(data / "real" / "builds"), "--quick")
            places.append(("real", "third-floor", "5"))
        found: list[tuple[str, Gazed]] = []
        for kind, stage, home in places:
            with serving(data / kind) as served:
                found += [(kind, one) for one in _gazed(browser, served, stage, home)]
    return [_table(found)]


def _gazed(browser: Browser, served: Served, stage: str, home: str) -> list[Gazed]:
    (build,) = (file.parent for file in (served.data / "builds").glob("*/manifest.json"))
    place = Place(served, build.name, stage, home, Pictures(Build(build)))
    return [
        gaze(browser, place, one, seconds=AWAY_LASTS if one.name == "away" else LASTS) for one in PROGRAMMES
    ]


def _table(found: list[tuple[str, Gazed]]) -> Table:
    rows: list[dict[str, Cell]] = []
    for building, one in found:
        errors = [abs(error) for error in one.errors.values()]
        rows.append(
            {
                "building": building,
                "programme": one.programme,
                "truly active, s": one.truth.active,
                "recorded, s": one.recorded.active,
                "features": len(errors),
                "median error, %": 100 * median(errors),
                "worst, %": 100 * max(errors),
                "given to what was hidden, s": sum(one.recorded.seconds[name] for name in one.unseen),
                "pictures for the truth": one.truth.pictures,
            }
        )
    errors = [abs(error) for _, one in found for error in one.errors.values()]
    return Table(
        "capture.gaze",
        "How far are recorded seconds from what was truly looked at?",
        rows,
        f"of features with at least {MEANINGFUL:.0%} of the programme's time; truth by every pixel",
        {
            f"median error, of {MIDDLE:.0%}": median(errors) / MIDDLE,
            f"worst error, of {WORST:.0%}": max(errors) / WORST,
        },
    )
