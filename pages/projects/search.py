"""Finding projects by words, whatever their case and accents."""

import unicodedata

import pyarrow as pa

LIMIT = 200
"""Longest text searched for; what a link holds beyond it is cut off."""


def folded(text: str) -> str:
    """`text` without case and accents, blanks made single: "Côte  d’Ivoire" to "cote d'ivoire"."""
    parts = unicodedata.normalize("NFKD", text.replace("’", "'").replace("–", "-"))
    plain = "".join(part for part in parts if not unicodedata.combining(part))
    return " ".join(plain.casefold().split())


def searchable(row: dict, also: dict[str, list[str]]) -> str:
    """Everything about one project a reader may type, folded.

    also: further words per project code, such as country names as a document prints
    them. A country of two words is found when written as one, too ("Vietnam").
    """
    countries = (row["country_names"] or "").split("; ")
    parts = [
        row["project_code"],
        row["title"],
        row["objective_summary"],
        row["country_codes"],
        row["regional_grouping"],
        row["regional_grouping"] and row["regional_grouping_label"],
        *countries,
        *(name.replace(" ", "") for name in countries),
        *also.get(row["project_code"], []),
    ]
    return " | ".join(folded(part) for part in parts if part)


def matching(table: pa.Table, wanted: str, also: dict[str, list[str]] | None = None) -> pa.Table:
    """The rows of the register in which every word of `wanted` occurs; all without a word."""
    words = folded(wanted[:LIMIT]).split()
    if not words:
        return table
    texts = [searchable(row, also or {}) for row in table.to_pylist()]
    keep = [all(word in text for word in words) for text in texts]
    return table.filter(pa.array(keep, pa.bool_()))
