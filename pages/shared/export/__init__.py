"""Files made of cards: what a card shows, put together once, and a writer per format.

`asked` is what a page gave to `cards.show`; `exported` puts it into words and numbers that
need no page; `formats_of` knows the writers. Nothing here draws on a page except `menu`, and
nothing runs a page except `headless`. See docs/exports.md.
"""
