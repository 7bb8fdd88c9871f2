"""Where a notice may stand for the question: told at once, ended by one press, and the no is remembered."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from server.store.db import Store
from tests.e2e.browsing import visiting
from tests.e2e.serving import Served, serving
from tests.e2e.showcase import showcase
from tests.waiting import until

pytestmark = pytest.mark.browser


@pytest.fixture
def california(sample_build: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    monkeypatch.setenv("MAQUETTE_MARKET", "US-CA")
    shutil.copytree(sample_build, tmp_path / "builds")
    with serving(tmp_path) as served:
        yield served


def test_a_buyer_who_is_told_says_no_once_and_is_not_recorded_by_the_next_page(
    chromium: Browser, california: Served
) -> None:
    with visiting(chromium) as visit:
        page = visit.page
        opened(page, california)
        expect(
            page.get_by_role("heading", name="We notice what you linger on, unless you say no.")
        ).to_be_visible()
        expect(page.locator(".consent-control")).to_have_attribute("data-standing", "yes")
        assert [method for method, ended in receipts(california) if not ended] == ["notice"]
        page.locator(".consent-control summary").click()
        expect(page.locator(".consent-inside")).not_to_contain_text("because you said yes")
        page.locator("#consent-no").click()
        expect(page.locator(".consent-control")).to_have_attribute("data-standing", "no")
        until(lambda: bool(page.evaluate("localStorage.getItem('maquette.consent') === '0'")))
        assert [ended for _method, ended in receipts(california)] == [True]
        opened(page, california)
        expect(page.locator(".consent-control")).to_have_attribute("data-standing", "no")
        expect(page.locator("#consent-no")).to_have_count(0)
        assert len(receipts(california)) == 1
        assert visit.complaints == []


def opened(page: Page, served: Served) -> None:
    page.goto(f"{served.url}/d/{showcase(served).development}/?quality=low")
    page.wait_for_selector("html[data-ready=scene]", state="attached")


def receipts(served: Served) -> list[tuple[str, bool]]:
    """How each consent was given, and whether it has ended."""
    store = Store(f"sqlite:///{served.data / 'maquette.sqlite'}")
    with store.read() as session:
        rows = session.connection().exec_driver_sql("SELECT method, withdrawn_at FROM consent").all()
    store.close()
    return [(method, at is not None) for method, at in rows]
