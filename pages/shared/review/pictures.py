"""Draws the charts of a review with Chromium, several at a time."""

from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import replace
from typing import Any, Literal

from pages.shared.export import chromium, roomy, svgtext
from pages.shared.review.compose import Step, Tell
from pages.shared.review.model import Figure, Review

WIDTH, TALLEST = 700, 880
"""Size in pixels that a chart is drawn in; it fills the width of a page."""

SCALE = 2
"""How many pixels of a PNG stand for one of these."""

LACKING = "The chart is left out, because no Chromium was found to draw it (see the methods)."


def drawn(review: Review, form: Literal["svg", "png"], tell: Tell) -> Review:
    """The review with its charts; where there is no Chromium each says that it has none.

    What `tell` raises ends the drawing.
    """
    charts = [figure for figure in review.figures() if figure.card.figure is not None]
    if not chromium.found():
        return review.with_figures({one.anchor: replace(one, lacking=LACKING) for one in charts})
    found: dict[str, Figure] = {}
    pool = ThreadPoolExecutor(chromium.TABS, thread_name_prefix="review")
    try:
        waiting = {pool.submit(pictured, one, form): one for one in charts}
        for done in as_completed(waiting):
            one = waiting[done]
            found[one.anchor] = done.result()
            tell(Step(len(found), len(charts), f"Drawing {one.label}"))
    finally:
        pool.shutdown(cancel_futures=True)
    return review.with_figures(found)


def pictured(figure: Figure, form: str) -> Figure:
    """A figure with its chart as PNG or SVG."""
    chart = for_page(figure.card.figure)
    content = chromium.chart(chart, form, SCALE if form == "png" else 1)
    size = (chart["layout"]["width"], round(chart["layout"]["height"]))
    return replace(figure, picture=content, size=size)


def for_page(figure: dict[str, Any]) -> dict[str, Any]:
    """The chart as wide as a page, with letters that every computer has."""
    natural = figure["layout"]
    layout = {
        **natural,
        "width": WIDTH,
        "height": min(natural["height"], TALLEST),
        "autosize": False,
        "paper_bgcolor": "#ffffff",
        "plot_bgcolor": "#ffffff",
        "font": {**natural.get("font", {}), "family": svgtext.FONT},
        "template": {},
    }
    layout |= roomy.axes(figure["data"], layout)
    return {"data": figure["data"], "layout": layout}
