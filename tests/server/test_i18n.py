"""A buyer reads in their own language, and translators get every text."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask, render_template_string

from server import i18n
from server.commands.catalogues import gather

POLISH = """
msgid ""
msgstr "Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"

msgid "Homes"
msgstr "Mieszkania"

msgid "%(num)s home"
msgid_plural "%(num)s homes"
msgstr[0] "%(num)s mieszkanie"
msgstr[1] "%(num)s mieszkania"
msgstr[2] "%(num)s mieszkań"
"""


@pytest.fixture
def polish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    folder = tmp_path / "pl" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "messages.po").write_text(POLISH)
    monkeypatch.setattr(i18n, "TRANSLATIONS", tmp_path)
    i18n.locales.cache_clear()
    i18n.translations.cache_clear()
    yield
    i18n.locales.cache_clear()
    i18n.translations.cache_clear()


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


def test_translators_get_the_texts_of_the_page_and_of_the_templates() -> None:
    places = {place for message in gather() for place, _line in message.locations}
    assert any(place.endswith(".ts") for place in places)
    assert any(place.endswith(".html") for place in places)
