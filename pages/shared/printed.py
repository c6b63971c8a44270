"""Published figures as a list that is read, for those that do not belong on one axis."""

from collections.abc import Iterable

import pyarrow as pa

from pages.shared import data, formats


def words(figure: dict) -> str:
    """A number as a document prints it, with unit and qualifier: about 33%, 1 project."""
    number = figure["printed_number"]
    if figure["unit"] == "percent":
        text = formats.percent_printed(number)
    else:
        one = figure["unit"].removesuffix("s")
        text = formats.decimal(number) if number % 1 else formats.plural(int(number), one)
    return f"{figure['qualifier_words']} {text}" if figure["qualifier_words"] else text


def listed(patterns: Iterable[str]) -> pa.Table:
    """What is said, the number as published, and what it is of; one row per figure.

    patterns: figure identifiers, or their beginnings followed by `*`, in the order wanted.
    """
    rows = [row for pattern in patterns for row in data.published(pattern).to_pylist()]
    return pa.table(
        {
            "measure": [sentence_case(row["measure"]) for row in rows],
            "population": [row["population"] for row in rows],
            "as_published": [words(row) for row in rows],
            "document": [row["document"] for row in rows],
            "locator": [row["locator"] for row in rows],
        }
    )


def sentence_case(text: str | None) -> str | None:
    """`text` with a capital first letter and the rest as it is (SDG stays SDG); None for None."""
    return text and text[:1].upper() + text[1:]
