"""Finding things by words, whatever their case and accents.

The words stand in the model `search_entries`, folded; what is asked for is folded by the
same functions of the database and bound as parameters, so that `%` or a quote is a
character like any other.
"""

from collections.abc import Iterable

from warehouse.conditions import Params, Statement

KINDS = (
    "project",
    "country",
    "evaluation",
    "finding",
    "recommendation",
    "lesson",
    "peer",
    "figure",
)
"""What can be found, in the order results are listed."""

MOST_WORDS = 12
MOST_CHARACTERS = 200


def compile_search(text: str, kinds: Iterable[str] = ()) -> Statement:
    """One row per entry of `kinds` (all without any) that holds every word of `text`.

    Entries with all words in their title come first within their kind. Words beyond the
    twelfth and characters beyond 200 are left out; without a word nothing is found.
    """
    params = Params()
    words = text[:MOST_CHARACTERS].split()[:MOST_WORDS]
    asked = [params.add(word) for word in words]
    conditions = [f"contains(folded, {_folded(word)})" for word in asked] or ["false"]
    in_title = " AND ".join(f"contains(folded_title, {_folded(word)})" for word in asked)
    wanted = list(kinds)
    if wanted:
        conditions.append(f"kind IN ({params.list_of(wanted)})")
    order = f"list_position([{params.list_of(KINDS)}], kind)"
    sql = (
        "SELECT kind, entry_id, title, detail, short_label, document, locator\n"
        "FROM search_entries\n"
        f"WHERE {' AND '.join(conditions)}\n"
        f"ORDER BY {order}, CASE WHEN {in_title or 'true'} THEN 0 ELSE 1 END, entry_id"
    )
    return Statement(sql, params.values)


def _folded(parameter: str) -> str:
    return f"lower(strip_accents(replace({parameter}, '’', '''')))"
