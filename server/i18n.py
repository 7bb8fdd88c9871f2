"""Words in the reader's language: gettext catalogues through Babel, for templates, routes and the page.

A catalogue is ``translations/<locale>/LC_MESSAGES/messages.po``, compiled in memory when it is first needed:
there is no second file to go stale. English is the language of the sources and so of every fallback.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, cast

from babel import Locale
from babel.lists import format_list
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from flask import Flask, g, has_request_context, request
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

TRANSLATIONS = Path(__file__).parent / "translations"
#: The language in which the sources are written.
SOURCE_LOCALE = "en"
#: Where the texts of the page's script come from, and the names that an import gives, as catalogues say.
SCRIPTS, IMPORTS = "web/", "models3d/"
#: What a reader asks for a language by, in the address.
ASKED = "lang"
#: Endpoints of files, which are the same in every language.
FILES = ("static", "builds.file")
#: Enough whole numbers to meet every plural category that CLDR has for integers.
_PLURAL_SAMPLES = range(2000)
#: Unicode's marks for where something begins that has a direction of its own, and where it ends.
_ISOLATE = "\u2068{}\u2069"
#: The language of whoever is spoken to at the moment, where that is not who asked.
_SPOKEN: ContextVar[str] = ContextVar("spoken", default="")


@cache
def locales() -> tuple[str, ...]:
    """Locales that have a catalogue, English first."""
    found = sorted(path.parts[-3] for path in TRANSLATIONS.glob("*/LC_MESSAGES/messages.po"))
    return (SOURCE_LOCALE, *(locale for locale in found if locale != SOURCE_LOCALE))


@cache
def catalogue(locale: str) -> Catalog | None:
    """The texts of ``locale`` as its translators left them, None where nobody has translated."""
    path = TRANSLATIONS / locale / "LC_MESSAGES" / "messages.po"
    if not path.exists():
        return None
    with path.open("rb") as file:
        return read_po(file, locale=locale)


@cache
def translations(locale: str) -> NullTranslations:
    """The compiled catalogue of ``locale``; texts that it lacks stay as in the sources."""
    found = catalogue(locale)
    if found is None:
        return NullTranslations()
    compiled = BytesIO()
    write_mo(compiled, found)
    compiled.seek(0)
    return Translations(compiled)


def offered(languages: Sequence[str]) -> list[str]:
    """Locales in which a development with these ``languages`` can be read; none means all of ours."""
    return [locale for locale in locales() if not languages or _language(locale) in map(_language, languages)]


def negotiate(languages: Sequence[str], accepted: Sequence[str]) -> str:
    """The first accepted locale that both the development and we speak.

    ``languages`` are the development's (none means all), ``accepted`` the browser's, best first.

    >>> negotiate(["en", "nl"], ["de-DE", "en-GB"])
    'en'
    """
    ours = offered(languages)
    for wanted in accepted:
        for locale in ours:
            if locale.replace("_", "-").lower() == wanted.replace("_", "-").lower():
                return locale
        for locale in ours:
            if _language(locale) == _language(wanted):
                return locale
    return next(
        (loc for lang in languages for loc in ours if _language(loc) == _language(lang)), SOURCE_LOCALE
    )


def speak(languages: Sequence[str]) -> str:
    """Settle this request's locale and return it: of a development's ``languages`` what the reader chose.

    That is by the address, and else by what the browser says of its reader (``Accept-Language``).
    """
    chosen = request.args.get(ASKED)
    accepted = [value for value, _quality in request.accept_languages]
    g.locale = negotiate(languages, [*([chosen] if chosen in offered(languages) else []), *accepted])
    return str(g.locale)


@contextmanager
def speaking(locale: str) -> Iterator[None]:
    """Say everything in ``locale``, whoever's request is being answered: it is told to somebody else."""
    token = _SPOKEN.set(locale)
    try:
        yield
    finally:
        _SPOKEN.reset(token)


def current_locale() -> str:
    """Locale of who is spoken to: of the request being answered, outside of requests that of the sources."""
    if spoken := _SPOKEN.get():
        return spoken
    if not has_request_context():
        return SOURCE_LOCALE
    return str(g.locale) if "locale" in g else speak([])


def gettext(text: str) -> str:
    """``text`` in this request's language."""
    return str(translations(current_locale()).gettext(text))


def ngettext(singular: str, plural: str, number: int) -> str:
    """``singular`` or ``plural`` in this request's language, by its own rules for ``number``."""
    return str(translations(current_locale()).ngettext(singular, plural, number))


def filled(text: str, **values: object) -> str:
    """``text``, which is in this request's language, with its {places} filled in, each value by itself."""
    return text.format(**{name: apart(one) for name, one in values.items()})


def apart(value: object) -> object:
    """``value`` marked as by itself where it is a text among words from right to left.

    Else a name in Latin letters draws the figures beside it to its other side: of "Home 0.01: 1 min" in
    Arabic the 1 would stand with the name.
    """
    if not isinstance(value, str) or direction(current_locale()) != "rtl":
        return value
    return type(value)(_ISOLATE).format(value)


