"""The shared filters as one value: what a page narrows its questions to."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from urllib.parse import urlencode

import warehouse
from pages.shared import data, datasets, formats

NAMES = {
    "theme": "Theme",
    "review": "Review",
    "funding_year": "Funding years",
    "fund_region": "Fund region",
    "iso3": "Country",
    "funding_line": "Funding line",
    "coverage": "Coverage",
    "project_category": "Project category",
}
"""Filter to its name on screen; the filters are dimensions of the warehouse."""


@dataclass(frozen=True)
class Filters:
    """What is in view. Values are codes; an empty filter keeps everything.

    funding_year is the first and last year kept, both included.
    """

    theme: tuple[str, ...] = ()
    review: tuple[str, ...] = ()
    funding_year: tuple[int, int] | None = None
    fund_region: tuple[str, ...] = ()
    iso3: tuple[str, ...] = ()
    funding_line: tuple[str, ...] = ()
    coverage: tuple[str, ...] = ()
    project_category: tuple[str, ...] = ()

    @property
    def active(self) -> dict[str, tuple]:
        """The filters that are set."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: value for name, value in values.items() if value}

    @property
    def where(self) -> dict[str, object]:
        """The same as the warehouse takes it."""
        where: dict[str, object] = {name: list(value) for name, value in self.active.items()}
        if self.funding_year:
            where["funding_year"] = warehouse.Between(*self.funding_year)
        return where

    @property
    def words(self) -> str:
        """The same in words, for subtitles and downloads; "all projects" without any."""
        return "; ".join(self.part(name) for name in self.active) or "all projects"

    def part(self, name: str) -> str:
        """One filter in words: "Fund region: Africa or Europe"."""
        return f"{NAMES[name]}: {formats.join(self.labels(name), 'or')}"

    def beyond(self, followed: "Filters") -> str:
        """The filters set here and not in `followed`, in words; empty when it has them all."""
        return "; ".join(self.part(name) for name in self.active if name not in followed.active)

    def labels(self, name: str) -> list[str]:
        """The values of one filter as people read them."""
        if name == "funding_year":
            return [formats.years(*self.funding_year)]
        return [data.label(name, code) for code in self.active[name]]

    def without(self, name: str) -> "Filters":
        """These filters with one of them taken away."""
        return replace(self, **{name: None if name == "funding_year" else ()})

    def narrowed(self, values: Mapping[str, object]) -> "Filters":
        """These filters with single values put in place, for dimensions that are filters."""
        return replace(
            self,
            **{
                name: (int(value), int(value)) if name == "funding_year" else (str(value),)
                for name, value in values.items()
                if name in NAMES
            },
        )

    def query_params(self, **more: object) -> dict[str, list[str]]:
        """The same as it stands in the address bar, with dataset and further parameters."""
        params = {name: [value] for name, value in datasets.params().items()}
        params |= {name: self.labels(name) for name in self.active}
        if self.funding_year:
            params["funding_year"] = [str(year) for year in self.funding_year]
        several = {name: v if isinstance(v, list) else [v] for name, v in more.items()}
        return params | {name: [str(value) for value in v] for name, v in several.items()}

    def link(self, page: str, **more: object) -> str:
        """The address of `page` under these filters, such as /projects?fund_region=Africa."""
        query = urlencode(self.query_params(**more), doseq=True)
        return f"{page}?{query}" if query else page
