"""How a page ends before its last line: it has shown all that it has.

Unlike `st.stop()`, after which nothing more can be drawn, this leaves the frame around the page
room for a last word, see `shell.run`.
"""

from typing import NoReturn


class PageEnds(Exception):
    """A page has nothing more to show; whoever runs pages goes on from there."""


def end() -> NoReturn:
    """Leave the page as it is."""
    raise PageEnds
