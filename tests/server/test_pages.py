"""The buyers' pages and what surrounds them: addresses, caches, headers, enquiries, errors."""

import gzip
import re
import shutil

import brotli
import msgspec
import pytest

from models3d import manifest as m
from server.assets import asset
from server.store.models import Decision, Enquiry
from tests.server.deciding import PLACE
from tests.server.house import UNIT, House, Visitor

FORM = {
    "development": PLACE,
    "name": "Ada",
    "email": "ada@homes.example",
    "message": "Is it quiet?",
    "unit": UNIT,
}


def test_the_only_development_is_where_the_address_leads(house: House) -> None:
    answer = house.visitor().client.get("/")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/d/{PLACE}/")


def test_several_developments_are_listed_and_none_is_an_invitation(house: House) -> None:
    builds, client = house.parts.settings.builds, house.visitor().client
    shutil.copytree(builds / PLACE, builds / "second")
    page = client.get("/").text
    assert f'href="/d/{PLACE}/"' in page
    for place in (PLACE, "second"):
        shutil.rmtree(builds / place)
    assert "maquette import FOLDER" in client.get("/").text


def test_a_new_import_is_served_without_a_restart(house: House) -> None:
    client, path = house.visitor().client, house.parts.settings.builds / PLACE / "manifest.json"
    built = m.decode(path.read_bytes())
    renamed = msgspec.structs.replace(built.development, name="A new name")
    path.write_bytes(m.encode(msgspec.structs.replace(built, development=renamed)))
    assert house.parts.builds.get(PLACE).manifest.development.name == "A new name"
    with client.get(f"/d/{PLACE}/build/manifest.json") as answer:
        assert "A new name" in answer.text


def test_chunks_are_kept_for_good_and_the_manifest_is_asked_for_each_time(house: House) -> None:
    folder = house.parts.settings.builds / PLACE
    built = m.decode((folder / "manifest.json").read_bytes())
    chunk = m.Chunk("frame.0123456789abcdef.glb", 0, 4, "0123456789abcdef" * 4, 0, 0, 0)
    (folder / chunk.file).write_bytes(b"glTF")
    (folder / "manifest.json").write_bytes(m.encode(msgspec.structs.replace(built, chunks=[chunk])))
    client, root = house.visitor().client, f"/d/{PLACE}/build"
    with client.get(f"{root}/{chunk.file}") as answer:
        assert answer.content_type == "model/gltf-binary"
        assert {"immutable", "max-age=31536000"} <= set(answer.headers["Cache-Control"].split(", "))
    with client.get(f"{root}/manifest.json") as answer:
        assert answer.headers["Cache-Control"] == "no-cache"
        etag = answer.headers["ETag"]
    with client.get(f"{root}/manifest.json", headers={"If-None-Match": etag}) as answer:
        assert answer.status_code == 304


def test_a_manifest_travels_compressed_and_is_asked_for_by_the_same_tag(house: House) -> None:
    client, address = house.visitor().client, f"/d/{PLACE}/build/manifest.json"
    with client.get(address) as plain, client.get(address, headers={"Accept-Encoding": "gzip"}) as packed:
        assert "Content-Encoding" not in plain.headers
        assert packed.headers["Content-Encoding"] == "gzip"
        assert packed.headers["Vary"] == "Accept-Encoding"
        assert gzip.decompress(packed.data) == plain.data
        assert len(packed.data) * 4 < len(plain.data)
        tag = {"If-None-Match": packed.headers["ETag"], "Accept-Encoding": "gzip"}
    with client.get(address, headers=tag) as again:
        assert again.status_code == 304


