"""Challenges as both reviews count them, brought to one list of codes.

Each review asks with a questionnaire of its own and prints the result as a picture; only
the numbers that its text repeats survive. A number that is lost is not zero, and an
option that was not asked is not zero either.
"""

from decimal import Decimal

import pyarrow as pa

from pages.shared import data, formats

PRINTED, LOST, NOT_ASKED = "printed", "number lost", "not asked"

REVIEWS = {"first": "2011-2014", "second": "2016-2020"}
"""The two reviews, as the columns of the tables below name them."""

COUNTS = {"first": "000.chal.*", "second": "001.chal.count.*"}
SHARES = {"second": "001.chal.pct.*"}
"""Where the printed counts and shares stand; the first review prints no shares."""

SCHEMA = pa.schema(
    {"challenge": pa.string(), "challenge_label": pa.string()}
    | {
        f"{review}_{column}": kind
        for review in REVIEWS
        for column, kind in (
            ("option", pa.string()),
            ("state", pa.string()),
            ("projects", pa.int64()),
            ("base", pa.int64()),
            ("pct", pa.decimal128(24, 6)),
            ("printed_pct", pa.decimal128(24, 6)),
            ("verdict", pa.string()),
            ("document", pa.string()),
            ("locator", pa.string()),
        )
    }
)


def crosswalk() -> pa.Table:
    """One row per option of either questionnaire, in the order of the newer one.

    Per review (`first_`, `second_`): the option as printed, whether its number survives,
    projects naming it and out of how many, the share computed from these (per cent), the
    share as printed (per cent), the verdict on it, and where the count stands.
    """
    printed = {review: by_code(COUNTS[review]) for review in REVIEWS}
    shares = {review: by_code(SHARES[review]) for review in SHARES}
    rows = []
    for option in data.codes("challenge"):
        code = option["code"]
        asked = {
            review: option[f"review_{name.replace('-', '_')}_label"] or None
            for review, name in REVIEWS.items()
        }
        if not any(asked.values()):
            continue
        row = {"challenge": code, "challenge_label": option["label"]}
        for review, words in asked.items():
            count = printed[review].get(code)
            row |= answers(review, words, count, shares.get(review, {}).get(code))
        rows.append(row)
    return pa.Table.from_pylist(rows, schema=SCHEMA)


def answers(review: str, words: str | None, count: dict | None, share: dict | None) -> dict:
    """What one review says of one option; `count` and `share` are published figures."""
    number = None if count is None else int(count["printed_number"])
    base = None if count is None else int(count["base"])
    lost = NOT_ASKED if words is None else LOST
    return {
        f"{review}_option": words,
        f"{review}_state": lost if count is None else PRINTED,
        f"{review}_projects": number,
        f"{review}_base": base,
        f"{review}_pct": None
        if count is None
        else formats.rounded(Decimal(number) * 100 / base, 6),
        f"{review}_printed_pct": None if share is None else share["printed_number"],
        f"{review}_verdict": None if share is None else share["verdict"],
        f"{review}_document": None if count is None else count["document"],
        f"{review}_locator": None if count is None else count["locator"],
    }


def in_words() -> pa.Table:
    """The crosswalk as people read it: what each review asked and what is left of it."""
    rows = crosswalk().to_pylist()
    columns = {
        "challenge": [row["challenge"] for row in rows],
        "challenge_label": [row["challenge_label"] for row in rows],
    }
    for review, name in REVIEWS.items():
        columns[f"{name} asks"] = [row[f"{review}_option"] or NOT_ASKED for row in rows]
        columns[f"{name} prints"] = [
            row[f"{review}_state"]
            if row[f"{review}_projects"] is None
            else f"{row[f'{review}_projects']} of {row[f'{review}_base']}"
            for row in rows
        ]
        counted = next(iter(by_code(COUNTS[review]).values()))
        for place in ("document", "locator"):
            columns[f"{review}_{place}"] = [counted[place]] * len(rows)
    return pa.table(columns)


def by_code(pattern: str) -> dict[str, dict]:
    """Published figures on challenges by the common code of what they count."""
    codes = {}
    for option in data.codes("challenge"):
        for words in (option["label"], *option["aliases"].split("|")):
            codes[words.casefold()] = option["code"]
    return {
        codes[figure["dimension_value"].casefold()]: figure
        for figure in data.figures(pattern).to_pylist()
        if figure["dimension"] == "challenge"
    }


def ranked() -> pa.Table:
    """The options with a number in at least one review, the newer review's first."""
    rows = [
        row
        for row in crosswalk().to_pylist()
        if any(row[f"{review}_projects"] is not None for review in REVIEWS)
    ]
    rows.sort(key=lambda row: (-(row["second_pct"] or -1), -(row["first_pct"] or -1)))
    return pa.Table.from_pylist(rows, schema=SCHEMA)


def options_asked(review: str) -> int:
    """How many challenges a questionnaire offers, "other" left out."""
    rows = crosswalk().to_pylist()
    return len({row[f"{review}_option"] for row in rows} - {None, "other"})


def numbers_left(review: str) -> int:
    """How many of them still have a number."""
    return sum(row[f"{review}_state"] == PRINTED for row in crosswalk().to_pylist())
