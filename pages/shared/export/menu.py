"""The downloads in the menu of a card: the one place of exports that draws on a page."""

from functools import cache, partial
from importlib.metadata import version
from pathlib import Path

import streamlit as st

from pages.shared import charts, words
from pages.shared.addresses import PAGES
from pages.shared.deck import held
from pages.shared.export import assemble, chromium
from pages.shared.export.asked import Asked
from pages.shared.export.exported import Exported
from pages.shared.export.files import FORMATS, Format
from pages.shared.export.frame import HEIGHT, WIDTH
from pages.shared.export.picture import picture
from pages.shared.filters import NAMES

PLOTLY = f"/app/plotly.js?v={version('plotly')}"
"""Where `server` hands out plotly.js; the version makes browsers fetch a new one."""

IN_THE_BROWSER = {"png2x": 2, "png3x": 3, "svg": 0}
"""Formats the reader's browser draws, with how many times as large; 0 for a drawing."""

NOT_CHOICES = {"snapshot", "card", "dataset", "as_of", *NAMES}
"""Parameters of an address that a receipt writes itself."""

TAKES_TIME = "Slide and PDF take some seconds to draw; their button turns until the file is there."

HTML = '<div class="draw"></div>'
CSS = """
.draw { display: grid; gap: 0.5rem; }
.draw button {
  font: inherit; font-size: 0.8667rem; color: inherit; background: transparent; cursor: pointer;
  border: 1px solid var(--st-border-color); border-radius: var(--st-button-radius, 0.375rem);
  padding: 0.35rem 0.75rem; min-height: 2.5rem; width: 100%;
}
.draw button:hover { border-color: var(--st-primary-color); color: var(--st-primary-color); }
.draw button:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 2px; }
.draw button:disabled { opacity: 0.6; cursor: progress; }
"""


@cache
def _drawing():
    """The component that draws in the browser, registered once."""
    js = Path(__file__).with_name("draw.js").read_text(encoding="utf-8")
    return st.components.v2.component(
        "fund_monitor_draw", html=HTML, css=CSS, js=js, isolate_styles=False
    )


def here() -> assemble.Place:
    """The page the reader is on, as links name it; the bare address opens the first page."""
    path = (st.context.url or "").split("?")[0].rstrip("/")
    host, _, last = path.rpartition("/")
    page = last if last in PAGES else next(iter(PAGES))
    others = [name for name in st.query_params if name not in NOT_CHOICES]
    return assemble.Place(
        page,
        host if last in PAGES else path,
        {name: st.query_params.get_all(name) for name in others},
    )


def draw(asked: Asked) -> Exported:
    """Every kind of file of a card, each made when it is asked for; returns what they say."""
    exported = assemble.exported(asked, here())
    held.button(exported)
    _button(exported, FORMATS["pptx"])
    _drawing()(data=_drawn(exported), key=f"{asked.card.id}_draw")
    _button(exported, FORMATS["pdf"])
    _button(exported, FORMATS["xlsx"])
    if exported.figure is not None and chromium.found():
        words.quiet(TAKES_TIME)
    return exported


def receipt(exported: Exported) -> None:
    """The link that opens exactly this view and data again, to be copied."""
    words.quiet("Link to this card, its filters and its data")
    st.code(exported.receipt, language=None, wrap_lines=True)


def _button(exported: Exported, kind: Format) -> None:
    """A file made on this machine; where it cannot be, the button says why."""
    missing = kind.chromium and not chromium.found()
    st.download_button(
        kind.label,
        data=partial(kind.write, exported),
        file_name=kind.file_name(exported),
        mime=kind.mime,
        key=f"{exported.card}_{kind.name}",
        on_click="ignore",
        width="stretch",
        disabled=missing,
        help=str(chromium.NoChromium()) if missing else None,
    )


def _drawn(exported: Exported) -> dict:
    """What the browser needs to draw a card."""
    found = picture(exported)
    return {
        "before": found.frame.before,
        "after": found.frame.after,
        "opening": found.opening if found.chart else "",
        "chart": found.chart,
        "width": WIDTH,
        "height": HEIGHT,
        "plotly": PLOTLY,
        "topojson": charts.CONFIG["topojsonURL"],
        "files": [
            {
                "label": FORMATS[name].label,
                "name": FORMATS[name].file_name(exported),
                "scale": scale,
            }
            for name, scale in IN_THE_BROWSER.items()
        ],
    }
