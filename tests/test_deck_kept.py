"""A deck survives in an address and in a file, and what is wrong with one is told."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from pages.shared.deck import address, file
from pages.shared.deck.model import MOST_SLIDES, Deck, DeckError, Slide, receipt_path
from tests.fixtures.exports import HOST

DECK = Deck(
    "Côte d'Ivoire & Türkiye",
    "مرحبا",
    (
        Slide("regions?fund_region=Africa&snapshot=932ffc39ee66945a&card=map"),
        Slide("overview?card=findings", "A: title", "First line\nsecond: = line"),
        Slide("search?q=caf%C3%A9+%26+more&card=x", comment="2:not a number"),
    ),
    "notes",
    False,
)


def test_an_address_opens_the_same_deck_again():
    link = address.link(DECK, HOST)
    assert link.startswith(f"{HOST}/deck?title=")
    assert address.read(parse_qs(urlsplit(link).query)) == (DECK, [])
    assert address.link(Deck()) == "deck"


def test_an_address_holds_links_and_no_words_that_nobody_wrote():
    plain = Deck(slides=(Slide("regions?card=map"),))
    assert address.link(plain) == "deck?slide=regions%3Fcard%3Dmap"


def test_a_deck_that_is_too_long_for_an_address_says_so():
    one = Slide("regions?fund_region=Africa&snapshot=932ffc39ee66945a&card=map")
    assert not address.too_long(Deck(slides=(one,) * 18), HOST)
    assert address.too_long(Deck(slides=(one,) * 25), HOST)


def test_bad_parts_of_an_address_are_left_out_and_told():
    deck, problems = address.read(
        {"slide": ["regions?card=map", "nowhere?card=map", "regions"], "heading": ["x", "9:y"]}
    )
    assert deck.slides == (Slide("regions?card=map"),)
    assert "Slide 2 of the link was left out." in problems[0]
    assert "there is no page nowhere" in problems[0]
    assert "names no card" in problems[1]
    many, problems = address.read({"slide": ["regions?card=map"] * (MOST_SLIDES + 1)})
    assert len(many.slides) == MOST_SLIDES
    assert problems


@pytest.mark.parametrize("ending", ["json", "yml"])
def test_a_file_opens_the_same_deck_again_and_can_be_read_by_people(ending):
    content = file.written(DECK, ending)
    assert file.read(content, f"deck.{ending}") == DECK
    assert "Côte d'Ivoire & Türkiye" in content.decode().replace("''", "'")


def test_a_file_written_by_hand_takes_whole_links_and_short_entries():
    text = f"slides:\n  - link: {HOST}/regions?card=map\n"
    assert file.read(text.encode(), "x.yml") == Deck(slides=(Slide("regions?card=map"),))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xfe\x00", "is not a text file in UTF-8"),
        (b"{not json", "is not readable JSON: line 1, column 2"),
        (b"slides: [\n", "deck.yml, line 2: a bracket or brace is opened here and not closed"),
        (b"- a\n- b\n", "holds no deck"),
        (b"", "holds no deck"),
        (b"title: x\n", "slides: is missing"),
        (b"slides: 5\n", "slides: expected a list"),
        (b"slides:\n - link: 5\n", "slide 1, link: expected words, found 5"),
        (b"slides:\n - title: x\n", "slide 1, link: is missing"),
        (b"slides: []\ncolour: red\n", "colour: is not known here"),
        (b"slides:\n - link: nowhere?card=x\n", "slide 1: “nowhere?card=x” opens no page"),
        (b"a: &a [x]\nslides: [*a, *a]\n", "references (*name) are not read"),
        (b"slides: []\nappendix: maybe\n", "appendix: expected true or false, found 'maybe'"),
        (b"slides: []\ncomments: loud\n", "comments: input should be 'slide' or 'notes'"),
        (b"[" * 100_000, "deck.yml: is nested too deeply"),
        (b"title: A\ntitle: B\nslides: []\n", "deck.yml, line 2: title is declared twice"),
        (b"#" * 1_000_001, "larger than 1 MB"),
        (b"!!python/object:os.system x", "deck.yml, line 1: cannot be read"),
    ],
)
def test_what_is_wrong_with_a_file_is_told(content, said):
    with pytest.raises(DeckError) as told:
        file.read(content, "deck.yml")
    assert said in str(told.value)


def test_slides_are_moved_changed_and_removed():
    first, second, third = DECK.slides
    assert DECK.moved(0, 1).slides == (second, first, third)
    assert DECK.moved(0, -1) == DECK.moved(2, 1) == DECK
    assert DECK.removed(1).slides == (first, third)
    assert DECK.changed(2, title="New").slides[2] == replace(third, title="New")
    assert DECK.in_service().slides[0].link == "regions?fund_region=Africa&card=map"
    assert DECK.place_of(f"{HOST}/overview?card=findings") == 1
    full = Deck(slides=(first,) * MOST_SLIDES)
    with pytest.raises(DeckError, match="Begin a second one"):
        full.added("regions?card=map")


def test_a_receipt_is_always_written_the_same():
    link = "regions?iso3=CIV&snapshot=932ffc39ee66945a&card=map"
    assert receipt_path(f"{HOST}/below/{link}") == receipt_path(link) == link
    for bad in ("http://[", "x" * 3_000, "regions?card=", "../etc/passwd?card=x"):
        with pytest.raises(DeckError):
            receipt_path(bad)
