"""Headers and names of sheets in the form they are compared in."""

import re

from etl.normalise.dates import DateOrder
from etl.normalise.text import match_key

# What a header may say in brackets about the form of its values.
_FORM = re.compile(
    r"[(\[]\s*(in |en )?(usd|us\$|us dollars?|\$|months?|mois|meses|yes ?/ ?no|y ?/ ?n|required|"
    r"mandatory|optional|iso ?3|iso 3166|[dmy]{1,4}[/.\- ][dmy]{1,4}[/.\- ][dmy]{1,4})\s*[)\]]"
)
_DAY_FIRST = re.compile(r"\bd{1,2}[/.\- ]m{1,3}[/.\- ]y{2,4}\b")
_MONTH_FIRST = re.compile(r"\bm{1,3}[/.\- ]d{1,2}[/.\- ]y{2,4}\b")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


def header_key(text: str) -> str:
    """A header blind to case, accents, spacing, punctuation and remarks on the form.

    "Start date*", "START  DATE" and "Start-date (dd/mm/yyyy)" are one. Another
    currency in brackets stays: a budget in euros is not a budget in dollars.
    """
    plain = match_key(text)
    bare = _FORM.sub(" ", plain)
    words = " ".join(re.findall(r"[^\W_]+|\$", bare))
    return words or plain


def date_order_of(header: str) -> DateOrder | None:
    """Order of day and month that a header declares, as in "Start (mm/dd/yyyy)"."""
    plain = match_key(header)
    if _DAY_FIRST.search(plain):
        return "day_first"
    if _MONTH_FIRST.search(plain):
        return "month_first"
    return None


def year_of(*names: str | None) -> str | None:
    """The year that the first of the names speaks of: "Projects 2019" or "export_2019.csv"."""
    for name in names:
        years = set(_YEAR.findall(name or ""))
        if len(years) == 1:
            return years.pop()
    return None


def name_key(text: str) -> str:
    """Name of a sheet or file without years, numbers and words such as "export"."""
    words = header_key(text.replace("_", " ")).split()
    kept = [word for word in words if not word.isdigit() and word not in _NOISE]
    return " ".join(kept)


_NOISE = {"export", "data", "all", "final", "sheet", "table", "extract", "idf", "iom", "fund"}
