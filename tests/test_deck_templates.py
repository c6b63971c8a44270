"""A fund's own template: its size, layouts and fonts are used, and a bad one is told."""

import io
import zipfile

import pytest

from pages.shared.deck import build, template
from pages.shared.deck.backdrop import is_white
from pages.shared.deck.model import DeckError
from tests.fixtures import decks

pytestmark = pytest.mark.usefixtures("in_service")


@pytest.fixture(scope="module")
def made(real_data):
    asked = decks.deck(decks.BY_REGION, decks.FINDINGS)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FUND_MONITOR_DATA", str(real_data))
        return decks.opened(build.presentation(asked, "", decks.template()))


def test_slides_have_the_size_and_the_layouts_of_the_template(made):
    assert (made.slide_width, made.slide_height) == (9_144_000, 5_143_500)
    names = [slide.slide_layout.name for slide in made.slides]
    assert names[0] == "Title Slide"
    assert set(names[1:]) == {"Title Only"}
    assert decks.title(made.slides[0]) == "Steering committee"


def test_samples_of_the_template_are_gone_and_no_part_is_stored_twice(made):
    out = io.BytesIO()
    made.save(out)
    assert "A sample of the template" not in " ".join(map(decks.words, made.slides))
    names = zipfile.ZipFile(out).namelist()
    assert len(names) == len(set(names))
    slides = [name for name in names if name.startswith("ppt/slides/slide")]
    assert len(slides) == len(made.slides)


def test_titles_look_and_stand_as_the_template_says(made):
    title = made.slides[1].shapes.title
    assert title._element.spPr.find("{*}xfrm") is None
    run = title.text_frame.paragraphs[0].runs[0]
    assert run.font.name is None
    assert run.font.bold is None


def test_nothing_stands_outside_a_slide_or_above_its_title(made):
    for slide in list(made.slides)[1:]:
        below = slide.shapes.title.top + slide.shapes.title.height
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= made.slide_width
            assert shape.top + shape.height <= made.slide_height
            if not shape.is_placeholder:
                assert shape.top >= below


def test_places_that_stay_empty_are_taken_away(made):
    for slide in made.slides:
        for place in slide.placeholders:
            assert place.text_frame.text, (slide.slide_layout.name, place.name)


def test_dark_slides_get_a_white_sheet_below_the_figure():
    dark, light = (template.opened(decks.template(dark=dark)) for dark in (True, False))
    assert not is_white(dark.slide_layouts[5])
    assert is_white(light.slide_layouts[5])
    assert template.stage(dark, dark.slide_layouts[5]).paper
    asked = decks.deck(decks.BY_REGION)
    slide = decks.opened(build.presentation(asked, "", decks.template(dark=True))).slides[1]
    sheet = next(shape for shape in slide.shapes if not shape.is_placeholder)
    assert str(sheet.fill.fore_color.rgb) == "FFFFFF"
    chart = next(shape for shape in slide.shapes if shape.has_chart)
    assert sheet.left <= chart.left
    assert chart.top + chart.height <= sheet.top + sheet.height


@pytest.mark.parametrize(
    ("kept", "first", "figure"),
    [
        (["Title Slide", "Title and Content"], "Title Slide", "Title and Content"),
        (["Two Content", "Title Only"], "Title Only", "Title Only"),
        (["Blank"], "Blank", "Blank"),
    ],
)
def test_layouts_are_found_sensibly(kept, first, figure):
    file = template.opened(decks.template(layouts=kept))
    found = template.layouts(file)
    assert [layout.name for layout in found] == [first, figure]
    slides = decks.opened(
        build.presentation(decks.deck(decks.BY_REGION), "", decks.template(layouts=kept))
    ).slides
    assert "Steering committee" in decks.words(slides[0])
    assert "Projects per Fund region" in decks.words(slides[1])
    assert decks.charts(slides[1])


def with_type(kind: str) -> bytes:
    """A template that says it is another kind of file."""
    out = io.BytesIO()
    usual = "presentationml.presentation.main+xml"
    with zipfile.ZipFile(io.BytesIO(decks.template())) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "[Content_Types].xml":
                text = text.replace(
                    f"application/vnd.openxmlformats-officedocument.{usual}".encode(), kind.encode()
                )
            new.writestr(name, text)
    return out.getvalue()


def damaged() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(decks.template())) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            if name != "ppt/presentation.xml":
                new.writestr(name, old.read(name))
    return out.getvalue()


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("ppt/media/image1.bmp", bytes(template.MOST_UNPACKED + 1))
    return out.getvalue()


POTX = "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml"
PPTM = "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (lambda: b"", "no PowerPoint file, or a damaged one"),
        (lambda: b"PK\x03\x04 and then nothing", "no PowerPoint file, or a damaged one"),
        (lambda: decks.template()[:5_000], "no PowerPoint file, or a damaged one"),
        (lambda: template.OLD_OFFICE + b"x" * 600, "older PowerPoint, or protected"),
        (damaged, "the file is damaged"),
        (lambda: with_type(POTX), "it is a PowerPoint template (.potx)"),
        (lambda: with_type(PPTM), "holds macros"),
        (bomb, "unpacks to more than 300 MB"),
        (lambda: decks.template(layouts=["Vertical Title and Text"]), "no layout for a figure"),
        (lambda: decks.template(height=2.5), "leaves no room for a figure"),
    ],
)
def test_a_template_that_cannot_be_used_is_told(content, said):
    with pytest.raises(DeckError) as told:
        build.presentation(decks.deck(decks.BY_REGION), "", content())
    assert said in str(told.value)


def test_another_office_file_is_no_template():
    from docx import Document

    out = io.BytesIO()
    Document().save(out)
    with pytest.raises(DeckError, match="another kind of Office file"):
        template.opened(out.getvalue())


def test_a_presentation_of_ours_serves_as_a_template():
    own = build.presentation(decks.deck(decks.BY_REGION))
    again = decks.opened(build.presentation(decks.deck(decks.BY_YEAR), "", own))
    assert decks.charts(again.slides[1])
