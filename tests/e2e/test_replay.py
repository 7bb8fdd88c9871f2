"""A buyer's visit, and somebody of the sales team who watches it again, in two browsers on a real server."""

import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import pytest
from playwright.sync_api import Browser, Page, expect

from server.wire import Pose, Row
from tests.e2e.browsing import Visit, visiting
from tests.e2e.keeping import database
from tests.e2e.lingering import what_is_looked_at
from tests.e2e.selling import sign_in
from tests.e2e.serving import Served, serving
from tests.e2e.showcase import Showcase, say_yes_by_keyboard, showcase
from tests.e2e.test_axe import AXE, complaints
from tests.e2e.test_buyers_page import NO_WEBGL
from tests.e2e.test_sales_page import Buyer
from tests.server.deciding import write_build
from tests.server.house import STAGE as PLACES_STAGE
from tests.server.house import UNIT

pytestmark = pytest.mark.browser

HOME = "1-01"
STAGE = "raw-structure"
#: How near the camera of a replay comes to where the buyer's stood, metres: poses are whole centimetres.
NEAR = 0.05
#: Walls and floors are felt for anew where somebody stands inside.
NEAR_INSIDE = 0.3


@dataclass(frozen=True)
class Stood:
    """Where the buyer's camera rested, and what was on show."""

    camera: dict[str, list[float]]
    stage: str
    inside: bool


def test_a_visit_is_watched_again_from_where_the_buyer_stood_with_what_they_attended_to(
    chromium: Browser, untouched: Served, visit: Visit
) -> None:
    place = showcase(untouched)
    stood, attended = look_around(visit.page, untouched, place)
    moments = [moment_of(one, untouched) for one in stood]
    assert moments == sorted(moments)
    with visiting(chromium, viewport={"width": 1000, "height": 800}) as seller:
        page = seller.page
        open_replay(page, untouched)
        page.wait_for_selector("html[data-ready=scene]", state="attached")
        for one, at in zip(stood, moments, strict=True):
            go_to(page, at)
            expect_to_stand(page, one)
        # What the buyer looked at for long is what is attended there: in the scene, and in words.
        go_to(page, moments[0])
        first = state(page)["attended"][0]
        assert first == {"thing": attended, "grade": "most"}
        expect(page.locator("#legend li").first).to_have_attribute("data-thing", attended)
        page.wait_for_function("home => replay.state().labelled.includes(home)", arg=attended)
        page.wait_for_function("() => replay.state().highlighted.length > 0")
        assert attended in state(page)["highlighted"]
        words = page.locator("#transcript")
        expect(words).to_contain_text("Opened Home 1.01")
        expect(words).to_contain_text("Stood in Home 1.01")
        expect(words.locator("tr[aria-current]")).to_have_count(1)
        page.locator("#highlight").uncheck()
        assert state(page)["highlighted"] == []
        page.evaluate(AXE.read_text())
        assert complaints(page) == []
        # Time goes on by itself, as quickly as asked, and by keys.
        page.locator("#speed").select_option("16")
        page.keyboard.press("Escape")
        page.locator("#replay-title").click()
        page.keyboard.press("Space")
        page.wait_for_function("() => replay.state().at >= replay.state().length")
        page.locator("#slider").focus()
        page.keyboard.press("Home")
        assert state(page)["at"] == 0
        page.keyboard.press("ArrowRight")
        assert state(page)["at"] == 1_000
        page.keyboard.press("]")
        assert state(page)["at"] > 1_000
        records_nothing(seller, untouched)
    own = visit.page
    own.goto(f"{untouched.url}/d/{place.development}/noticed")
    expect(own.locator('#watched [data-what="replay"]')).to_have_count(1)
    expect(own.locator('#watched [data-what="page"]')).to_have_count(1)
    assert visit.complaints == []


def test_a_visit_is_told_in_words_where_there_is_no_3d(chromium: Browser, tmp_path: Path) -> None:
    write_build(tmp_path / "builds")
    with serving(tmp_path) as house, visiting(chromium) as seller:
        buyer = Buyer(house.url)
        buyer.looks(Row(UNIT, PLACES_STAGE, 4_000, 5_000))
        buyer.looks(Row("roof", PLACES_STAGE, 3_000, 5_000))
        page = seller.page
        page.add_init_script(NO_WEBGL)
        open_replay(page, house)
        page.wait_for_selector("html[data-ready=list]", state="attached")
        expect(page.locator("#transcript tbody tr")).to_have_count(2)
        expect(page.locator("#transcript")).to_contain_text(f"Looked at Home {UNIT}")
        page.locator("#transcript tr", has_text="Roof").get_by_role("button").click()
        expect(page.locator("#legend li").first).to_contain_text("Roof")
        buyer.erases()
        page.reload()
        expect(page.get_by_text("may have erased their data")).to_be_visible()


