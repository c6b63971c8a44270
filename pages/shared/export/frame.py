"""The frame around an exported figure: what is said of it above and below, on 16:9.

The frame is SVG that is written here; the chart inside is drawn by Plotly, in the reader's
browser or in Chromium, and put into the frame by `Frame.around`. Both get the same frame.
"""

from dataclasses import dataclass

from pages.shared.export import svgtext
from pages.shared.export.exported import Exported
from pages.shared.theme import palette

WIDTH, HEIGHT = 1280, 720
EDGE = 44
BESIDE_BADGE = 190
TITLE_SIZES = ((26, 2), (21, 3), (17, 5))
"""Sizes of a title, with the lines it may take before the next smaller one is tried."""

SUBTITLE, SMALL = 16, 11.5
INK, QUIET, LINE = "#0f1620", "#47505d", "#d5dae1"
SYNTHETIC_FILL, SYNTHETIC_INK = "#7a3e00", "#ffffff"
RIBBON = 26


@dataclass(frozen=True)
class Box:
    """A rectangle in the frame, in pixels from its upper left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Frame:
    """SVG before and after the chart, and the box the chart has."""

    before: str
    after: str
    box: Box

    def around(self, chart: str) -> str:
        """The whole figure. chart: SVG as large as the box, or nothing."""
        return f"{self.before}{chart}{self.after}"


def frame(exported: Exported) -> Frame:
    """Title, filters, counts and origin above; notes, source, data and link below."""
    top, y = _head(exported)
    bottom, foot = _foot(exported)
    box = Box(EDGE, y + 14, WIDTH - 2 * EDGE, HEIGHT - foot - y - 26)
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}" role="img" font-family={svgtext.attribute(svgtext.FONT)} '
        f"aria-label={svgtext.attribute(exported.title)}>"
        f"<title>{svgtext.escape(svgtext.writable(exported.title))}</title>"
        f"<desc>{svgtext.escape(svgtext.writable(exported.alt))}</desc>"
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>'
    )
    return Frame(opening + top, f"{bottom}</svg>", box)


def _head(exported: Exported) -> tuple[str, float]:
    """The part above the chart, and where it ends."""
    parts, y = [], 0.0
    if exported.synthetic_line:
        parts.append(f'<rect width="{WIDTH}" height="{RIBBON}" fill="{SYNTHETIC_FILL}"/>')
        parts.append(
            svgtext.text(
                exported.synthetic_line, EDGE, RIBBON - 8, 14, SYNTHETIC_INK, font_weight="bold"
            )
        )
        y = RIBBON
    size, titles = title_lines(exported.title, WIDTH - 2 * EDGE - BESIDE_BADGE)
    y += 20
    parts.append(_badge(exported, y + 4))
    for line in titles:
        y += size * 1.22
        parts.append(svgtext.text(line, EDGE, y, size, INK, font_weight="bold"))
    y += 4
    told = " · ".join(part for part in (exported.subtitle, exported.counts) if part)
    for line in svgtext.lines(told, WIDTH - 2 * EDGE, SUBTITLE, most=2):
        y += SUBTITLE * 1.35
        parts.append(svgtext.text(line, EDGE, y, SUBTITLE, QUIET))
    return "".join(parts), y


def title_lines(title: str, room: float) -> tuple[float, list[str]]:
    """The size of a title and its lines: the largest size it fits in."""
    for size, most in TITLE_SIZES:
        found = svgtext.lines(title, room, size, bold=True)
        if len(found) <= most:
            return size, found
    size, most = TITLE_SIZES[-1]
    return size, svgtext.lines(title, room, size, bold=True, most=most)


def _badge(exported: Exported, y: float) -> str:
    """Where the numbers come from: filled when computed, outlined and hatched when printed."""
    wide = svgtext.width(exported.origin, 13, bold=True) + 24
    x = WIDTH - EDGE - wide
    accent = palette("light")["#000007"]
    computed = exported.basis in ("records", "build")
    fill = accent if computed else "#ffffff"
    dashed = "" if computed else ' stroke-dasharray="5 3"'
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="25" rx="4" fill="{fill}" '
        f'stroke="{accent}" stroke-width="1.5"{dashed}/>'
        + svgtext.text(
            exported.origin,
            x + 12,
            y + 17,
            13,
            "#ffffff" if computed else accent,
            font_weight="bold",
        )
    )


def _foot(exported: Exported) -> tuple[str, float]:
    """The part below the chart, and how high it is."""
    room = WIDTH - 2 * EDGE
    told: list[str] = []
    for text in (" ".join(exported.notes), exported.disclaimer):
        if text:
            told += svgtext.lines(text, room, SMALL, most=3)
    if exported.source_line:
        told += svgtext.lines(f"Source: {exported.source_line}", room, SMALL, most=2)
    told += svgtext.lines(exported.data_line, room, SMALL, most=1)
    link = svgtext.lines(f"This view again: {exported.receipt}", room, SMALL, most=2)
    step = SMALL * 1.32
    height = 18 + step * (len(told) + len(link)) + 16
    y = HEIGHT - height
    parts = [
        f'<line x1="{EDGE}" x2="{WIDTH - EDGE}" y1="{y:.1f}" y2="{y:.1f}" '
        f'stroke="{LINE}" stroke-width="1"/>'
    ]
    y += 6
    for line in told:
        y += step
        parts.append(svgtext.text(line, EDGE, y, SMALL, QUIET))
    parts.append(f"<a href={svgtext.attribute(exported.receipt)}>")
    for line in link:
        y += step
        parts.append(svgtext.text(line, EDGE, y, SMALL, palette("light")["#000007"]))
    parts.append("</a>")
    return "".join(parts), height