def test_a_chunk_that_lies_there_as_brotli_is_sent_so_to_a_browser_that_takes_it(house: House) -> None:
    folder = house.parts.settings.builds / PLACE
    (folder / "frame.0123456789abcdef.glb").write_bytes(b"glTF" * 900)
    (folder / "frame.0123456789abcdef.glb.br").write_bytes(brotli.compress(b"glTF" * 900))
    client, address = house.visitor().client, f"/d/{PLACE}/build/frame.0123456789abcdef.glb"
    with client.get(address, headers={"Accept-Encoding": "gzip, br"}) as small, client.get(address) as plain:
        assert small.headers["Content-Encoding"] == "br"
        assert small.content_type == plain.content_type == "model/gltf-binary"
        assert "Accept-Encoding" in small.headers["Vary"]
        assert "immutable" in small.headers["Cache-Control"]
        assert brotli.decompress(small.data) == plain.data


def test_what_is_said_about_a_person_is_never_compressed(buyer: Visitor) -> None:
    buyer.post(*(buyer.batch() for _ in range(20)))
    taken = buyer.client.get("/noticed/export.json", headers={"Accept-Encoding": "gzip"})
    assert len(taken.data) > 1_400
    assert "Content-Encoding" not in taken.headers


@pytest.mark.parametrize(
    "address",
    [
        f"/d/{PLACE}/build/../../../secret.key",
        f"/d/{PLACE}/build/%2e%2e/%2e%2e/secret.key",
        "/d/../build/secret.key",
    ],
)
def test_nothing_beside_the_build_can_be_read(house: House, address: str) -> None:
    assert house.visitor().client.get(address).status_code == 404


def test_every_answer_carries_the_policy_without_anything_inline(house: House) -> None:
    client = house.visitor().client
    for address in ("/healthz", "/nowhere", "/", f"/d/{PLACE}/enquiry"):
        headers = client.get(address).headers
        policy = headers["Content-Security-Policy"]
        assert "unsafe-inline" not in policy
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert "Referrer-Policy" in headers
        assert "Permissions-Policy" in headers


@pytest.mark.parametrize(
    "origin", ["https://elsewhere.example", "null", "http://localhost.elsewhere.example"]
)
def test_another_sites_page_can_change_nothing(house: House, origin: str) -> None:
    client = house.visitor().agree().client
    for address in ("/consent", "/rows", "/noticed/erase", f"/d/{PLACE}/enquiry"):
        assert client.post(address, data=b"[]", headers={"Origin": origin}).status_code == 403
    assert client.get("/noticed.json").json["known"] is True


def test_an_enquiry_needs_no_consent_and_is_joined_to_nobody(house: House) -> None:
    answer = house.visitor().client.post(f"/d/{PLACE}/enquiry", json=FORM)
    (kept,) = house.all(Enquiry)
    assert answer.status_code == 201
    assert "Set-Cookie" not in answer.headers
    assert (kept.name, kept.email, kept.message, kept.unit, kept.buyer_id) == (
        "Ada", "ada@homes.example", "Is it quiet?", UNIT, None,
    )  # fmt: skip


def test_an_enquiry_of_a_recorded_buyer_is_theirs_and_is_an_outcome(house: House, buyer: Visitor) -> None:
    with house.parts.store.write() as session:
        session.add(
            Decision(
                id="a-decision", buyer_id=buyer.buyer, development=PLACE, unit=UNIT, score=1.0,
                propensity=0.5, holdout=True, shown=False, headline="", reasons=[], at=1,
            )
        )  # fmt: skip
    buyer.client.post(f"/d/{PLACE}/enquiry", json=FORM)
    assert house.all(Enquiry)[0].buyer_id == buyer.buyer
    assert house.all(Decision)[0].outcome == "enquired"
    buyer.client.delete("/consent")
    buyer.client.post(f"/d/{PLACE}/enquiry", json=FORM)
    assert sorted(one.buyer_id is None for one in house.all(Enquiry)) == [False, True]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"email": "ada"}, "email"),
        ({"name": ""}, "name"),
        ({"unit": "Z9"}, "home"),
        ({"colour": 1}, "colour"),
    ],
)
def test_an_enquiry_that_cannot_be_answered_is_refused_in_words(
    house: House, change: dict[str, object], says: str
) -> None:
    answer = house.visitor().client.post(f"/d/{PLACE}/enquiry", json=FORM | change)
    assert answer.status_code == 400
    assert says in answer.json["error"]
    assert answer.json["remedy"]
    assert house.count(Enquiry) == 0


