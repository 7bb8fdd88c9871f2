"""Nobody reads two languages on one page: what an Arabic page says of its own has no Latin letter or comma.

Arabic shows best what was put together as in English. The development here has only Arabic names, so that
every Latin sign that is found is ours.
"""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from models3d import manifest as m
from models3d.manifest_nearby import Nearby
from models3d.manifest_pictures import Photo, Picture
from server import i18n
from server.dashboards import FIGURES
from server.wire import Board
from tests.server.salesworld import Guest, World, make_world, small_manifest

ARABIC = {"Accept-Language": "ar", "Accept": "text/html"}
HOME = "quay-2A"

#: What is written so in every language: our name, keys, kinds of files, a currency, who is signed in, and
#: what tells strangers apart.
SO_EVERYWHERE = re.compile(r"\b(Maquette|Home|Escape|CSV|JSON|PDF|WebGL|UTC|EUR|sales|[0-9A-F]{4})\b")
LATIN = re.compile(r"[A-Za-z]+|[,;?]")

#: Attributes that are read to somebody.
READ = ("alt", "title", "aria-label", "placeholder", "content")


def in_arabic(built: m.Manifest) -> m.Manifest:
    """``built`` with a picture of everything, and with names that only Arabs could have given."""
    picture = Picture("a.webp", "b.webp", 640, 400)
    return replace(
        built,
        development=replace(built.development, name="بيت الرصيف", languages=["en", "ar"]),
        storeys=[m.Storey(f"s{floor}", "طابق", floor, 3.0 * floor, 3.0, plan="p.svg") for floor in range(3)],
        units=[
            replace(one, name=f"منزل {at}", orientation=["S", "W"], description="هادئ", plan="p.svg")
            for at, one in enumerate(built.units)
        ],
        features=[
            replace(one, name=f"مكان {at}", storey=1 if one.kind == "unit" else -1)
            for at, one in enumerate(built.features)
        ],
        stages=[replace(one, name=f"مرحلة {at}", still=picture) for at, one in enumerate(built.stages)],
        photos=[Photo(picture, 20_050, "صورة", "frame", from_model=True)],
        nearby=[
            Nearby("موقف", "bus", 140, 50.0, 3),
            Nearby("محطة", "train", 1_300, 320.0, 18, said_by="نحن", note="قريبة"),
        ],
        reported_until=20_050,
        reported_still=picture,
        ground_still=picture,
        poster=picture,
    )


@pytest.fixture
def world(tmp_path: Path) -> World:
    return make_world(tmp_path, in_arabic(small_manifest()))


@pytest.fixture
def ann(world: World) -> Guest:
    """A buyer who did everything that the sales team reads in sentences."""
    ann = world.guest()
    world.looks(ann, {f"{HOME}-living": 9.0, "roof": 2.0}, actions=[("open_unit", HOME)] * 2)
    acts = (
        "favourite",
        "unfavourite",
        "enter_unit",
        "compare",
        "choose_hour",
        "open_photo",
        "share",
        "open_sheet",
    )
    world.looks(
        ann, {HOME: 9.0, "roof": 4.0}, "finish", [("choose_stage", "frame"), *((act, HOME) for act in acts)]
    )
    more = (
        "choose_finish",
        "tour_begin",
        "tour_pause",
        "tour_end",
        "tour_done",
        "filter",
        "favourite",
        "compare_homes",
    )
    world.looks(ann, {"roof": 4.0}, "bare-ground", [(act, HOME) for act in more])
    for outcome in ("", "opened", "dismissed", "enquired"):
        world.suggests(ann, HOME, outcome=outcome)
    world.suggests(ann, HOME, holdout=True)
    for other in range(12):
        one = world.guest()
        world.looks(one, {f"quay-{other % 3}B": 5.0 + other, HOME: 20.0}, actions=[("favourite", HOME)])
    return ann


