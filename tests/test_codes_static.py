"""The map shapes and fonts the dashboard serves itself."""

import json
from pathlib import Path

import pytest

from warehouse.schema import load_codes

STATIC = Path(__file__).parent.parent / "static"


@pytest.fixture(scope="module")
def shapes():
    return json.loads((STATIC / "topojson" / "world_50m.json").read_text(encoding="utf-8"))


def test_shapes_have_the_layers_a_world_map_draws(shapes):
    assert set(shapes["objects"]) == {"coastlines", "countries", "ocean", "land"}


def test_every_arc_a_shape_names_exists(shapes):
    count = len(shapes["arcs"])

    def arcs(value):
        if isinstance(value, int):
            yield value if value >= 0 else ~value
            return
        for item in value:
            yield from arcs(item)

    for layer in shapes["objects"].values():
        for geometry in layer.get("geometries", [layer]):
            assert all(arc < count for arc in arcs(geometry.get("arcs", []))), geometry.get("id")


def test_countries_without_a_shape_are_the_known_ones(shapes):
    drawn = {shape["id"] for shape in shapes["objects"]["countries"]["geometries"]}
    known = {row["code"] for row in load_codes("countries")}
    assert known - drawn == {"IOT", "SMR", "UMI", "VAT", "WLF", "XKX"}


def test_static_folder_stays_small():
    fonts = sum(path.stat().st_size for path in (STATIC / "fonts").glob("*.woff2"))
    assert 0 < fonts < 100_000
    assert (STATIC / "topojson" / "world_50m.json").stat().st_size < 900_000


@pytest.mark.parametrize(
    "name", ["fonts/LICENSE-IBM-Plex-Sans.txt", "topojson/LICENSE-plotly.js.txt"]
)
def test_licences_are_kept(name):
    assert len((STATIC / name).read_text(encoding="utf-8")) > 500
