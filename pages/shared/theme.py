"""Colours by meaning.

The colours themselves live in .streamlit/config.toml, once for light and once for
dark. A figure names a colour by its place in that list ("#000001" is the first):
Streamlit puts the real colour in when the figure is drawn, so the same figure is
right in both themes. Whoever draws a figure elsewhere (an export) calls `paint`.
"""

import json
import re
import tomllib
from functools import cache
from pathlib import Path

CONFIG = Path(__file__).resolve().parents[2] / ".streamlit" / "config.toml"


def _placeholder(place: int) -> str:
    return f"#{place:06d}"


REGION_COLOURS = {
    "Africa": _placeholder(1),
    "Asia and Oceania": _placeholder(2),
    "Europe": _placeholder(3),
    "Latin America and the Caribbean": _placeholder(4),
    "Middle East": _placeholder(5),
    "Global": _placeholder(6),
}
"""One colour per Fund region, used for nothing else."""

ACCENT = _placeholder(7)
"""The thing in question."""

GREY = _placeholder(8)
"""Everything that is there for comparison."""

FAINT = _placeholder(9)
"""Lines and areas that must not draw the eye: grids, no data."""

INK = _placeholder(10)
"""Marks that carry text colour: means, medians, ceilings."""

ON_GREY = "#0f1620"
"""Text on grey marks. The same in both themes: either grey is light enough for it."""

RAMP = [_placeholder(place) for place in range(11, 21)]
"""A single hue from little to much, for amounts."""

CLEAR = "rgba(0,0,0,0)"


@cache
def palette(mode: str) -> dict[str, str]:
    """Placeholder to colour for `mode` "light" or "dark", as config.toml defines it."""
    section = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"][mode]
    colours = section["chartCategoricalColors"] + section["chartSequentialColors"]
    return {_placeholder(place): colour for place, colour in enumerate(colours, start=1)}


def paint(spec: dict, mode: str) -> dict:
    """The same figure specification with real colours in place of the placeholders."""
    colours = palette(mode)
    text = re.sub(r"#0000\d\d", lambda match: colours[match.group()], json.dumps(spec))
    return json.loads(text)
