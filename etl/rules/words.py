"""Codes and dates as people read them, for the messages of rules."""

from datetime import date

from warehouse.schema import load_codes, load_schema

_COMPUTED = {"budget_usd": "Budget", "duration_months": "Actual duration"}


def label(list_name: str, code: object) -> str:
    """The words of a code list for a code; the code itself when the list does not have it."""
    return next((row["label"] for row in load_codes(list_name) if row["code"] == code), str(code))


def tag(family: str, code: str) -> str:
    """The words for one item of a printed list."""
    found = (
        row["label"]
        for row in load_codes("tags")
        if (row["tag_family"], row["code"]) == (family, code)
    )
    return next(found, code)


def tag_in_list(family: str, code: str) -> str:
    """An item with the list it belongs to: “Gender-disaggregated data” of “Gender methods”."""
    return f"“{tag(family, code)}” of “{label('tag_families', family)}”"


def attribute(name: str) -> str:
    """The words for an attribute of projects; those told in printed lists are called like them."""
    columns = load_schema().columns
    if name in columns:
        return columns[name].label
    return _COMPUTED.get(name) or label("tag_families", name)


def day(value: date) -> str:
    """A date: 1 Jul 2010."""
    return f"{value.day} {value:%b %Y}"
