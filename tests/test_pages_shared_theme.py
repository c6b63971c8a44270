"""The palette: readable in both themes, and told apart without full colour vision."""

import itertools

import pytest

from pages.shared import theme

BACKGROUND = {"light": "#ffffff", "dark": "#11151b"}
VISION = {
    "full": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
}
"""Machado, Oliveira and Fernandes (2009), severity 1.0, applied to linear RGB."""

WHITE = (0.95047, 1.0, 1.08883)
MEANINGS = [*theme.REGION_COLOURS.values(), theme.ACCENT, theme.GREY]


def linear(colour: str) -> list[float]:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    return [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]


def luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted([luminance(one), luminance(other)], reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lab(colour: str, vision: str) -> tuple[float, float, float]:
    rgb = linear(colour)
    seen = [max(0.0, sum(w * c for w, c in zip(row, rgb, strict=True))) for row in VISION[vision]]
    red, green, blue = seen
    xyz = (
        0.4124 * red + 0.3576 * green + 0.1805 * blue,
        0.2126 * red + 0.7152 * green + 0.0722 * blue,
        0.0193 * red + 0.1192 * green + 0.9505 * blue,
    )
    x, y, z = (
        (v / w) ** (1 / 3) if v / w > 0.008856 else 7.787 * v / w + 16 / 116
        for v, w in zip(xyz, WHITE, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def difference(one: str, other: str, vision: str) -> float:
    pairs = zip(lab(one, vision), lab(other, vision), strict=True)
    return sum((a - b) ** 2 for a, b in pairs) ** 0.5


@pytest.mark.parametrize("mode", BACKGROUND)
def test_marks_keep_three_to_one_on_the_background(mode):
    colours = theme.palette(mode)
    weak = {m: colours[m] for m in MEANINGS if contrast(colours[m], BACKGROUND[mode]) < 3}
    assert weak == {}


@pytest.mark.parametrize("mode", BACKGROUND)
@pytest.mark.parametrize("vision", VISION)
def test_meanings_are_told_apart(mode, vision):
    colours = [theme.palette(mode)[meaning] for meaning in MEANINGS]
    close = {
        pair: round(difference(*pair, vision))
        for pair in itertools.combinations(colours, 2)
        if difference(*pair, vision) < 15
    }
    assert close == {}


@pytest.mark.parametrize("mode", BACKGROUND)
def test_the_ramp_runs_one_way_and_its_far_end_stands_out(mode):
    ramp = [theme.palette(mode)[step] for step in theme.RAMP]
    from_background = [contrast(colour, BACKGROUND[mode]) for colour in ramp]
    assert from_background == sorted(from_background)
    assert from_background[-1] > 4.5


@pytest.mark.parametrize("mode", BACKGROUND)
def test_text_on_marks_and_page_keeps_four_and_a_half_to_one(mode):
    colours = theme.palette(mode)
    assert contrast(colours[theme.INK], BACKGROUND[mode]) > 4.5


def test_painting_puts_the_colours_of_one_theme_in():
    spec = {"data": [{"marker": {"color": [theme.ACCENT, theme.GREY]}}]}
    light = theme.palette("light")
    painted = theme.paint(spec, "light")
    assert painted["data"][0]["marker"]["color"] == [light[theme.ACCENT], light[theme.GREY]]


def test_every_region_has_a_colour_of_its_own():
    assert len(set(theme.REGION_COLOURS.values())) == 6
    assert theme.ACCENT not in theme.REGION_COLOURS.values()