def look_around(page: Page, served: Served, place: Showcase) -> tuple[list[Stood], str]:
    """Say yes, look at a home, go to another stage, open a home, step into it; where, and what they saw."""
    page.goto(f"{served.url}/d/{place.development}/?stage={STAGE}&quality=low")
    page.wait_for_selector("html[data-ready=scene]", state="attached")
    page.focus("#canvas")
    for _ in range(8):
        page.keyboard.press("+")
    view = what_is_looked_at(page, place.homes, STAGE)
    say_yes_by_keyboard(page)
    page.focus("#canvas")
    page.keyboard.press("+")
    page.wait_for_function("() => maquette.state().recording.batches > 0")
    stood = [rest(page, STAGE)]
    page.keyboard.press("]")
    page.wait_for_function("stage => maquette.state().stop !== stage", arg=STAGE)
    page.keyboard.press("ArrowLeft")
    stood.append(rest(page, page.evaluate("maquette.state().stop")))
    page.locator(f"#homes-table [data-unit='{HOME}'] a").first.dispatch_event("click")
    page.wait_for_function("home => maquette.state().unit === home", arg=HOME)
    stood.append(rest(page, stood[-1].stage))
    page.get_by_role("button", name="Step inside").first.dispatch_event("click")
    page.wait_for_selector("html[data-place=inside]", state="attached")
    page.focus("#canvas")
    page.keyboard.press("ArrowLeft", delay=400)
    stood.append(rest(page, stood[-1].stage, inside=True))
    page.wait_for_function("() => maquette.state().recording.batches > 0")
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    page.wait_for_function("() => maquette.state().recording.waiting === 0")
    return stood, view.home


def rest(page: Page, stage: str, *, inside: bool = False) -> Stood:
    """Wait until the camera has stood still for two looks of the recording's."""
    page.wait_for_function(
        """() => {
          const now = JSON.stringify(maquette.state().camera);
          const rests = window.stoodBefore === now;
          window.stoodBefore = now;
          return rests;
        }""",
        polling=800,
    )
    return Stood(page.evaluate("maquette.state().camera"), stage, inside)


def moment_of(stood: Stood, served: Served) -> int:
    """Ms of the visit at which the camera is first said to stand there."""
    with database(served) as db:
        bodies = [json.loads(body) for (body,) in db.execute("SELECT body FROM batch ORDER BY seq")]
    said = [msgspec.convert(pose, Pose) for body in bodies for pose in body.get("poses", [])]
    poses = [walked for pose in said for walked in pose.walked()]
    # Of who stands inside it is said that they do, and not in which words their page calls the place.
    assert {"inside=1"} >= {
        part for pose in poses for part in (pose.show or "").split("&") if "inside" in part
    }
    eye, target = (
        [math.floor(100 * part + 0.5) for part in stood.camera[name]] for name in ("eye", "target")
    )
    found = [one.at for one in poses if ([*one.eye], [*one.target], one.stage) == (eye, target, stood.stage)]
    assert found, f"{stood} is not among {poses}"
    return found[0]


def open_replay(page: Page, served: Served) -> None:
    """Sign in, go to the one buyer there was, and ask for the replay of their visit."""
    sign_in(page, served)
    page.locator(".buyer h3 a").click()
    page.locator("a.replay-way").click()


def go_to(page: Page, at: float) -> None:
    """Draw the slider to ``at`` ms of the visit, to what is shown from then on."""
    page.locator("#slider").evaluate(
        "(slider, at) => { slider.value = at; slider.dispatchEvent(new Event('input')); }",
        at,
    )


def expect_to_stand(page: Page, stood: Stood) -> None:
    """The replay's camera stands where the buyer's did, at their stage, on their side of the walls."""
    now = state(page)
    near = NEAR_INSIDE if stood.inside else NEAR
    assert (now["stage"], now["inside"]) == (stood.stage, stood.inside)
    for name in ("eye", "target"):
        away = math.dist(now["camera"][name], stood.camera[name])
        assert away <= near, f"{name} is {away:.2f} m off: {now['camera']} for {stood}"


def state(page: Page) -> Any:
    return page.evaluate("replay.state()")


def records_nothing(seller: Visit, served: Served) -> None:
    """Who watches is no buyer: no question, no socket, no row, nothing kept in their browser."""
    expect(seller.page.locator("#consent-yes")).to_have_count(0)
    assert seller.page.evaluate("indexedDB.databases()") == []
    assert [cookie["name"] for cookie in seller.context.cookies()] == ["maquette_sales"]
    assert not any("record" in url.rpartition("/")[2] or "/rows" in url for url in seller.requests)
    with database(served) as db:
        assert db.execute("SELECT count(*) FROM visit").fetchone() == (1,)
        assert db.execute("SELECT count(*) FROM audit_log WHERE act = 'replayed'").fetchone() == (1,)
    assert seller.foreign_requests(served.url) == []
    assert seller.complaints == []
