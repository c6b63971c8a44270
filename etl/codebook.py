"""Every code list the build matches against."""

from functools import cached_property

from etl.errors import InputError, Place, Unreadable
from etl.normalise.codes import CodeList
from warehouse.schema import load_codes


class CodeBook:
    """The code lists of warehouse/codes/, read when first needed."""

    def __init__(self) -> None:
        """Start with no list read."""
        self._lists: dict[str, CodeList] = {}
        self._tags: dict[str, CodeList] = {}

    def list(self, name: str) -> CodeList:
        """One list; the list of countries also knows the printed names."""
        if name not in self._lists:
            self._lists[name] = self._read(name)
        return self._lists[name]

    def tags(self, family: str) -> CodeList:
        """The tags of one family."""
        if family not in self._tags:
            rows = [row for row in load_codes("tags") if row["tag_family"] == family]
            self._tags[family] = CodeList("tags", rows)
        return self._tags[family]

    @cached_property
    def country_rows(self) -> dict[str, dict[str, str]]:
        """Rows of countries.csv by ISO 3166-1 alpha-3 code."""
        return {row["code"]: row for row in load_codes("countries")}

    @cached_property
    def region_of_grouping(self) -> dict[str, str]:
        """Fund region of each grouping that lies in one."""
        rows = load_codes("groupings")
        return {row["code"]: row["fund_region"] for row in rows if row["fund_region"]}

    @cached_property
    def _all_tags(self) -> set[str]:
        return {row["code"] for row in load_codes("tags")}

    def allows(self, name: str, code: str) -> bool:
        """Whether a published code is in the list."""
        if name == "tags":
            return code in self._all_tags
        return code in self.list(name).labels

    @staticmethod
    def _read(name: str) -> CodeList:
        aliases = {}
        if name == "countries":
            aliases = {row["alias"]: row["iso3"] for row in load_codes("country_aliases")}
        try:
            return CodeList(name, load_codes(name), aliases)
        except ValueError as error:
            place = Place(f"warehouse/codes/{name}.csv")
            raise InputError(place, str(error), "Give every form to one code only") from error


def match_tag(book: CodeBook, family: str | None, text: str) -> str:
    """Code of a printed tag; raises Unreadable without family or without match."""
    if family is None:
        raise Unreadable("is a tag without a family", "Map or declare the column tag_family")
    return book.tags(family).match(text)
