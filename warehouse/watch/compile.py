"""Turns the rules into SELECTs: one row per project with what each rule says of it.

Conditions come from rules.yml, thresholds and the day are bound parameters.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from warehouse.conditions import Statement, quoted
from warehouse.watch.rules import Rule, bound

FLAGS, WEIGHT, UNJUDGED = "flags", "flags_weight", "rules_unjudged"
"""Columns beside those of the rules: how many flags, their weights added, rules not judged."""

_ON_DAY = Path(__file__).with_name("on_day.sql")


class Judged:
    """Facts of the projects in view, judged by `rules` on a day."""

    def __init__(
        self,
        facts: Statement,
        rules: Sequence[Rule],
        day: date,
        thresholds: Mapping[str, int],
    ) -> None:
        """facts: a SELECT of all columns of `watch_facts`. thresholds: value of each."""
        named = {name for rule in rules for name in rule.thresholds}
        values = {name: value for name, value in thresholds.items() if name in named}
        self._params = {**facts.params, "day": day, **bound(values)}
        self._rules = rules
        self._blocks = ",\n".join(
            [
                f"facts AS (\n{facts.sql}\n)",
                f"on_day AS (\n{_ON_DAY.read_text(encoding='utf-8')})",
                f"judged AS (\nSELECT\n  on_day.*{_states(rules)}\nFROM on_day\n)",
                f"counted AS (\nSELECT\n  judged.*,\n{_sums(rules)}\nFROM judged\n)",
            ]
        )

    def projects(self, *, flagged_only: bool) -> Statement:
        """Every project, or the flagged ones: the heaviest flags first, then by end date."""
        kept = f"\nWHERE {FLAGS} > 0" if flagged_only else ""
        order = f"{WEIGHT} DESC, {FLAGS} DESC, end_date NULLS LAST, project_code"
        return self._select(f"SELECT *\nFROM counted{kept}\nORDER BY {order}")

    def by_rule(self) -> Statement:
        """Projects per rule, project status and state."""
        parts = [
            f"SELECT {number} AS place, '{rule.code}' AS rule, project_status, "
            f"{quoted(rule.code)} AS watch_state, count(*) AS projects\n"
            "FROM counted GROUP BY ALL"
            for number, rule in enumerate(self._rules)
        ] or [
            "SELECT 0 AS place, '' AS rule, project_status, '' AS watch_state, "
            "count(*) AS projects FROM counted WHERE FALSE GROUP BY ALL"
        ]
        union = "\nUNION ALL\n".join(parts)
        return self._select(
            "SELECT rule, project_status, watch_state, projects\n"
            f"FROM (\n{union}\n) AS each\nORDER BY place, project_status, watch_state"
        )

    def by_flags(self) -> Statement:
        """Projects per project status, number of flags and number of rules not judged."""
        columns = f"project_status, {FLAGS}, {UNJUDGED}"
        return self._select(
            f"SELECT {columns}, count(*) AS projects\nFROM counted\n"
            f"GROUP BY {columns}\nORDER BY {columns}"
        )

    def _select(self, last: str) -> Statement:
        return Statement(f"WITH\n{self._blocks}\n{last}", self._params)


def _states(rules: Sequence[Rule]) -> str:
    """A column per rule with its state (code list watch_states)."""
    return "".join(f",\n{_state(rule)} AS {quoted(rule.code)}" for rule in rules)


def _state(rule: Rule) -> str:
    """What a rule says of a project. A condition that is null leads to "cannot"."""
    statuses = ", ".join(f"'{status}'" for status in rule.statuses)
    asked = f"project_status IN ({statuses}) AND ({rule.applies})"
    return (
        f"  CASE\n    WHEN NOT ({asked}) THEN 'not_asked'\n"
        f"    WHEN {asked} AND ({rule.flagged}) THEN 'flagged'\n"
        f"    WHEN {asked} AND NOT ({rule.flagged}) THEN 'clear'\n"
        "    ELSE 'cannot'\n  END"
    )


def _sums(rules: Sequence[Rule]) -> str:
    """Number of flags, their weights added, and number of rules that could not be judged."""
    told = {
        FLAGS: [_when(rule, "flagged", 1) for rule in rules],
        WEIGHT: [_when(rule, "flagged", rule.weight) for rule in rules],
        UNJUDGED: [_when(rule, "cannot", 1) for rule in rules],
    }
    return ",\n".join(
        f"  CAST({' + '.join(parts) or '0'} AS BIGINT) AS {name}" for name, parts in told.items()
    )


def _when(rule: Rule, state: str, points: int) -> str:
    return f"CASE WHEN {quoted(rule.code)} = '{state}' THEN {points} ELSE 0 END"
