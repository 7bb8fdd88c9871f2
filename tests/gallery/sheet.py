"""The gallery's page: every state of a development with its pictures side by side."""

from dataclasses import dataclass
from html import escape
from pathlib import Path

from tests.gallery.screens import SCREENS
from tests.gallery.states import State

STYLE = """
:root { color-scheme: light dark; --paper: #f6f3ee; --ink: #1d1b18; --line: #1d1b181f }
@media (prefers-color-scheme: dark) { :root { --paper: #12151b; --ink: #ece7df; --line: #ece7df1f } }
body { margin: 0 auto; max-width: 110rem; padding: 2rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif }
h1, h2 { font-family: Georgia, serif; font-weight: 500 }
h2 { margin-block: 3rem 0; padding-block-start: 1rem; border-block-start: 1px solid var(--line) }
.shots { display: grid; grid-template-columns: 3fr 3fr 1fr 1fr; gap: 1rem; align-items: start }
figure { margin: 0 } figcaption { font-size: .8rem; opacity: .7 }
img { inline-size: 100%; block-size: auto; border-radius: 10px; display: block }
a { color: inherit }
"""


@dataclass(frozen=True)
class Shown:
    """A development in the gallery: its ``name``, the folder of its pictures, and what was taken."""

    name: str
    folder: str
    states: list[State]


def write_sheet(into: Path, shown: list[Shown]) -> Path:
    """Write index.html for the pictures that lie beside it."""
    parts = "".join(development(one, into) for one in shown)
    links = " · ".join(f'<a href="#{one.folder}">{escape(one.name)}</a>' for one in shown)
    file = into / "index.html"
    file.write_text(
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Gallery</title>'
        f'<meta name="viewport" content="width=device-width"><style>{STYLE}</style>'
        f"<h1>Gallery</h1><p>{links}</p>{parts}</html>",
        encoding="utf-8",
    )
    return file


def development(shown: Shown, into: Path) -> str:
    """The part of one development."""
    states = "".join(
        f'<h2>{escape(state.words)}</h2><div class="shots">{shots(shown, state, into)}</div>'
        for state in shown.states
    )
    return f'<section id="{shown.folder}"><h1>{escape(shown.name)}</h1>{states}</section>'


def shots(shown: Shown, state: State, into: Path) -> str:
    """The pictures of one state, those that were taken."""
    figures = []
    for screen in SCREENS:
        address = f"{shown.folder}/{state.name}-{screen.name}.webp"
        if not (into / address).is_file():
            continue
        caption = screen.name.replace("-", ", ")
        picture = (
            f'<img src="{address}" alt="{escape(state.words)}, {caption}" loading="lazy" '
            f'width="{screen.width}" height="{screen.height}">'
        )
        figures.append(
            f'<figure><a href="{address}">{picture}</a><figcaption>{caption}</figcaption></figure>'
        )
    return "".join(figures)
