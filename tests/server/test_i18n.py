"""A buyer reads in their own language, and translators get every text."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask, render_template_string

from server import i18n
from server.commands.catalogues import gather

POLISH = """
msgid ""
msgstr "Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"

#: web/src/ui/homes.ts
msgid "Homes"
msgstr "Mieszkania"

#: web/src/ui/homes.ts
msgid "%(num)s home"
msgid_plural "%(num)s homes"
msgstr[0] "%(num)s mieszkanie"
msgstr[1] "%(num)s mieszkania"
msgstr[2] "%(num)s mieszkań"
"""


#: What is filled in as the number itself.
NUMBERS = {"{count}", "{n}", "%(num)s"}

WEB = Path(i18n.__file__).parents[1] / "web" / "src"

#: A text that is given to ``t`` or ``tn``.
SAID = re.compile(r'\btn?\(\s*"((?:[^"\\]|\\.)*)"')

#: What Python gives its texts to.
SAYING = {"_", "gettext", "ngettext", "to_say"}

#: What is filled into a text.
PLACES = re.compile(r"%\(\w+\)s|\{\w+\}")


@pytest.fixture
def polish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    folder = tmp_path / "pl" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "messages.po").write_text(POLISH)
    monkeypatch.setattr(i18n, "TRANSLATIONS", tmp_path)
    _forget()
    yield
    _forget()


def _forget() -> None:
    for known in (i18n.locales, i18n.catalogue, i18n.translations):
        known.cache_clear()


@pytest.mark.usefixtures("polish")
def test_a_polish_buyer_reads_polish_plurals_in_the_template_and_on_the_page() -> None:
    app = Flask("showcase")
    i18n.install(app)

    @app.get("/")
    def _page() -> str:
        i18n.speak(["en", "pl"])
        return render_template_string("{{ _('Homes') }}: {{ ngettext('%(num)s home', '%(num)s homes', 3) }}")

    assert app.test_client().get("/", headers={"Accept-Language": "pl-PL"}).text == "Mieszkania: 3 mieszkania"
    words = i18n.page_words("pl")
    assert words["plurals"] == {"one": 0, "few": 1, "many": 2}
    assert words["texts"]["%(num)s home"][2] == "%(num)s mieszkań"


@pytest.mark.usefixtures("polish")
@pytest.mark.parametrize(
    ("spoken", "accepted", "expected"),
    [(["pl"], ["de"], "pl"), (["en"], ["pl"], "en"), ([], ["xx", "pl-PL", "en"], "pl"), (["de"], [], "en")],
)
def test_a_buyer_gets_the_best_language_that_the_development_offers(
    spoken: list[str], accepted: list[str], expected: str
) -> None:
    assert i18n.negotiate(spoken, accepted) == expected


def test_a_text_cannot_break_out_of_the_page_s_script() -> None:
    text = i18n.script_json({"name": "</script><b>&"})
    assert "<" not in text
    assert json.loads(str(text)) == {"name": "</script><b>&"}


def test_translators_get_every_text_that_the_script_says() -> None:
    """The gatherer looks neither into what is filled into a text nor into a text in backticks."""
    given = {text for message in gather() for text in i18n.forms_of(message.id)}
    script = [file for file in WEB.rglob("*.ts") if not file.name.endswith((".test.ts", ".gen.ts"))]
    said = {text for file in script for text in SAID.findall(file.read_text())}
    assert len(said) > 200
    assert any("\\u00a0" in text for text in said), (
        "texts with signs that are written as numbers are held to it too"
    )
    assert {json.loads(f'"{text}"') for text in said} - given == set()


def test_no_text_stands_where_the_gatherer_does_not_look_for_it() -> None:
    """Until Python 3.12 what is within an f-string is no code to who reads a file word by word."""
    unseen = [
        f"{file.name}:{call.lineno}"
        for folder in ("server", "models3d")
        for file in (WEB.parents[1] / folder).rglob("*.py")
        for drawn in ast.walk(ast.parse(file.read_text()))
        if isinstance(drawn, ast.JoinedStr)
        for call in ast.walk(drawn)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in SAYING
    ]
    assert unseen == []


def test_translators_get_the_texts_of_the_page_and_of_the_templates() -> None:
    places = {place for message in gather() for place, _line in message.locations}
    assert any(place.endswith(".ts") for place in places)
    assert any(place.endswith(".html") for place in places)


@pytest.mark.usefixtures("polish")
def test_a_buyer_who_chose_a_language_reads_it_whatever_the_browser_says() -> None:
    app = Flask("showcase")
    i18n.install(app)

    @app.get("/")
    def _page() -> str:
        return i18n.speak(["en", "pl"])

    browser = app.test_client()
    assert browser.get("/?lang=pl", headers={"Accept-Language": "en"}).text == "pl"
    # Nobody is left without words by an address that asks for what there is not.
    assert browser.get("/?lang=tlh", headers={"Accept-Language": "en"}).text == "en"


@pytest.mark.usefixtures("polish")
def test_a_language_is_called_as_its_speakers_call_it() -> None:
    assert [i18n.own_name(one) for one in ("pl", "de", "ar")] == ["Polski", "Deutsch", "العربية"]


@pytest.mark.parametrize("locale", [one for one in i18n.locales() if one != i18n.SOURCE_LOCALE])
def test_every_text_is_translated_and_keeps_what_is_filled_in(locale: str) -> None:
    texts = i18n.catalogue(locale)
    assert texts is not None
    for message in texts:
        source, forms = i18n.forms_of(message.id), i18n.forms_of(message.string)
        if not source:
            continue
        plural = len(source) > 1
        assert len(forms) == (texts.num_plurals if plural else 1), message.id
        given = [set(PLACES.findall(text)) for text in source]
        # "One home", "two homes": languages that say the number in words need no figure.
        needed = set.intersection(*given) - (NUMBERS if plural else set())
        for form in forms:
            assert needed <= set(PLACES.findall(form)) <= set.union(*given), f"{message.id!r}: {form!r}"
