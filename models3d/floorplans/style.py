"""How plans look: line weights of paper at 1:100, colours as tokens that a page may set, light and dark.

Every look is said twice from one table: as plain attributes, which hold wherever a plan is shown, and as a
style sheet, which gives way to the page's own tokens (``--ink``, ``--paper-raised``, ``--clay``, ``--sans``,
``--serif``) and to the dark. A page whose Content-Security-Policy ignores the sheet keeps the attributes, and
any rule of its own is stronger than they are.
"""

from functools import lru_cache

#: What a plan is drawn with: token, the page's token, its value in light, its value in dark.
TOKENS = (
    ("ink", "ink", "#1d1b18", "#ece7df"),
    ("paper", "paper-raised", "#fffdf9", "#1a1e26"),
    ("ground", "paper", "#f6f3ee", "#12151b"),
    ("accent", "clay", "#b4532a", "#d9764a"),
)

Look = dict[str, str]

_LIGHT = {name: light for name, _, light, _ in TOKENS}
_FONTS = {
    "sans": 'var(--sans,Inter,"Helvetica Neue",Arial,sans-serif)',
    "serif": 'var(--serif,"Source Serif 4",Georgia,serif)',
}
_PLAIN_FONTS = {
    "sans": "Inter,'Helvetica Neue',Arial,sans-serif",
    "serif": "'Source Serif 4',Georgia,serif",
}


def _line(opacity: str = ".6", **more: str) -> Look:
    return {"stroke": "ink", "stroke-width": "9", "stroke-opacity": opacity, **more}


#: What each class looks like, the later the stronger; colours and fonts by their tokens.
LOOKS: dict[str, Look] = {
    "plan": {
        "font-family": "sans", "font-size": "260", "fill": "none", "stroke-linejoin": "round",
        "stroke-linecap": "round",
    },
    "sheet": {"fill": "paper"},
    "ground": _line(".55", fill="ground"),
    "outline": _line(".55", fill="paper"),
    "area": {"fill": "paper"},
    "room": {"fill": "paper"},
    "shared": {"fill": "ground"},
    "outdoor": _line(".55", fill="ground"),
    "ledge": _line(fill="paper"),
    "stair": _line(fill="ground"),
    "above": _line(".5", **{"stroke-dasharray": "90 70"}),
    "up": {"stroke": "ink", "stroke-width": "13"},
    "furniture": _line(fill="paper"),
    "fixture": _line(fill="paper"),
    "railing": _line(".75", fill="paper"),
    "lining": {"fill": "ink", "fill-opacity": ".3"},
    "wall": {"fill": "ink", "fill-opacity": ".72"},
    "bearing": {"fill": "ink", "fill-opacity": "1"},
    "frame": {"fill": "paper", "stroke": "ink", "stroke-width": "13"},
    "glass": {"stroke": "ink", "stroke-width": "13"},
    "door": {"fill": "paper", "stroke": "ink", "stroke-width": "13"},
    "swing": _line(),
    "context": {"fill": "ink", "fill-opacity": ".16"},
    "estimated": {"stroke": "accent", "stroke-width": "30", "stroke-dasharray": "220 140"},
    "here": {"fill": "accent"},
    "labels": {"pointer-events": "none"},
    "name": {"font-size": "290"},
    "small": {"font-size": "230"},
    "sign": {"font-size": "230"},
    "ring": {"stroke": "ink", "stroke-width": "9"},
    "quiet": {"fill-opacity": ".72"},
    "home-name": {"font-family": "serif", "font-size": "400", "font-weight": "600"},
    "heading": {"font-family": "serif", "font-size": "560"},
    "start": {"text-anchor": "start"},
    "end": {"text-anchor": "end"},
    "scale": {"stroke": "ink", "stroke-width": "13"},
    "needle": {"fill": "ink"},
}  # fmt: skip

#: What all words look like; each line runs as its own letters do.
WORDS: Look = {"fill": "ink", "stroke": "none", "text-anchor": "middle", "unicode-bidi": "plaintext"}


def style() -> str:
    """The style sheet of every plan."""
    light = "".join(f"--plan-{name}:var(--{page},{value});" for name, page, value, _ in TOKENS)
    dark = "".join(f"--plan-{name}:var(--{page},{value});" for name, page, _, value in TOKENS)
    scheme = f"@media(prefers-color-scheme:dark){{.plan{{{dark}}}}}"
    rules = [_rule(".plan text", WORDS)]
    for name, look in LOOKS.items():
        rules.append(_rule(".plan" if name == "plan" else f".plan .{name}", look))
    return f".plan{{{light}font-variant-numeric:tabular-nums}}{scheme}{''.join(rules)}"


@lru_cache(maxsize=512)
def plainly(element: str, classes: str) -> Look:
    """The attributes that an ``element`` of those ``classes`` has in light, without any style sheet."""
    own = set(classes.split())
    found = dict(WORDS) if element == "text" else {}
    for name, look in LOOKS.items():
        if name in own:
            found |= look
    return {key: _LIGHT.get(value, _PLAIN_FONTS.get(value, value)) for key, value in found.items()}


def _rule(selector: str, look: Look) -> str:
    said = ";".join(f"{key}:{_themed(key, value)}" for key, value in look.items())
    return f"{selector}{{{said}}}"


def _themed(key: str, value: str) -> str:
    if value in _LIGHT:
        return f"var(--plan-{value})"
    return f"{value}px" if key == "font-size" else _FONTS.get(value, value)
