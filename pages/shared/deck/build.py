"""Makes the presentation of a deck: one card after the other, so that memory stays small."""

import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from urllib.parse import parse_qs

from pptx.presentation import Presentation
from pptx.slide import Slide as Drawn

from pages.shared import formats
from pages.shared.deck import frontpage, seen, template
from pages.shared.deck.model import Deck, DeckError, Slide
from pages.shared.deck.rescale import rescale
from pages.shared.export import pptxfile, receipt, stage
from pages.shared.export.exported import SYNTHETIC, Exported
from pages.shared.export.grid import grid
from pages.shared.export.native import natives
from pages.shared.export.stage import Stage
from pages.shared.export.svgtext import writable

MOST_TABLE_SLIDES = 4
"""Slides of the data of one figure; the spreadsheet behind its link has every row."""

IN_APPENDIX = "All rows are in the appendix."
IN_SPREADSHEET = "The others are in the spreadsheet of the card: follow the link below."
MIXED = "Some figures show synthetic data; each of them says so"


class Cancelled(Exception):
    """Somebody no longer wants the presentation."""


@dataclass
class _Made:
    """The presentation as far as it is. appendix: its slides of data, to be put to the end."""

    file: Presentation
    stage: Stage
    whole: Deck
    several: bool
    appendix: list = field(default_factory=list)
    facts: dict[str, None] = field(default_factory=dict)
    synthetic: list[bool] = field(default_factory=list)
    newest: list = field(default_factory=list)


def presentation(
    deck: Deck,
    host: str = "",
    own_template: bytes | None = None,
    told: Callable[[int, int], None] = lambda _done, _all: None,
    stop: Callable[[], bool] = lambda: False,
) -> bytes:
    """The deck as a PowerPoint file.

    host: the beginning of links, such as https://example.org. own_template: a fund's template.
    told: hears how many slides of how many are made. stop: asked before each slide. Raises
    DeckError with every slide that cannot be made, and Cancelled.
    """
    if not deck.slides:
        raise DeckError("The deck has no slides yet. Add a card with “Add to deck” in its menu.")
    made, first = _begun(deck, own_template)
    front = made.file.slides.add_slide(first)
    problems = []
    for number, slide in enumerate(deck.slides, start=1):
        if stop():
            raise Cancelled
        told(number - 1, len(deck.slides))
        try:
            seen.export(slide.link, host, lambda one, s=slide: _add(made, s, one))
        except seen.Unseen as error:
            problems.append(f"Slide {number} ({name(slide)}): {error}")
    if problems:
        raise DeckError("\n".join(problems))
    _finish(made, front, own=own_template is None)
    told(len(deck.slides), len(deck.slides))
    out = io.BytesIO()
    made.file.save(out)
    return out.getvalue()


def name(slide: Slide) -> str:
    """The page and the card of a slide: regions, card map."""
    page, _, query = slide.link.partition("?")
    return f"{page}, card {parse_qs(query)[receipt.CARD][0]}"


def _begun(deck: Deck, own_template: bytes | None) -> tuple[_Made, object]:
    """An empty presentation, and the layout of its first slide."""
    several = len({_data_of(one.link) for one in deck.slides}) > 1
    if own_template is None:
        file = pptxfile.blank()
        room = stage.own(file, numbered=True)
        return _Made(file, room, deck, several), room.layout
    file = template.opened(own_template)
    first, figure = template.layouts(file)
    return _Made(file, template.stage(file, figure), deck, several), first


def _data_of(link: str) -> tuple:
    """Which data a receipt is about: dataset, day and snapshot."""
    query = parse_qs(link.partition("?")[2])
    return tuple(
        query.get(key, [""])[0] for key in (receipt.DATASET, receipt.DAY, receipt.SNAPSHOT)
    )


def _add(made: _Made, slide: Slide, exported: Exported) -> None:
    """One card on its slide, and its data for the appendix."""
    one = _retold(exported, slide.title, several=made.several)
    on_slide = slide.comment if made.whole.comments == "slide" else ""
    own_table = not one.nothing and not natives(one)
    elsewhere = IN_APPENDIX if made.whole.appendix else IN_SPREADSHEET
    drawn = pptxfile.add_slide(made.file, one, made.stage, comment=on_slide, elsewhere=elsewhere)
    if slide.comment:
        frame = drawn.notes_slide.notes_text_frame
        frame.text = f"{writable(slide.comment)}\n\n{frame.text}"
    made.facts.setdefault(exported.data_line)
    made.synthetic.append(exported.synthetic)
    made.newest.append(exported.as_of)
    if made.whole.appendix and not one.nothing and not (own_table and _whole(drawn, one)):
        _add_data(made, one)


def _retold(exported: Exported, own_title: str, *, several: bool) -> Exported:
    """A card under the presenter's title, and with its data named where data differ."""
    parts = [exported.subtitle]
    if own_title:
        parts.insert(0, exported.title)
    if several:
        known = f"as known on {formats.day(exported.known_on)}" if exported.known_on else None
        said = [exported.dataset, known, f"snapshot {exported.snapshot[:6]}"]
        parts.insert(0, ", ".join(part for part in said if part))
    return replace(exported, title=own_title or exported.title, subtitle=" · ".join(parts))


def _whole(drawn: Drawn, exported: Exported) -> bool:
    """Whether the slide itself holds every row of the card as a table."""
    if grid(exported) is not exported:
        return False
    tables = [shape.table for shape in drawn.shapes if shape.has_table]
    return bool(tables) and len(tables[0].rows) - 1 >= exported.table.num_rows


def _add_data(made: _Made, one: Exported) -> None:
    """The table behind a figure, on slides that go to the end of the deck."""
    slides = made.file.slides._sldIdLst
    before = len(slides)
    number = before - len(made.appendix)
    pptxfile.add_table(
        made.file,
        replace(one, notes=()),
        made.stage,
        f"Data of slide {number}: {one.title}",
        most=MOST_TABLE_SLIDES,
    )
    made.appendix += list(slides)[before:]


def _finish(made: _Made, front: Drawn, *, own: bool) -> None:
    """First slide, order, sizes, numbers and properties."""
    marks = made.synthetic
    mark = "" if not any(marks) else MIXED if not all(marks) else SYNTHETIC
    count = formats.plural(len(made.whole.slides), "figure")
    facts = [f"{count}, each with its source and a link to the same view", *made.facts]
    said = frontpage.Front(made.whole.shown_title, made.whole.subtitle, facts, mark)
    if own:
        frontpage.own(front, made.stage, said)
    else:
        frontpage.of_template(front, made.stage, said)
    if made.appendix:
        frontpage.divider(made.file, made.stage)
        slides = made.file.slides._sldIdLst
        for element in made.appendix:
            slides.append(element)
    factor = template.scale(made.file)
    for slide in made.file.slides:
        rescale(slide, factor)
    _number(made.file.slides)
    _about(made, said)


def _number(slides: Iterable[Drawn]) -> None:
    """The numbers of slides as they are after the data went to the end."""
    for number, slide in enumerate(slides, start=1):
        for place in slide.shapes._spTree.iter("{*}fld"):
            place.find("{*}t").text = str(number)


def _about(made: _Made, said: frontpage.Front) -> None:
    """What the properties of the file say."""
    told = made.file.core_properties
    told.title, told.subject = writable(said.title)[:255], writable(said.subtitle)[:255]
    told.author = told.last_modified_by = "Fund Monitor"
    told.keywords = writable("; ".join(made.facts))[:255]
    told.comments = writable(said.mark)
    told.created = told.modified = max(made.newest).replace(tzinfo=None)
