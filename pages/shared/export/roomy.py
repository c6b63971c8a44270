"""Uses the room of a slide: on a page, bars are kept short so that numbers fit a phone."""

import re
from typing import Any

from pages.shared.export import svgtext

BESIDE = 14
"""Pixels between names, bars and numbers."""


def axes(traces: list[dict[str, Any]], layout: dict[str, Any]) -> dict[str, Any]:
    """The axes of lying bars, as long as the longest bar and its number need; others as they are.

    layout: with its `width` in pixels.
    """
    if not all(trace["type"] == "bar" and trace.get("orientation") == "h" for trace in traces):
        return {}
    if layout.get("barmode") in ("stack", "overlay") or any("base" in t for t in traces):
        return {}
    size = layout.get("font", {}).get("size", 13)
    names = max((_width(str(name), size) for t in traces for name in t["y"]), default=0)
    found = {}
    for key in (key for key in layout if key.startswith("xaxis")):
        axis = layout[key]
        mine = [t for t in traces if t.get("xaxis", "x") == key.replace("axis", "")]
        low, high = axis.get("domain", (0, 1))
        room = (layout["width"] - names - 3 * BESIDE) * (high - low)
        if axis.get("visible") is False and mine:
            found[key] = {**axis, "range": [0, _end(mine, room, size)]}
    return found


def _end(traces: list[dict[str, Any]], room: float, size: float) -> float:
    """The end of an axis at which every number still fits beside its bar."""
    ends = [0.0]
    for trace in traces:
        texts = trace.get("text") if trace.get("text") is not None else [""] * len(trace["x"])
        for value, text in zip(trace["x"], texts, strict=True):
            left = max(room - _width(str(text), size) - BESIDE, room / 4)
            ends.append((value or 0) * room / left)
    return max(ends) or 1


def _width(text: str, size: float) -> float:
    """The width of the widest line of a label."""
    lines = re.sub(r"<(?!br)[^>]*>", "", text).split("<br>")
    return max(svgtext.width(line, size) for line in lines)
