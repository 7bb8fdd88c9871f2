"""The buyer's page on a phone's connection: what comes, how soon one can look around, what a look costs."""

import tempfile
from pathlib import Path

from tests.bench.beside import beside
from tests.bench.holding import holding
from tests.bench.imports import imported
from tests.bench.loading import loading
from tests.bench.models import REAL, SHARED
from tests.bench.peers.bare_page import bare_page, bundle
from tests.bench.table import Table
from tests.bench.using import using
from tests.e2e.browsing import launched
from tests.e2e.conftest import maquette
from tests.e2e.serving import serving


def measure() -> list[Table]:
    """Loading, using and holding the real building where it is at hand; both buildings beside the peers."""
    with tempfile.TemporaryDirectory() as name:
        data = Path(name)
        maquette("sample", str(data / "linden"))
        # With all that a buyer finds in the end: a poster, textures, and what is seen from outside.
        sample = imported(data / "linden", data / "sample" / "builds", quick=False).build
        real = imported(REAL, data / "real" / "builds", quick=False).build if SHARED.is_dir() else None
        build = real or sample
        page = bundle(data / "bare")
        with serving(build.parents[1]) as served, bare_page(page, build) as bare:
            address = f"{served.url}/d/{build.name}/"
            quick = f"{address}?quality=low"
            tables = [loading(quick, bare, page)]
            with launched() as browser:
                tables += [*using(browser, quick), holding(browser, address)]
        return tables + beside(data, sample, real)