def test_errors_are_json_for_programs_and_a_kind_page_for_people(house: House) -> None:
    client = house.visitor().client
    assert client.get("/d/elsewhere/").json["error"] == "There is no development called 'elsewhere' here."
    page = client.get("/d/elsewhere/", headers={"Accept": "text/html"})
    assert page.status_code == 404
    assert "There is no development called" in page.text
    assert "plain.css" in page.text
    assert client.post("/rows", data=b"{").status_code == 400
    assert client.post("/rows", data=b" " * 70_000).status_code == 413
    assert client.put("/rows").status_code == 405


def test_health_tells_what_is_served_and_what_was_turned_away(buyer: Visitor) -> None:
    buyer.post(buyer.batch(active=1))
    told = buyer.client.get("/healthz").json
    assert told["ok"] is True
    assert told["developments"] == [PLACE]
    assert told["turned_away"] == {"conservation": 1}


def test_without_script_a_buyer_reads_the_month_that_is_expected_now(house: House) -> None:
    path = house.parts.settings.builds / PLACE / "manifest.json"
    built = m.decode(path.read_bytes())
    promised, now = m.Span(20500, 20530), m.Span(20500, 20590)
    in_time = msgspec.structs.replace(built.stages[0], elements=3, planned=promised)
    late = msgspec.structs.replace(in_time, id="late", expected=now)
    path.write_bytes(m.encode(msgspec.structs.replace(built, stages=[in_time, late])))
    days = re.findall(r'class="stop-day">([^<]*)<', house.visitor().client.get(f"/d/{PLACE}/").text)
    assert days == ["", "Mar 2026", "May 2026"], "bare ground has no date"


def test_a_first_stage_that_takes_no_time_is_the_bare_ground_itself(house: House) -> None:
    path = house.parts.settings.builds / PLACE / "manifest.json"
    built = m.decode(path.read_bytes())
    land = msgspec.structs.replace(built.stages[0], elements=3, planned=m.Span(m.NO_DAY, m.NO_DAY))
    path.write_bytes(m.encode(msgspec.structs.replace(built, stages=[land, *built.stages[1:]])))
    page = house.visitor().client.get(f"/d/{PLACE}/").text
    assert f'data-stop="{land.id}"' in page
    assert f'data-stop="{m.BARE_GROUND}"' not in page


def test_the_showcase_itself_travels_compressed_for_it_says_nothing_about_anybody(house: House) -> None:
    client, address = house.visitor().client, f"/d/{PLACE}/"
    with client.get(address) as plain, client.get(address, headers={"Accept-Encoding": "gzip"}) as packed:
        assert "Content-Encoding" not in plain.headers
        assert packed.headers["Content-Encoding"] == "gzip"
        assert plain.headers["Vary"] == packed.headers["Vary"] == "Accept-Encoding"
        assert gzip.decompress(packed.data) == plain.data


def test_the_scripts_of_the_page_come_as_brotli_and_are_kept(house: House) -> None:
    client = house.visitor().client
    address = asset("src/buyer.ts")
    with client.get(address, headers={"Accept-Encoding": "gzip, br"}) as small, client.get(address) as plain:
        assert small.headers["Content-Encoding"] == "br"
        assert small.mimetype == plain.mimetype == "text/javascript"
        assert "max-age=31536000" in small.headers["Cache-Control"]
        assert brotli.decompress(small.data) == plain.data
    with client.get("/static/app/assets/of-nobody.js", headers={"Accept-Encoding": "br"}) as none:
        assert none.status_code == 404
