"""The sales team's pages in a real browser, on a real server that buyers send to."""

import json
import re
import time
import urllib.request
from collections.abc import Iterator
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Literal

import msgspec
import pytest
from playwright.sync_api import Browser, Page, expect

from server.ids import new_id
from server.wire import Batch, Row
from tests.e2e.browsing import Visit, visiting
from tests.e2e.serving import Served, serving
from tests.server.deciding import PLACE, write_build
from tests.server.house import ROOM, STAGE, UNIT, yes

pytestmark = pytest.mark.browser

PASSWORD = "brick by brick by brick"


class Buyer:
    """Somebody whose page sends what it noticed; ``simulated`` ones say so with their yes."""

    def __init__(self, url: str, *, simulated: bool = False) -> None:
        self._url, self._visit, self._seq = url, new_id(), -1
        self._browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        said = yes(method="simulated" if simulated else "banner")
        self._consent = json.loads(self._post("/consent", msgspec.json.encode(said)))["consent"]

    def looks(self, *rows: Row) -> None:
        """Send one batch, and be told that it is stored."""
        self._seq += 1
        attention = sum(row.attention for row in rows)
        active = max(attention, *(row.exposure for row in rows))
        batch = Batch(
            id=new_id(), visit=self._visit, development=PLACE, consent=self._consent, seq=self._seq,
            began=round(time.time() * 1000) - active, offset=0, active=active, background=active - attention,
            rows=list(rows),
        )  # fmt: skip
        [receipt] = json.loads(self._post("/rows", msgspec.json.encode([batch])))
        assert receipt["state"] == "stored", receipt

    def erases(self) -> None:
        """Have everything about them deleted."""
        self._post("/noticed/erase", b"")

    def _post(self, address: str, body: bytes) -> bytes:
        with self._browser.open(self._url + address, data=body) as answer:
            return bytes(answer.read())


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Served]:
    write_build(tmp_path / "builds")
    with serving(tmp_path) as served:
        yield served


@pytest.fixture
def page(chromium: Browser, house: Served) -> Iterator[Page]:
    """The page of today, signed in; at the end nothing was complained of and nothing left the house."""
    with visiting(chromium, viewport={"width": 1200, "height": 800}) as visit:
        sign_in(visit, house)
        yield visit.page
        assert visit.complaints == []
        assert visit.foreign_requests(house.url) == []


def test_the_first_of_the_team_signs_in_chooses_a_password_and_reads_what_to_do(
    chromium: Browser, house: Served
) -> None:
    with visiting(chromium) as visit:
        page = visit.page
        page.goto(f"{house.url}/sales/")
        expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
        name, once = house.sales_sign_in
        page.get_by_label("Name").fill(name)
        page.get_by_label("Password").fill(once)
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Choose a password")).to_be_visible()
        page.get_by_label("Password you have now").fill(once)
        page.get_by_label("New password").fill(PASSWORD)
        page.keyboard.press("Enter")
        expect(page.get_by_text("Nobody has said yes to recording today")).to_be_visible()
        expect(page.get_by_text("maquette simulate")).to_be_visible()
        expect(page.get_by_role("link", name="Open the showcase")).to_be_visible()
        page.get_by_role("button", name="Sign out").click()
        page.goto(f"{house.url}/sales/demand")
        expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
        assert visit.foreign_requests(house.url) == []


def test_a_flat_lingered_on_is_on_top_at_once_and_gone_after_erasure(page: Page, house: Served) -> None:
    expect(page.locator("#standing")).to_have_text("Nobody here now, 0 earlier today.")
    buyer = Buyer(house.url)
    buyer.looks(Row(ROOM, STAGE, 9_000, 10_000), Row("roof", STAGE, 500, 10_000))
    first = page.locator(".buyer table.interests tbody tr").first
    expect(first).to_have_attribute("data-feature", UNIT)
    expect(first).to_contain_text("9 s")
    expect(first).to_contain_text(re.compile(r"\d\.\d times the usual \(\d\.\d to \d+\.\d\)"))
    expect(page.locator(f'.stage[data-stage="{STAGE}"]')).to_contain_text("10 s")
    expect(page.locator(".buyer .meta")).to_contain_text(re.compile(r"data to \d\d:\d\d:\d\d"))
    buyer.looks(Row(ROOM, STAGE, 4_000, 5_000))
    expect(first).to_contain_text("13 s")
    buyer.erases()
    expect(page.locator(".buyer")).to_have_count(0)


def test_who_leads_the_team_reads_how_the_recording_does(page: Page, house: Served) -> None:
    Buyer(house.url).looks(Row(ROOM, STAGE, 9_000, 10_000))
    page.get_by_role("link", name="Health").click()
    expect(page.locator(".figures time").first).to_have_text(re.compile(r"^\d\d:\d\d$"))
    expect(page.get_by_text("All is well.")).to_be_visible()
    stored = page.get_by_role("row", name=re.compile("^Stored"))
    expect(stored).to_contain_text("100")
    expect(stored.locator("svg rect").last).to_have_attribute("width", "100.0")