@pytest.mark.parametrize(
    "address",
    [
        "/d/quay/",
        "/d/quay/noticed",
        f"/d/quay/homes/{HOME}",
        f"/d/quay/compare?unit={HOME}&unit=quay-1B",
        "/nowhere",
        "/sales/sign-in",
    ],
)
def test_an_arab_buyer_reads_nothing_as_in_english(world: World, address: str) -> None:
    page = world.client.get(address, headers=ARABIC).text
    assert list(latin(page)) == []


@pytest.mark.parametrize("address", ["/sales/", "/sales/buyer/{buyer}", "/sales/demand", "/sales/health"])
def test_an_arab_seller_reads_nothing_as_in_english(world: World, ann: Guest, address: str) -> None:
    page = world.salesperson().get(address.format(buyer=ann.buyer), headers=ARABIC).text
    # What a buyer was shown is told in the buyer's own words.
    shown = re.sub(r"You came back to[^<]*|It may suit you[^»]*", "", page)
    assert list(latin(shown)) == []


def test_an_arab_seller_s_board_and_figures_say_nothing_as_in_english(world: World, ann: Guest) -> None:
    sales = world.salesperson()
    board = msgspec.json.decode(
        sales.get("/sales/board.json?development=quay", headers=ARABIC).data, type=Board
    )
    line = next(line for line in board.today if line.buyer == ann.buyer)
    said = [line.why, line.stage, line.suggestion, *line.favourites]
    said += [word for one in line.interests for word in (one.name, one.reason)]
    said += [one.name for one in line.stages]
    for name in FIGURES:
        figure = sales.get(f"/sales/demand/{name}.json?development=quay", headers=ARABIC).get_json()
        said += [figure["question"], figure["answer"], *drawn_words(figure["drawing"])]
    assert len(said) > 60
    assert [one for text in said for one in found_in(text)] == []


def test_a_latin_name_among_arabic_words_keeps_its_figures_from_no_other(world: World) -> None:
    with world.app.test_request_context(headers=ARABIC):
        said = i18n.filled(i18n.gettext("{unit}: {time} from {people}."), unit="Home 1", time="9", people="3")
        assert said.startswith("\u2068Home 1\u2069: \u20689\u2069")
        assert i18n.in_a_row(["Home 1", "", "Home 2"]) == "\u2068Home 1\u2069، \u2068Home 2\u2069"
    with world.app.test_request_context(headers={"Accept-Language": "de"}):
        assert i18n.in_a_row(["Home 1", "Home 2"]) == "Home 1, Home 2"


def test_a_german_seller_reads_figures_with_german_points(world: World, ann: Guest) -> None:
    sales, german = world.salesperson(), {"Accept-Language": "de"}
    pull = sales.get("/sales/demand/pull.json?development=quay", headers=german).get_json()
    assert pull["drawing"]["layout"]["separators"] == ",."
    said = json.dumps(sales.get("/sales/demand/pull.json", headers=german).get_json()["drawing"]["data"])
    assert re.search(r'"\d+,\d"', said)
    assert not re.search(r'"\d+\.\d"', said)
    assert "+1,20" in sales.get(f"/sales/buyer/{ann.buyer}", headers=german).text


@pytest.mark.parametrize(("locale", "price"), [("de", "310.000 €"), ("en", "€310,000"), ("nl", "€ 310.000")])
def test_a_price_is_written_as_its_reader_writes_it(world: World, locale: str, price: str) -> None:
    build = world.parts.builds.get("quay")
    path = build.folder / "manifest.json"
    spoken = replace(build.manifest.development, languages=["en", "de", "nl"])
    path.write_bytes(m.encode(replace(build.manifest, development=spoken)))
    page = world.client.get("/d/quay/", headers={"Accept-Language": locale}).text
    assert price in page.replace("\u00a0", " ")


def test_a_language_that_was_chosen_goes_along(world: World) -> None:
    buyer = world.client
    assert buyer.get("/?lang=ar").headers["Location"] == "/d/quay/?lang=ar"
    assert buyer.get("/").headers["Location"] == "/d/quay/"
    seller = world.salesperson()
    to_sign_in = buyer.get("/sales/demand?lang=ar").headers["Location"]
    assert 'lang="ar"' in buyer.get(to_sign_in).text
    page = seller.get("/sales/demand?lang=ar").text
    links = re.findall(r'(?:href|action)="(/sales/[^"]*)"', page)
    assert links
    assert all("lang=ar" in link for link in links)


