"""What the watchlist answers with."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from warehouse.conditions import Statement
from warehouse.engine import Engine
from warehouse.errors import BadStatement, RegistryError, suggestion
from warehouse.faults import told
from warehouse.watch.compile import Judged
from warehouse.watch.rules import FILE, Rule, load_rules

WATCHED = "watch_facts"
"""The relation that holds what rules judge by."""


@dataclass(frozen=True)
class Watchlist:
    """Projects in view judged by rules on a day.

    projects: one row per flagged project (per project when all were asked for), the heaviest
    flags first, then by end date: the facts, a column per rule with its state (code list
    watch_states), flags, flags_weight and rules_unjudged. by_rule: rule, project_status,
    watch_state, projects. by_flags: project_status, flags, rules_unjudged, projects.
    thresholds: what the rules were set to.
    """

    judged_on: date
    rules: tuple[Rule, ...]
    thresholds: dict[str, int]
    projects: pa.Table
    by_rule: pa.Table
    by_flags: pa.Table


def judged(
    engine: Engine,
    facts: Statement,
    day: date,
    thresholds: Mapping[str, int],
    without: Iterable[str],
    everything: bool,
) -> Watchlist:
    """The watchlist of the projects in `facts`, a SELECT of all columns of WATCHED.

    Raises UnknownName and BadFilter for rules and thresholds that do not exist, and
    RegistryError naming the rule whose conditions or words name a column that does not.
    """
    declared = load_rules()
    rules, values = declared.kept(without), declared.set_to(thresholds)
    asked = Judged(facts, rules, day, values)
    statements = (asked.projects(flagged_only=not everything), asked.by_rule(), asked.by_flags())
    try:
        tables = [engine.select(one.sql, one.params) for one in statements]
    except BadStatement:
        for rule in rules:
            alone = Judged(facts, [rule], day, values).by_flags()
            with told(f"{FILE.name}: rules: {rule.code}"):
                engine.select(alone.sql, alone.params)
        raise
    _check_told(rules, tables[0].column_names)
    return Watchlist(day, tuple(rules), values, *tables)


def _check_told(rules: Iterable[Rule], columns: list[str]) -> None:
    """Raise RegistryError for words of a rule that name no column of the projects."""
    for rule in rules:
        for column, _ in rule.placeholders:
            if column not in columns:
                problem = f"told: there is no column '{column}'."
                near = suggestion(column, columns)
                raise RegistryError(f"{FILE.name}: rules: {rule.code}: {problem}", near)
