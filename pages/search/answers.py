"""What the Search page says in words."""

from pages.search.results import GROUPS
from pages.shared import formats


def sentence(wanted: str, groups: dict[str, list[dict]]) -> str:
    """How many results of which kinds a search has."""
    if not wanted:
        return "Type a project code, a country, a theme or any word to find where it stands."
    if not groups:
        return f"Nothing holds every word of “{wanted}”."
    number = sum(len(rows) for rows in groups.values())
    kinds = [
        f"{formats.count(len(rows))} in {GROUPS[kind].lower()}" for kind, rows in groups.items()
    ]
    return f"{formats.plural(number, 'result')} for “{wanted}”: {formats.join(kinds)}."
