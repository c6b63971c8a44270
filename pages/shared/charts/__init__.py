"""Chart builders: an Arrow table and the meaning of its columns in, a figure out."""

from pages.shared.charts.bars import bars
from pages.shared.charts.base import CONFIG, Measure
from pages.shared.charts.ceilings import ceilings
from pages.shared.charts.columns import columns
from pages.shared.charts.heat import heat
from pages.shared.charts.lines import lines
from pages.shared.charts.matrix import matrix
from pages.shared.charts.paired import paired
from pages.shared.charts.panels import panels
from pages.shared.charts.parted import parted
from pages.shared.charts.printed import printed
from pages.shared.charts.spans import spans
from pages.shared.charts.stacked import stacked
from pages.shared.charts.strip import strip
from pages.shared.charts.waterfall import waterfall
from pages.shared.charts.world import DISCLAIMER, world

BY_KIND = {
    "bars": bars,
    "columns": columns,
    "stacked": stacked,
    "paired": paired,
    "panels": panels,
    "printed": printed,
    "strip": strip,
    "spans": spans,
    "waterfall": waterfall,
    "ceilings": ceilings,
    "world": world,
}
"""The kinds of chart a card may ask for by name in cards.yml."""

NOTES = {"world": DISCLAIMER}
"""What must stand under every chart of a kind."""

__all__ = [
    "BY_KIND",
    "CONFIG",
    "NOTES",
    "Measure",
    "bars",
    "ceilings",
    "columns",
    "heat",
    "lines",
    "matrix",
    "paired",
    "panels",
    "parted",
    "printed",
    "spans",
    "stacked",
    "strip",
    "waterfall",
    "world",
]
