"""``maquette catalogue``: gather every text that people read into the translators' files, or check them."""

from io import BytesIO
from pathlib import Path

import click
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from server.errors import RefusedError
from server.i18n import SOURCE_LOCALE, TRANSLATIONS

ROOT = Path(__file__).parents[2]
TEMPLATE = TRANSLATIONS / "maquette.pot"

#: Where the texts are, relative to the project: folder, pattern, method.
_SOURCES = (
    ("server", "**.py", "python"),
    ("models3d", "**.py", "python"),
    ("analytics", "**.py", "python"),
    ("server/templates", "**.html", "jinja2"),
    ("web/src", "**.ts", "javascript"),
)
#: Functions whose first (singular, plural) arguments are texts: Python's and templates', then the page's.
_KEYWORDS = {"_": None, "gettext": None, "to_say": None, "ngettext": (1, 2), "t": None, "tn": (1, 2)}
_OPTIONS: dict[str, dict[str, object]] = {
    "**.ts": {"jsx": False, "parse_template_string": True},
    "**.html": {"silent": "false", "trimmed": "true"},
}


class StaleCatalogueError(RefusedError):
    """The translators' files lack texts of the sources, or hold texts that are gone."""

    remedy = "Run 'maquette catalogue' and commit what it writes."


def gather() -> Catalog:
    """All texts of the sources, with the files (no lines, so that moved code changes nothing)."""
    catalogue = Catalog(project="Maquette", version="", charset="utf-8")
    for folder, pattern, method in _SOURCES:
        found = extract_from_dir(
            ROOT / folder,
            [(pattern, method)],
            {pattern: _OPTIONS.get(pattern, {})},
            _KEYWORDS,
            ("Translators:",),
        )
        for name, _line, message, comments, context in found:
            if not name.endswith((".gen.ts", ".test.ts")):
                place = (f"{folder}/{name}", 0)
                catalogue.add(message, None, [place], auto_comments=comments, context=context)
    return catalogue


def written(catalogue: Catalog) -> bytes:
    """The file's bytes: sorted, without dates, so that the same texts always give the same bytes."""
    catalogue.header_comment = "# Texts of Maquette: gathered by 'maquette catalogue', translated by people."
    catalogue.fuzzy = False
    out = BytesIO()
    write_po(out, catalogue, sort_output=True, omit_header=False, include_lineno=False, ignore_obsolete=True)
    lines = out.getvalue().splitlines(keepends=True)
    volatile = (
        "POT-Creation-Date",
        "PO-Revision-Date",
        "Generated-By",
        "Last-Translator",
        "Report-",
        "Language-T",
    )
    drop = tuple(f'"{header}'.encode() for header in volatile)
    return b"".join(line for line in lines if not line.startswith(drop))


def fresh_files() -> dict[Path, bytes]:
    """Path -> bytes that the template and each locale's catalogue should have; translations are kept."""
    texts = gather()
    files = {TEMPLATE: written(texts)}
    folders = {path.parent.name for path in TRANSLATIONS.glob("*/LC_MESSAGES")} | {SOURCE_LOCALE}
    for locale in sorted(folders):
        path = TRANSLATIONS / locale / "LC_MESSAGES" / "messages.po"
        catalogue = Catalog(locale=locale, project="Maquette", version="")
        if path.exists():
            with path.open("rb") as file:
                catalogue = read_po(file, locale=locale)
        catalogue.update(texts, no_fuzzy_matching=True)
        files[path] = written(catalogue)
    return files


@click.command("catalogue")
@click.option("--check", is_flag=True, help="Write nothing; fail where a file is stale.")
def command(check: bool) -> None:
    """Gather texts from Python, templates and TypeScript into server/translations."""
    for path, data in fresh_files().items():
        name = path.relative_to(ROOT)
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            click.echo(f"Wrote {name}.")
        elif not path.exists() or path.read_bytes() != data:
            raise StaleCatalogueError(f"{name} is older than the texts in the sources.")
    if check:
        click.echo("Catalogues are fresh.")