def listed(things: Sequence[str]) -> str:
    """``things`` in a sentence of this request's language.

    >>> listed(["Home 1A", "Home 2A", "Home 2B"])
    'Home 1A, Home 2A, and Home 2B'
    """
    return str(format_list([str(apart(one)) for one in things], locale=current_locale()))


def in_a_row(facts: Iterable[str]) -> str:
    """``facts`` one after another, as on a label; empty ones are left out.

    >>> in_a_row(["Home 1A", "", "Living room"])
    'Home 1A, Living room'
    """
    # Translators: what stands between facts in a row, as in "84 m², available"
    return gettext(", ").join(str(apart(fact)) for fact in facts if fact)


@cache
def given_names(locale: str) -> dict[str, str]:
    """The names that an import gives where the model has none, with what they are in ``locale``."""
    found = translations(locale)
    return {
        name: str(found.gettext(name))
        for message in catalogue(locale) or ()
        for name in forms_of(message.id)[:1]
        if locale != SOURCE_LOCALE and any(place.startswith(IMPORTS) for place, _line in message.locations)
    }


@cache
def direction(locale: str) -> str:
    """``ltr`` or ``rtl``, for the ``dir`` of the page."""
    return str(Locale.parse(locale).text_direction)


def page_words(locale: str) -> dict[str, Any]:
    """What the page's script says, as its ``words.ts`` reads it.

    ``texts`` maps each source text to its translation, or to its list of plural forms; ``plurals`` maps
    the CLDR category that ``Intl.PluralRules`` names to the index in that list. ``names`` are those that an
    import gives, as in ``texts``.
    """
    found = translations(locale)
    texts: dict[str, str | list[str]] = {}
    for message in catalogue(locale) or ():
        spoken = any(place.startswith(SCRIPTS) for place, _line in message.locations)
        source, forms = forms_of(message.id), forms_of(message.string)
        if source and spoken and forms and all(forms):
            texts[source[0]] = forms[0] if len(source) == 1 else forms
    category, index = Locale.parse(locale).plural_form, getattr(found, "plural", lambda n: int(n != 1))
    plurals = {category(n): index(n) for n in reversed(_PLURAL_SAMPLES)}
    return {
        "locale": locale.replace("_", "-"),
        "plurals": plurals,
        "texts": texts,
        "names": given_names(locale),
    }


def forms_of(text: Any) -> list[str]:
    """The forms of a catalogue's text: of most one, of what depends on a number several; none of none."""
    return ([text] if text else []) if isinstance(text, str) else list(text or ())


def own_name(locale: str) -> str:
    """What those who speak the language of ``locale`` call it, as the first word of a line."""
    name = Locale.parse(locale).get_display_name() or locale
    return name[:1].upper() + name[1:]


def script_json(value: object) -> Markup:
    """``value`` as JSON that is safe inside ``<script type="application/json">``."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign, escape in (("&", "\\u0026"), ("<", "\\u003c"), (">", "\\u003e")):
        text = text.replace(sign, escape)
    return Markup(text)  # noqa: S704 - every character that could end the script is escaped above


def _language(locale: str) -> str:
    return locale.replace("_", "-").split("-")[0].lower()


def _filling(say: Callable[..., str]) -> Callable[..., str]:
    """Jinja's ``say``, with what it fills in isolated where that matters."""

    @pass_context
    def said(context: Context, *texts: Any, **values: Any) -> str:
        return say(context, *texts, **{name: apart(one) for name, one in values.items()})

    return said


def install(app: Flask) -> None:
    """Give every template ``_()``, ``ngettext()``, ``{% trans %}``, ``locale``, ``direction``, ``words``.

    A language that was chosen by the address goes along to every page that an answer leads to.
    """
    from server.notation import FILTERS

    app.jinja_env.add_extension("jinja2.ext.i18n")
    # jinja2.ext.i18n adds this method to the environment at run time, unseen by its type.
    app.jinja_env.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    for name in ("gettext", "ngettext"):
        app.jinja_env.globals[name] = _filling(cast("Callable[..., str]", app.jinja_env.globals[name]))
    app.jinja_env.filters.update(FILTERS, script_json=script_json, in_a_row=in_a_row)

    @app.url_defaults
    def _chosen(endpoint: str, values: dict[str, Any]) -> None:
        chosen = request.args.get(ASKED) if has_request_context() else None
        if chosen in locales() and endpoint not in FILES:
            values.setdefault(ASKED, chosen)

    @app.context_processor
    def _words() -> dict[str, Any]:
        locale = current_locale()
        return {
            "locale": locale.replace("_", "-"),
            "direction": direction(locale),
            "words": page_words(locale),
            "own_name": own_name,
            "direction_of": direction,
            "chosen": request.args.get(ASKED),
        }
