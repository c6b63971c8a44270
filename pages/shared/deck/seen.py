"""What the slides of a deck show, and whether they still can: each card looked up on its page."""

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

import warehouse
from pages.shared.export import assemble, find, headless
from pages.shared.export.exported import Exported
from pages.shared.export.headless import Address
from pages.shared.export.receipt import SNAPSHOT
from pages.shared.view import NothingInCommon

KEPT = 1_000
"""Cards whose words are kept, some hundred bytes each."""

T = TypeVar("T")


@dataclass(frozen=True)
class Seen:
    """What is told of one slide.

    page: the title of its page. title, shown, data: of its card: title, filters in words, dataset
    with snapshot and day. former: whether the data is not the one in service.
    problem: why it cannot be shown, in words; gone: because its snapshot is no longer kept.
    """

    page: str = ""
    title: str = ""
    shown: str = ""
    data: str = ""
    former: bool = False
    problem: str = ""
    gone: bool = False


class Unseen(Exception):
    """A card cannot be shown; the message says why."""

    def __init__(self, message: str, *, gone: bool = False) -> None:
        """gone: because the snapshot of the link is no longer kept."""
        super().__init__(message)
        self.gone = gone


def export(link: str, host: str, work: Callable[[Exported], T]) -> T:
    """What `work` makes of the card of a receipt. Raises Unseen."""
    with _told_in_words(link):
        address, card = find.of_link(link)
        return find.export(address, card, host, work)


_kept: dict[tuple[str, str], Seen] = {}
_lock = threading.Lock()


def look(links: Iterable[str]) -> list[Seen]:
    """What is told of each link, in their order; cards of one page and view are read at once."""
    asked = list(links)
    service = _in_service()
    views: dict[str, list[str]] = {}
    for link in dict.fromkeys(asked):
        if (link, service) not in _kept:
            views.setdefault(link.rpartition("card=")[0], []).append(link)
    found = {}
    for members in views.values():
        found |= _page(members)
    with _lock:
        if len(_kept) + len(found) > KEPT:
            _kept.clear()
        _kept.update({(link, service): seen for link, seen in found.items()})
    return [found.get(link) or _kept.get((link, service)) or _page([link])[link] for link in asked]


def _in_service() -> str:
    """The snapshots in service: what is said of a link may change with them."""
    return " ".join(info.id for info in warehouse.datasets())


def _page(links: list[str]) -> dict[str, Seen]:
    """What is told of links to cards of one page in one view."""
    try:
        with _told_in_words(links[0]):
            addresses = {link: find.of_link(link) for link in links}
            address, _ = addresses[links[0]]
            shown = headless.visit(address, lambda cards: _words(cards, address))
    except Unseen as error:
        if len(links) == 1:
            return {links[0]: Seen(problem=str(error), gone=error.gone)}
        return {link: seen for one in links for link, seen in _page([one]).items()}
    return {link: shown.get(card) or _absent(link) for link, (_, card) in addresses.items()}


def _words(cards, address: Address) -> dict[str, Seen]:
    place = assemble.Place(address.page, "", address.params)
    found, former = {}, _is_former(address)
    for asked in cards:
        try:
            one = assemble.exported(asked, place)
        except NothingInCommon:
            continue
        found[asked.card.id] = Seen(one.page_title, one.title, one.subtitle, one.data_line, former)
    return found


def _is_former(address: Address) -> bool:
    """Whether a link shows other data than is in service."""
    if address.snapshot is None:
        return False
    return warehouse.current(address.dataset, address.known_on).snapshot.id != address.snapshot


def _absent(link: str) -> Seen:
    """Why a page does not show a card, told by asking for that card alone."""
    try:
        export(link, "", lambda _: None)
    except Unseen as error:
        return Seen(problem=str(error), gone=error.gone)
    return Seen()


@contextmanager
def _told_in_words(link: str) -> Iterator[None]:
    """What goes wrong with a link as Unseen."""
    try:
        yield
    except find.NotFound as error:
        raise Unseen(str(error)) from None
    except NothingInCommon:
        raise Unseen("The filters leave nothing for this card.") from None
    except warehouse.WarehouseError as error:
        if isinstance(error, warehouse.BrokenSnapshot) and f"{SNAPSHOT}=" in link:
            raise Unseen(GONE, gone=True) from None
        raise Unseen(f"{error.message} {error.hint or ''}".strip()) from None


GONE = "The data it was made from is no longer kept here; it can follow the data in service."
