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
        folder = REAL
        if not SHARED.is_dir():
            folder = data / "linden"
            maquette("sample", str(folder))
        # With all that a buyer finds in the end: a poster, textures, and what is seen from outside.
        build = imported(folder, data / "builds", quick=False).build
        page = bundle(data / "bare")
        with serving(data) as served, bare_page(page, build) as bare, launched() as browser:
            address = f"{served.url}/d/{build.name}/?quality=low"
            tables = [loading(browser, address, bare), *using(browser, address)]
        with serving(data) as served, launched() as browser:
            tables.append(holding(browser, f"{served.url}/d/{build.name}/"))
        (data / "beside").mkdir()
        return tables + beside(data / "beside")
