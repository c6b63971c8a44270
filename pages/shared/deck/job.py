"""Makes a presentation beside the page, so that its reader sees progress and can cancel it."""

import logging
import threading

from pages.shared.deck import build
from pages.shared.deck.model import Deck, DeckError

AT_ONCE = 2
"""Presentations made at a time on one server; others wait, so that memory stays bounded."""

LOG = logging.getLogger("fund_monitor")
_room = threading.BoundedSemaphore(AT_ONCE)
FAILED = (
    "Something went wrong while the presentation was made. The deck is safe. Try again; if it "
    "happens again, tell the people who run the dashboard: the details are in its log."
)


class Job:
    """One presentation in the making.

    deck, template: what it is made of. done, total: slides. waiting: until another presentation
    is finished. content: the file when it is finished; problem: why there is none.
    """

    def __init__(self, deck: Deck, host: str, template: bytes | None) -> None:
        """Begin at once."""
        self.deck, self.template = deck, template
        self.done, self.total = 0, len(deck.slides)
        self.waiting, self.cancelled = True, False
        self.content: bytes | None = None
        self.problem = ""
        self._stop = threading.Event()
        self._thread = threading.Thread(
            target=self._work, args=(host, template), name="deck", daemon=True
        )
        self._thread.start()

    @property
    def running(self) -> bool:
        """Whether it is neither finished nor given up."""
        return self._thread.is_alive()

    def cancel(self) -> None:
        """Give it up; the slide in the making is the last."""
        self._stop.set()

    def wait(self, seconds: float) -> None:
        """Return when it is finished, or after some seconds."""
        self._thread.join(seconds)

    def _work(self, host: str, template: bytes | None) -> None:
        try:
            with _room:
                self.waiting = False
                self.content = build.presentation(
                    self.deck, host, template, self._told, self._stop.is_set
                )
        except build.Cancelled:
            self.cancelled = True
        except DeckError as error:
            self.problem = str(error)
        except Exception as error:
            LOG.error("A deck failed: %s", error, exc_info=error)
            self.problem = FAILED

    def _told(self, done: int, total: int) -> None:
        self.done, self.total = done, total
