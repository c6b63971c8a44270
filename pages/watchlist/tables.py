"""Tables of the Watchlist page: flags per rule, the ranked projects, the rules themselves."""

from collections import Counter
from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

import warehouse
from pages.shared import data, flags, formats
from pages.shared.view import View
from pages.watchlist.choices import Asked

ACTIVE, COMPLETED = "active", "completed"
MOST_LISTED = 50
"""Projects listed on the page; the download has all of them."""


def found(view: View, asked: Asked, *, everything: bool = False) -> warehouse.Watchlist:
    """The projects in view judged by the rules as the reader set them."""
    return data.watchlist(asked.thresholds, asked.without, view.where(), everything=everything)


def states(watch: warehouse.Watchlist) -> dict[tuple[str, str | None], Counter]:
    """Rule and project status to the number of projects in each state."""
    counted: dict[tuple[str, str | None], Counter] = {}
    for row in watch.by_rule.to_pylist():
        key = (row["rule"], row["project_status"])
        counted.setdefault(key, Counter())[row["watch_state"]] += row["projects"]
    return counted


def by_rule(watch: warehouse.Watchlist) -> pa.Table:
    """Flags of active projects per rule; a rule that could judge none has no number.

    Rules that are asked of completed projects only are left out.
    """
    counted = states(watch)
    rows = []
    for rule in watch.rules:
        if ACTIVE not in rule.statuses:
            continue
        of = counted.get((rule.code, ACTIVE), Counter())
        judged = of[flags.FLAGGED] + of["clear"]
        rows.append(
            {
                "rule": rule.code,
                "rule_label": rule.label,
                "projects": of[flags.FLAGGED] if judged else None,
                "judged": judged,
                "cannot": of[flags.CANNOT],
                "not_asked": of[flags.NOT_ASKED],
            }
        )
    whole = pa.int64()
    kinds = {"rule": pa.string(), "rule_label": pa.string()}
    kinds |= dict.fromkeys(("projects", "judged", "cannot", "not_asked"), whole)
    return pa.Table.from_pylist(rows, schema=pa.schema(kinds))


def listed(watch: warehouse.Watchlist, status: str, only: str | None) -> pa.Table:
    """Flagged projects of a status, the heaviest flags first; `only` those of one rule."""
    kept = pc.equal(watch.projects["project_status"], status)
    if only is not None:
        kept = pc.and_(kept, pc.equal(watch.projects[only], flags.FLAGGED))
    return watch.projects.filter(kept)


def ranked(watch: warehouse.Watchlist, projects: pa.Table) -> pa.Table:
    """The first projects with their flags in words, as the page shows them."""
    first = projects.slice(0, MOST_LISTED)
    why = [flags.in_words(watch.rules, row) for row in first.to_pylist()]
    columns = ["project_code", "title", "end_date", "flags"]
    return (
        first.select(columns)
        .append_column("why", pa.array(why, pa.string()))
        .append_column("document", first["document"])
        .append_column("locator", first["locator"])
    )


LONG = {
    **dict.fromkeys(("project_code", "title", "fund_region", "project_status"), pa.string()),
    "end_date": pa.date32(),
    "rule": pa.string(),
    "rule_label": pa.string(),
    "watch_state": pa.string(),
    "watch_state_label": pa.string(),
    "rule_weight": pa.int64(),
    "explanation": pa.string(),
    "judged_on": pa.date32(),
    **dict.fromkeys(("document", "locator"), pa.string()),
}
"""Columns of the file of all flags: one row per project and rule that is asked of it."""


def everything(watch: warehouse.Watchlist) -> pa.Table:
    """What each rule says of each project it is asked of, in the order of the watchlist."""
    names = {row["code"]: row["label"] for row in warehouse.codes("watch_states")}
    rows = [
        {
            **{name: row[name] for name in LONG if name in row},
            "rule": rule.code,
            "rule_label": rule.label,
            "watch_state": row[rule.code],
            "watch_state_label": names[row[rule.code]],
            "rule_weight": rule.weight,
            "explanation": explanation(rule, row),
        }
        for row in watch.projects.to_pylist()
        for rule in watch.rules
        if row[rule.code] != flags.NOT_ASKED
    ]
    return pa.Table.from_pylist(rows, schema=pa.schema(LONG))


def explanation(rule: warehouse.Rule, row: Mapping) -> str | None:
    """Why a rule flags a project, or what it lacks to judge it."""
    if row[rule.code] == flags.FLAGGED:
        return flags.explained(rule, row)
    return f"not stated: {rule.rests_on}" if row[rule.code] == flags.CANNOT else None


def rules(watch: warehouse.Watchlist) -> pa.Table:
    """The rules applied: what they look for, rest on, are set to, and find."""
    counted = states(watch)
    rows = []
    for rule in watch.rules:
        of = sum((counted.get((rule.code, one), Counter()) for one in rule.statuses), Counter())
        numbers = [set_to(name, watch.thresholds[name]) for name in rule.thresholds]
        rows.append(
            {
                "rule_label": rule.label,
                "meaning": rule.meaning,
                "fund_rule": rule.fund_rule,
                "numbers": "; ".join(numbers) or "nothing to set",
                "rule_weight": str(rule.weight),
                "told": found_words(of),
            }
        )
    names = ("rule_label", "meaning", "fund_rule", "numbers", "rule_weight", "told")
    return pa.Table.from_pylist(rows, schema=pa.schema(dict.fromkeys(names, pa.string())))


def found_words(of: Counter) -> str:
    """What a rule found, given the number of projects in each state."""
    asked = of.total() - of[flags.NOT_ASKED]
    if not asked:
        return "asked of no project in view"
    told = f"{formats.count(of[flags.FLAGGED])} of {formats.plural(asked, 'project')} flagged"
    cannot = of[flags.CANNOT]
    return f"{told}; {formats.count(cannot)} cannot be judged" if cannot else told


def set_to(name: str, value: int) -> str:
    """A number a rule is set to, in words."""
    known = warehouse.watch_rules().thresholds[name]
    return f"{known.label.lower()}: {value} {known.unit} ({known.why})"
