"""Deck: cards in the presenter's order, as one presentation."""

from pages.deck import answers, keeping, making, slides
from pages.shared import layout
from pages.shared.deck import held, seen
from pages.shared.export import menu

layout.begin("Deck", __file__, unreached="A slide keeps the filters, data and day of its card.")
held.arrive()
deck = held.current()
looked = seen.look(one.link for one in deck.slides)
layout.answer(answers.sentence(deck, looked))
keeping.tell(held.problems(), answers.differing(looked), gone=any(one.gone for one in looked))
if deck.slides:
    slides.front(deck)
    slides.show(deck, looked)
    layout.heading("Presentation")
    making.show(deck, looked, menu.here().host)
layout.heading("Keep or open a deck")
keeping.show(deck, menu.here().host)
