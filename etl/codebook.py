"""Every code list the build matches against."""

from collections.abc import Iterator
from functools import cached_property

from etl.errors import BuildFailed, InputError, Place, Unreadable, fault_of
from etl.normalise.codes import CodeList
from etl.normalise.text import match_key, nearest
from warehouse.schema import BadDeclaration, load_codes, numbered_codes
from warehouse.schema.codes import ALIASES, CODES_FOLDER

# Rules are looked up by code only; their labels are sentences that may be alike.
_ONLY_CODES = {"intake_rules", "rules"}


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
            self._tags[family] = _matching("tags", rows)
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
        codes = _matching(name, _rows(name))
        if name != "countries":
            return codes
        for fault in alias_faults(codes):
            raise fault
        aliases = {row["alias"]: row["iso3"] for row in load_codes(ALIASES)}
        return CodeList(name, load_codes(name), aliases)


def alias_faults(countries: CodeList) -> Iterator[InputError]:
    """Every printed name of a country that leads to no country, or to two.

    `countries` is the list without these names. Raises BadDeclaration when the file cannot be
    read.
    """
    rows = numbered_codes(ALIASES)
    file, given = f"warehouse/codes/{ALIASES}.csv", {}
    for number, row in rows:
        alias, code = row["alias"], row["iso3"]
        if code not in countries.labels:
            known = ", ".join(nearest(code, countries.labels)) or "none is close"
            advice = f"Nearest known: {known}. Write one code as countries.csv has it"
            yield InputError(Place(file, number, "iso3"), "is no country", advice, code)
            continue
        other = given.setdefault(match_key(alias), countries.find(alias) or code)
        if other != code:
            problem = f"stands for {code} here and for {other} already"
            advice = "Give every name to one country only"
            yield InputError(Place(file, number, "alias"), problem, advice, alias)


def check_code_lists() -> None:
    """Raise BuildFailed with what is wrong in the code lists, used by the data or not."""
    errors: list[InputError] = []
    for name in sorted(file.stem for file in CODES_FOLDER.glob("*.csv")):
        try:
            errors += _faults(name)
        except InputError as error:
            errors.append(error)
    if errors:
        raise BuildFailed(errors)


def _faults(name: str) -> list[InputError]:
    """The faults of the aliases; raises InputError for the first of any other list."""
    rows = _rows(name)
    if name == ALIASES:
        return list(alias_faults(_matching("countries", _rows("countries"))))
    if name == "tags":
        for family in {row["tag_family"] for row in rows}:
            _matching(name, [row for row in rows if row["tag_family"] == family])
    elif name not in _ONLY_CODES:
        _matching(name, rows)
    return []


def _rows(name: str) -> list[dict[str, str]]:
    try:
        return load_codes(name)
    except BadDeclaration as error:
        raise fault_of(error) from error


def _matching(name: str, rows: list[dict[str, str]]) -> CodeList:
    try:
        return CodeList(name, rows)
    except ValueError as error:
        place = Place(f"warehouse/codes/{name}.csv")
        raise InputError(place, str(error), "Give every form to one code only") from error


def match_tag(book: CodeBook, family: str | None, text: str) -> str:
    """Code of a printed tag; raises Unreadable without family or without match."""
    if family is None:
        raise Unreadable("is a tag without a family", "Map or declare the column tag_family")
    return book.tags(family).match(text)