def test_simulated_buyers_carry_the_word_and_can_be_left_out(page: Page, house: Served) -> None:
    Buyer(house.url).looks(Row(UNIT, STAGE, 4_000, 5_000))
    Buyer(house.url, simulated=True).looks(Row(UNIT, STAGE, 4_000, 5_000))
    expect(page.locator(".buyer")).to_have_count(2)
    expect(page.locator(".buyer .mark.simulated")).to_have_text("Simulated")
    page.get_by_role("radio", name="Real", exact=True).check()
    expect(page.locator(".buyer")).to_have_count(1)
    expect(page.locator(".buyer .mark.simulated")).to_have_count(0)
    page.reload()
    expect(page.get_by_role("radio", name="Real", exact=True)).to_be_checked()
    expect(page.locator(".buyer")).to_have_count(1)


def test_the_keyboards_focus_stays_on_a_buyer_whose_line_changes(page: Page, house: Served) -> None:
    buyer = Buyer(house.url)
    buyer.looks(Row(UNIT, STAGE, 4_000, 5_000))
    link = page.locator(".buyer h3 a")
    link.focus()
    buyer.looks(Row(UNIT, STAGE, 3_000, 5_000))
    expect(page.locator(".buyer tbody tr").first).to_contain_text("7 s")
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Time line")).to_be_visible()


def test_the_page_of_one_buyer_goes_on_telling_while_it_is_read(page: Page, house: Served) -> None:
    buyer = Buyer(house.url)
    buyer.looks(Row(ROOM, STAGE, 4_000, 5_000))
    page.locator(".buyer h3 a").click()
    expect(page.locator(".moment.lingered")).to_have_count(1)
    expect(page.locator(".moment.lingered .seconds")).to_have_text("4 s")
    buyer.looks(Row("roof", STAGE, 5_000, 5_000))
    expect(page.locator(".moment.lingered").first).to_contain_text("Lingered on Roof at Frame")
    expect(page.locator(".moment time").first).to_have_text(re.compile(r"^\d\d:\d\d$"))
    buyer.erases()
    expect(page.get_by_role("heading", name="Nothing is kept of this buyer any more")).to_be_visible()


def test_every_figure_is_drawn_in_both_schemes_without_breaking_the_policy(page: Page, house: Served) -> None:
    for unit in (UNIT, "N-2-0"):
        Buyer(house.url).looks(Row(unit, STAGE, 6_000, 9_000), Row("roof", STAGE, 1_000, 9_000))
    page.get_by_role("link", name="Demand").click()
    schemes: list[Literal["light", "dark"]] = ["light", "dark"]
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme)
        expect(page.locator(f'.drawing[data-drawn="{scheme}"]')).to_have_count(5)
    assert page.locator(".drawing .main-svg").count() >= 5
    longest = page.locator("#longest")
    expect(longest.locator(".bars path")).to_have_count(2)
    longest.get_by_text("The figures as a table").click()
    expect(longest.get_by_role("row")).to_have_count(25)
    with page.expect_download() as download:
        longest.get_by_role("link", name="Download as CSV").click()
    assert download.value.suggested_filename == f"{PLACE}-longest.csv"
    assert f"Home {UNIT},available,6,1,0,0" in Path(download.value.path()).read_text("utf-8-sig")


def test_a_page_that_lost_the_server_says_so_and_catches_up_by_itself(
    chromium: Browser, tmp_path: Path
) -> None:
    write_build(tmp_path / "builds")
    with visiting(chromium, viewport={"width": 1200, "height": 800}) as visit:
        with serving(tmp_path) as first:
            sign_in(visit, first)
            buyer = Buyer(first.url)
            buyer.looks(Row(UNIT, STAGE, 4_000, 5_000))
            expect(visit.page.locator(".buyer")).to_have_count(1)
            port = int(first.url.rsplit(":", 1)[1])
            first.kill()
            expect(visit.page.locator("#standing")).to_contain_text("What you see may be old.")
        with serving(tmp_path, port) as second:
            Buyer(second.url).looks(Row(UNIT, STAGE, 4_000, 5_000))
            expect(visit.page.locator(".buyer")).to_have_count(2)
            expect(visit.page.locator("#standing")).to_contain_text("earlier today")


def sign_in(visit: Visit, house: Served) -> None:
    name, once = house.sales_sign_in
    page = visit.page
    page.goto(f"{house.url}/sales/")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(once)
    page.keyboard.press("Enter")
    page.get_by_label("Password you have now").fill(once)
    page.get_by_label("New password").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator("#standing")).to_contain_text("earlier today")