def test_a_refusal_is_said_in_the_language_of_the_page_that_asked(world: World) -> None:
    asked = {"development": "quay", "name": "Ada", "email": "a@b.example", "unit": "elsewhere"}
    # The page's script says which language it speaks, whatever the browser does.
    refused = world.client.post("/d/quay/enquiry", json=asked, headers={"Accept-Language": "ar"}).get_json()
    assert found_in(refused["error"] + refused["remedy"]) == []
    form = {"name": "nobody", "password": "guessed"}
    origin = {"Origin": "http://localhost", "Accept-Language": "en"}
    page = world.client.post("/sales/sign-in?lang=ar", data=form, headers=origin).text
    assert 'lang="ar"' in page
    assert list(latin(page.replace('value="nobody"', ""))) == []


def test_a_name_that_an_import_gave_is_said_to_each_reader_in_their_language(world: World) -> None:
    build = world.parts.builds.get("quay")
    given = replace(
        build.manifest,
        stages=[replace(one, name="Foundations") for one in build.manifest.stages],
        storeys=[replace(one, name=f"Floor {one.floor} (2)") for one in build.manifest.storeys[1:]],
    )
    (build.folder / "manifest.json").write_bytes(m.encode(given))
    page = world.client.get("/d/quay/?lang=ar").text
    assert list(latin(page)) == []
    words = json.loads(re.findall(r'id="words">(.*?)</script>', page)[0])
    assert words["names"]["Foundations"] == "الأساسات"
    assert words["names"]["Floor 1 (2)"] == "الطابق 1 (2)"
    assert "Floor 1 (2)" in world.client.get("/d/quay/?lang=en").text


class Read(HTMLParser):
    """What a page says to who reads or hears it, but for what it marks as another language."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._within: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what the attributes say."""
        given = dict(attrs)
        unread = tag in ("script", "style", "code", "svg") or given.get("lang") not in (None, "ar")
        if not self._skipping and not (tag == "meta" and given.get("name") != "description"):
            self.said += [value for key in READ if not unread and (value := given.get(key))]
        if tag not in ("meta", "link", "input", "img", "use", "path", "br"):
            self._within.append("skip" if unread else tag)

    def handle_endtag(self, _tag: str) -> None:
        """Leave the element."""
        if self._within:
            self._within.pop()

    def handle_data(self, data: str) -> None:
        """Note the text."""
        if not self._skipping:
            self.said.append(data)

    @property
    def _skipping(self) -> bool:
        return "skip" in self._within


def latin(page: str) -> Iterator[str]:
    """What on ``page`` is in Latin signs, each with what stands around it."""
    reading = Read()
    reading.feed(page)
    assert len(reading.said) > 3
    for text in reading.said:
        yield from found_in(text)


def found_in(text: str) -> list[str]:
    """``text`` where it has Latin signs."""
    rest = re.sub(r"%\{[^}]*\}|<[^>]*>|https?://\S+", "", SO_EVERYWHERE.sub("", text))
    # A comma within a figure is the figure's.
    rest = re.sub(r"(?<=\d)[,.](?=\d)", "", rest)
    return [text.strip()] if LATIN.search(rest) else []


def drawn_words(drawing: Any) -> Iterator[str]:
    """All that is lettered in a drawing of Plotly's."""
    for one in drawing["data"]:
        for key in ("text", "y", "hovertemplate"):
            words = one.get(key, ())
            yield from [words] if isinstance(words, str) else (w for w in words if isinstance(w, str))
    for axis in ("xaxis", "yaxis"):
        yield drawing["layout"][axis]["title"].get("text", "")
    yield from (one["text"] for one in drawing["layout"].get("annotations", ()))
