"""How plans look: line weights of paper at 1:100, colours as tokens that a page may set, light and dark.

A page that shows a plan inline gives its own tokens (``--ink``, ``--paper-raised``, ``--clay``, ``--sans``,
``--serif``); alone the plan has the same values by itself.
"""

#: What a plan is drawn with: token, the page's token, its value in light, its value in dark.
TOKENS = (
    ("ink", "ink", "#1d1b18", "#ece7df"),
    ("paper", "paper-raised", "#fffdf9", "#1a1e26"),
    ("ground", "paper", "#f6f3ee", "#12151b"),
    ("accent", "clay", "#b4532a", "#d9764a"),
)

_RULES = """
.plan{font-family:var(--sans,Inter,"Helvetica Neue",Arial,sans-serif);font-size:260px;fill:none;
stroke-linejoin:round;stroke-linecap:round;font-variant-numeric:tabular-nums}
.plan text{fill:var(--plan-ink);stroke:none;text-anchor:middle}
.plan .sheet{fill:var(--plan-paper)}
.plan .ground{fill:var(--plan-ground);stroke:var(--plan-ink);stroke-width:9;stroke-opacity:.55}
.plan .outline{fill:var(--plan-paper);stroke:var(--plan-ink);stroke-width:9;stroke-opacity:.55}
.plan .area{fill:var(--plan-paper)}
.plan .room>path{fill:var(--plan-paper)}
.plan .shared>path{fill:var(--plan-ground)}
.plan .outdoor>path{fill:var(--plan-ground);stroke:var(--plan-ink);stroke-width:9;stroke-opacity:.55}
.plan .line{stroke:var(--plan-ink);stroke-width:9;stroke-opacity:.6}
.plan .ledge{fill:var(--plan-paper);stroke:var(--plan-ink);stroke-width:9;stroke-opacity:.6}
.plan .stair{fill:var(--plan-ground);stroke:var(--plan-ink);stroke-width:9;stroke-opacity:.6}
.plan .above{stroke:var(--plan-ink);stroke-width:9;stroke-opacity:.5;stroke-dasharray:90 70}
.plan .up{stroke:var(--plan-ink);stroke-width:13}
.plan .furniture,.plan .fixture{
fill:var(--plan-paper);stroke:var(--plan-ink);stroke-width:9;stroke-opacity:.6}
.plan .railing{fill:var(--plan-paper);stroke:var(--plan-ink);stroke-width:9;stroke-opacity:.75}
.plan .lining{fill:var(--plan-ink);fill-opacity:.3}
.plan .wall{fill:var(--plan-ink);fill-opacity:.72}
.plan .bearing{fill:var(--plan-ink);fill-opacity:1}
.plan .frame{fill:var(--plan-paper);stroke:var(--plan-ink);stroke-width:13}
.plan .glass{stroke:var(--plan-ink);stroke-width:13}
.plan .door{fill:var(--plan-paper);stroke:var(--plan-ink);stroke-width:13}
.plan .swing{stroke:var(--plan-ink);stroke-width:9;stroke-opacity:.6}
.plan .context{fill:var(--plan-ink);fill-opacity:.16}
.plan .estimated{stroke:var(--plan-accent);stroke-width:30;stroke-dasharray:220 140}
.plan .here{fill:var(--plan-accent)}
.plan .labels{pointer-events:none}
.plan .name{font-size:290px}
.plan .small,.plan .sign{font-size:230px}
.plan .ring{stroke:var(--plan-ink);stroke-width:9}
.plan .quiet{fill-opacity:.72}
.plan .home-name,.plan .heading{font-family:var(--serif,"Source Serif 4",Georgia,serif)}
.plan .home-name{font-size:400px;font-weight:600}
.plan .heading{font-size:560px}
.plan .start{text-anchor:start}
.plan .end{text-anchor:end}
.plan .scale{stroke:var(--plan-ink);stroke-width:13}
.plan .needle{fill:var(--plan-ink)}
"""


def style() -> str:
    """The style sheet of every plan."""
    light = "".join(f"--plan-{name}:var(--{page},{value});" for name, page, value, _ in TOKENS)
    dark = "".join(f"--plan-{name}:var(--{page},{value});" for name, page, _, value in TOKENS)
    scheme = f"@media(prefers-color-scheme:dark){{.plan{{{dark}}}}}"
    return f".plan{{{light}}}{scheme}" + _RULES.replace("\n", "")
