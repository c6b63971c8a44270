"""From what a person names to the card meant: a card, filters, a page's own choices, or a link."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from functools import partial
from typing import TypeVar
from urllib.parse import parse_qs, urlsplit

from pages.shared import data, datasets, day, declare, former, links, sidebar
from pages.shared.addresses import PAGES
from pages.shared.export import assemble, headless
from pages.shared.export.exported import Exported
from pages.shared.export.headless import ROOT, Address
from pages.shared.filters import NAMES, Filters

T = TypeVar("T")


class NotFound(Exception):
    """What was named is not there; the message says what there is instead."""


def cards_by_page() -> dict[str, list[str]]:
    """The identifiers of declared cards by the address of their page."""
    return {
        page: list(declare.load((ROOT / file).with_name("cards.yml")))
        for page, (_, file) in PAGES.items()
    }


def page_and_card(named: str) -> tuple[str, str]:
    """The page and the card of "regions/map", or of "map" where only one page has it.

    Raises NotFound.
    """
    known = cards_by_page()
    page, _, card = named.rpartition("/")
    if page and page in known:
        return page, card
    if page:
        raise NotFound(f"There is no page {page}. {near(page, known)}")
    places = [address for address, cards in known.items() if card in cards]
    if len(places) == 1:
        return places[0], card
    if places:
        several = ", ".join(f"{address}/{card}" for address in places)
        raise NotFound(f"Several pages have a card {card}: name one of {several}.")
    every = [name for cards in known.values() for name in cards]
    raise NotFound(f"There is no card {card}. {near(card, every)}")


def near(text: str, known: Iterable[str]) -> str:
    """The names that come closest."""
    found = get_close_matches(text, list(known), n=3, cutoff=0.5)
    return f"Did you mean {', '.join(found)}?" if found else "See --list for all of them."


def of_link(link: str) -> tuple[Address, str]:
    """The page and card a receipt link opens. Raises NotFound."""
    parts = urlsplit(link)
    query = parse_qs(parts.query)
    page = parts.path.rstrip("/").rpartition("/")[2] or next(iter(PAGES))
    if page not in PAGES:
        raise NotFound(f"The link opens no page of the dashboard: {page or link}.")
    card = query.pop(former.CARD, [""])[0]
    snapshot = query.pop(former.PARAMETER, [None])[0]
    dataset = query.pop(datasets.KEY, [None])[0]
    known_on = query.pop(day.KEY, [None])[0]
    address = Address(page, Filters(), {}, dataset, date_of(known_on), snapshot)
    where = {name: query.pop(name) for name in list(query) if name in NAMES}
    return replace(filtered(address, where), params=query), card


def date_of(text: str | None) -> date | None:
    """A day as an address writes it. Raises NotFound."""
    if text is None:
        return None
    found = day.read(text)
    if found is None:
        earliest = day.EARLIEST.year
        raise NotFound(f"{text} is not a day such as 2021-06-30, from {earliest} on.")
    return found


def filtered(address: Address, where: Mapping[str, list[str]]) -> Address:
    """An address with filters written as codes or labels, years as 2011..2014.

    Raises NotFound for a filter or a value that is not known.
    """
    for name in where:
        if name not in NAMES:
            raise NotFound(
                f"Pages are not filtered by {name}. Filters: {', '.join(NAMES)}. Choices of a "
                "single page are given with --with."
            )
    return replace(address, filters=headless.ask(address, partial(_read, where)))


def _read(where: Mapping[str, list[str]]) -> Filters:
    values: dict[str, tuple] = {}
    for name, written in where.items():
        if name == "funding_year":
            found, problems = links.read_years(written, sidebar.years_there())
        else:
            found, problems = links.read(name, written)
        if problems:
            raise NotFound(problems[0].replace(" and was ignored", ""))
        values[name] = tuple(found)
    span = values.get("funding_year")
    return Filters(**{**values, "funding_year": (span[0], span[-1]) if span else None})


def export(address: Address, card: str, host: str, work: Callable[[Exported], T]) -> T:
    """What `work` makes of one card of a page. Raises NotFound when it is not shown there."""
    return headless.visit(address, partial(_exported, address, card, host, work))


def _exported(address, card, host, work, shown):
    place = assemble.Place(address.page, host, address.params)
    for asked in shown:
        if asked.card.id == card:
            return work(assemble.exported(asked, place))
    if not shown:
        seen = data.value("projects", address.filters.where)
        why = "no project matches the filters" if not seen else "it shows no cards in this view"
        raise NotFound(f"The page {address.page} has nothing to export: {why}.")
    names = ", ".join(asked.card.id for asked in shown)
    raise NotFound(f"The page {address.page} does not show {card} in this view. It shows {names}.")
